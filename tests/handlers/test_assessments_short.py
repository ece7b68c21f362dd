"""A short look at where one stands: the competencies of one's areas, with every other mark left as it is."""

import re
from datetime import timedelta

import pytest

from content.reading.loader import load, shipped
from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.handlers.keeping import closes, keeps
from tests.handlers.looking import BEYOND, NOT_YET, SKIP, THERE, goes_through, marks, page
from tests.house import House

pytestmark = pytest.mark.anyio

FEBRUARY = MONDAY + timedelta(weeks=13)
DESIGN = "System design: The systems around a model: hosting, running, watching,"
SYSTEMS = ("System design", "Engineering practices", "Communication", "Planning")  # of a junior growing there


@pytest.fixture
async def alice(here: House) -> Member:
    return await here.start("alice")


async def short(here: House, who: Member, *words: str) -> None:
    await here.let(who.types("/growth assess short"))
    await marks(here, who, *words)


async def test_it_is_four_pages_of_the_area_chosen(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth assess short"))
    assert "A short one: what your areas and your last weeks are about. Every other mark stays as it is." in (
        alice.modal or ""
    )
    for place, name in enumerate(SYSTEMS):
        assert page(alice).removeprefix("ML systems · ") == name or name in (alice.modal or "")
        assert f"{place + 1} of 4" in (alice.modal or "")
        await marks(here, alice, THERE)
    said = alice.modal or ""
    assert "There: System design" in said
    assert "Stands from" not in said


async def test_it_asks_about_one_level_and_has_the_others_behind_a_button(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth assess short"))
    assert "Where are you, next to Junior?" in (alice.modal or "")
    assert "\nSystem design\nYou find your way in the systems that others run for you" in (alice.modal or "")
    assert "You set up some of these systems yourself" not in (alice.modal or "")
    await here.let(alice.clicks("Levels"))
    assert "Junior · your level\n" in (alice.modal or "")
    assert "Senior\n" in (alice.modal or "")
    await alice.closes()
    assert "1 of 4" in (alice.modal or "")


async def test_later_it_asks_first_about_what_was_done_since_and_what_was_never_marked(
    here: House, alice: Member
) -> None:
    await short(here, alice, THERE, THERE, THERE, SKIP)
    await alice.closes()
    await here.at(MONDAY + timedelta(days=1))
    await keeps(here, alice, "Drew the whole request path", DESIGN)
    await closes(alice)
    await here.let(alice.types("/growth assess short"))
    for name in ("System design", "Design thinking", "Planning", "Ownership"):
        assert f" of 4\n{name}\n" in (alice.modal or "")
        await marks(here, alice, THERE)


async def test_the_marks_of_others_stand_with_their_day(here: House, alice: Member) -> None:
    await goes_through(here, alice, NOT_YET)
    await alice.closes()
    await here.at(FEBRUARY)
    await here.turn_to(alice, "My ladder")
    await here.let(alice.clicks("A short one, two minutes"))
    await marks(here, alice, BEYOND, THERE, SKIP, THERE)
    said = alice.modal or ""
    today, _, before = said.partition("Stands from Monday 23 November 2026\n")
    assert "Beyond: System design" in today
    assert "Since Monday 23 November: System design from there to beyond." in before
    assert "Not yet: Fundamentals" in before
    assert "Communication" in before.partition("Since Monday")[0]  # passed over today
    assert "As you saw it on Monday 22 February (some marks are older), against Junior:" in said


async def test_both_stand_in_the_history_and_a_mark_taken_over_did_not_move(here: House, alice: Member) -> None:
    await goes_through(here, alice, NOT_YET)
    await alice.closes()
    await here.at(FEBRUARY)
    await short(here, alice, BEYOND, THERE, THERE, THERE)
    await here.let(alice.clicks("How it moved"))
    said = alice.modal or ""
    assert "System design: there in November 2026, beyond in February" in said
    assert "Fundamentals" not in said
    assert "Monday 22 February 2027\n4 marks and 12 that stood, next to Junior" in said
    assert "Monday 23 November 2026\n16 marks, next to Junior" in said


async def test_all_passed_over_keeps_nothing_and_changes_nothing(here: House, alice: Member) -> None:
    await goes_through(here, alice)
    await alice.closes()
    await here.at(FEBRUARY)
    await short(here, alice, *[SKIP] * 4)
    assert "You passed over all of them" in (alice.modal or "")
    await alice.closes()
    await here.let(alice.types("/growth assess"))
    assert "As you saw it on Monday 23 November, against Junior:" in (alice.modal or "")


async def test_what_was_begun_short_goes_on_short_and_is_no_whole_one(here: House, alice: Member) -> None:
    await short(here, alice, THERE)
    await alice.closes()
    await here.let(alice.types("/growth assess short"))
    assert "2 of 4" in (alice.modal or "")
    await alice.closes()
    await here.let(alice.types("/growth assess"))
    assert "1 of 16" in (alice.modal or "")


async def test_the_manager_it_is_shared_with_reads_all_marks(here: House) -> None:
    await here.make_team("alice")
    alice, bob = await here.start("alice"), await here.start("bob")
    await goes_through(here, alice, NOT_YET)
    await alice.closes()
    await here.at(FEBRUARY)
    await short(here, alice, BEYOND, THERE, THERE, THERE)
    await here.let(alice.clicks("Share with Bob"))
    await goes_through(here, bob, whom="Alice")
    said = bob.modal or ""
    assert "Alice on Monday 22 February (some marks are older)" in said
    assert "Fundamentals: you there, Alice not yet" in said
    assert "System design: you there, Alice beyond" in said


async def test_before_the_start_there_is_no_short_one(here: House) -> None:
    erin = here.member("erin")
    await here.let(erin.types("/growth assess short"))
    assert "You have not started yet" in erin.newest()


async def test_what_shows_it_and_what_does_not_yet_is_a_press_away(here: House, alice: Member) -> None:
    ladder = load(shipped() / "ml-engineer")
    wishes = [w for w in ladder.expected_at("junior") if "system-design" in w.competencies and w.examples]
    await here.let(alice.types("/growth assess short"), alice.clicks("Examples"))
    for wish in wishes:
        assert wish.examples is not None
        said = f"{wish.text}\nThis shows it: {wish.examples.shows}\nThis does not yet: {wish.examples.not_yet}"
        assert said in (alice.modal or "")
    assert wishes
    await alice.closes()
    assert "1 of 4" in (alice.modal or "")
    assert here.slack.refused == []


async def test_they_are_there_beside_all_levels_too(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth assess"), alice.clicks("Examples"))
    assert "This shows it: " in (alice.modal or "")


async def test_a_manager_reads_them_of_somebody_else(here: House) -> None:
    await here.make_team("alice")
    await here.start("alice")
    bob = await here.start("bob")
    await here.let(bob.types("/growth assess Alice"), bob.clicks("Junior"), bob.submits(), bob.clicks("Examples"))
    said = bob.modal or ""
    assert "This shows it: " in said
    assert not re.search(r"\b[Yy]ou(r|rs)?\b", said)
