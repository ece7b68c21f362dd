"""What comes next, told before it comes: each kind in its own words, and then it is that which comes."""

import pytest

from tests.house import DID, House

pytestmark = pytest.mark.anyio

STANDS = "That is as things stand, and the earliest: I wait for your hours."


async def status(here: House) -> str:
    alice = here.member("alice")
    await here.let(alice.types("/growth status"))
    return alice.newest()


async def comes(here: House, what: str, day: str, moment: str) -> None:
    """The status tells it, and at that moment it is what is said."""
    assert f"Next: {what}, {day}, 09:30. {STANDS}" in await status(here)
    await here.on("alice", moment)
    assert f"Last: {day}, 09:30, {what}." in await status(here)


async def test_a_check_in(here: House) -> None:
    await here.start("alice")
    await comes(here, "a check-in", "Tuesday 24 November", "2026-11-24 09:30")


async def test_a_reminder_only_redraws_the_message(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    told = await status(here)
    assert "Next: a reminder of the open check-in (it only redraws the message), Wednesday 25 November, 09:30." in told
    before = len(alice.messages())
    await here.on("alice", "2026-11-25 09:30")
    assert len(alice.messages()) == before
    assert any("Still open if you want it" in text for text in alice.reads())


async def test_the_check_in_that_somebody_put_off(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Later"))
    await comes(here, "the check-in you asked to have back", "Wednesday 25 November", "2026-11-25 09:30")


async def test_a_small_step(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(here.declines(alice))
    await here.write(alice, (DID, "Wrote the runbook."))
    await here.let(alice.opens_home())
    assert "Before that, a small step may come on Tuesday 1 December." in alice.home
    await comes(here, "a small step", "Tuesday 1 December", "2026-12-01 09:30")


async def test_a_moment_with_nothing_to_say_is_passed_over(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Try it"))
    await here.write(alice, (DID, "Wrote the runbook."))
    await here.let(alice.opens_home())
    assert "The next check-in comes Tuesday 8 December, 09:30." in alice.home
    assert "may come" not in alice.home
    await comes(here, "a check-in", "Tuesday 8 December", "2026-12-08 09:30")


async def test_two_things_in_one_message(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth shift"), alice.clicks("Practise these"))
    what = "a check-in and the question of your way up"
    await comes(here, what, "Tuesday 24 November", "2026-11-24 09:30")


async def test_the_question_of_the_way_up_by_itself(here: House) -> None:
    """Asked on a Tuesday, it comes again four weeks later, and the check-ins every four weeks began a week after."""
    alice = await here.start("alice", rhythm="Every four weeks")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Try it"))
    await here.write(alice, (DID, "Wrote the runbook."))
    await here.let(alice.types("/growth shift"), alice.clicks("Practise these"), alice.opens_home())
    assert "Before that, the question of your way up may come on Tuesday 1 December." in alice.home
    await comes(here, "the question of your way up", "Tuesday 1 December", "2026-12-01 09:30")


async def test_a_note_that_trellis_pauses_itself(here: House) -> None:
    await here.start("alice", rhythm="Every week")
    for day in ("2026-11-24", "2026-12-01", "2026-12-08", "2026-12-09"):
        await here.on("alice", f"{day} 09:30")
    assert f"Next: a note that I pause myself, Tuesday 15 December, 09:30. {STANDS}" in await status(here)
    await here.on("alice", "2026-12-15 09:30")
    assert "I will be quiet now" in here.member("alice").newest()


async def test_what_has_no_room_in_a_week_is_told_for_the_day_that_has(here: House) -> None:
    """Bob leads a team: the letter about it is the one message of his Monday, so that his check-in has no room."""
    await here.make_team("alice")
    alice = await here.start("alice")
    bob = await here.start("bob", day="Monday", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (DID, "Wrote the runbook."), sees="You and Bob")
    await here.on("bob", "2026-11-30 09:30")
    await here.let(bob.types("/growth status"))
    assert "Next: a check-in, Tuesday 1 December, 09:30." in bob.newest()
