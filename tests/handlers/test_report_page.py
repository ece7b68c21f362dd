"""The page of one person: all that its reader may read of them in one place, and what each of the two sees of it."""

import pytest

from playground.testing import Member
from tests.handlers.keeping import LADDER, closes, keeps
from tests.handlers.looking import GETTING_THERE, goes_through
from tests.handlers.looking import shares as shares_marks
from tests.house import HELP, TO_AGENDA, House

pytestmark = pytest.mark.anyio

SENIOR = next(wish for wish in LADDER.expectations if wish.level == "senior")


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice of Bob's team has started."""
    await here.make_team("alice", "erin")
    return await here.start("alice")


@pytest.fixture
def bob(here: House, alice: Member) -> Member:
    return here.member("bob")


async def bobs_page(here: House, bob: Member) -> str:
    await closes(bob)
    await here.let(bob.types("/growth team Alice"))
    return bob.modal or ""


async def alices_page(here: House, alice: Member) -> str:
    """What Bob reads of her, as she sees it."""
    await closes(alice)
    await here.let(alice.types("/growth who-sees"), alice.clicks("See what Bob sees"))
    return alice.modal or ""


async def test_open_items_of_both_sides_stand_on_it(here: House, alice: Member, bob: Member) -> None:
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (HELP, "Old click logs."), sees=TO_AGENDA)
    await here.let(bob.types("/growth agenda @alice who labels after May?"))
    page = await bobs_page(here, bob)
    assert (
        "Open on your 1:1\n• Old click logs. (Alice, Tuesday 24 November)\n"
        "• who labels after May? (you, Tuesday 24 November)" in page
    )
    await here.let(bob.clicks("Open the agenda"))
    assert "1:1 with Alice" in (bob.modal or "")
    seen = await alices_page(here, alice)
    assert "Open on your 1:1 with Bob\n• Old click logs. (you," in seen
    assert "[Open the agenda]" not in seen


async def test_the_next_one_on_one_stands_on_it_and_in_the_letter_of_that_week(
    here: House, alice: Member, bob: Member
) -> None:
    rhythm = {"How often?": "Every week", "The next one is on": "2026-12-03", "At what time?": "15:00"}
    await here.let(alice.types("/growth agenda"), alice.clicks("Set a rhythm"), alice.submits(rhythm))
    await here.let(bob.types("/growth agenda @alice who labels after May?"))
    assert "Next 1:1: Thursday 3 December, 09:00" in (await bobs_page(here, bob)).replace("*", "")
    assert "Next 1:1: Thursday 3 December, 15:00" in (await alices_page(here, alice)).replace("*", "")
    await closes(alice)
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (HELP, "Old click logs."), sees=TO_AGENDA)
    await here.on("bob", "2026-11-30 09:30")
    letter = next(text for text in reversed(bob.reads()) if text.startswith("Your week with"))
    assert "1:1s in the next seven days\n• Alice, Thursday 3 December, 09:00, 2 open" in letter
    assert "Erin" not in letter.partition("1:1s in the next seven days")[2].partition("Milestones")[0]
    assert "2 open\n[1:1 agenda]" in letter
    await here.let(bob.types("/growth team"))
    page = bob.newest()
    assert "1:1s in the next seven days\n• Alice, Thursday 3 December, 09:00, 2 open\n[1:1 agenda]" in page
    assert page.index("1:1s in the next") < page.index("The page of one person") < page.index("Propose a level")


async def test_of_many_open_items_five_stand_on_it(here: House, bob: Member) -> None:
    for number in range(7):
        await here.let(bob.types(f"/growth agenda @alice item {number}"))
    page = await bobs_page(here, bob)
    assert "item 4" in page
    assert "item 5" not in page
    assert "• and 2 more" in page


async def test_both_views_stand_on_it_once_both_are_shared(here: House, alice: Member, bob: Member) -> None:
    assert "On the ladder" not in await bobs_page(here, bob)
    await closes(bob)
    await goes_through(here, bob, whom="@alice", level="Junior")
    assert "Your view of Monday 23 November is yours alone until Alice shares theirs." in await bobs_page(here, bob)
    assert "On the ladder" not in await alices_page(here, alice)
    await closes(alice)
    await shares_marks(here, alice, GETTING_THERE)
    assert "Both views stand side by side." in await bobs_page(here, bob)
    await here.let(bob.clicks("Read both"))
    assert "Where you differ" in (bob.modal or "")
    assert "Bob reads how you see yourself (Monday 23 November) beside" in await alices_page(here, alice)


async def test_what_she_shared_alone_asks_for_his_view(here: House, alice: Member, bob: Member) -> None:
    await shares_marks(here, alice, GETTING_THERE)
    page = await bobs_page(here, bob)
    assert "Alice shared on Monday 23 November how they see themselves, against Junior." in page
    await here.let(bob.clicks("Write your view"))
    assert "Alice · ML systems · 1 of 16" in (bob.modal or "")


async def test_a_level_that_was_asked_and_agreed_stands_on_it(here: House, alice: Member, bob: Member) -> None:
    await here.turn_to(alice, "My ladder")
    await here.let(alice.clicks("I think I am at Senior now"), alice.submits())
    await here.on("bob", "2026-11-23 10:00")
    assert "• Alice asked about Senior on Monday 23 November" in await bobs_page(here, bob)
    await here.let(bob.closes(), bob.clicks("Agree"))
    assert "• Senior from Monday 23 November: Alice asked, you agreed" in await bobs_page(here, bob)
    assert "• Senior from Monday 23 November: you asked, Bob agreed" in await alices_page(here, alice)


async def test_a_way_to_the_next_level_stands_on_it_as_it_was_shared(here: House, alice: Member, bob: Member) -> None:
    await keeps(here, alice, "Erin ran the quince review", SENIOR.text[:75].rstrip())
    await closes(alice)
    assert "quince" not in await bobs_page(here, bob)
    await here.let(alice.types("/growth ready"), alice.clicks("Share it"), alice.submits())
    page = await bobs_page(here, bob)
    assert "The way to Senior, as Alice shared it on Monday 23 November" in page
    assert "Erin ran the quince review" in page
    await closes(alice)
    await here.let(alice.types("/growth ready"), alice.clicks("Take back"))
    assert "quince" not in await bobs_page(here, bob)


async def test_nobody_else_reads_any_of_it(here: House, alice: Member) -> None:
    await shares_marks(here, alice, GETTING_THERE)
    charlie = here.member("charlie")
    await here.let(charlie.types("/growth team Alice"))
    assert "ladder" not in charlie.newest() + (charlie.modal or "")
