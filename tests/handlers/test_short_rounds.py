"""A check-in after two that brought nothing new is a short one; what took long and is done gets a word, once."""

import pytest

from playground.testing import Member
from tests.house import HELP, PLAN, WENT, House, scene

pytestmark = pytest.mark.anyio

TUESDAYS = ("2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22", "2026-12-29", "2027-01-05")
PLANNED = "compare the ranker by country first"
SHORT = "A short one, as nothing changed lately. Only you see it until you share it."


@pytest.fixture
@scene
async def alice(here: House) -> Member:
    """Alice, who is asked every week, and planned something in her first check-in."""
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", f"{TUESDAYS[0]} 09:30")
    await here.write(alice, (PLAN, PLANNED))
    return alice


@scene
async def same_as_last_time(here: House, alice: Member, *days: str) -> None:
    for day in days:
        await here.on("alice", f"{day} 09:30")
        await here.let(alice.clicks("Same as last time"))


async def test_after_two_that_were_the_same_comes_one_question_and_one_line(here: House, alice: Member) -> None:
    await same_as_last_time(here, alice, *TUESDAYS[1:3])
    await here.on("alice", f"{TUESDAYS[3]} 09:30")
    title, question, menu, row, line = alice.newest().splitlines()
    assert title.startswith("Growth check-in, 15 December")
    assert question.endswith("?")
    assert (menu[:6], row) == ("(menu:", "[Answer] [Same as last time] [Later] [Skip this one]")
    assert line == f"{SHORT} Next: Tuesday 22 December."


async def test_in_it_the_plan_is_still_asked_about_in_the_form(here: House, alice: Member) -> None:
    await same_as_last_time(here, alice, *TUESDAYS[1:3])
    await here.on("alice", f"{TUESDAYS[3]} 09:30")
    await here.write(alice, (WENT, "It is merged."))
    assert "How your plan went · Only you\n> It is merged." in alice.newest()
    await here.on("alice", f"{TUESDAYS[4]} 09:30")
    assert SHORT not in alice.newest()


async def test_one_that_was_the_same_is_not_enough(here: House, alice: Member) -> None:
    await same_as_last_time(here, alice, TUESDAYS[1])
    await here.on("alice", f"{TUESDAYS[2]} 09:30")
    assert SHORT not in alice.newest()


async def test_neither_is_one_that_was_skipped(here: House, alice: Member) -> None:
    await same_as_last_time(here, alice, TUESDAYS[1])
    await here.on("alice", f"{TUESDAYS[2]} 09:30")
    await here.let(alice.clicks("Skip this one"))
    await here.on("alice", f"{TUESDAYS[3]} 09:30")
    assert SHORT not in alice.newest()


async def test_a_wish_is_something_new(here: House, alice: Member) -> None:
    await same_as_last_time(here, alice, TUESDAYS[1])
    await here.on("alice", f"{TUESDAYS[2]} 09:30")
    await here.write(alice, (HELP, "Somebody to read my design."), (PLAN, PLANNED))
    await here.on("alice", f"{TUESDAYS[3]} 09:30")
    assert SHORT not in alice.newest()


async def test_a_plan_that_took_long_gets_a_word_when_it_is_done(here: House, alice: Member) -> None:
    await same_as_last_time(here, alice, *TUESDAYS[1:4])
    await here.on("alice", f"{TUESDAYS[4]} 09:30")
    await here.write(alice, (HELP, "A review."), (PLAN, PLANNED))
    await here.on("alice", f"{TUESDAYS[5]} 09:30")
    await here.let(alice.clicks("Done"))
    said = "You first wrote it on Tuesday 24 November, five weeks ago, and it is done."
    assert f"You did what you planned:\n> {PLANNED}\n{said}" in alice.newest()
    await here.write(alice, (HELP, "Another review."))
    await here.on("alice", f"{TUESDAYS[6]} 09:30")
    assert "You first wrote it" not in alice.newest()


async def test_one_that_was_done_in_a_week_gets_none(here: House, alice: Member) -> None:
    await here.on("alice", f"{TUESDAYS[1]} 09:30")
    await here.let(alice.clicks("Done"))
    assert "You did what you planned:" in alice.newest()
    assert "You first wrote it" not in alice.newest()


async def test_a_step_that_took_long_gets_a_word_in_the_check_in_after_it(here: House, alice: Member) -> None:
    await here.on("alice", f"{TUESDAYS[1]} 09:30")
    await here.let(alice.clicks("Try it"))
    for day in TUESDAYS[2:5]:
        await here.on("alice", f"{day} 09:30")
        await here.write(alice, (HELP, f"Time, on {day}."))
    await here.on("alice", f"{TUESDAYS[5]} 09:30")
    await here.let(alice.clicks("I did this"))
    assert "You were at it since" not in alice.newest()
    await here.on("alice", f"{TUESDAYS[6]} 09:30")
    assert " is done. You were at it since Tuesday 1 December: four weeks.\n" in alice.newest()
