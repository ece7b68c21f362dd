"""A 1:1 is prepared on a workday before it, whatever else is said that week, and whatever the two do meanwhile."""

import pytest

from playground.testing import Member
from tests.handlers.test_one_on_one_rhythm import plain, set_by
from tests.house import DID, HELP, TO_MANAGER, House, scene

pytestmark = pytest.mark.anyio


@pytest.fixture
@scene
async def alice(here: House) -> Member:
    """Alice, on the team that Bob leads; they meet each Thursday."""
    await here.make_team("alice")
    alice = await here.start("alice")
    await set_by(here, alice)
    await here.let(alice.closes())
    return alice


async def begins_on(here: House, who: Member, day: str) -> None:
    await here.let(who.types("/growth agenda"), who.clicks("Change the rhythm"))
    await here.let(who.submits({"The next one is on": day}), who.closes())


async def test_whoever_answers_a_check_in_meanwhile_reads_of_it_still(here: House, alice: Member) -> None:
    bob = await here.start("bob")
    await here.on("bob", "2026-11-24 09:30")
    await here.on("alice", "2026-11-25 09:30")
    assert "1:1 with Bob: Thursday 26 November, 15:00" in plain(alice.newest())
    await here.write(bob, (DID, "Drew the runbook."))
    await here.on("bob", "2026-11-25 09:30")
    assert "1:1 with Alice: Thursday 26 November, 09:00" in plain(bob.newest())


async def test_whoever_resumes_reads_of_it_still(here: House, alice: Member) -> None:
    await here.on("alice", "2026-11-24 09:00")
    await here.let(alice.types("/growth pause 1w"), alice.types("/growth resume"))
    await here.on("alice", "2026-11-24 09:30")
    await here.on("alice", "2026-11-25 09:30")
    assert "1:1 with Bob: Thursday 26 November, 15:00" in plain(alice.newest())


async def test_a_check_in_that_would_take_its_place_goes_with_it(here: House, alice: Member) -> None:
    """Bob's Monday has the letter, so that his Tuesday has no room for a message beside that of Wednesday."""
    bob = await here.start("bob", rhythm="Every week")
    await begins_on(here, bob, "2026-12-03")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (HELP, "Old click logs."), sees=TO_MANAGER)
    for moment in ("2026-11-24 09:30", "2026-11-30 09:30"):
        await here.on("bob", moment)
    assert "Your week with Ranking" in bob.newest()
    await here.let(bob.types("/growth status"))
    assert "Next: a check-in and what there is for a 1:1, Wednesday 2 December, 09:30." in plain(bob.newest())
    await here.on("bob", "2026-12-01 09:30")
    await here.let(bob.types("/growth status"))
    why = "nothing came, because it goes with the message before your 1:1"
    assert f"Last: Tuesday 1 December, 09:30, {why}." in plain(bob.newest())
    await here.on("bob", "2026-12-02 09:30")
    said = plain(bob.newest())
    assert "Growth check-in, 2 December" in said
    assert "1:1 with Alice: Thursday 3 December, 09:00" in said


async def test_before_a_one_on_one_on_the_day_after_a_letter_it_comes_the_workday_before_both(
    here: House, alice: Member
) -> None:
    """The letter has Bob's Monday, and one message a day is all that begins."""
    bob = await here.start("bob")
    await begins_on(here, bob, "2026-12-01")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (HELP, "Old click logs."), sees=TO_MANAGER)
    await here.on("bob", "2026-11-24 09:30")
    await here.on("bob", "2026-11-27 09:30")
    assert "1:1 with Alice: Tuesday 1 December" in plain(bob.newest())
    await here.on("alice", "2026-11-30 09:30")
    assert "1:1 with Bob: Tuesday 1 December" in plain(alice.newest())
    await here.on("bob", "2026-11-30 09:30")
    assert "Your week with Ranking" in bob.newest()
