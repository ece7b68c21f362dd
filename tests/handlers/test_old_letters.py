"""A letter of weeks ago: what left the list meanwhile, was taken back, or whose author is gone, with each click."""

import pytest

from playground.testing import Member
from tests.handlers.test_remarks import MONDAY, SAYS, letter, thread
from tests.house import HELP, TO_MANAGER, House, scene

pytestmark = pytest.mark.anyio

FIVE_WEEKS_ON = "2027-01-04 09:30"


@pytest.fixture
@scene
async def alice(here: House) -> Member:
    """Alice of Bob's team, whose wish stands in Bob's letter."""
    await here.make_team("alice", "erin")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (HELP, "Old click logs."), sees=TO_MANAGER)
    await here.on("bob", MONDAY)
    return alice


@scene
async def opens_later(here: House) -> Member:
    """Bob presses Answer in it five weeks later."""
    await here.on("bob", FIVE_WEEKS_ON)
    bob = here.member("bob")
    await here.let(bob.clicks("Answer", beside="Old click logs."))
    return bob


async def test_what_left_the_list_can_be_answered_and_is_not_done_a_second_time(here: House, alice: Member) -> None:
    bob = await opens_later(here)
    assert "[Done]" not in (bob.modal or "")
    assert "[Thank]" in (bob.modal or "")
    await here.let(bob.submits({SAYS: "I asked Priya."}))
    assert any("> I asked Priya." in text for text in thread(alice))


async def test_a_card_that_was_open_meanwhile_says_nothing_to_its_author(here: House, alice: Member) -> None:
    bob = here.member("bob")
    await here.let(bob.clicks("Answer", beside="Old click logs."))
    await here.on("bob", FIVE_WEEKS_ON)
    await here.let(bob.clicks("Done"))
    assert "It is off your list already, so nothing was said. You can still answer." in (bob.modal or "")
    assert not any("as done" in text for text in thread(alice))


async def test_on_our_one_on_one_it_goes_however_old_it_is(here: House, alice: Member) -> None:
    bob = await opens_later(here)
    await here.let(bob.clicks("On our 1:1"), alice.types("/growth agenda"))
    assert "Old click logs." in (alice.modal or "")


async def test_what_was_taken_back_is_said_to_be(here: House, alice: Member) -> None:
    bob, button = here.member("bob"), pressed(here)
    await here.let(alice.types("/growth who-sees"), alice.clicks("Take back", beside="Old click logs"))
    assert "Old click logs" not in letter(here)
    await here.let(here.hands_over("click", button))
    assert "This is shared no longer: whoever wrote it took it back or deleted it." in (bob.modal or "")


def pressed(here: House) -> dict[str, object]:
    """The press of Answer in the letter as it stood before."""
    bob = here.member("bob")
    message = next(m for m in reversed(bob.messages()) if m.text.startswith("Your week with"))
    control = next(b["accessory"] for b in message.blocks if "click logs" in str(b) and "accessory" in b)
    return {
        "type": "block_actions",
        "user": {"id": bob.id, "team_id": here.workspace},
        "trigger_id": here.slack.slack.triggers.issue(bob.id, "A0TRELLIS"),
        "actions": [{"action_id": control["action_id"], "value": control["value"]}],
        "container": {"type": "message", "channel_id": bob.dm.id, "message_ts": message.ts},
    }


@pytest.mark.parametrize("button", ["Thank", "On our 1:1"])
async def test_nothing_is_said_to_somebody_who_left_meanwhile(here: House, alice: Member, button: str) -> None:
    bob = here.member("bob")
    await here.let(bob.clicks("Answer", beside="Old click logs."), alice.changes(deleted=True))
    before = alice.reads()
    await here.let(bob.clicks(button))
    assert "Alice is gone from this workspace, so nothing was said." in (bob.modal or "")
    assert "[Thank]" not in (bob.modal or "")
    assert "[On our 1:1]" not in (bob.modal or "")
    assert alice.reads() == before


async def test_what_somebody_asked_who_left_is_done_for_oneself(here: House, alice: Member) -> None:
    bob = here.member("bob")
    await here.let(alice.changes(deleted=True))
    before = alice.reads()
    await here.let(bob.clicks("Answer", beside="Old click logs."), bob.clicks("Done"))
    assert "[Done]" not in (bob.modal or "")
    assert "Nothing waits on you" in letter(here)
    assert alice.reads() == before
