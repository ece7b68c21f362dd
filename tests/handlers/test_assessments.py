"""Where one stands: one competency at a time, kept mark by mark, and what can be done with it afterwards."""

import asyncio
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from content.authoring import outline, starter
from content.reading import loader
from db import people, steps
from growth import assessing
from growth.facts import Rating, StepState
from handlers.assessments import form, level_form, views
from handlers.assessments.form import Page
from playground.testing import Member
from tests.cast import an_assessment
from tests.handlers.conftest import MONDAY
from tests.handlers.looking import (
    BEYOND,
    GETTING_THERE,
    LADDER,
    NAMES,
    NOT_YET,
    SKIP,
    THERE,
    goes_through,
    marks,
    page,
)
from tests.house import House, house, scene

pytestmark = pytest.mark.anyio

LATER = MONDAY + timedelta(hours=1)


@pytest.fixture
async def alice(here: House) -> Member:
    return await here.start("alice")


async def begins(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth assess"))


async def test_the_home_leads_to_the_first_one(here: House, alice: Member) -> None:
    await here.turn_to(alice, "My ladder")
    await here.let(alice.clicks("Look"))
    lines = (alice.modal or "").splitlines()
    assert lines[:4] == [
        "Where you stand",
        "ML systems · 1 of 16",
        "Fundamentals",
        "What you know of ML, programming, data, cloud and systems",
    ]
    assert "( ) Not yet (I have not done this so far)" in lines
    assert "( ) Beyond (I do more than this, or help others to do it)" in lines
    assert lines[-1] == "[Next] [Stop here]"


async def test_all_levels_stand_there_in_order_and_ones_own_is_marked(here: House, alice: Member) -> None:
    await begins(here, alice)
    said, descriptors = alice.modal or "", LADDER.competency("fundamentals").descriptors
    places = [
        said.index(f"{name}\n{descriptors[level]}") for level, name in (("senior", "Senior"), ("seasoned", "Seasoned"))
    ]
    assert said.index(f"Junior · your level\n{descriptors['junior']}") < places[0] < places[1]
    assert "Where are you, next to Junior?" in said


@pytest.mark.parametrize(
    ("level", "note"),
    [
        pytest.param("Novice", "Junior · the nearest to your level that is described", id="a novice"),
        pytest.param("Not sure", "Junior · where to begin while you are not sure", id="somebody who is not sure"),
        pytest.param("Seasoned", "Seasoned · your level", id="the highest"),
    ],
)
async def test_which_level_is_asked_about(here: House, level: str, note: str) -> None:
    erin = await here.start("erin", level=level)
    await begins(here, erin)
    assert f"\n{note}\n" in (erin.modal or "")
    assert f"Where are you, next to {note.partition(' ')[0]}?" in (erin.modal or "")


async def test_next_goes_through_all_of_them_and_the_last_says_finish(here: House, alice: Member) -> None:
    await begins(here, alice)
    for place, name in enumerate(NAMES):
        assert page(alice) == name
        assert f"{place + 1} of 16" in (alice.modal or "")
        assert ("[Finish]" in (alice.modal or "")) is (place == 15)
        await marks(here, alice, THERE)
    assert "As you saw it on Monday 23 November, against Junior:" in (alice.modal or "")


async def test_a_page_without_a_mark_is_not_passed_by_next(here: House, alice: Member) -> None:
    await begins(here, alice)
    await alice.submits()
    assert page(alice) == NAMES[0]
    assert list(alice.errors) == ["Where are you, next to Junior?"]


async def test_back_shows_what_was_marked(here: House, alice: Member) -> None:
    await begins(here, alice)
    assert "[Back]" not in (alice.modal or "")
    await marks(here, alice, GETTING_THERE)
    await here.let(alice.clicks("Back"))
    assert page(alice) == NAMES[0]
    assert "(x) Getting there" in (alice.modal or "")


async def test_a_mark_does_not_stay_on_the_next_page(here: House, alice: Member) -> None:
    await begins(here, alice)
    await marks(here, alice, THERE)
    assert "(x)" not in (alice.modal or "")


async def test_a_mark_that_was_chosen_survives_closing_without_next(here: House, alice: Member) -> None:
    await begins(here, alice)
    await here.let(alice.clicks(THERE), alice.closes())
    await begins(here, alice)
    assert page(alice) == NAMES[1]
    await here.let(alice.clicks("Back"))
    assert "(x) There" in (alice.modal or "")


async def test_it_goes_on_after_the_furthest_another_day(here: House, alice: Member) -> None:
    await begins(here, alice)
    await marks(here, alice, THERE, SKIP, NOT_YET)
    await alice.closes()
    await here.on("alice", "2026-12-01 09:30")
    await here.turn_to(alice, "My ladder")
    await here.let(alice.clicks("Look"))
    assert page(alice) == NAMES[3]


async def test_a_restart_loses_nothing(tmp_path: Path) -> None:
    async with house(tmp_path, start=MONDAY) as here:
        alice = await here.start("alice")
        await begins(here, alice)
        await here.let(alice.clicks(BEYOND))
    async with house(tmp_path, start=LATER) as here:
        alice = here.member("alice")
        await begins(here, alice)
        assert page(alice) == NAMES[1]


async def test_the_summary_says_it_by_category_without_a_number(here: House, alice: Member) -> None:
    await goes_through(here, alice, NOT_YET, GETTING_THERE, BEYOND)
    said = alice.modal or ""
    assert (
        "ML systems\nBeyond: Workflows\nThere: System design\nGetting there: Libraries\nNot yet: Fundamentals\n"
        "Practices\nThere: Engineering practices, Prototyping, Inner source\n"
    ) in said
    assert not any(c.isdigit() for c in said.replace("23 November", ""))
    assert "%" not in said
    assert "Who sees it: Only you." in said


async def test_what_was_skipped_is_not_there(here: House, alice: Member) -> None:
    await goes_through(here, alice, SKIP)
    assert "Fundamentals" not in (alice.modal or "")


async def test_skip_takes_a_mark_out(here: House, alice: Member) -> None:
    await begins(here, alice)
    await marks(here, alice, THERE)
    await here.let(alice.clicks("Back"), alice.clicks(SKIP), alice.clicks("Back"))
    assert "(x)" not in (alice.modal or "")


async def test_passing_over_all_of_them_keeps_nothing(here: House, alice: Member) -> None:
    await begins(here, alice)
    await marks(here, alice, *[SKIP] * 16)
    assert "You passed over all of them, so there is nothing to keep." in (alice.modal or "")
    await alice.closes()
    await begins(here, alice)
    assert page(alice) == NAMES[0]


async def test_afterwards_the_button_shows_the_summary(here: House, alice: Member) -> None:
    await goes_through(here, alice)
    await alice.closes()
    assert "Where I stand\nYou last looked on Monday 23 November." in await here.turn_to(alice, "My ladder")
    await here.let(alice.clicks("Look"))
    assert "As you saw it on Monday 23 November" in (alice.modal or "")


async def test_again_begins_with_the_marks_of_last_time(here: House, alice: Member) -> None:
    await goes_through(here, alice, GETTING_THERE)
    await here.on("alice", "2027-02-22 10:00")
    await here.let(alice.clicks("Go through them again"))
    assert page(alice) == NAMES[0]
    assert "(x) Getting there" in (alice.modal or "")
    await here.let(alice.submits(), alice.clicks("Back"))
    assert "(x) Getting there" in (alice.modal or "")


async def test_while_a_new_one_is_under_way_the_last_stays_within_reach(here: House, alice: Member) -> None:
    await goes_through(here, alice, GETTING_THERE)
    await here.on("alice", "2027-02-22 10:00")
    await here.let(alice.clicks("Go through them again"))
    await marks(here, alice, BEYOND)
    await here.let(alice.clicks("See my last round"))
    assert "As you saw it on Monday 23 November" in (alice.modal or "")
    assert "Getting there: Fundamentals" in (alice.modal or "")
    await here.let(alice.clicks("Go through them again"))
    assert page(alice) == NAMES[1]


async def test_another_level_begins_without_marks(here: House, alice: Member) -> None:
    await begins(here, alice)
    await marks(here, alice, THERE, THERE)
    await alice.closes()
    await here.let(alice.types("/growth start"))
    await here.let(alice.clicks("Senior"), alice.submits())
    await begins(here, alice)
    assert page(alice) == NAMES[0]
    assert "Senior · your level" in (alice.modal or "")
    assert "(x)" not in (alice.modal or "")


async def test_one_that_is_getting_there_becomes_a_focus_area(here: House, alice: Member) -> None:
    await goes_through(here, alice, GETTING_THERE, GETTING_THERE)
    await here.let(alice.chooses("Make it a focus area", "Libraries"))
    assert "Libraries is one of your focus areas now" in (alice.modal or "")
    with pytest.raises(AssertionError, match="not offered"):
        await alice.chooses("Make it a focus area", "Libraries")
    await alice.closes()
    await here.let(alice.opens_home())
    assert "growing in Systems and Libraries" in alice.home


async def test_one_that_is_not_yet_becomes_a_focus_area_too(here: House, alice: Member) -> None:
    await goes_through(here, alice, GETTING_THERE, NOT_YET)
    await here.let(alice.chooses("Make it a focus area", "Libraries"))
    assert "Libraries is one of your focus areas now" in (alice.modal or "")
    await alice.closes()
    await here.let(alice.opens_home())
    assert "growing in Systems and Libraries" in alice.home


@scene
async def with_three_areas(here: House) -> Member:
    """Alice has three focus areas, and picks a fourth on her result."""
    alice = await here.start("alice", areas=("Data", "Systems"))
    await goes_through(here, alice, GETTING_THERE, NOT_YET)
    await here.let(alice.chooses("Make it a focus area", "Fundamentals"))
    assert "You have three focus areas: Data, Systems and Fundamentals. One would make way." in (alice.modal or "")
    await here.let(alice.chooses("Make it a focus area", "Libraries"))
    return alice


async def test_a_fourth_takes_the_place_of_the_one_that_makes_way(here: House) -> None:
    alice = await with_three_areas(here)
    assert "Libraries would be a fourth focus area" in (alice.modal or "")
    await here.let(alice.clicks("Instead of Systems"))
    assert "Libraries is one of your focus areas now, in the place of Systems." in (alice.modal or "")
    await alice.closes()
    await here.let(alice.opens_home())
    assert "growing in Data, Fundamentals and Libraries" in alice.home


async def test_before_a_fourth_all_can_be_left_as_it_is(here: House) -> None:
    alice = await with_three_areas(here)
    await here.let(alice.clicks("Leave it as it is"))
    assert "You have three focus areas: Data, Systems and Fundamentals." in (alice.modal or "")


async def test_what_made_way_elsewhere_meanwhile_makes_way_once(here: House) -> None:
    alice = await with_three_areas(here)
    async with here.trellis.tenant.app.transaction() as session:
        me = await people.find(session, here.workspace, alice.id)
        assert me is not None
        await people.set_focus(session, here.workspace, me.id, level=me.level, areas=("data", "ops"))
    await here.let(alice.clicks("Instead of Systems"))
    assert "is one of your focus areas now" not in (alice.modal or "")
    assert "One that is not there yet can weigh in on the steps you are offered." in (alice.modal or "")


async def test_a_step_on_offer_is_chosen_anew_for_the_new_area(here: House) -> None:
    alice = await here.start("alice", areas=("Systems",))
    await goes_through(here, alice, *[THERE] * 10, NOT_YET)
    await alice.closes()
    await here.let(alice.types("/growth next"))
    before = await on_offer(here, alice)
    await here.let(alice.types("/growth assess"), alice.chooses("Make it a focus area", NAMES[10]), alice.closes())
    assert await on_offer(here, alice) != before  # it may be the same step, where that is the best one still


async def on_offer(here: House, who: Member) -> list[int]:
    async with here.trellis.tenant.app.transaction() as session:
        me = await people.find(session, here.workspace, who.id)
        assert me is not None
        mine = await steps.of_person(session, here.workspace, me.id)
    return [step.id for step in mine if step.state is StepState.OFFERED]


async def test_nobody_is_offered_to_share_with_who_is_not_there(here: House, alice: Member) -> None:
    await goes_through(here, alice)
    assert "Share with" not in (alice.modal or "")


async def test_two_clicks_on_finish_finish_once(here: House, alice: Member) -> None:
    await begins(here, alice)
    await marks(here, alice, *[THERE] * 15)
    await here.let(alice.clicks(THERE))
    await asyncio.gather(alice.submits(), alice.submits())
    await here.settle()
    assert (alice.modal or "").count("As you saw it on") == 1


async def test_two_commands_at_once_begin_one(here: House, alice: Member) -> None:
    await asyncio.gather(begins(here, alice), begins(here, alice))
    await marks(here, alice, THERE)
    await alice.closes()
    await begins(here, alice)
    assert page(alice) == NAMES[1]


async def test_before_the_start_there_is_nothing_to_look_at(here: House) -> None:
    erin = here.member("erin")
    await begins(here, erin)
    assert "You have not started yet" in erin.newest()
    assert erin.modal is None


def edited(folder: Path, document: str, change: Any) -> None:
    """A ladder's document as somebody with an editor leaves it."""
    path = folder / "ml-engineer" / document
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


async def test_a_finished_one_does_not_change_with_the_ladder(tmp_path: Path) -> None:
    ladders = Path(shutil.copytree(loader.shipped(), tmp_path / "ladders"))
    async with house(tmp_path, start=MONDAY, trellis_ladders=ladders) as here:
        alice = await here.start("alice")
        await goes_through(here, alice, NOT_YET, GETTING_THERE)
        before = alice.modal or ""
    edited(ladders, "competencies.yaml", lambda data: data["competencies"][0].update(name="Alchemy"))
    async with house(tmp_path, start=LATER, trellis_ladders=ladders) as here:
        alice = here.member("alice")
        await begins(here, alice)
        assert alice.modal == before


def bare(folder: Path) -> None:
    """A ladder without competencies, as somebody may write one."""
    for file, text in starter.documents(starter.data(outline.plain("Bare")), schemas="schemas").items():
        if file != "competencies.yaml":
            lines = [line for line in text.splitlines() if not line.strip().startswith("competencies:")]
            (folder / file).write_text("\n".join(lines), encoding="utf-8")


async def test_a_ladder_without_competencies_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "ladders" / "bare"
    folder.mkdir(parents=True)
    bare(folder)
    async with house(tmp_path, start=MONDAY, trellis_ladders=folder.parent, trellis_ladder="bare") as here:
        await here.make_team("alice")
        alice, bob = await here.start("alice", level="Starting", areas=("The work",)), here.member("bob")
        said = "The Bare ladder describes no competencies, so there is nothing to look at one by one."
        await begins(here, alice)
        await here.let(bob.types("/growth assess @alice"), bob.types("/growth team"))
        assert [alice.newest(), bob.reads()[-2]] == [said, said]
        assert "Pick a name" not in bob.newest()
        assert "Where I stand" not in await here.turn_to(alice, "My ladder")


async def test_another_ladder_is_gone_through_in_the_same_way(tmp_path: Path) -> None:
    other = loader.load(loader.shipped() / "software-engineer")
    async with house(tmp_path, start=MONDAY, trellis_ladder=other.id) as here:
        alice = await here.start("alice", level=other.levels[1].name, areas=())
        await begins(here, alice)
        for competency in assessing.walk(other):
            assert page(alice) == competency.name
            assert f"{other.levels[1].name} · your level" in (alice.modal or "")
            await marks(here, alice, THERE)
        assert f"against {other.levels[1].name}:" in (alice.modal or "")


@pytest.mark.parametrize("rating", [None, *Rating])
@pytest.mark.parametrize("place", [0, 15])
async def test_the_form_reads_what_it_draws(rating: Rating | None, place: int) -> None:
    drawn = Page(LADDER, an_assessment(), assessing.walk(LADDER)[place], rating, occasion="1.2.alice")
    marked = next(block for block in form.page(drawn)["blocks"] if block["type"] == "input")
    option = marked["element"].get("initial_option")
    values = {marked["block_id"]: {marked["element"]["action_id"]: {"selected_option": option}}}
    assert form.read(values) == rating
    assert form.PageRef.model_validate_json(form.page(drawn)["private_metadata"]) == drawn.ref
    assert marked["block_id"] == marked["element"]["action_id"] == f"{form.MARK}#1.2.alice"


def test_the_level_form_reads_what_it_draws() -> None:
    drawn = level_form.draw(LADDER, an_assessment().subject)
    asked = next(block for block in drawn["blocks"] if block["type"] == "input")
    assert "initial_option" not in asked["element"]
    for option in asked["element"]["options"]:
        assert level_form.read({asked["block_id"]: {asked["block_id"]: {"selected_option": option}}}) == option["value"]
    assert views.SubjectRef.model_validate_json(drawn["private_metadata"]).person == an_assessment().subject.id
