"""What people type never pings anybody: everything that leaves for Slack is looked at as it was sent."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.house import DID, HELP, PLAN, TO_AGENDA, TO_TEAM, House

pytestmark = pytest.mark.anyio

TYPED = "<!channel> <@U0BOB> <!subteam^S1> @here & <https://example.com|click>"
LIVE = ("<!channel>", "<@U0BOB>", "<!subteam", "<https://example.com|click>")


def read_as_markup(value: Any, key: str = "") -> Iterator[str]:
    """Every string in a payload that Slack reads as mrkdwn: top-level texts, and mrkdwn objects."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if value.get("type") != "plain_text" or name != "text":
                yield from read_as_markup(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from read_as_markup(inner, key)
    elif isinstance(value, str) and key == "text":
        yield value


def live(here: House) -> set[str]:
    """What would have become a mention or a link, in anything that Trellis sent or that anybody saw."""
    sent = [text for call in here.slack.calls for text in read_as_markup(call.args)]
    for conversation in here.slack.slack.world.conversations.values():
        for person in conversation.members:
            shown = here.slack.slack.messages.seen(conversation.id, person)
            sent += [t for m in shown if m.app_id for t in (m.text, *read_as_markup(m.blocks or []))]
    assert sent
    return {mark for mark in LIVE for text in sent if mark in text}


async def test_in_a_form_for_every_reader(here: House) -> None:
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (DID, TYPED), (HELP, TYPED), sees=TO_TEAM)
    await here.write(alice, (PLAN, TYPED), sees=TO_AGENDA, button="Edit")
    bob = here.member("bob")
    await here.later(minutes=11)
    await here.let(bob.types("/growth digest"), alice.opens_home(), bob.opens_home())
    await here.on("bob", "2026-11-30 09:30")
    await here.on("alice", "2026-12-01 09:30")
    assert f"> {TYPED}" in alice.newest()
    assert TYPED in here.slack.channel("ranking").reads()[0]
    assert live(here) == set()


async def test_in_a_thread(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.says("<!channel> & all", in_thread_of=alice.messages()[-1]))
    receipt = next(text for text in alice.reads() if "Growth check-in" in text)
    assert "> @channel & all" in receipt
    assert live(here) == set()


async def test_in_the_name_of_a_team(here: House) -> None:
    await here.make_team("alice", name="<!channel> & <@U0BOB>")
    alice, bob, dana = (here.member(name) for name in ("alice", "bob", "dana"))
    await here.on("alice", "2026-11-24 09:30")
    assert "You are on <!channel> & <@U0BOB>, led by Bob." in alice.newest()
    await here.start("alice")
    await here.let(alice.types("/growth checkin"))
    await alice.fills(DID[0], "Something.")
    await alice.chooses(DID[1], TO_TEAM)
    await here.let(alice.submits(), alice.types("/growth who-sees"))
    await here.let(bob.types("/growth team"), bob.types("/growth digest"), bob.opens_home())
    await here.let(dana.types("/growth admin"))
    await here.on("bob", "2026-11-30 09:30")
    assert "Growth digest, <!channel> & <@U0BOB>" in here.slack.channel("ranking").reads()[0]
    assert live(here) == set()


@pytest.mark.parametrize("line", ["<!channel>", "pause <!channel>", "<@U0BOB> start", "team <!channel>"])
async def test_behind_the_command(here: House, line: str) -> None:
    alice = await here.start("alice")
    await here.let(alice.types(f"/growth {line}"))
    assert live(here) == set()


async def test_in_a_direct_message(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.says("<!channel>"), alice.says("pause <!channel>"))
    assert "I don't know the length “@channel”." in alice.newest()
    assert live(here) == set()


async def test_in_the_name_of_a_person(here: House) -> None:
    await here.make_team("alice")
    alice = await here.start("alice")
    await alice.changes(real_name="<!channel> Brandt")
    await here.let(alice.types("/growth checkin"))
    await alice.fills(DID[0], "Something.")
    await alice.chooses(DID[1], TO_TEAM)
    await here.let(alice.submits())
    await here.on("bob", "2026-11-30 09:30")
    assert "<!channel> did this:" in here.slack.channel("ranking").reads()[0]
    assert live(here) == set()
