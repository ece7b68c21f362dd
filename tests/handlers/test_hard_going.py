"""Who says twice that it is hard going gets a lighter step, and can have none for a while."""

import pytest

from playground.testing import Member
from tests.house import House, scene

pytestmark = pytest.mark.anyio

WHY = "Why this one: you said twice that it is hard going, so it is one of the shortest I have"
PULSE = "How is work going? It is only counted."
REST = "No step for two weeks"


@pytest.fixture
@scene
async def alice(here: House) -> Member:
    """Alice is at her second check-in, and said at the first that it is hard going."""
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.chooses(PULSE, "Hard going"))
    await here.on("alice", "2026-12-01 09:30")
    return alice


async def test_the_second_word_makes_the_step_on_offer_a_lighter_one(here: House, alice: Member) -> None:
    assert WHY not in alice.newest()
    await here.let(alice.chooses(PULSE, "Hard going"))
    assert WHY in alice.newest()
    assert f"[Something else] [{REST}]" in alice.newest()


async def test_once_is_a_hard_week_and_nothing_more(here: House, alice: Member) -> None:
    await here.let(alice.chooses(PULSE, "Good"))
    assert WHY not in alice.newest()
    assert REST not in alice.newest()


async def test_taken_back_it_is_a_step_like_others_again(here: House, alice: Member) -> None:
    await here.let(alice.chooses(PULSE, "Hard going"))
    await here.let(alice.chooses(PULSE, "Okay"))
    assert "A small step: " in alice.newest()
    assert WHY not in alice.newest()
    assert REST not in alice.newest()


async def test_a_step_they_are_at_stays_theirs(here: House, alice: Member) -> None:
    await here.let(alice.clicks("Try it"))
    await here.let(alice.chooses(PULSE, "Hard going"))
    assert "You set out to: " in alice.newest()


async def test_the_next_one_is_light_too_and_passed_over_another_short_one_follows(here: House, alice: Member) -> None:
    await here.let(alice.chooses(PULSE, "Hard going"), alice.clicks("Something else"))
    assert WHY in alice.newest()
    await here.declines(alice)
    await alice.types("/growth next")
    assert WHY in alice.newest()
    assert f"[Try it] [Something else] [Not for me] [{REST}]" in alice.newest()


async def test_one_click_brings_two_weeks_without_a_step_and_check_ins_go_on(here: House, alice: Member) -> None:
    await here.let(alice.chooses(PULSE, "Hard going"))
    await here.let(alice.clicks(REST))
    assert alice.newest() == (
        "Fine: no step comes by itself before Tuesday 15 December. Check-ins come as they did, and `/growth next` "
        "gets you a step whenever you want one."
    )
    await here.on("alice", "2026-12-08 09:30")
    assert alice.newest().startswith("Growth check-in, 8 December")
    assert "A small step" not in alice.newest()
    await here.on("alice", "2026-12-15 09:30")
    assert "A small step" in alice.newest()


async def test_a_step_can_be_had_in_the_rest(here: House, alice: Member) -> None:
    await here.let(alice.chooses(PULSE, "Hard going"))
    await here.let(alice.clicks(REST), alice.types("/growth next"))
    assert "[Try it]" in alice.newest()


async def test_a_second_click_on_the_rest_changes_nothing(here: House, alice: Member) -> None:
    await here.let(alice.chooses(PULSE, "Hard going"))
    checkin = alice.messages()[-1]
    await alice.clicks(REST, on=checkin)
    await here.let(alice.clicks(REST, on=checkin))
    assert "This button is from an older message" in alice.newest()
