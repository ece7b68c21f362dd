"""`/growth ladder` and My level: what a level asks for, what one did of it, and the levels around it."""

import pytest

from content.reading.loader import load, shipped
from playground.testing import Member
from tests.house import House

pytestmark = pytest.mark.anyio

LADDER = load(shipped() / "ml-engineer")
COMPASS = "A compass, not a rating: years are a hint, and a year or two either way is fine. Only you see this."


async def does(here: House, person: Member, *, times: int = 1) -> list[str]:
    """Somebody does what is offered; returns the titles."""
    titles = []
    for _ in range(times):
        await here.let(person.types("/growth next"))
        titles.append(person.newest().splitlines()[1].rpartition(" (")[0])
        await here.let(person.clicks("Try it"), person.clicks("I did this"))
    return titles


async def asks(here: House, person: Member, words: str = "") -> str:
    await here.let(person.types(f"/growth ladder {words}".strip()))
    return person.newest()


async def test_it_says_what_one_sees_at_my_level_and_what_the_next_adds(here: House) -> None:
    alice = await here.start("alice")
    said = await asks(here, alice)
    assert said.startswith("Junior\nYour level on the ladder Machine learning engineer.")
    assert (
        "Years, as a hint: Past those first years, up to about 5 in all. Titles: ML engineer, ML engineer II." in said
    )
    assert "What it asks for, on top of what Novice asks for" in said
    added = LADDER.added_at("senior")
    told = (*LADDER.added_at("junior"), *added[:8], *LADDER.over_at("junior"))
    for wish in LADDER.expectations:
        assert (f"• {wish.text}" in said) is (wish in told)
    assert said.index("What Senior adds") > said.index("What it asks for")
    assert f"• and {len(added) - 8} more" in said
    origins = (
        "Rising up the ranks, Spotting Talented Machine Learning Engineers, "
        "“Code -> Design” == “Junior -> Senior” and Chosen for this ladder"
    )
    assert f"{COMPASS} Where this comes from: {origins}." in said


async def test_what_i_tried_stands_beneath_what_it_was_for_with_its_day(here: House) -> None:
    alice = await here.start("alice")
    (title,) = await does(here, alice)
    action = next(action for action in LADDER.actions if action.title == title)
    said = (await asks(here, alice)).splitlines()
    for wish in LADDER.expectations:
        if wish.level == "junior":
            after = said[said.index(f"• {wish.text}") + 1]
            assert (after == f"Tried: {title}, Monday 23 November 2026") is (wish.id in action.expectations)


async def test_where_nothing_was_done_nothing_is_said(here: House) -> None:
    alice = await here.start("alice")
    said = await asks(here, alice)
    assert "Tried" not in said
    assert "With the first step you do, you see here how deep and how broad you go." in said


async def test_depth_and_breadth_are_bars_with_numbers_and_a_sentence(here: House) -> None:
    alice = await here.start("alice")
    titles = await does(here, alice, times=3)
    areas = [area for action in LADDER.actions if action.title in titles for area in action.areas]
    said = await asks(here, alice)
    for area in LADDER.areas:
        count = areas.count(area.id)
        bar = f"{'▇' * count}  " if count else ""
        assert f"\n{area.name}  {bar}{count} step{'' if count == 1 else 's'}\n" in said
    assert "Systems, with 3 steps" in said or "and Systems, with 3 steps each" in said
    assert "Broad: " not in said
    titles += await does(here, alice, times=2)
    areas = [area for action in LADDER.actions if action.title in titles for area in action.areas]
    assert f"Broad: {len(set(areas))} of 4 areas." in await asks(here, alice)


async def test_other_ladders_names_titles_and_pay_stand_there_as_given(here: House) -> None:
    alice = await here.start("alice", level="Novice")
    said = await asks(here, alice)
    assert "What other ladders call it\nEntry to principal (Career path for a machine learning engineer)\n" in said
    assert "Intern in ML or AI engineering" in said
    assert (
        "Pay: 80,000 to 120,000 or more USD a year, United States "
        "(Career path for a machine learning engineer, year not given)." in said
    )
    assert "Pay: 84,563 to 109,500 USD a year, United States (Talent.com, year not given)." in said


async def test_every_rung_of_another_ladder_stands_at_some_level(here: House) -> None:
    alice = await here.start("alice")
    pages = [await asks(here, alice, level.name) for level in LADDER.levels]
    for rung in LADDER.rungs:
        said = [page for page in pages if f"{rung.name}. {rung.text}" in page]
        assert len(said) == len(rung.levels or ("the highest",)), rung.id
        assert all(title in said[0] for title in rung.titles)
        assert rung.pay is None or f"Pay: {rung.pay}." in said[0]


async def test_one_can_go_up_and_down_from_level_to_level(here: House) -> None:
    alice = await here.start("alice")
    await asks(here, alice)
    seen = len(alice.reads())
    await here.let(alice.clicks("Level below: Novice"))
    assert alice.newest().startswith("Novice\nA level on the ladder")
    await here.let(alice.clicks("Level above: Junior"), alice.clicks("Level above: Senior"))
    assert alice.newest().startswith("Senior\nA level on the ladder")
    await here.let(alice.clicks("All levels"), alice.clicks("Look closer"))
    assert alice.newest().startswith("Novice")
    assert len(alice.reads()) == seen


@pytest.mark.parametrize(
    ("words", "first", "then"),
    [
        pytest.param("senior", "Senior", "A level on the ladder Machine learning engineer.", id="by its name"),
        pytest.param("senor", "There is no level “senor” here. The nearest is Senior.", "Senior", id="misspelt"),
        pytest.param("staff", "There is no level “staff” here. The nearest is Seasoned.", "Seasoned", id="a title"),
        pytest.param(
            "<banana>",
            "I don't know the level “<banana>”. These are the levels here.",
            "The levels: Machine learning engineer",
            id="none",
        ),
    ],
)
async def test_any_level_can_be_asked_for(here: House, words: str, first: str, then: str) -> None:
    alice = await here.start("alice")
    assert (await asks(here, alice, words)).splitlines()[:2] == [first, then]


async def test_who_is_not_sure_sees_all_levels_and_how_to_choose(here: House) -> None:
    alice = await here.start("alice", level="Not sure")
    said = await asks(here, alice)
    assert said.startswith(
        "The levels: Machine learning engineer\nRead from the lowest level up. Stop at the first one"
    )
    for level in LADDER.levels:
        assert f"{level.name}: {level.years}\n{level.summary}\nTitles: {', '.join(level.titles)}.\nElsewhere: " in said
    assert "Elsewhere: Junior (Junior, senior, lead), Mid level (Entry to principal), Engineer (Junior to d" in said
    assert "your level" not in said
    await here.let(alice.clicks("Choose my level"))
    assert "(x) Not sure" in (alice.modal or "")


async def test_from_the_home_it_is_a_page_that_turns_in_place(here: House) -> None:
    alice = await here.start("alice")
    assert "Your level on the ladder Machine learning engineer." in await here.turn_to(alice, "My ladder")
    await here.let(alice.clicks("Level above: Senior"), alice.clicks("All levels"), alice.clicks("Change level"))
    assert "(x) Junior" in (alice.modal or "")
    await alice.clicks("Senior")
    await here.let(alice.submits())
    assert alice.modal is None
    assert "Senior\nYour level on the ladder Machine learning engineer." in alice.home


async def test_somebody_who_has_not_started_can_look_too(here: House) -> None:
    alice = here.member("alice")
    assert (await asks(here, alice)).startswith("The levels: Machine learning engineer")
    await here.let(alice.clicks("Choose my level"))
    assert (alice.modal or "").startswith("Start\n")


async def test_what_the_levels_mean_opens_beside_the_form_and_leads_no_further(here: House) -> None:
    alice = here.member("alice")
    await alice.types("/growth start")
    await alice.clicks("Start")
    await alice.clicks("Junior")
    await here.let(alice.clicks("What do the levels mean?"), alice.clicks("Look closer"))
    assert "Novice\nA level on the ladder" in (alice.modal or "")
    assert "[Level above: Junior] [All levels]\n" in (alice.modal or "")
    await here.let(alice.clicks("All levels"))
    assert "[Change level]" not in (alice.modal or "")
    await alice.closes()
    assert "(x) Junior" in (alice.modal or "")


async def test_nobody_else_sees_it_in_a_channel(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth ladder", in_channel="general"))
    assert "Your level" in alice.newest("general")
    assert here.slack.channel("general").reads() == []
