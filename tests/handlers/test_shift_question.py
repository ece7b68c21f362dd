"""The question that comes back for those who practise the way up: when it comes, and what becomes of it."""

from pathlib import Path

import pytest

from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.house import DID, House, house, scene

pytestmark = pytest.mark.anyio

QUESTION = "Over the past four weeks, how much of your working time was design rather than code?"
QUARTER, HALF, NEARLY_ALL = "About a quarter was design", "About half and half", "Nearly all of it was design"
FIRST, FIFTH_WEEK = "2026-11-24 09:30", "2026-12-22 09:30"
TUESDAYS = ("2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22", "2026-12-29")


@pytest.fixture
@scene
async def alice(here: House) -> Member:
    """Alice, with a check-in every four weeks, practises the way up and was asked with the first of them."""
    alice = await here.start("alice", rhythm="Every four weeks")
    await here.let(alice.types("/growth shift"), alice.clicks("Practise these"))
    await here.on("alice", FIRST)
    return alice


def asked(person: Member) -> int:
    """How many messages ask now."""
    return sum("[Not this time]" in text for text in person.reads())


async def page(here: House, person: Member) -> str:
    await here.let(person.types("/growth shift"))
    return person.newest()


async def test_it_comes_in_one_message_with_the_check_in(here: House, alice: Member) -> None:
    text = alice.newest()
    assert text.startswith("Growth check-in, 24 November")
    assert f"{QUESTION}\n(select: Pick an answer)\n[Not this time] [Don't ask this]" in text
    assert "You practise the way to Senior, so I ask this every four weeks. Only you see the answer." in text


async def test_nobody_is_asked_who_did_not_choose_the_way(here: House) -> None:
    erin = await here.start("erin")
    await here.on("erin", FIRST)
    assert erin.newest().startswith("Growth check-in")
    assert QUESTION not in erin.newest()


async def test_an_answer_is_kept_at_once_and_can_be_changed(here: House, alice: Member) -> None:
    await here.let(alice.chooses("Pick an answer", QUARTER))
    assert "Noted: about a quarter was design. Only you see it.\n(select: Change)" in alice.newest()
    assert QUESTION not in alice.newest()
    await here.let(alice.chooses("Change", HALF))
    assert "Noted: about half and half. Only you see it." in alice.newest()


async def test_the_next_comes_four_weeks_later_and_knows_the_last(here: House, alice: Member) -> None:
    await here.let(alice.chooses("Pick an answer", QUARTER))
    for day in TUESDAYS[:3]:
        await here.on("alice", f"{day} 09:30")
        assert asked(alice) == 0
    await here.on("alice", FIFTH_WEEK)
    await here.let(alice.chooses("Pick an answer", HALF))
    noted = "Noted: about half and half. On Tuesday 24 November: about a quarter was design. Only you see it."
    assert noted in alice.newest()


async def test_a_reminder_of_the_check_in_leaves_it_standing(here: House, alice: Member) -> None:
    await here.on("alice", "2026-11-25 09:30")
    assert "Still open if you want it" in alice.newest()
    assert asked(alice) == 1


async def test_answered_in_a_message_whose_check_in_was_brought_back_below_it_leaves_that_standing(
    here: House, alice: Member
) -> None:
    await here.let(alice.clicks("Later"))
    await here.on("alice", "2026-11-25 09:30")
    await here.let(alice.chooses("Pick an answer", QUARTER))
    (old,) = [text for text in alice.reads() if "Noted: about a quarter was design." in text]
    assert old.startswith("Growth check-in, 24 November")
    assert "I brought it back below." in old


async def test_an_answered_check_in_leaves_it_standing(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Wrote the runbook."))
    assert "> Wrote the runbook." in alice.newest()
    assert asked(alice) == 1


async def test_not_this_time_leaves_the_message_to_the_check_in(here: House, alice: Member) -> None:
    await here.let(alice.clicks("Not this time"))
    assert alice.newest().startswith("Growth check-in, 24 November")
    assert QUESTION not in alice.newest()


async def test_alone_in_a_message_a_skip_says_that_nothing_is_missing(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", FIRST)
    await here.let(alice.clicks("Try it"), alice.types("/growth shift"), alice.clicks("Practise these"))
    await here.on("alice", "2026-12-01 09:30")
    assert alice.newest().startswith(QUESTION)
    await here.let(alice.clicks("Not this time"))
    assert alice.newest() == "Skipped. Nothing is missing."


async def test_with_a_step_it_stands_below_it(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", FIRST)
    await here.let(here.declines(alice), alice.types("/growth shift"), alice.clicks("Practise these"))
    await here.on("alice", "2026-12-01 09:30")
    assert alice.newest().startswith("A small step for this week\n")
    assert asked(alice) == 1


async def test_a_step_that_is_set_aside_leaves_it_standing(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", FIRST)
    await here.let(here.declines(alice), alice.types("/growth shift"), alice.clicks("Practise these"))
    await here.on("alice", "2026-12-01 09:30")
    nudge = len(alice.reads()) - 1
    await here.on("alice", "2026-12-08 09:30")
    assert "Set aside for now." in alice.reads()[nudge]
    assert asked(alice) == 1


async def test_after_two_silences_it_rests_and_says_so_where_one_looks(here: House, alice: Member) -> None:
    await here.on("alice", FIFTH_WEEK)
    assert asked(alice) == 1
    for _ in range(9):
        await here.later(weeks=1)
    assert QUESTION not in alice.newest()
    assert "I don't ask this by myself any more. Answer it here, and I ask again every four weeks." in (
        await page(here, alice)
    )


async def test_an_answer_of_ones_own_accord_lets_it_come_again(here: House, alice: Member) -> None:
    await here.on("alice", FIFTH_WEEK)
    await here.on("alice", "2027-01-19 09:30")
    await page(here, alice)
    await here.let(alice.chooses("Answer now", HALF))
    assert "I ask this every four weeks while you practise the way up." in alice.newest()
    before = asked(alice)
    await here.on("alice", "2027-02-16 09:30")
    assert asked(alice) == before + 1


async def test_dont_ask_this_is_heard(here: House, alice: Member) -> None:
    await here.let(alice.clicks("Don't ask this"))
    assert (
        "Fine, I don't ask this any more. `/growth shift` has it, should you want to answer one day." in alice.newest()
    )
    await here.on("alice", FIFTH_WEEK)
    assert asked(alice) == 0
    assert "I don't ask this by myself any more." in await page(here, alice)


async def test_let_go_of_the_way_and_it_comes_no_more(here: House, alice: Member) -> None:
    await here.let(alice.chooses("Pick an answer", QUARTER))
    await page(here, alice)
    await here.let(alice.clicks("Let it go"))
    await here.on("alice", FIFTH_WEEK)
    assert asked(alice) == 0


async def test_an_answer_on_the_page_is_drawn_in_the_message_that_asks(here: House, alice: Member) -> None:
    await page(here, alice)
    await here.let(alice.chooses("Answer now", HALF))
    assert asked(alice) == 0
    assert any("Noted: about half and half." in text for text in alice.reads())


async def test_a_second_answer_in_the_same_weeks_takes_the_place_of_the_first(here: House, alice: Member) -> None:
    await here.let(alice.chooses("Pick an answer", QUARTER))
    await here.later(weeks=3)
    await page(here, alice)
    await here.let(alice.chooses("Change", NEARLY_ALL))
    assert alice.newest().count("▇ ") == 1
    assert "November ▇▇▇▇▇▇▇▇▇▇ nearly all of it was design" in alice.newest()


async def test_the_trend_stands_on_the_home_from_two_answers_on(here: House, alice: Member) -> None:
    await here.let(alice.chooses("Pick an answer", QUARTER))
    one = "The share of your working time on design\nNovember ▇▇ about a quarter was design"
    assert f"{one}\n[As a picture]\nTowards Senior" in await here.turn_to(alice, "My ladder")
    await alice.opens_messages()
    await here.on("alice", FIFTH_WEEK)
    await here.let(alice.chooses("Pick an answer", HALF))
    assert (
        f"{one}\nDecember ▇▇▇▇▇ about half and half\nMore of your working time on design than in November. "
        "Neither more nor less is better in itself."
    ) in await here.turn_to(alice, "My ladder")


async def test_two_answers_of_one_month_are_told_apart_by_their_day(here: House) -> None:
    alice = await here.start("alice")
    for day in ("2026-12-01", "2026-12-29"):
        await here.on("alice", f"{day} 17:00")
        await page(here, alice)
        await here.let(alice.chooses("Answer now", HALF))
    assert "1 Dec 2026 ▇▇▇▇▇ about half and half\n29 Dec 2026 ▇▇▇▇▇ about half and half" in alice.newest()
    assert "As much of your working time on design as on 1 Dec 2026." in alice.newest()


async def test_only_one_message_asks_where_it_stood_alone(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", FIRST)
    await here.let(alice.clicks("Try it"), alice.types("/growth shift"), alice.clicks("Practise these"))
    await here.on("alice", "2026-12-01 09:30")
    alone = len(alice.reads()) - 1
    for day in TUESDAYS[1:]:
        await here.on("alice", f"{day} 09:30")
    assert alice.reads()[alone] == "Skipped. Nothing is missing."
    assert asked(alice) == 1


async def test_a_click_on_a_question_that_came_again_since_changes_nothing(here: House, alice: Member) -> None:
    old = alice.messages()[-1]
    await here.write(alice, (DID, "Wrote the runbook."))
    await here.on("alice", FIFTH_WEEK)
    await here.let(alice.clicks("Don't ask this", on=old))
    assert any("what it spoke of has moved on" in text for text in alice.reads())
    assert asked(alice) == 1
    await here.let(alice.chooses("Pick an answer", HALF))
    assert any("Noted: about half and half. Only you see it." in text for text in alice.reads())


async def test_a_question_that_slack_never_showed_comes_with_the_next_message(tmp_path: Path) -> None:
    async with house(tmp_path, start=MONDAY) as here:
        alice = await here.start("alice", rhythm="Every four weeks")
        await here.let(alice.types("/growth shift"), alice.clicks("Practise these"))
        here.slack.misbehave.refuse("chat.postMessage", 1, error="restricted_action")
        await here.on("alice", FIRST)
        assert asked(alice) == 0
        await here.on("alice", "2026-12-01 09:30")
        assert asked(alice) == 1


async def test_the_status_says_that_it_came(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth status"))
    assert "a check-in and the question of your way up." in alice.newest()
