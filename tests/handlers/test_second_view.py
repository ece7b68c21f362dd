"""A second view of somebody: who begins it, notes and a review before anything is told, and the talk after it."""

import pytest

from playground.testing import Member
from tests.handlers.looking import (
    GETTING_THERE,
    LADDER,
    NAMES,
    NOT_YET,
    REVIEW,
    SKIP,
    THERE,
    goes_through,
    marks,
    page,
    shares,
)
from tests.house import House, scene

pytestmark = pytest.mark.anyio

SEEN = "What have you seen?"
NOTE = "She led the review of the ranker on <Tuesday>."
ASKED = "You are asked for a second view: Alice has shared with you how they see themselves."
BOTH = "You are asked for a second view, and yours is finished: Alice has shared"
PROPOSED = "Bob proposes that both of you look at where you stand, each alone."
HOURS = "2026-11-23 10:30"  # of Alice: a Monday morning in Berlin


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice of Bob's team has started."""
    await here.make_team("alice", "erin")
    alice = await here.start("alice")
    await here.on("alice", HOURS)
    return alice


@pytest.fixture
def bob(here: House) -> Member:
    return here.member("bob")


def heard(who: Member, words: str) -> int:
    return sum(text.startswith(words) for text in who.reads())


@scene
async def begins(here: House, bob: Member) -> None:
    await here.let(bob.types("/growth assess @alice"), bob.clicks("Junior"), bob.submits())


async def notes(here: House, bob: Member, word: str, note: str) -> None:
    """A mark with a note, and on."""
    await bob.fills(SEEN, note)
    await marks(here, bob, word)


async def test_what_is_asked_about_her_says_they(here: House, alice: Member, bob: Member) -> None:
    await begins(here, bob)
    said = bob.modal or ""
    assert "They know enough of machine learning" in said
    assert "What they know of ML" in said
    assert "You know" not in said
    await here.let(alice.types("/growth assess"))
    assert "You know enough of machine learning" in (alice.modal or "")
    assert SEEN not in (alice.modal or "")


async def test_every_mark_with_its_note_is_read_before_anything_is_told(
    here: House, alice: Member, bob: Member
) -> None:
    await shares(here, alice)
    await here.let(bob.types("/growth assess @alice"))
    await notes(here, bob, NOT_YET, NOTE)
    await marks(here, bob, *[THERE] * 14, SKIP)
    said = bob.modal or ""
    assert f"Alice, as you see it now, against Junior. {REVIEW}" in said
    assert f"ML systems\n{NAMES[0]}: not yet\n> {NOTE}" in said
    assert f"Without a mark, and so not in it: {NAMES[-1]}." in said
    await here.later(days=3)
    assert heard(alice, "You shared how you see yourself.") == 0
    await here.let(bob.submits())
    await here.later(minutes=10)
    assert heard(alice, "You shared how you see yourself.") == 1
    await here.let(alice.clicks("Read both side by side"))
    assert f"• {NAMES[0]}: you there, Bob not yet\n> {NOTE}" in (alice.modal or "")


async def test_a_mark_and_a_note_are_changed_from_the_review(here: House, alice: Member, bob: Member) -> None:
    await begins(here, bob)
    await notes(here, bob, NOT_YET, NOTE)
    await marks(here, bob, *[THERE] * 14, SKIP)
    await here.let(bob.clicks("Change"))
    assert page(bob) == NAMES[0]
    assert NOTE in (bob.modal or "")
    await notes(here, bob, GETTING_THERE, "Twice since.")
    assert f"{NAMES[0]}: getting there\n> Twice since." in (bob.modal or "")
    await here.let(bob.chooses("Mark one of them", NAMES[-1]))
    assert page(bob) == NAMES[-1]
    await marks(here, bob, THERE)
    assert "Without a mark" not in (bob.modal or "")
    await here.let(bob.submits())
    assert f"{NAMES[0]}\n> Twice since." in (bob.modal or "")


async def test_he_can_end_after_a_few_and_the_rest_is_left_without_a_mark(
    here: House, alice: Member, bob: Member
) -> None:
    await begins(here, bob)
    assert "[To the review]" not in (bob.modal or "")
    await marks(here, bob, THERE)
    await bob.fills(SEEN, NOTE)
    await here.let(bob.clicks(NOT_YET), bob.clicks("To the review"))
    assert f"{NAMES[1]}: not yet\n> {NOTE}" in (bob.modal or "")
    assert f"Without a mark, and so not in it: {NAMES[2]}, " in (bob.modal or "")


async def test_a_note_is_kept_with_its_mark_at_once_and_on_the_way_back(
    here: House, alice: Member, bob: Member
) -> None:
    await begins(here, bob)
    await bob.fills(SEEN, NOTE)
    await here.let(bob.clicks(THERE))
    await bob.closes()
    await here.let(bob.types("/growth assess @alice"))
    await bob.fills(SEEN, "Another.")
    await here.let(bob.clicks(GETTING_THERE), bob.clicks("Back"))
    assert NOTE in (bob.modal or "")
    await marks(here, bob, THERE)
    assert "Another." in (bob.modal or "")


@pytest.mark.parametrize("button", [SKIP, "Back"])
async def test_a_note_without_a_mark_is_not_lost(here: House, alice: Member, bob: Member, button: str) -> None:
    await begins(here, bob)
    await marks(here, bob, THERE)
    await bob.fills(SEEN, NOTE)
    await here.let(bob.clicks(button))
    assert f"2 of 16\n{NAMES[1]}\n" in (bob.modal or "")
    assert "Your note is still here. It goes with a mark" in (bob.modal or "")
    assert NOTE in (bob.modal or "")


async def test_what_was_seen_last_time_is_not_said_again(here: House, alice: Member, bob: Member) -> None:
    await begins(here, bob)
    await notes(here, bob, THERE, NOTE)
    await marks(here, bob, *[THERE] * 15)
    await here.let(bob.submits())
    await here.on("alice", "2027-02-22 10:00")
    await here.let(bob.types("/growth assess @alice"), bob.clicks("Go through them again"))
    await here.let(bob.clicks("Junior"), bob.submits())
    assert "(x) There" in (bob.modal or "")
    assert NOTE not in (bob.modal or "")


async def test_who_shares_asks_for_a_view_and_the_manager_reads_it_once_in_their_hours(
    here: House, alice: Member, bob: Member
) -> None:
    await shares(here, alice, GETTING_THERE)
    await here.on("bob", "2026-11-23 10:30")
    assert heard(bob, ASKED) == 1
    await here.let(bob.clicks("Begin my view"))
    assert page(bob) == NAMES[0]
    assert "Getting there (" in (bob.modal or "")
    assert "(x)" not in (bob.modal or "")
    await marks(here, bob, *[THERE] * 16)
    await here.let(bob.submits())
    assert (bob.modal or "").startswith("Side by side")
    await here.later(days=2)
    assert heard(bob, ASKED) == 1


async def test_taken_back_before_it_left_he_hears_nothing(here: House, alice: Member, bob: Member) -> None:
    await here.on("bob", "2026-11-23 20:00")
    await shares(here, alice)
    await here.let(alice.types("/growth assess"), alice.clicks("Undo sharing"))
    await here.later(days=2)
    assert heard(bob, ASKED) == 0


async def test_nor_where_she_takes_it_back_in_the_list_of_who_reads_what(
    here: House, alice: Member, bob: Member
) -> None:
    await here.on("bob", "2026-11-23 20:00")
    await shares(here, alice)
    await here.let(alice.types("/growth who-sees"), alice.clicks("Take back"))
    await here.later(days=2)
    assert heard(bob, ASKED) == 0


async def test_where_his_is_done_both_stand_side_by_side_at_once(here: House, alice: Member, bob: Member) -> None:
    await goes_through(here, bob, whom="@alice", level="Junior")
    await bob.closes()
    await shares(here, alice)
    await here.on("bob", "2026-11-24 10:30")
    assert heard(bob, BOTH) == 1
    await here.let(bob.clicks("Read both side by side"))
    assert (bob.modal or "").startswith("Side by side")


async def test_he_proposes_it_once_and_learns_nothing_of_whether_she_begins(
    here: House, alice: Member, bob: Member
) -> None:
    answers = {}
    for name in ("alice", "erin"):
        await goes_through(here, bob, NOT_YET, whom=f"@{name}", level="Junior")
        await here.let(bob.clicks("Propose it to them"))
        answers[name] = (bob.modal or "").replace(name.title(), "Somebody")
        await bob.closes()
    assert answers["alice"] == answers["erin"]
    await here.let(bob.types("/growth assess @alice"), bob.clicks("Propose it to them"))
    assert heard(alice, PROPOSED) == 1
    assert here.member("erin").reads() == []
    assert "Bob is not told whether you begin." in alice.newest()
    before = list(bob.reads())
    await here.let(alice.clicks("Where I stand"))
    await marks(here, alice, *[THERE] * 16)
    assert list(bob.reads()) == before


async def test_what_to_talk_about_goes_on_their_agenda_with_one_click_and_once(
    here: House, alice: Member, bob: Member
) -> None:
    await shares(here, alice, GETTING_THERE, NOT_YET)
    await goes_through(here, bob, whom="@alice")
    await here.let(bob.clicks("Put these on our 1:1"))
    assert "They are on the agenda." in (bob.modal or "")
    await bob.closes()
    await here.let(alice.types("/growth assess"), alice.clicks("Read Bob's view beside it"))
    await here.let(alice.clicks("Put these on our 1:1"))
    said = alice.modal or ""
    assert "They are on the agenda already." in said
    assert said.count(f"{NAMES[1]}: what has each of us seen of it lately?") == 1
    assert "not yet" not in said


async def test_each_time_stands_there_with_its_level_and_version(here: House, alice: Member, bob: Member) -> None:
    await shares(here, alice)
    await goes_through(here, bob, NOT_YET, whom="@alice")
    assert "Each time you looked" not in (bob.modal or "")
    await here.on("alice", "2027-02-22 10:00")
    await here.let(bob.clicks("Go through them again"))
    await marks(here, bob, *[THERE] * 16)
    await here.let(bob.submits())
    said = bob.modal or ""
    assert f"How it moved\nYou. Since Monday 23 November: {NAMES[0]} from not yet to there." in said
    on = f"on version {LADDER.version} of Machine learning engineer"
    assert f"• Monday 22 February: you, next to Junior, {on}" in said
    assert f"• Monday 23 November: Alice, next to Junior, {on}" in said
    await bob.closes()
    await here.let(alice.types("/growth assess"), alice.clicks("Read Bob's view beside it"))
    assert f"Bob. Since Monday 23 November: {NAMES[0]} from not yet to there." in (alice.modal or "")
