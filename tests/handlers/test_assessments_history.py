"""How somebody's own marks moved: what moved first, with what they wrote meanwhile, then every date."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from content.reading import loader
from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.handlers.looking import BEYOND, GETTING_THERE, NAMES, NOT_YET, THERE, goes_through, marks
from tests.handlers.test_assessments import edited
from tests.house import House, house

pytestmark = pytest.mark.anyio

FEBRUARY = MONDAY + timedelta(weeks=13)
FIRST = NAMES[0]  # Fundamentals


@pytest.fixture
async def alice(here: House) -> Member:
    return await here.start("alice")


async def looks_again(here: House, who: Member, *words: str) -> None:
    """Once more through all of them, from the page of the last result."""
    await here.let(who.types("/growth assess"), who.clicks("Go through them again"))
    await marks(here, who, *words, *[THERE] * (len(NAMES) - len(words)))


async def keeps(here: House, who: Member, did: str, shows: str) -> None:
    await here.let(who.types(f"/growth win {did}"))
    await who.chooses("What does it show?", [shows])
    await here.let(who.submits(), who.closes())


async def test_nothing_looked_at_leads_to_the_first_look(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth assess history"))
    assert "You have not looked at where you stand yet." in (alice.modal or "")
    assert "[Where I stand]" in (alice.modal or "")


async def test_the_first_look_stands_there_with_its_day_and_the_version(here: House, alice: Member) -> None:
    await goes_through(here, alice, NOT_YET)
    await here.let(alice.clicks("How it moved"))
    said = alice.modal or ""
    assert "This was your first look." in said
    assert "Show the other" not in said
    assert (
        "Monday 23 November 2026\n16 marks, next to Junior, on version 2 of Machine learning engineer\n[Look]" in said
    )
    await here.let(alice.clicks("Look"))
    assert "As you saw it on Monday 23 November" in (alice.modal or "")


async def test_what_moved_comes_first_and_the_rest_is_folded(here: House, alice: Member) -> None:
    await goes_through(here, alice, NOT_YET, GETTING_THERE)
    await alice.closes()
    await here.at(FEBRUARY)
    await looks_again(here, alice, GETTING_THERE, GETTING_THERE)
    assert "Since Monday 23 November: Fundamentals from not yet to getting there." in (alice.modal or "")
    await here.let(alice.clicks("How it moved"))
    said = alice.modal or ""
    assert "Fundamentals: not yet in November 2026, getting there in February" in said
    assert "Libraries" not in said
    await here.let(alice.clicks("Show the other 15 marks"))
    assert "Libraries: getting there in November 2026" in (alice.modal or "")
    await here.let(alice.clicks("Only what moved"))
    assert alice.modal == said


async def test_ones_own_words_since_then_stand_beside_what_moved(here: House, alice: Member) -> None:
    await goes_through(here, alice, NOT_YET, NOT_YET)
    await alice.closes()
    await here.at(FEBRUARY)
    await keeps(
        here,
        alice,
        "Read the loss <b>from scratch</b>.",
        f"{FIRST}: What you know of ML, programming, data, cloud and systems",
    )
    await looks_again(here, alice, THERE, THERE)
    await here.let(alice.clicks("How it moved"))
    told = (alice.modal or "").partition("Libraries: not yet in November 2026, there in February")
    assert "In your words: “Read the loss <b>from scratch</b>.”, Monday 22 February 2027" in told[0]
    assert "nothing of yours is written down for it since then" not in told[0]
    assert told[2].lstrip().startswith("This rose, and nothing of yours is written down for it since then.")
    await here.let(alice.clicks("Keep a win"))
    assert (alice.modal or "").startswith("Keep a win")


async def test_a_done_step_stands_there_too(here: House, alice: Member) -> None:
    await goes_through(here, alice, *[NOT_YET] * 16)
    await alice.closes()
    await here.at(FEBRUARY)
    await here.let(alice.types("/growth next"), alice.clicks("Try it"), alice.clicks("I did this"))
    await looks_again(here, alice)
    await here.let(alice.clicks("How it moved"))
    assert "You did: " in (alice.modal or "")


async def test_two_looks_in_one_month_are_told_by_their_days(here: House, alice: Member) -> None:
    await goes_through(here, alice, THERE)
    await alice.closes()
    await here.later(days=2)
    await looks_again(here, alice, NOT_YET)
    await here.let(alice.clicks("How it moved"))
    assert "Fundamentals: there on 23 November, not yet on 25 November" in (alice.modal or "")
    assert "This rose" not in (alice.modal or "")


async def test_another_level_is_told_and_neither_rises_nor_falls(here: House, alice: Member) -> None:
    await goes_through(here, alice, NOT_YET)
    await alice.closes()
    await here.at(FEBRUARY)
    await here.let(alice.types("/growth start"), alice.clicks("Senior"), alice.submits())
    await here.let(alice.types("/growth assess"), alice.clicks("Go through them again"))
    await marks(here, alice, BEYOND, *[THERE] * 15)
    await here.let(alice.clicks("How it moved"))
    said = alice.modal or ""
    assert "Fundamentals: not yet in November 2026 (next to Junior), beyond in February (next to Senior)" in said
    assert "This rose" not in said


async def test_what_was_renamed_or_left_the_ladder_stands_as_it_was(tmp_path: Path) -> None:
    ladders = Path(shutil.copytree(loader.shipped(), tmp_path / "ladders"))
    async with house(tmp_path, start=MONDAY, trellis_ladders=ladders) as here:
        alice = await here.start("alice")
        await goes_through(here, alice, NOT_YET, GETTING_THERE)
    edited(ladders, "competencies.yaml", lambda data: data["competencies"][0].update(name="Alchemy"))
    edited(ladders, "ladder.yaml", lambda data: data.update(version="3"))
    async with house(tmp_path, start=FEBRUARY, trellis_ladders=ladders) as here:
        alice = here.member("alice")
        await looks_again(here, alice, THERE, GETTING_THERE)
        await here.let(alice.clicks("How it moved"))
        said = alice.modal or ""
        assert "Alchemy: not yet in November 2026 (then called Fundamentals), there in February" in said
        assert "16 marks, next to Junior, on version 3 of" in said
        assert "16 marks, next to Junior, on version 2 of" in said


async def test_the_home_leads_there_once_there_is_something(here: House, alice: Member) -> None:
    assert "How it moved" not in await here.turn_to(alice, "My ladder")
    await goes_through(here, alice)
    await alice.closes()
    await here.turn_to(alice, "My ladder")
    await here.let(alice.clicks("How it moved"))
    assert "Each time you looked" in (alice.modal or "")


async def test_a_view_of_somebody_else_is_in_nobodys_history(here: House) -> None:
    await here.make_team("alice")
    bob = await here.start("bob")
    await goes_through(here, bob, whom="Alice", level="Junior")
    await bob.closes()
    await here.let(bob.types("/growth assess history"))
    assert "You have not looked at where you stand yet." in (bob.modal or "")
