"""People and managers who leave and come back, with something that waits for each."""

import pytest

from playground.testing import Member
from tests.house import DID, TO_MANAGER, TO_TEAM, House

pytestmark = pytest.mark.anyio

WORDS = "quince"


@pytest.fixture
async def alice(here: House) -> Member:
    await here.make_team("alice", "erin")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    return alice


async def gone(here: House, name: str, **change: bool) -> None:
    await here.let(here.member(name).changes(**(change or {"deleted": True})))


@pytest.mark.parametrize("change", ["deleted", "is_guest"])
async def test_gone_for_ten_minutes_and_back_is_as_before(here: House, alice: Member, change: str) -> None:
    await gone(here, "alice", **{change: True})
    await here.later(minutes=10)
    await gone(here, "alice", **{change: False})
    await here.let(alice.types("/growth status"))
    assert "You stopped" not in alice.newest()
    assert "Next: a reminder of the open check-in" in alice.newest()
    await here.on("alice", "2026-11-25 09:30")
    assert "Still open" in alice.reads()[-2]
    await here.on("alice", "2026-12-01 09:30")
    assert alice.newest().startswith("Growth check-in, 1 December")


async def test_whoever_is_gone_is_not_among_a_managers_people_and_keeps_their_place(here: House, alice: Member) -> None:
    bob = here.member("bob")
    await gone(here, "alice")
    await here.let(bob.types("/growth team"))
    assert "1 person: Erin." in bob.newest()
    await here.let(bob.clicks("People and digest"), bob.submits())
    await gone(here, "alice", deleted=False)
    await here.let(bob.types("/growth team"))
    assert "2 people: Alice and Erin." in bob.newest()


async def test_a_manager_who_is_gone_does_not_lead_on(here: House, alice: Member) -> None:
    await here.write(alice, (DID, WORDS), sees=TO_MANAGER)
    await gone(here, "bob")
    told = "Bob, who led Ranking, is gone from this workspace."
    dana = here.member("dana")
    assert sum(told in text for text in dana.reads()) == 1
    assert any("Bob is gone from here, and has not read what you shared since" in text for text in alice.reads())
    await here.let(dana.types("/growth admin"))
    assert "Ranking, led by nobody: Bob is gone." in dana.newest()
    await alice.clicks("Edit")
    assert TO_MANAGER not in (alice.modal or "")
    await alice.closes()
    calls = len(here.slack.refused)
    for day in ("2026-11-30 15:30", "2026-12-07 15:30"):
        await here.on("alice", day)
    assert len(here.slack.refused) == calls
    assert sum(told in text for text in dana.reads()) == 1


async def test_what_was_shared_with_all_is_posted_without_a_manager(here: House, alice: Member) -> None:
    await here.write(alice, (DID, WORDS), sees=TO_TEAM)
    await gone(here, "bob")
    await here.on("alice", "2026-11-30 15:30")
    assert WORDS in here.slack.channel("ranking").reads()[0]


@pytest.mark.parametrize("times", [1, 2])
async def test_who_runs_trellis_is_told_each_time_that_a_manager_leaves(here: House, times: int) -> None:
    await here.make_team("alice")
    await here.on("bob", "2026-11-23 09:30")
    for _ in range(times):
        await gone(here, "bob", deleted=False)
        await here.later(minutes=10)
        await gone(here, "bob")
        await here.let(here.member("bob").changes(title="Was here"))
    await here.on("alice", "2026-11-30 15:30")
    assert sum("Bob, who led Ranking, is gone" in text for text in here.member("dana").reads()) == times
