"""Each quarter, in a check-in's place: what somebody did in three months, and what comes next."""

import re

import pytest

from playground.testing import Member
from tests.handlers.looking import NAMES, NOT_YET, goes_through
from tests.house import DID, PLAN, TO_MANAGER, House, scene

pytestmark = pytest.mark.anyio

BEGINS = "Three months: what you did"
ASKS = "What do you want the next three months to be about?"
AHEAD = (ASKS, "Who sees your answer?")
FIRST, QUARTER = "2026-11-24 09:30", "2027-02-23 09:30"
AFTER = "2027-03-23 09:30"
WIN = "shipped the dedup job"


@pytest.fixture
@scene
async def alice(here: House) -> Member:
    """Alice, who is asked every four weeks, and kept one thing."""
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every four weeks")
    await here.let(alice.types(f"/growth win {WIN}"), alice.submits(), alice.closes())
    return alice


async def test_it_comes_in_the_place_of_a_check_in_when_a_quarter_is_over(here: House, alice: Member) -> None:
    await here.on("alice", FIRST)
    assert BEGINS not in "".join(alice.reads())
    before = len(alice.messages())
    await here.on("alice", QUARTER)
    text = alice.newest()
    assert len(alice.messages()) == before + 1
    assert text.startswith(f"{BEGINS}\n• “{WIN}”, Monday 23 November 2026\n[My wins]\n")
    assert f"The next three months\n{ASKS}\n" in text
    assert "[Answer] [Later] [Skip this one]\n" in text
    assert "Growth check-in" not in text
    assert "How is work going?" not in text
    assert "A small step" not in text


async def test_of_a_step_it_tells_what_came_of_it_in_their_own_words(here: House, alice: Member) -> None:
    await here.on("alice", FIRST)
    await here.let(alice.clicks("Try it"), alice.clicks("I did this"), alice.clicks("Keep what came of it"))
    await here.let(alice.submits({"What came of it?": "Erin found\nthe slow <query> herself."}), alice.closes())
    await here.on("alice", QUARTER)
    (told,) = [line for line in alice.newest().splitlines() if "Erin found" in line]
    assert re.fullmatch("• “[^“”:]{10,}: Erin found the slow <query> herself.”, Tuesday 24 November 2026", told)


async def test_it_says_how_long_it_takes_and_that_it_can_be_skipped(here: House, alice: Member) -> None:
    await here.on("alice", QUARTER)
    assert "About five minutes with what stands above, and no harm to skip." in alice.newest()
    await here.let(alice.clicks("Skip this one"))
    assert "Skipped. Nothing is missing." in alice.newest()


async def test_what_comes_next_is_kept_for_them_alone_until_they_say_otherwise(here: House, alice: Member) -> None:
    await here.on("alice", QUARTER)
    await alice.clicks("Answer")
    assert "Something you did" not in (alice.modal or "")
    await alice.fills(ASKS, "evaluation that I trust")
    await alice.fills(PLAN[0], "draw one slice")
    await here.let(alice.submits())
    assert f"{ASKS} · Only you\n> evaluation that I trust\nWhat you will do next · Only you\n> draw one slice" in (
        alice.newest()
    )
    assert alice.newest().startswith(BEGINS)


async def test_it_can_be_shared_like_any_answer(here: House, alice: Member) -> None:
    await here.on("alice", QUARTER)
    await here.write(alice, (AHEAD, "evaluation that I trust"), sees=TO_MANAGER)
    assert f"{ASKS} · You and Bob\n> evaluation that I trust" in alice.newest()


async def test_the_next_check_in_knows_what_the_three_months_are_about_once(here: House, alice: Member) -> None:
    await here.on("alice", QUARTER)
    await here.write(alice, (AHEAD, "evaluation that I trust"), (PLAN, "draw one slice"))
    await here.on("alice", AFTER)
    text = alice.newest()
    assert text.startswith("Growth check-in, 23 March")
    assert "When you looked back, you wanted these three months to be about:\n> evaluation that I trust\n" in text
    assert "Last time you wrote:\n> draw one slice\nHow did that go?" in text
    await here.let(alice.clicks("Same as last time"))
    await here.on("alice", "2027-04-20 09:30")
    assert "evaluation that I trust" not in alice.newest()
    await here.on("alice", "2027-05-18 09:30")
    assert BEGINS not in alice.newest()


async def test_a_look_back_passes_no_plan_over(here: House, alice: Member) -> None:
    await here.on("alice", "2027-01-26 09:30")
    await here.write(alice, (PLAN, "draw one slice"))
    await here.on("alice", QUARTER)
    assert "How did that go?" not in alice.newest()
    await here.write(alice, (AHEAD, "evaluation that I trust"))
    await here.on("alice", AFTER)
    assert "Last time you wrote:\n> draw one slice\nHow did that go?" in alice.newest()


async def test_later_brings_only_the_question_back(here: House, alice: Member) -> None:
    await here.on("alice", QUARTER)
    await here.let(alice.clicks("Later"))
    await here.on("alice", "2027-02-24 09:30")
    assert alice.newest().startswith(f"The next three months\n{ASKS}\n")
    older = next(text for text in reversed(alice.reads()) if text.startswith(BEGINS))
    assert older.endswith("The next three months\nI brought it back below.")


async def test_a_plan_that_was_carried_long_is_the_talk_to_have(here: House, alice: Member) -> None:
    await here.on("alice", "2026-12-29 09:30")
    await here.write(alice, (PLAN, "draw one slice"))
    await here.on("alice", "2027-01-26 09:30")
    await here.let(alice.clicks("Same as last time"))
    await here.on("alice", QUARTER)
    assert (
        "One talk to have\nSince Tuesday 29 December you have meant to do this:\n> draw one slice\n" in alice.newest()
    )
    assert "You could ask Bob: what is in its way, or can it go?" in alice.newest()


async def test_without_one_it_is_what_their_level_asks_for(here: House, alice: Member) -> None:
    await here.on("alice", QUARTER)
    assert "One talk to have\nJunior asks for this, and no win of yours tells of it:\n> " in alice.newest()


async def test_they_see_how_they_marked_themselves_and_mark_again_with_one_click(here: House, alice: Member) -> None:
    await goes_through(here, alice, *[NOT_YET] * len(NAMES))
    await here.let(alice.closes())
    await here.on("alice", QUARTER)
    assert "How you marked yourself on Monday 23 November\n• " in alice.newest()
    await here.let(alice.clicks("Mark again"))
    assert "\n1 of 4\n" in (alice.modal or "")


async def test_somebody_who_never_did_is_offered_to(here: House, alice: Member) -> None:
    await here.on("alice", QUARTER)
    assert "You have not done that yet. It takes a few minutes, and only you see it.\n[Mark now]" in alice.newest()
    await here.let(alice.clicks("Mark now"))
    assert "\n1 of 4\n" in (alice.modal or "")


async def test_nothing_written_down_is_fine(here: House) -> None:
    erin = await here.start("erin", rhythm="Every four weeks")
    await here.on("erin", QUARTER)
    assert erin.newest().startswith(f"{BEGINS}\nNothing was written down, which is fine.")
    assert "You could ask somebody you work with: " in erin.newest()


@pytest.mark.parametrize("line", ["look back", "lookback", "review", "quarter"])
async def test_it_can_be_asked_for(here: House, alice: Member, line: str) -> None:
    await here.let(alice.types(f"/growth {line}"))
    assert alice.newest().startswith(f"{BEGINS}\n• “{WIN}”, Monday 23 November 2026\n")
    assert alice.newest().endswith("[Write what comes next]\nOnly you see this.")


async def test_asked_for_it_counts_as_the_one_of_the_quarter(here: House, alice: Member) -> None:
    await here.on("alice", "2027-01-26 09:30")
    await here.let(alice.clicks("Skip this one"))
    await here.on("alice", "2027-02-03 12:00")
    await here.let(alice.types("/growth look back"))
    await here.write(alice, (AHEAD, "evaluation that I trust"), button="Write what comes next")
    assert f"{ASKS} · Only you\n> evaluation that I trust" in alice.newest()
    await here.on("alice", "2027-03-02 09:30")
    assert alice.newest().startswith("Growth check-in, 2 March")


async def test_in_a_week_with_a_check_in_what_comes_next_is_written_there(here: House, alice: Member) -> None:
    await here.on("alice", FIRST)
    await here.let(alice.types("/growth look back"))
    await here.write(alice, (PLAN, "draw one slice"), button="Write what comes next")
    assert "What you will do next · Only you\n> draw one slice" in "".join(alice.reads())


async def test_the_home_leads_to_it(here: House, alice: Member) -> None:
    await here.turn_to(alice, "Wins")
    assert "Three months at a glance" in alice.home
    await here.let(alice.clicks("Look back"))
    assert BEGINS in (alice.modal or "")


async def test_the_status_says_that_it_comes(here: House, alice: Member) -> None:
    await here.on("alice", "2027-02-16 09:30")
    await here.let(alice.clicks("Skip this one"), alice.types("/growth status"))
    assert "a look back upon three months" in alice.newest()


async def test_what_they_wrote_in_check_ins_that_they_did_is_told_in_their_words(here: House, alice: Member) -> None:
    await here.on("alice", "2027-01-26 09:30")
    await here.write(alice, (DID, "Traced a null back to its writer."))
    await here.on("alice", QUARTER)
    assert "\n• “Traced a null back to its writer.”, Tuesday 26 January 2027\n" in alice.newest()
