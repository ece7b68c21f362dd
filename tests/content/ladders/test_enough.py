"""There is enough of everything: for each level, area, category and competency, on each shipped ladder."""

import re
from collections.abc import Iterable
from itertools import chain, combinations, product
from typing import get_args

import pytest

from content.model.ladder import Ladder
from content.model.offers import Action, Question, Resource
from content.model.paths import MentorStarter, OneOnOneQuestion, Talk
from content.reading.loader import load_all, shipped

LEVELS = ("novice", "junior", "senior", "seasoned")
AREAS = ("data", "models", "systems", "ops")
CATEGORIES = ("ml-systems", "practices", "project", "culture")
TALKS: tuple[type[Talk], ...] = (OneOnOneQuestion, MentorStarter)
KINDS = get_args(Question.model_fields["kind"].annotation)
PRIVATE = re.compile(
    r"\b(famil(y|ies)|partner|spouse|child(ren)?|kids?|home|weekends?|evenings?|sleep|health|sick|mood|religion|vote"
    r"|salary|hobby|hobbies|holidays?|friends?|feel(ings?)?)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def ladders() -> dict[str, Ladder]:
    return load_all(shipped())


@pytest.fixture(scope="module")
def engineer(ladders: dict[str, Ladder]) -> Ladder:
    return ladders["software-engineer"]


def actions(ladder: Ladder, level: str) -> list[Action]:
    return [action for action in ladder.actions if level in action.fits]


def resources(ladder: Ladder, level: str) -> list[Resource]:
    return [resource for resource in ladder.resources if level in resource.levels]


def within(ladder: Ladder, category: str, entries: Iterable[Action | Resource]) -> list[str]:
    """The ids of the entries that serve a competency of the category."""
    served = {entry.id for entry in ladder.competencies if entry.category == category}
    return [entry.id for entry in entries if served & set(entry.competencies)]


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_has_a_dozen_actions_and_ten_resources(ladder: Ladder, level: str) -> None:
    assert len(actions(ladder, level)) >= 12
    assert len(resources(ladder, level)) >= 10


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("area", AREAS)
def test_actions_and_resources_are_spread_over_the_areas(ladder: Ladder, level: str, area: str) -> None:
    assert sum(area in action.areas for action in actions(ladder, level)) >= 4
    assert sum(area in resource.areas for resource in resources(ladder, level)) >= 4


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("category", CATEGORIES)
def test_actions_and_resources_are_spread_over_the_categories(ladder: Ladder, level: str, category: str) -> None:
    assert len(within(ladder, category, actions(ladder, level))) >= 4
    assert len(within(ladder, category, resources(ladder, level))) >= 4


@pytest.mark.parametrize("level", LEVELS)
def test_every_competency_can_be_worked_at_and_read_about_at_every_level(ladder: Ladder, level: str) -> None:
    every = {competency.id for competency in ladder.competencies}
    assert every - set(chain.from_iterable(action.competencies for action in actions(ladder, level))) == set()
    assert every - set(chain.from_iterable(resource.competencies for resource in resources(ladder, level))) == set()


def test_every_action_says_what_it_serves(ladders: dict[str, Ladder]) -> None:
    everything = chain.from_iterable(ladder.actions for ladder in ladders.values())
    assert [action.id for action in everything if not (action.expectations or action.competencies)] == []


def test_no_action_serves_an_expectation_above_its_level(ladders: dict[str, Ladder]) -> None:
    for ladder in ladders.values():
        reached = {level.id: {wish.id for wish in ladder.expected_at(level.id)} for level in ladder.levels}
        assert [action.id for action in ladder.actions if set(action.expectations) - reached[action.level]] == []


@pytest.mark.parametrize("behaviour", ["architecture-talks", "propose", "scalability", "mentor"])
def test_a_junior_can_practise_each_behaviour_of_a_senior(ladder: Ladder, behaviour: str) -> None:
    fact = f"cd.transition.{behaviour}"
    practice = [action.id for action in actions(ladder, "junior") if fact in action.covers]
    taught = {name for shift in ladder.transitions if fact in shift.covers for name in shift.actions}
    assert len(practice) >= 2
    assert taught <= set(practice)


def test_there_are_sixty_questions_of_all_kinds(ladder: Ladder) -> None:
    assert len(ladder.questions) >= 60
    assert min(sum(question.kind == kind for question in ladder.questions) for kind in KINDS) >= 10


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_area_is_asked_about_in_every_way(ladder: Ladder, area: str, kind: str) -> None:
    assert sum(question.kind == kind and area in question.areas for question in ladder.questions) >= 3


def test_every_competency_is_asked_about(ladders: dict[str, Ladder]) -> None:
    for ladder in ladders.values():
        asked = list(chain.from_iterable(question.competencies for question in ladder.questions))
        assert [entry.id for entry in ladder.competencies if asked.count(entry.id) < 2] == []


def test_nobody_is_asked_about_their_private_life(ladders: dict[str, Ladder]) -> None:
    for ladder in ladders.values():
        asked = [question.text for question in ladder.questions] + [measure.text for measure in ladder.measures]
        talked = [entry.text for kind in TALKS for entry in ladder.every(kind)]
        assert [text for text in (*asked, *talked) if PRIVATE.search(text)] == []


def test_both_sides_of_a_talk_have_something_to_ask(ladders: dict[str, Ladder]) -> None:
    for ladder in ladders.values():
        assert {talk.side for talk in ladder.every(OneOnOneQuestion)} == {"engineer", "manager"}
        assert {talk.side for talk in ladder.every(MentorStarter)} == {"mentee", "mentor"}


def test_a_one_on_one_of_every_week_has_a_new_question_all_quarter(ladders: dict[str, Ladder]) -> None:
    for ladder in ladders.values():
        for level, side in product(ladder.levels, ("engineer", "manager")):
            theirs = [q for q in ladder.every(OneOnOneQuestion) if q.side == side]
            assert sum(not q.levels or level.id in q.levels for q in theirs) >= 13, (ladder.id, level.id, side)


def test_the_share_of_time_on_design_is_asked_each_month(ladder: Ladder) -> None:
    (measure,) = [entry for entry in ladder.measures if "cd.shift.focus" in entry.covers]
    values = [answer.value for answer in measure.answers]
    assert measure.weeks == 4
    assert "junior" in measure.levels
    assert values == sorted(set(values))


def test_the_second_ladder_is_a_whole_one(engineer: Ladder) -> None:
    assert len(engineer.levels) == 4
    assert len(engineer.competencies) == 8
    assert len(engineer.questions) >= 48
    for level in engineer.levels:
        assert len(actions(engineer, level.id)) >= 24
        assert len(resources(engineer, level.id)) >= 18
        assert all(level.id in competency.descriptors for competency in engineer.competencies)


def test_the_second_ladder_serves_each_area_and_competency_at_each_level(engineer: Ladder) -> None:
    every = {area.id for area in engineer.areas} | {competency.id for competency in engineer.competencies}
    for level in engineer.levels:
        served = set(chain.from_iterable((*a.areas, *a.competencies) for a in actions(engineer, level.id)))
        assert every - served == set()


@pytest.mark.parametrize("kind", KINDS)
def test_the_second_ladder_asks_about_each_area_in_every_way(engineer: Ladder, kind: str) -> None:
    asked = [question.areas for question in engineer.questions if question.kind == kind]
    assert [area.id for area in engineer.areas if sum(area.id in areas for areas in asked) < 2] == []


def test_every_action_begins_or_goes_on_with_a_sequence_of_three(ladders: dict[str, Ladder]) -> None:
    for ladder in ladders.values():
        after = {action.id: action.leads_to for action in ladder.actions}
        lowest = [action.id for action in ladder.actions if action.level == ladder.levels[0].id]
        assert [one for one in lowest if length(one, after) < 3] == []


def length(action: str, after: dict[str, tuple[str, ...]]) -> int:
    """How many actions the longest sequence has that begins with this one."""
    return 1 + max((length(one, after) for one in after[action]), default=0)


def test_the_second_ladder_can_be_worked_at(engineer: Ladder) -> None:
    served = set(chain.from_iterable(action.expectations for action in engineer.actions))
    assert {wish.id for wish in engineer.expectations} - served == set()


@pytest.mark.parametrize(
    "section", ["levels", "areas", "competencies", "expectations", "actions", "resources", "questions", "paths"]
)
def test_two_ladders_share_no_id(ladders: dict[str, Ladder], section: str) -> None:
    for one, other in combinations(ladders.values(), 2):
        assert {entry.id for entry in getattr(one, section)} & {entry.id for entry in getattr(other, section)} == set()


def test_no_code_below_the_settings_knows_a_ladder_by_name(ladders: dict[str, Ladder]) -> None:
    root = shipped().parent.parent
    code = chain.from_iterable((root / floor).rglob("*.py") for floor in ("content", "growth", "db", "handlers"))
    texts = {path: path.read_text(encoding="utf-8") for path in code}
    assert [path.name for path, text in texts.items() if any(name in text for name in ladders)] == []
