"""A win that its author shares: who reads it, where, and how it is taken back from there."""

import pytest

from playground.testing import Member
from tests.handlers.keeping import OUTCOME, closes
from tests.house import DID, TO_MANAGER, TO_TEAM, House, scene

pytestmark = pytest.mark.anyio

MONDAY, NEXT = "2026-11-30 09:30", "2026-12-07 09:30"
SEES = "Who sees it?"
WORDS, CAME = "Wrote the runbook for the quince job", "Nobody was woken since"


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice of Bob's team, who has started."""
    await here.make_team("alice", "erin")
    return await here.start("alice")


@scene
async def shares(here: House, alice: Member, sees: str) -> None:
    await alice.types(f"/growth win {WORDS}")
    await alice.fills(OUTCOME, CAME)
    await alice.chooses(SEES, sees)
    await here.let(alice.submits())


async def edits(here: House, alice: Member, **fills: str) -> None:
    """Alice opens her newest win and changes it."""
    await closes(alice)
    await here.let(alice.types("/growth wins"), alice.clicks("Open"), alice.clicks("Edit"))
    for label, value in fills.items():
        await alice.fills(label, value)


def posted(here: House) -> str:
    return "\n".join(here.slack.channel("ranking").reads())


def letters(here: House) -> str:
    return "\n".join(here.member("bob").reads())


async def test_a_win_is_its_authors_alone_until_they_choose_otherwise(here: House, alice: Member) -> None:
    await alice.types(f"/growth win {WORDS}")
    assert "Who sees it?\n(select: Only you)" in (alice.modal or "")
    await here.let(alice.submits())
    assert "Only you see it." in (alice.modal or "")
    await here.on("bob", MONDAY)
    assert WORDS not in posted(here) + letters(here)


async def test_a_win_goes_from_the_form_to_the_managers_digest_and_back(here: House, alice: Member) -> None:
    await shares(here, alice, TO_MANAGER)
    assert "Who sees it: You and Bob. It comes with the next private digest." in (alice.modal or "")
    await here.on("bob", MONDAY)
    assert f"Wins shared with you\nAlice:\n> {WORDS}" in letters(here)
    assert f"What came of it:\n> {CAME}" in letters(here)
    assert WORDS not in posted(here)
    await closes(alice)
    await here.let(alice.types("/growth wins"))
    assert "Monday 23 November 2026 · You and Bob" in (alice.modal or "")
    await here.let(alice.clicks("Open"), alice.clicks("Stop sharing"))
    assert "Only you see it." in (alice.modal or "")
    assert WORDS not in letters(here)
    assert "Nothing waits on you, nothing new to read." in letters(here)
    await here.on("bob", NEXT)
    assert WORDS not in letters(here)


async def test_a_win_for_the_team_stands_in_its_channel_and_with_its_manager(here: House, alice: Member) -> None:
    await shares(here, alice, TO_TEAM)
    await here.on("bob", MONDAY)
    assert f"Alice did this:\n> {WORDS}\nWhat came of it:\n> {CAME}" in posted(here)
    assert f"Alice (in the team digest too):\n> {WORDS}" in letters(here)
    assert "It shows" not in posted(here) + letters(here)


async def test_other_words_are_taken_out_and_come_with_the_next(here: House, alice: Member) -> None:
    await shares(here, alice, TO_TEAM)
    await here.on("bob", MONDAY)
    await edits(here, alice, **{OUTCOME: "Two people use it"})
    await here.let(alice.submits())
    assert WORDS not in posted(here) + letters(here)
    await here.on("bob", NEXT)
    assert (posted(here) + letters(here)).count("Two people use it") == 2
    assert CAME not in posted(here) + letters(here)


async def test_who_sees_it_is_changed_in_the_form(here: House, alice: Member) -> None:
    await shares(here, alice, TO_TEAM)
    await here.on("bob", MONDAY)
    await edits(here, alice)
    await alice.chooses(SEES, "Only you")
    await here.let(alice.submits())
    assert WORDS not in posted(here) + letters(here)


async def test_what_is_only_shown_differently_stays_where_it_stands(here: House, alice: Member) -> None:
    await shares(here, alice, TO_TEAM)
    await here.on("bob", MONDAY)
    await edits(here, alice)
    await here.let(alice.submits())
    assert (posted(here) + letters(here)).count(WORDS) == 2


async def test_a_win_that_is_deleted_is_in_no_digest_any_more(here: House, alice: Member) -> None:
    await shares(here, alice, TO_TEAM)
    await here.on("bob", MONDAY)
    await closes(alice)
    await here.let(alice.types("/growth wins"), alice.clicks("Open"), alice.clicks("Delete"))
    assert WORDS not in posted(here) + letters(here)


async def test_nothing_goes_to_a_manager_who_came_while_the_form_was_open(here: House, alice: Member) -> None:
    await alice.types(f"/growth win {WORDS}")
    await alice.chooses(SEES, TO_MANAGER)
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"), dana.chooses("Who leads it?", "charlie"))
    await here.let(dana.submits())
    await here.handed_over()
    await here.let(alice.submits())
    assert "Only you can see it: your manager, your team or where its digest goes changed" in (alice.modal or "")
    await here.on("charlie", MONDAY)
    assert WORDS not in "\n".join(here.member("charlie").reads()) + letters(here)


async def test_a_win_follows_to_another_channel_when_its_author_says_so(here: House, alice: Member) -> None:
    await shares(here, alice, TO_TEAM)
    await closes(alice)
    here.slack.slack.world.channel("elsewhere").members["U0TRELLIS"] = None
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await dana.chooses("Where does the weekly digest go?", "elsewhere")
    await here.let(dana.submits())
    await here.on("alice", "2026-11-24 10:00")
    await here.let(alice.clicks("Post it in the new channel"))
    await here.on("bob", MONDAY)
    assert WORDS in "\n".join(here.slack.channel("elsewhere").reads())
    assert WORDS not in posted(here)


async def test_an_answer_that_is_kept_as_a_win_stands_once_in_each_digest(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth checkin"))
    await alice.fills(DID[0], WORDS)
    await alice.chooses(DID[1], TO_TEAM)
    await here.let(alice.submits(), alice.clicks("Keep as a win"))
    await alice.chooses(SEES, TO_TEAM)
    await here.let(alice.submits())
    await here.on("bob", MONDAY)
    assert posted(here).count(WORDS) == 1
    assert letters(here).count(WORDS) == 1
