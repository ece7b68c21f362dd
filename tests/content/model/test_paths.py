"""Where a career can go: the cards hold what Slack can show, and the shipped ones lead somewhere at every level."""

from collections import Counter
from itertools import chain

import pytest
from pydantic import ValidationError

from content.model.entry import Entry, Sourced
from content.model.ladder import Ladder
from content.model.offers import Action
from content.model.paths import (
    PATHS_SECTIONS,
    Card,
    CareerStep,
    ConversationPrompt,
    FirstStep,
    FurtherReading,
    MentorStarter,
    OneOnOneQuestion,
    Path,
    Project,
    RoleMove,
    Score,
    Skill,
    Specialisation,
    Tip,
    Track,
)

TIP = {"id": "fire", "title": "Fire", "text": "It is hot.", "use": "Light it.", "source": "guild"}
FIRST = {"title": "Light it", "text": "Light a match.", "minutes": 15, "done_when": "It burns."}
PATH = {
    "id": "farrier",
    "title": "Farrier",
    "summary": "Shoes for horses",
    "text": "You shoe horses.",
    "fits": "It suits you if you like horses.",
    "learn": ["Holding still."],
    "first_step": FIRST,
    "areas": ["fire"],
    "competencies": ["hammering"],
    "source": "guild",
}
PROJECT = {
    "id": "gate",
    "title": "A gate",
    "text": "Make a gate.",
    "weeks": 2,
    "steps": ["Draw it.", "Make it."],
    "shows": ["That you can."],
    "first_step": FIRST,
    "areas": ["fire"],
    "source": "guild",
}
TALK = {"id": "warm", "text": "Warm enough?", "side": "mentor", "source": "guild"}


@pytest.mark.parametrize(
    ("model", "good", "key", "most"),
    [
        pytest.param(Tip, TIP, "title", 75, id="a card's title is an option"),
        pytest.param(Tip, TIP, "text", 600, id="a card's text"),
        pytest.param(Tip, TIP, "use", 300, id="what to do with it"),
        pytest.param(Track, PATH, "summary", 75, id="a path's summary is an option's description"),
        pytest.param(Track, PATH, "fits", 300, id="whom a path suits"),
        pytest.param(FirstStep, FIRST, "title", 60, id="a first step in a list, as of an action"),
        pytest.param(FirstStep, FIRST, "text", 280, id="a first step's offer, as of an action"),
        pytest.param(FirstStep, FIRST, "done_when", 140, id="how one knows it is done, as of an action"),
        pytest.param(MentorStarter, TALK, "text", 200, id="something to say in one breath"),
    ],
)
def test_a_text_holds_just_what_can_be_shown(model: type[Entry], good: dict[str, object], key: str, most: int) -> None:
    model.model_validate({**good, key: "x" * most})
    with pytest.raises(ValidationError, match="string_too_long"):
        model.model_validate({**good, key: "x" * (most + 1)})


@pytest.mark.parametrize("key", ["areas", "competencies", "learn"])
def test_a_path_without_a_direction_is_refused(key: str) -> None:
    with pytest.raises(ValidationError, match=key):
        Track.model_validate({**PATH, key: []})


def test_a_role_move_says_what_carries_over() -> None:
    RoleMove.model_validate({**PATH, "carries_over": ["A strong arm."]})
    with pytest.raises(ValidationError, match="carries_over"):
        RoleMove.model_validate(PATH)


@pytest.mark.parametrize("weeks", [0, 27, "2", 1.5, True])
def test_a_project_takes_a_week_to_half_a_year(weeks: object) -> None:
    with pytest.raises(ValidationError, match="weeks"):
        Project.model_validate({**PROJECT, "weeks": weeks})


@pytest.mark.parametrize("score", [-1, 11, "9", 8.5, True])
def test_a_score_is_a_whole_number_up_to_ten(score: object) -> None:
    with pytest.raises(ValidationError, match="score"):
        Score.model_validate({**TIP, "score": score})


@pytest.mark.parametrize("kind", PATHS_SECTIONS.values(), ids=PATHS_SECTIONS.keys())
def test_every_section_has_entries(ladder: Ladder, kind: type[Entry]) -> None:
    assert ladder.every(kind)


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        pytest.param(Track, 5, id="five tracks"),
        pytest.param(Specialisation, 7, id="seven specialisations"),
        pytest.param(RoleMove, 7, id="seven role moves"),
        pytest.param(Project, 5, id="five projects"),
        pytest.param(CareerStep, 8, id="eight steps"),
        pytest.param(Score, 8, id="eight scores"),
        pytest.param(ConversationPrompt, 10, id="ten prompts"),
    ],
)
def test_nothing_of_the_sources_is_added_or_lost(ladder: Ladder, kind: type[Sourced], count: int) -> None:
    assert sum(entry.source != "trellis" for entry in ladder.every(kind)) == count


def test_the_scores_are_those_of_the_source(ladder: Ladder) -> None:
    assert {fact: score.score for score in ladder.every(Score) for fact in score.covers} == {
        "mp.factor.advancement": 9,
        "mp.factor.skill-development": 9,
        "mp.factor.industry-growth": 10,
        "mp.factor.stability": 8,
        "mp.factor.networking": 9,
        "mp.factor.flexibility": 9,
        "mp.factor.pay": 10,
        "mp.factor.work-life": 7,
    }


def test_the_steps_stand_in_the_order_of_the_source(ladder: Ladder) -> None:
    assert [fact.removeprefix("mp.step.") for step in ladder.every(CareerStep) for fact in step.covers] == [
        "degree",
        "experience",
        "certification",
        "advanced-degree",
        "network",
        "specialise",
        "strategic",
        "mentoring",
    ]


def test_the_reading_list_leads_to_the_resource_of_each_fact(ladder: Ladder) -> None:
    for reading in ladder.every(FurtherReading):
        listed = [ladder.resource(resource).covers for resource in reading.resources]
        assert set(reading.covers) <= set(chain.from_iterable(listed)), reading.id


def test_a_chosen_path_has_something_to_do_at_each_of_its_levels(ladder: Ladder) -> None:
    for path in ladder.every(Path):
        served = {ladder.action(action).level for action in path.actions}
        wanted = set(path.levels) or {level.id for level in ladder.levels}
        assert served >= wanted, path.id


def test_what_a_path_leads_to_is_in_its_areas_or_builds_its_competencies(ladder: Ladder) -> None:
    for path in ladder.every(Path):
        astray = [action for action in path.actions if not _serves(ladder.action(action), path)]
        assert astray == [], path.id


def test_paths_and_skills_reach_all_areas_and_all_categories(ladder: Ladder) -> None:
    cards = [*ladder.every(Path), *ladder.every(Skill)]
    named = set(chain.from_iterable(card.competencies for card in cards))
    assert set(chain.from_iterable(card.areas for card in cards)) == {area.id for area in ladder.areas}
    assert {ladder.competency(name).category for name in named} == {category.id for category in ladder.categories}


def test_every_competency_is_named_by_some_card_or_talk(ladder: Ladder) -> None:
    named = set(chain.from_iterable(getattr(entry, "competencies", ()) for entry in ladder.paths))
    assert {competency.id for competency in ladder.competencies} - named == set()


def test_every_card_can_be_found_by_a_word(ladder: Ladder) -> None:
    assert [card.id for card in ladder.every(Card) if not card.keywords] == []


def test_no_two_cards_of_a_kind_have_the_same_title(ladder: Ladder) -> None:
    titles = Counter((type(card), card.title) for card in ladder.every(Card))
    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.parametrize("side", ["engineer", "manager"])
def test_both_sides_of_a_one_on_one_have_questions(ladder: Ladder, side: str) -> None:
    assert sum(question.side == side for question in ladder.every(OneOnOneQuestion)) >= 8


@pytest.mark.parametrize("side", ["mentee", "mentor"])
def test_mentor_and_mentee_have_ways_to_begin(ladder: Ladder, side: str) -> None:
    assert sum(starter.side == side for starter in ladder.every(MentorStarter)) >= 6


def _serves(action: Action, path: Path) -> bool:
    return bool({*action.areas, *action.competencies} & {*path.areas, *path.competencies})
