"""Weeks after "I did this" a check-in asks once what has come of it; what helped returns months later, in one line."""

import pytest

from playground.testing import Member
from tests.handlers.keeping import OUTCOME
from tests.house import DID, House, scene

pytestmark = pytest.mark.anyio

ASKS = "On Tuesday 24 November you did"


@pytest.fixture
@scene
async def alice(here: House) -> Member:
    """Alice did the step of her first check-in, and is at the one three weeks later."""
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Try it"), alice.clicks("I did this"))
    for day in ("2026-12-01", "2026-12-08"):
        await here.on("alice", f"{day} 09:30")
        assert ASKS not in alice.newest()
        await here.write(alice, (DID, "Went on."))
    await here.on("alice", "2026-12-15 09:30")
    return alice


def asked(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(ASKS)]


async def test_it_is_asked_within_the_check_in_and_once_only(here: House, alice: Member) -> None:
    (line,) = asked(alice.newest())
    assert line.endswith(" What has come of it since?")
    assert "[It helped] [It did not] [Keep what came of it]" in alice.newest()
    for day in ("2026-12-22", "2026-12-29", "2027-01-05"):
        await here.on("alice", f"{day} 09:30")
        assert asked(alice.newest()) == []
        await here.write(alice, (DID, "Went on."))


async def test_what_helped_returns_after_three_months_in_one_line(here: House, alice: Member) -> None:
    await here.let(alice.clicks("It helped"))
    assert " helped, you say. I may bring it up again in some months.\n[Keep what came of it]" in alice.newest()
    await here.on("alice", "2027-02-16 09:30")
    assert "and said later that it helped" not in alice.newest()
    await here.write(alice, (DID, "Went on."))
    await here.on("alice", "2027-02-23 09:30")  # the look back of the quarter, which stands alone
    await here.on("alice", "2027-03-02 09:30")
    (line,) = [line for line in alice.newest().splitlines() if line.startswith("Three months ago you did ")]
    assert "and said later that it helped. With it came " in line
    await here.on("alice", "2027-03-09 09:30")
    assert "Three months ago" not in alice.newest()


async def test_what_did_not_help_is_left_in_peace(here: House, alice: Member) -> None:
    await here.let(alice.clicks("It did not"))
    assert " did not help, you say, and I don't come back to it." in alice.newest()
    await here.on("alice", "2027-03-02 09:30")
    assert "Three months ago" not in alice.newest()


async def test_the_answer_can_be_kept_as_a_win(here: House, alice: Member) -> None:
    await alice.clicks("Keep what came of it")
    await alice.fills(OUTCOME, "The rollout took an hour less.")
    await here.let(alice.submits())
    checkin = next(text for text in alice.reads() if "Growth check-in, 15 December" in text)
    assert " is kept among your wins." in checkin
    assert asked(checkin) == []


async def test_of_a_step_that_was_kept_nothing_is_asked(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Try it"), alice.clicks("I did this"))
    await alice.clicks("Keep what came of it")
    await here.let(alice.submits(), alice.closes())
    await here.on("alice", "2026-12-15 09:30")
    assert asked(alice.newest()) == []
