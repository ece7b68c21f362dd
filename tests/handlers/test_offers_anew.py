"""What is on offer is chosen anew where it stands, once somebody chose a direction or the way up, or let it go."""

import pytest

from playground.testing import Member
from tests.house import House

pytestmark = pytest.mark.anyio

ON_THE_WAY = "it is on your way to Senior"


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice is at her first check-in, with a step on offer in it."""
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    return alice


def offer(who: Member) -> str:
    """The step on offer in the check-in, with its reason."""
    return next(text for text in who.reads() if "Growth check-in" in text).partition("A small step: ")[2]


async def test_a_direction_brings_a_step_towards_it_and_let_go_another_one(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth explore mlops"), alice.clicks("Choose this"))
    assert "MLOps" in offer(alice)
    await here.let(alice.clicks("Let it go"))
    assert "MLOps" not in offer(alice)
    assert "[Try it]" in offer(alice)


async def test_the_way_up_brings_a_step_on_it_and_let_go_another_one(here: House, alice: Member) -> None:
    await here.turn_to(alice, "My ladder")
    await here.let(alice.clicks("Practise these"))
    assert ON_THE_WAY in offer(alice)
    await here.let(alice.clicks("Let it go"))
    assert ON_THE_WAY not in offer(alice)


async def test_what_they_took_on_stays_theirs(here: House, alice: Member) -> None:
    await here.let(alice.clicks("Try it"))
    before = next(text for text in alice.reads() if "You set out to: " in text)
    await here.let(alice.types("/growth explore mlops"), alice.clicks("Choose this"))
    assert before in alice.reads()
