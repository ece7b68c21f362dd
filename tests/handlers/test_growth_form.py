"""The form for ladder, level, areas and rhythm: it reads what it draws, and says at the field what is too much."""

from dataclasses import replace
from itertools import count

import pytest

from content.reading.loader import load_all, shipped
from growth.facts import Person, Rhythm
from handlers.shared import growth_form as form
from handlers.shared.growth_form import GrowthChoices
from playground.core.controls import identified, state
from tests.cast import alice
from tests.house import House

LADDERS = load_all(shipped())
ML, SOFTWARE = LADDERS["ml-engineer"], LADDERS["software-engineer"]
FORTNIGHTLY = Rhythm(weeks=4, weekday=3, nudge_weeks=2)


@pytest.mark.parametrize(
    "person",
    [
        pytest.param(alice(), id="an area"),
        pytest.param(alice(areas=("data", "system-design", "communication")), id="an area and two competencies"),
        pytest.param(alice(level=None, areas=()), id="not sure, a bit of everything"),
        pytest.param(alice(level="seasoned", rhythm=FORTNIGHTLY), id="another rhythm"),
        pytest.param(alice(rhythm=replace(FORTNIGHTLY, monthly=True)), id="once a month"),
        pytest.param(alice(ladder="software-engineer", level="maker", areas=("quality",)), id="another ladder"),
    ],
)
def test_the_form_reads_what_it_draws(person: Person) -> None:
    ladder = LADDERS[person.ladder]
    values = state(identified(form.form(person, ladder, LADDERS)["blocks"], count()), {})
    assert form.read(values, ladder, person.rhythm) == GrowthChoices(person.level, person.areas, person.rhythm)


def test_what_was_chosen_on_another_ladder_is_not_filled_in() -> None:
    drawn = form.form(alice(areas=("data",)), SOFTWARE, LADDERS)
    values = state(identified(drawn["blocks"], count()), {})
    assert form.read(values, SOFTWARE, Rhythm()) == GrowthChoices(None, (), Rhythm())


def test_where_there_is_one_ladder_none_is_asked_for() -> None:
    drawn = form.form(alice(), ML, {ML.id: ML})
    assert form.LADDER not in {block.get("block_id") for block in drawn["blocks"]}


def test_a_ladder_without_competencies_asks_for_none() -> None:
    plain = ML.model_copy(update={"competencies": (), "categories": ()})
    drawn = form.form(replace(alice()), plain, LADDERS)
    assert form.on(form.NARROWER, plain) not in {block.get("block_id") for block in drawn["blocks"]}


@pytest.mark.anyio
async def test_something_narrower_can_be_chosen_and_weighs_in(here: House) -> None:
    person = here.member("alice")
    await person.types("/growth start")
    await person.clicks("Start")
    await person.clicks("Junior")
    await person.chooses("Or something narrower", ["System design"])
    await here.let(person.submits())
    assert "You are at Junior, growing in System design." in person.newest()
    await here.let(person.types("/growth next"))
    assert "Why this one: you chose System design, and it fits Junior." in person.newest()


@pytest.mark.anyio
async def test_three_at_most_of_both_together_and_the_field_says_so(here: House) -> None:
    person = here.member("alice")
    await person.types("/growth start")
    await person.clicks("Start")
    for label in ("Junior", "Data", "Ops"):
        await person.clicks(label)
    await person.chooses("Or something narrower", ["Planning", "Communication"])
    await here.let(person.submits())
    assert person.errors == {
        "Or something narrower": "Three at most, with the 2 areas above, so that each gets some attention."
    }
    await person.chooses("Or something narrower", ["Planning"])
    await here.let(person.submits())
    assert "growing in Data, Ops and Planning." in person.newest()
