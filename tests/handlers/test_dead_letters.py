"""What did not get through stands before whoever runs Trellis here, with a reason, and is made anew or dropped once."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from playground.testing import Member
from tests.bot.outbox import owe
from tests.handlers.conftest import MONDAY
from tests.house import DID, TO_TEAM, House, house

pytestmark = pytest.mark.anyio

POST = "chat.postMessage"
TOLD = "A message did not get through."
ALICE, BOB = "2026-11-24 09:30", "2026-11-30 09:30"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    """A house beside a Slack that refuses. Dana runs Trellis here, and is known to."""
    async with house(tmp_path, start=MONDAY) as opened:
        await opened.let(opened.member("dana").types("/growth admin"))
        yield opened


async def archived(here: House, *, is_archived: bool = True) -> None:
    here.slack.slack.world.channel("ranking").is_archived = is_archived


async def shared_digest(here: House, before: Callable[[], None]) -> None:
    """Alice shared something with her team, and the moment of the digest comes."""
    await here.make_team("alice")
    await here.on("bob", "2026-11-24 10:00")  # so that what he is told of his team has arrived
    alice = await here.start("alice", rhythm="Every week")
    await here.let(alice.types("/growth checkin"))
    await alice.fills(DID[0], "Rolled back.")
    await alice.chooses(DID[1], TO_TEAM)
    await here.let(alice.submits())
    before()
    await here.on("bob", BOB)


async def lost_digest(here: House) -> Member:
    """The digest was decided on, and its channel archived before it left. Returns Dana, who looks at it."""
    await shared_digest(here, before=lambda: here.slack.misbehave.ratelimit(POST, 1, retry_after=30))
    await archived(here)
    await here.later(minutes=2)
    dana = here.member("dana")
    assert dana.newest().startswith(TOLD)
    await here.let(dana.clicks("Look at them"))
    return dana


async def lost_checkin(here: House, error: str = "restricted_action") -> Member:
    """Slack would not take Alice's check-in. Returns her."""
    alice = await here.start("alice", rhythm="Every week")
    here.slack.misbehave.refuse(POST, 1, error=error)
    await here.on("alice", ALICE)
    return alice


async def looking(here: House) -> Member:
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Look at them"))
    return dana


def digests(here: House) -> list[str]:
    return [text for text in here.slack.channel("ranking").reads() if text.startswith("Growth digest")]


async def test_a_digest_for_an_archived_channel_is_posted_once_when_it_is_open_again(here: House) -> None:
    dana = await lost_digest(here)
    text = dana.newest()
    assert "Messages that did not get through: 1" in text
    assert "The channel is archived." in text
    assert "A digest for #ranking, Monday 30 November, 15:30 (`is_archived`)" in text
    assert "Rolled back" not in text
    await archived(here, is_archived=False)
    await here.let(dana.clicks("Retry"))
    assert "Retried: it is made anew" in dana.newest()
    assert len(digests(here)) == 1
    assert "Rolled back." in digests(here)[0]
    await here.later(days=7)
    assert len(digests(here)) == 1


async def test_a_digest_whose_channel_is_still_archived_fails_again_and_says_so(here: House) -> None:
    dana = await lost_digest(here)
    await here.let(dana.clicks("Retry"))
    assert len([text for text in dana.reads() if text.startswith(TOLD)]) == 2
    assert "(`is_archived`)" in (await looking(here)).newest()


async def test_a_digest_that_a_later_one_told_has_nothing_left(here: House) -> None:
    dana = await lost_digest(here)
    await archived(here, is_archived=False)
    await here.later(days=7)
    assert len(digests(here)) == 1
    await here.let(dana.clicks("Retry"))
    assert "Nothing of it is left to send" in dana.newest()
    assert len(digests(here)) == 1


async def test_a_post_that_may_have_arrived_is_posted_again_by_who_has_looked(here: House) -> None:
    await shared_digest(here, before=lambda: here.slack.misbehave.fail(POST, 1, status=500))
    await here.later(minutes=3)
    dana = here.member("dana")
    await here.let(dana.clicks("Look at them"))
    assert "Look into the channel." in dana.newest()
    await here.let(dana.clicks("Retry"))
    assert "Rolled back." in digests(here)[0]
    await here.later(days=7)
    assert len(digests(here)) == 1


async def test_a_checkin_that_may_have_arrived_can_only_be_dropped(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    here.slack.misbehave.drop(POST, 1)
    here.slack.misbehave.refuse("conversations.*", error="missing_scope")
    await here.on("alice", ALICE)
    await here.later(minutes=3)
    dana = await looking(here)
    assert "I tell the person where they look by themselves." in dana.newest()
    assert "[Retry]" not in dana.newest()
    assert len([text for text in alice.reads() if text.startswith("Growth check-in")]) == 1


async def test_more_of_them_than_a_page_holds_are_turned_over(here: House) -> None:
    for number in range(11):
        await owe(here, f"Word {number}", payload={"text": "Bad", "blocks": [{"type": "no such block"}]})
    await here.settle()
    dana = await looking(here)
    assert "Messages that did not get through: 11" in dana.newest()
    assert dana.newest().count("An answer or a note for") == 8
    await here.let(dana.clicks("Older ones"))
    assert dana.newest().count("An answer or a note for") == 3
    await here.let(dana.clicks("Newer ones"), dana.clicks("Drop all"))
    assert "11 messages are dropped." in dana.newest()


async def test_a_checkin_that_slack_refused_comes_at_once_in_their_hours(here: House) -> None:
    alice = await lost_checkin(here)
    dana = await looking(here)
    assert "A check-in for Alice, Tuesday 24 November, 09:30 (`restricted_action`)" in dana.newest()
    await here.let(dana.clicks("Retry"))
    await here.tick()
    assert alice.newest().startswith("Growth check-in")
    assert len([text for text in alice.reads() if text.startswith("Growth check-in")]) == 1
    await here.write(alice, (DID, "Wrote the runbook."))
    assert "Wrote the runbook." in alice.newest()


async def test_a_checkin_that_is_retried_at_night_waits_for_the_morning(here: House) -> None:
    alice = await lost_checkin(here)
    await here.on("alice", "2026-11-24 22:00")
    dana = await looking(here)
    await here.let(dana.clicks("Retry"))
    await here.later(minutes=5)
    assert not any(text.startswith("Growth check-in") for text in alice.reads())
    await here.on("alice", "2026-11-25 09:30")
    assert alice.newest().startswith("Growth check-in")


async def test_a_second_click_finds_it_seen_to(here: House) -> None:
    alice = await lost_checkin(here)
    await looking(here)
    dana = await looking(here)
    pages = [message for message in dana.messages() if message.text.startswith("Messages that")]
    await here.let(dana.clicks("Retry", on=pages[-1]))
    await here.let(dana.clicks("Retry", on=pages[-2]))
    assert any("Somebody has seen to that one already." in text for text in dana.reads())
    await here.tick()
    await here.tick()
    assert len([text for text in alice.reads() if text.startswith("Growth check-in")]) == 1


async def test_what_is_dropped_is_off_the_list_and_never_sent(here: House) -> None:
    alice = await lost_checkin(here)
    dana = await looking(here)
    await here.let(dana.clicks("Drop"))
    assert "Every message of the last 30 days has arrived" in dana.newest()
    await here.later(hours=3)
    assert not any(text.startswith("Growth check-in") for text in alice.reads())


async def test_an_answer_can_only_be_dropped(here: House) -> None:
    alice = await here.start("alice")
    here.slack.misbehave.refuse(POST, 1, error="restricted_action")
    await here.let(alice.says("pause"))
    dana = await looking(here)
    assert "An answer or a note for Alice" in dana.newest()
    assert "[Drop]" in dana.newest()
    assert "[Retry]" not in dana.newest()


async def test_those_who_run_it_are_told_of_the_first_one_only(here: House) -> None:
    await here.start("alice", rhythm="Every week")
    await here.start("erin", rhythm="Every week")
    here.slack.misbehave.refuse(POST, 2, error="restricted_action")
    await here.on("alice", ALICE)
    dana = here.member("dana")
    assert len([text for text in dana.reads() if text.startswith(TOLD)]) == 1
    await looking(here)
    assert "2 messages." in dana.newest()
    await here.let(dana.clicks("Retry all"))
    assert "2 messages are made anew." in dana.newest()
    await here.tick()
    for name in ("alice", "erin"):
        assert here.member(name).newest().startswith("Growth check-in")


async def test_who_does_not_run_it_sees_none_of_it(here: House) -> None:
    alice = await lost_checkin(here)
    await here.let(alice.types("/growth admin"))
    assert "did not get through" not in alice.newest()
