"""What stands in a private digest beside what people shared: 1:1s ahead, milestones, and its reader's own pace."""

import pytest

from db.engine import Session
from handlers.shared.happenings import LetterDrawn
from playground.testing import Member
from tests.handlers.keeping import closes
from tests.handlers.looking import GETTING_THERE
from tests.handlers.looking import shares as shares_marks
from tests.house import DID, HELP, TO_MANAGER, House

pytestmark = pytest.mark.anyio

ASKED = "You are asked for a second view: Alice has shared with you how they see themselves."
MONDAY, NEXT = "2026-11-30 09:30", "2026-12-07 09:30"  # of Bob


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice of Bob's team, on the Tuesday of her first check-in."""
    await here.make_team("alice", "erin")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    return alice


@pytest.fixture
def bob(here: House, alice: Member) -> Member:
    return here.member("bob")


def letter(bob: Member) -> str:
    return next(text for text in reversed(bob.reads()) if text.startswith("Your week with"))


async def test_who_came_to_the_team_is_a_milestone_of_that_week_alone(here: House, alice: Member, bob: Member) -> None:
    await here.write(alice, (DID, "Drew the runbook."), sees=TO_MANAGER)
    await here.on("bob", MONDAY)
    assert "Milestones\n• Alice and Erin joined the team." in letter(bob)
    await here.on("alice", "2026-12-01 09:30")
    await here.write(alice, (DID, "Drew it anew."), sees=TO_MANAGER)
    await here.on("bob", NEXT)
    assert "Drew it anew." in letter(bob)
    assert "Milestones" not in letter(bob)


async def test_milestones_alone_are_no_letter(here: House, alice: Member, bob: Member) -> None:
    await here.on("bob", MONDAY)
    assert not any(text.startswith("Your week with") for text in bob.reads())


async def test_an_agreed_level_is_a_milestone(here: House, alice: Member, bob: Member) -> None:
    await here.write(alice, (DID, "Drew the runbook."), sees=TO_MANAGER)
    await here.turn_to(alice, "My ladder")
    await here.let(alice.clicks("I think I am at Senior now"), alice.submits())
    await here.on("bob", "2026-11-24 10:00")
    await here.let(bob.clicks("Agree"))
    await here.on("bob", MONDAY)
    assert "• Alice is at Senior: the two of you agreed on Tuesday 24 November." in letter(bob)


async def shares_before_it(here: House, alice: Member) -> None:
    """An hour before Bob's letter of that Monday."""
    await here.on("bob", "2026-11-30 08:30")
    await shares_marks(here, alice, GETTING_THERE)
    await closes(alice)


def alone(bob: Member) -> int:
    return sum(text.startswith(ASKED) for text in bob.reads())


async def test_who_asks_for_a_view_on_the_day_of_the_letter_asks_in_it_and_nowhere_else(
    here: House, alice: Member, bob: Member
) -> None:
    await here.write(alice, (DID, "Drew the runbook."), sees=TO_MANAGER)
    await shares_before_it(here, alice)
    await here.on("bob", MONDAY)
    assert "• Alice shared how they see themselves, against Junior." in letter(bob)
    assert letter(bob).index(ASKED) < letter(bob).index("Drew the runbook.")
    assert "getting there" not in letter(bob).casefold()
    await here.on("bob", "2026-11-30 15:00")
    assert alone(bob) == 0
    await here.let(bob.clicks("Begin my view"))
    assert (bob.modal or "").startswith("Your view\nAlice")


async def test_so_too_where_the_clock_of_the_team_is_not_that_of_its_reader(here: House) -> None:
    """Due at 22:00 of Alice on Monday, the letter leaves in the hours of both clocks: Tuesday at 15:30 of hers."""
    await here.make_team("bob", "erin", manager="alice")
    alice, bob = here.member("alice"), await here.start("bob", rhythm="Every week")
    await here.let(alice.types("/growth team"), alice.clicks("People and digest"))
    await alice.chooses("At what time?", "16:00")
    await alice.chooses("By which clock?", "America/New York")
    await here.let(alice.submits())
    await closes(alice)
    await here.on("bob", "2026-11-24 09:30")
    await here.write(bob, (DID, "Drew the runbook."), sees="You and Alice")
    await here.on("alice", "2026-11-30 17:00")
    await shares_marks(here, bob, GETTING_THERE, manager="Alice")
    await closes(bob)
    for moment in ("2026-11-30 22:00", "2026-12-01 09:30", "2026-12-01 15:30", "2026-12-01 16:00"):
        await here.on("alice", moment)
    assert "• Bob shared how they see themselves, against Junior." in letter(alice)
    assert not any(text.startswith(ASKED.replace("Alice", "Bob")) for text in alice.reads())


async def test_where_no_letter_comes_that_day_it_is_asked_alone(here: House, alice: Member, bob: Member) -> None:
    await shares_before_it(here, alice)
    await here.on("bob", MONDAY)
    assert alone(bob) == 0
    await here.on("bob", "2026-11-30 09:45")
    assert alone(bob) == 1


async def test_what_was_asked_alone_is_not_said_again_by_the_letter(here: House, alice: Member, bob: Member) -> None:
    await here.write(alice, (DID, "Drew the runbook."), sees=TO_MANAGER)
    await shares_marks(here, alice, GETTING_THERE)
    await closes(alice)
    await here.on("bob", "2026-11-24 10:00")
    assert alone(bob) == 1
    await here.on("bob", MONDAY)
    assert "shared how they see themselves" not in letter(bob)
    assert "Drew the runbook." in letter(bob)


async def test_what_is_taken_back_goes_from_the_letter(here: House, alice: Member, bob: Member) -> None:
    await here.write(alice, (HELP, "Old click logs."), (DID, "Drew the runbook."), sees=TO_MANAGER)
    await shares_before_it(here, alice)
    await here.on("bob", MONDAY)
    assert "shared how they see themselves" in letter(bob)
    await here.let(alice.types("/growth who-sees"), alice.clicks("Take back", beside="Where you stand"))
    await here.let(alice.types("/growth who-sees"), alice.clicks("Take back", beside="Old click logs"))
    assert "shared how they see themselves" not in letter(bob)
    assert ASKED not in letter(bob)


async def test_how_soon_its_reader_answers_is_told_to_them_alone(here: House, alice: Member, bob: Member) -> None:
    await here.write(alice, (HELP, "Old click logs."), sees=TO_MANAGER)
    await here.on("bob", MONDAY)
    assert "you settled" not in letter(bob)
    await here.let(bob.clicks("Answer"), bob.clicks("Done"))
    await closes(bob)
    await here.on("alice", "2026-12-01 09:30")
    await here.write(alice, (DID, "Drew the runbook."), sees=TO_MANAGER)
    await here.on("bob", NEXT)
    told = "In four weeks you settled 1 thing that waited on you, within 6 days. Nobody else is told."
    assert told in letter(bob)
    assert not any("you settled" in text for text in alice.reads())


async def test_a_one_on_one_of_the_next_week_stands_there_with_what_is_open(
    here: House, alice: Member, bob: Member
) -> None:
    async def ahead(_session: Session, drawn: LetterDrawn) -> None:
        drawn.ahead.append(f"• Alice, {drawn.at:%A}")

    here.trellis.registry.signals.when(LetterDrawn, ahead)
    await here.write(alice, (HELP, "Old click logs."), sees=TO_MANAGER)
    await here.on("bob", MONDAY)
    assert letter(bob).index("Waiting on you") < letter(bob).index("1:1s in the next seven days\n• Alice, Monday")
    await here.let(bob.clicks("Answer"), bob.clicks("Done"))
    assert "1:1s in the next seven days\n• Alice, Monday" in letter(bob)
