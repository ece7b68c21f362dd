"""Somebody deletes all that is kept of them: what they are asked and told, and what others read then."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from playground.core.messages import Message
from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.handlers.keeping import TOOL_SHOWN, closes, keeps
from tests.house import DID, HELP, PLAN, TO_AGENDA, TO_TEAM, House, house, scene

pytestmark = pytest.mark.anyio

CHECKIN_DAY, DIGEST_DAY = "2026-11-24 09:30", "2026-11-30 09:30"
WORDS = "quince"
REMOVED = "Something that stood here was removed by its author."


@pytest.fixture
@scene
async def alice(here: House) -> Member:
    """Alice of Bob's team, after her first check-in, of which she shared something, and with a win."""
    await here.make_team("alice", "erin")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", CHECKIN_DAY)
    await here.write(alice, (DID, WORDS), (PLAN, "medlar"), sees=TO_TEAM)
    await keeps(here, alice, "damson", TOOL_SHOWN)
    await closes(alice)
    return alice


@pytest.fixture
async def doubtful(tmp_path: Path) -> AsyncIterator[House]:
    """A house in which Slack may refuse something."""
    async with house(tmp_path, start=MONDAY) as opened:
        yield opened


async def deletes(here: House, who: Member) -> None:
    """Somebody says so twice."""
    await here.let(who.types("/growth delete"), who.clicks("Go on"), who.clicks("Delete all of it for good"))


def ours(who: Member) -> list[Message]:
    """What Trellis said in somebody's conversation, for good."""
    return [message for message in who.messages() if message.bot_id and not message.seen_by]


def before(who: Member) -> str:
    return (who.modal or "").replace("*", "").replace("`", "")


async def test_it_says_what_goes_and_what_cannot(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth delete"))
    said = before(alice)
    assert "What goes, for good: one win, one check-in, 2 answers and one step." in said
    assert "Your level, areas and rhythm go, too and your place on Ranking" in said
    assert "What you shared goes, too: 2 answers." in said
    assert "what you typed yourself in our conversation" in said
    assert "Nobody is told. Bob will no longer see you on Ranking." in said
    assert "Nothing is deleted yet, and only you see this." in said


async def test_nothing_goes_before_the_second_confirmation(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth delete"), alice.clicks("Go on"), alice.closes())
    await here.let(alice.types("/growth wins"))
    assert "damson" in before(alice)


async def test_it_is_on_the_home_too(here: House, alice: Member) -> None:
    await here.turn_to(alice, "Settings")
    await here.let(alice.clicks("Delete my data"))
    assert "What goes, for good" in before(alice)


async def test_at_the_end_one_message_says_that_it_is_done_and_how_to_begin_anew(here: House, alice: Member) -> None:
    await deletes(here, alice)
    assert "It is deleted: I keep nothing of you any more." in before(alice)
    (last,) = [said for said in alice.reads() if "deleted" in said]
    assert last.replace("`", "") == (
        "Done: all that I kept of you is deleted, and my messages and files here with it. If you ever want to begin "
        "anew, /growth start does it, and I will not know you."
    )
    assert ours(alice) == [alice.messages()[-1]]
    assert "I keep nothing of you." in alice.home


async def test_what_stood_in_the_digests_was_removed_by_its_author(here: House, alice: Member) -> None:
    erin = await here.start("erin", rhythm="Every week")
    await here.let(erin.types("/growth checkin"))
    await here.let(erin.submits({HELP[0]: "rowan", HELP[1]: TO_AGENDA}))
    await here.on("bob", DIGEST_DAY)
    bob, ranking = here.member("bob"), here.slack.channel("ranking")
    assert WORDS in "\n".join([*bob.reads(), *ranking.reads()])
    await deletes(here, alice)
    letter = next(said for said in bob.reads() if "rowan" in said)
    assert REMOVED in letter
    assert ranking.reads() == [REMOVED]
    for word in (WORDS, "medlar", "Alice"):
        assert word not in "\n".join([letter, *ranking.reads()])
    await here.later(minutes=1)
    assert "Done: all that I kept of you is deleted" in alice.newest()


async def test_who_begins_anew_is_not_known(here: House, alice: Member) -> None:
    await deletes(here, alice)
    await closes(alice)
    await here.later(minutes=1)
    await here.let(alice.types("/growth start"))
    assert "Trellis: small steps at your own pace" in alice.newest()
    assert "Ranking" not in alice.newest()


async def test_a_second_press_deletes_nothing_of_whoever_began_anew(doubtful: House) -> None:
    here = doubtful
    alice = await here.start("alice")
    await here.let(alice.types("/growth delete"), alice.clicks("Go on"))
    again = here.slack.slack.views.stack(alice.id)[-1]
    press = next(e for b in again.given["blocks"] if b["type"] == "actions" for e in b["elements"])
    await here.let(alice.clicks("Delete all of it for good"))
    await closes(alice)
    await here.later(minutes=1)
    await here.start("alice")
    await keeps(here, alice, "rowan")
    await closes(alice)
    await here.let(alice.types("/growth delete"))
    view = here.slack.slack.views.stack(alice.id)[-1]
    body = {
        "type": "block_actions",
        "trigger_id": "another",
        "user": {"id": alice.id},
        "actions": [{"action_id": press["action_id"], "value": press["value"]}],
        "container": {"type": "view"},
        "view": {"id": view.id, "type": "modal"},
    }
    await here.hands_over("click", body)
    await closes(alice)
    await here.let(alice.types("/growth wins"))
    assert "rowan" in before(alice)


async def test_who_leads_a_team_reads_what_comes_first(here: House) -> None:
    await here.make_team("alice")
    bob, dana = await here.start("bob"), here.member("dana")
    await here.let(bob.types("/growth delete"))
    assert "You lead Ranking." in before(bob)
    assert "Nothing is deleted yet." in before(bob)
    await here.let(bob.clicks("Ask them"))
    assert "Asked. Once somebody else leads it, /growth delete goes on from here." in before(bob)
    assert "Bob would like to hand over Ranking." in dana.newest()
    await closes(bob)
    await here.let(dana.clicks("Choose who leads it"), dana.chooses("Who leads it?", "erin"), dana.submits())
    await deletes(here, bob)
    assert "It is deleted" in before(bob)


async def test_where_slack_asks_to_wait_the_rest_goes_later(doubtful: House) -> None:
    here = doubtful
    alice = await here.start("alice")
    await here.on("alice", CHECKIN_DAY)
    here.slack.misbehave.ratelimit("chat.delete", 1, retry_after=30)
    await deletes(here, alice)
    assert len(ours(alice)) == 2
    await here.later(seconds=31)
    assert len(ours(alice)) == 1
    assert "Done: all that I kept of you is deleted" in alice.newest()


async def test_what_goes_at_once_is_not_asked_for_by_the_clock_meanwhile(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth export"), alice.clicks("Send me the files"), alice.closes())
    await here.let(alice.types("/growth delete"), alice.clicks("Go on"))
    deletion = asyncio.create_task(alice.clicks("Delete all of it for good"))
    while not deletion.done():
        await here.trellis.tick()
    await deletion
    await here.settle()
    assert ours(alice) == alice.messages()[-1:]
    gone = [call.args.get("file") or call.args.get("ts") for call in here.slack.calls if ".delete" in call.method]
    assert len(gone) == len(set(gone))


async def test_where_nobody_may_delete_messages_their_words_are_taken_out(doubtful: House) -> None:
    here = doubtful
    alice = await here.start("alice")
    await here.on("alice", CHECKIN_DAY)
    await here.write(alice, (DID, WORDS))
    here.slack.misbehave.refuse("chat.delete", 1000, error="compliance_exports_prevent_deletion")
    await deletes(here, alice)
    assert WORDS not in "\n".join(alice.reads())
    assert "Removed by its author." in alice.reads()
    assert "Done: all that I kept of you is deleted" in alice.newest()
