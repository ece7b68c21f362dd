"""What somebody planned comes back once, has a place for its answer, and is left in peace when it is over."""

import pytest

from playground.core.messages import Message
from playground.testing import Member
from tests.house import DID, HELP, PLAN, TO_AGENDA, WENT, House, scene

pytestmark = pytest.mark.anyio

PLANNED = "compare the ranker by country first"
TUESDAYS = ("2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15")


@pytest.fixture
@scene
async def alice(here: House) -> Member:
    """Alice, a week after she planned something, with the check-in that asks how it went."""
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", f"{TUESDAYS[0]} 09:30")
    await here.write(alice, (PLAN, PLANNED))
    await here.on("alice", f"{TUESDAYS[1]} 09:30")
    return alice


@scene
async def planned_for_the_agenda(here: House) -> Member:
    """Alice on a team, a week after she planned something for the agenda of her 1:1."""
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", f"{TUESDAYS[0]} 09:30")
    await here.write(alice, (PLAN, PLANNED), sees=TO_AGENDA)
    await here.on("alice", f"{TUESDAYS[1]} 09:30")
    return alice


async def says(here: House, who: Member, text: str) -> None:
    await here.let(who.says(text, in_thread_of=stands(who)))


async def test_it_has_three_ways_to_go_on(alice: Member) -> None:
    assert f"Last time you wrote:\n> {PLANNED}\nHow did that go?\n[Done] [Still going] [Drop it]" in alice.newest()


@pytest.mark.parametrize(
    ("button", "said", "again"),
    [
        ("Done", "You did what you planned:", False),
        ("Still going", "Still going, and I ask once more next time:", True),
        ("Drop it", "Dropped, and I don't come back to it:", False),
    ],
)
async def test_what_became_of_it_is_said_and_remembered(
    here: House, alice: Member, button: str, said: str, *, again: bool
) -> None:
    await here.let(alice.clicks(button))
    assert f"{said}\n> {PLANNED}" in alice.newest()
    assert "[Answer]" in alice.newest()
    await here.write(alice, (HELP, "Somebody to read my design."))
    await here.on("alice", f"{TUESDAYS[2]} 09:30")
    said = f"Still going since Tuesday 24 November:\n> {PLANNED}\nHow is it now?\n[Done] [Still going] [Drop it]"
    assert (said in alice.newest()) is again


async def test_what_still_goes_on_comes_back_once_a_later_plan_is_over(here: House, alice: Member) -> None:
    await here.let(alice.clicks("Still going"))
    await here.write(alice, (PLAN, "delete the old loader"))
    await here.on("alice", f"{TUESDAYS[2]} 09:30")
    assert "Last time you wrote:\n> delete the old loader" in alice.newest()
    await here.let(alice.clicks("Done"))
    await here.write(alice, (HELP, "Somebody to read my design."))
    await here.on("alice", f"{TUESDAYS[3]} 09:30")
    assert f"Still going since Tuesday 24 November:\n> {PLANNED}\nHow is it now?" in alice.newest()


async def test_what_was_planned_again_in_the_same_words_is_over_with_those(here: House, alice: Member) -> None:
    await here.let(alice.clicks("Same as last time"))
    await here.on("alice", f"{TUESDAYS[2]} 09:30")
    await here.let(alice.clicks("Done"))
    await here.write(alice, (HELP, "Somebody to read my design."))
    await here.on("alice", f"{TUESDAYS[3]} 09:30")
    assert "How is it now?" not in alice.newest()


async def test_the_same_words_as_last_time_stand_on_the_agenda_once(here: House) -> None:
    alice = await planned_for_the_agenda(here)
    await here.let(alice.clicks("Same as last time"), alice.types("/growth agenda"))
    assert (alice.modal or "").count(PLANNED) == 1


async def test_same_as_last_time_is_no_choice_for_what_is_over(here: House, alice: Member) -> None:
    assert "[Same as last time]" in alice.newest()
    await here.let(alice.clicks("Done"))
    assert "[Same as last time]" not in alice.newest()


async def test_same_as_last_time_keeps_who_sees_it(here: House) -> None:
    alice = await planned_for_the_agenda(here)
    await here.let(alice.clicks("Same as last time"))
    assert f"What you will do next · {TO_AGENDA}\n> {PLANNED}" in alice.newest()


async def test_the_form_asks_how_it_went_in_place_of_what_they_did(here: House, alice: Member) -> None:
    await alice.clicks("Answer")
    assert alice.modal is not None
    assert f"You planned: “{PLANNED}”" in alice.modal
    assert DID[0] not in alice.modal
    await alice.fills(WENT[0], "10 percent on new sellers.")
    await here.let(alice.submits())
    assert "How your plan went · Only you\n> 10 percent on new sellers." in alice.newest()


async def test_a_reply_after_their_word_tells_how_it_went(here: House, alice: Member) -> None:
    await here.let(alice.clicks("Still going"))
    await says(here, alice, "Actually it went well: 10 percent since Monday.")
    assert "How your plan went · Only you\n> Actually it went well: 10 percent since Monday." in receipt(alice)
    await says(here, alice, "And 12 since noon.")
    assert "> Actually it went well: 10 percent since Monday.\n> And 12 since noon." in receipt(alice)


async def test_a_reply_before_it_answers_the_question_and_can_be_moved(here: House, alice: Member) -> None:
    await says(here, alice, "It went well.")
    assert "Saved as your answer." in alice.reads()[-1]
    await here.let(alice.clicks("It is about my plan"))
    assert "Moved: it tells how your plan went now." in alice.reads()[-1]
    assert "How your plan went · Only you\n> It went well." in receipt(alice)


async def test_a_reply_is_not_asked_about_where_there_was_no_plan(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", f"{TUESDAYS[0]} 09:30")
    await says(here, alice, "It went well.")
    assert "[It is about my plan]" not in alice.reads()[-1]


async def test_a_second_press_moves_nothing(here: House, alice: Member) -> None:
    await says(here, alice, "It went well.")
    await here.let(alice.clicks("It is about my plan"))
    await says(here, alice, "One more thing.")
    assert "> It went well.\n> One more thing." in receipt(alice)


async def test_who_wrote_of_something_they_did_still_sees_it_in_the_form(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", f"{TUESDAYS[0]} 09:30")
    await here.write(alice, (DID, "Shipped it."), (PLAN, PLANNED))
    await here.on("alice", f"{TUESDAYS[1]} 09:30")
    older = next(m for m in alice.messages() if "Shipped it." in m.text)
    await alice.clicks("Edit", on=older)
    assert DID[0] in (alice.modal or "")
    assert WENT[0] not in (alice.modal or "")


def stands(who: Member) -> Message:
    """The newest check-in's message."""
    return next(m for m in reversed(who.messages()) if m.text.startswith("Growth check-in"))


def receipt(who: Member) -> str:
    return next(text for text in reversed(who.reads()) if text.startswith("Growth check-in"))
