"""A way to the next level that is shared with one person: what they read, when, and how it is taken back."""

import pytest

from playground.testing import Member
from tests.handlers.keeping import LADDER, closes, keeps
from tests.house import House, scene

pytestmark = pytest.mark.anyio

WISHES = [wish for wish in LADDER.expectations if wish.level == "senior"]
MORNING = "2026-11-24 09:30"
WORDS = "Erin ran the quince review without me"


@pytest.fixture
@scene
async def alice(here: House) -> Member:
    """Alice of Bob's team, with words of hers under one line of the next level."""
    await here.make_team("alice", "erin")
    alice = await here.start("alice")
    await keeps(here, alice, WORDS, WISHES[0].text[:75].rstrip(), outcome="She leads it now.")
    await closes(alice)
    return alice


@scene
async def shares(here: House, alice: Member, *, who: str = "") -> None:
    await here.let(alice.types("/growth ready"), alice.clicks("Share it"))
    if who:
        await alice.chooses("Who may read it?", who)
    await here.let(alice.submits())


def read(here: House, name: str = "bob") -> str:
    return "\n".join(here.member(name).reads())


async def test_nobody_reads_it_until_it_is_shared(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth ready"))
    await here.on("bob", MORNING)
    assert "quince" not in read(here)


async def test_the_manager_reads_it_in_their_hours_as_it_was_that_day(here: House, alice: Member) -> None:
    await shares(here, alice)
    assert "Shared with Bob, as of Monday 23 November." in (alice.modal or "")
    await closes(alice)
    await keeps(
        here, alice, "Kept after that day", "Engineers with less experience come to you, and leave able to go on by"
    )
    await here.on("bob", MORNING)
    said = next(text for text in here.member("bob").reads() if "towards Senior" in text)
    assert f"One of the {len(WISHES)} things that Senior adds has their own words." in said
    assert f"• {WISHES[0].text}\n> {WORDS} She leads it now." in said
    assert "Kept after that day" not in said
    assert "shared this with you alone, as of Monday 23 November" in said
    assert "To try" not in said


async def test_it_is_for_the_one_who_was_named_and_for_nobody_else(here: House, alice: Member) -> None:
    await here.start("erin")
    await shares(here, alice, who="erin")
    await here.on("bob", MORNING)
    assert "quince" in read(here, "erin")
    assert "quince" not in read(here) + "\n".join(here.slack.channel("ranking").reads())


async def test_it_is_taken_back_from_where_it_is_read(here: House, alice: Member) -> None:
    await shares(here, alice)
    await closes(alice)
    await here.on("bob", MORNING)
    assert "quince" in read(here)
    await here.let(alice.types("/growth ready"), alice.clicks("Take back"))
    assert "Taken back. Only you can see it now" in alice.newest()
    assert "[Take back]" not in alice.newest()
    assert "quince" not in read(here)
    assert "What Alice shared with you here was taken back." in read(here)


async def test_what_is_taken_back_before_it_left_is_never_sent(here: House, alice: Member) -> None:
    await shares(here, alice)
    before = len(here.member("bob").reads())
    await here.let(alice.clicks("Take back"))
    await here.on("bob", MORNING)
    assert [text for text in here.member("bob").reads()[before:] if "Alice" in text and "towards" in text] == []


async def test_a_win_that_is_deleted_stands_in_it_no_more(here: House, alice: Member) -> None:
    await shares(here, alice)
    await closes(alice)
    await here.on("bob", MORNING)
    await here.let(alice.types("/growth wins"), alice.clicks("Open"), alice.clicks("Delete"))
    assert "quince" not in read(here)
    assert "None has their own words yet." in read(here)


async def test_it_stands_in_who_sees_and_is_taken_back_there(here: House, alice: Member) -> None:
    await shares(here, alice)
    await closes(alice)
    await here.on("bob", MORNING)
    await here.let(alice.types("/growth who-sees"))
    assert "Your way to a level, as of that day · Monday 23 November\nSenior\nYou and Bob" in alice.newest()
    await here.let(alice.clicks("Take back", beside="Your way to a level"))
    assert "quince" not in read(here)


async def test_nobody_shares_it_with_themselves_or_a_stranger(here: House, alice: Member) -> None:
    for who, why in (("alice", "That is you."), ("charlie", "I don't know them yet.")):
        await shares(here, alice, who=who)
        assert why in "\n".join(alice.errors.values())
        await closes(alice)


async def test_whoever_deletes_all_that_is_kept_leaves_nothing_of_it(here: House, alice: Member) -> None:
    await shares(here, alice)
    await closes(alice)
    await here.on("bob", MORNING)
    await here.let(alice.types("/growth delete"), alice.clicks("Go on"), alice.clicks("Delete all of it for good"))
    assert "quince" not in read(here)
    assert "What stood here was removed by its author." in read(here)
