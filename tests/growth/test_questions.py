"""Which question a check-in asks, and which one a team gets to talk about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import chain, combinations, pairwise
from random import Random

import pytest

from content.model.ladder import Ladder
from content.model.offers import Question
from content.reading.loader import load, shipped
from growth import choose, questions
from growth.facts import Person, Team
from tests.cast import alice, bob, utc

LEVELS = ("novice", "junior", "senior", "seasoned")
AREAS = ("data", "models", "systems", "ops")
SETS = list(chain.from_iterable(combinations(AREAS, n) for n in (0, 1, 2, 3)))
WIDE = [areas for areas in SETS if len(areas) != 1]  # one area alone can run out of other kinds
ROUNDS = 52  # a year of weeks
A_QUARTER = timedelta(days=91)
everybody = pytest.mark.parametrize(
    "person",
    [
        pytest.param(alice(level=level, areas=areas), id=" ".join((level or "not sure", *areas)))
        for level in (*LEVELS, None)
        for areas in SETS
    ],
)


def a_year_of_questions(ladder: Ladder, person: Person) -> list[Question]:
    asked: list[Question] = []
    for week in range(ROUNDS):
        newest_first = [question.id for question in reversed(asked)]
        asked.append(questions.question(ladder, person, newest_first, chance=Random(week)))
    return asked


@pytest.fixture(scope="module")
def other() -> Ladder:
    return load(shipped() / "software-engineer")


@everybody
def test_no_question_comes_again_within_a_quarter(ladder: Ladder, person: Person) -> None:
    assert soonest([question.id for question in a_year_of_questions(ladder, person)]) > A_QUARTER


@pytest.mark.parametrize("area", ["backend", "frontend", "platform", "quality", None])
@pytest.mark.parametrize("level", ["starter", "maker", "shaper", "steward"])
def test_a_smaller_ladder_has_enough_for_that(other: Ladder, level: str, area: str | None) -> None:
    person = replace(alice(level=level, areas=(area,) if area else ()), ladder=other.id)
    assert soonest([question.id for question in a_year_of_questions(other, person)]) > A_QUARTER


def soonest(ids: Sequence[str]) -> timedelta:
    """After how long a question comes again at the soonest, of those asked week by week."""
    last = {question: week for week, question in reversed(list(enumerate(ids)))}
    gaps = []
    for week, question in enumerate(ids):
        gaps += [week - last[question]] if last[question] < week else []
        last[question] = week
    return timedelta(weeks=min(gaps))


def test_a_ladder_with_too_few_asks_what_was_asked_longest_ago(ladder: Ladder) -> None:
    few = ladder.model_copy(update={"questions": tuple(q for q in ladder.questions if not q.levels)[:5]})
    ids = [question.id for question in a_year_of_questions(few, alice(areas=()))]
    assert {len(set(ids[week : week + 5])) for week in range(ROUNDS - 5)} == {5}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("areas", WIDE)
def test_after_a_question_of_one_kind_comes_one_of_another(ladder: Ladder, level: str, areas: tuple[str, ...]) -> None:
    kinds = [question.kind for question in a_year_of_questions(ladder, alice(level=level, areas=areas))]
    assert [pair for pair in pairwise(kinds) if pair[0] == pair[1]] == []


@everybody
def test_every_question_is_for_the_level(ladder: Ladder, person: Person) -> None:
    level = choose.working_level(ladder, person)
    assert [q.id for q in a_year_of_questions(ladder, person) if q.levels and level not in q.levels] == []


@pytest.mark.parametrize("area", AREAS)
def test_the_first_question_is_in_the_area(ladder: Ladder, area: str) -> None:
    assert area in questions.question(ladder, alice(areas=(area,)), [], chance=Random(1)).areas


def test_a_ladder_of_one_question_asks_it_again(ladder: Ladder) -> None:
    (only,) = [q for q in ladder.questions if not q.levels][:1]
    short = ladder.model_copy(update={"questions": (only,)})
    assert questions.question(short, alice(), [only.id], chance=Random(1)) == only


def test_a_question_that_left_the_ladder_is_no_hindrance(ladder: Ladder) -> None:
    first = questions.question(ladder, alice(), [], chance=Random(1))
    assert questions.question(ladder, alice(), ["what-is-gold"], chance=Random(1)) == first


def test_the_same_chance_asks_the_same(ladder: Ladder) -> None:
    first, again = (questions.question(ladder, alice(), [], chance=Random(7)) for _ in range(2))
    assert first == again


def test_a_team_gets_one_question_a_week(ladder: Ladder) -> None:
    assert questions.starter(ladder, RANKING, "2026-W48") == questions.starter(ladder, RANKING, "2026-W48")


def test_a_team_goes_through_all_of_them_before_one_comes_again(ladder: Ladder) -> None:
    weeks = [f"2026-W{week}" for week in range(44, 54)] + [f"2027-W{week:02d}" for week in range(1, 17)]
    assert len({questions.starter(ladder, RANKING, week) for week in weeks}) == len(weeks)


def test_a_team_gets_questions_for_every_level(ladder: Ladder) -> None:
    for_all = {q.text for q in ladder.questions if not q.levels}
    assert {questions.starter(ladder, replace(RANKING, id=n), "2026-W48") for n in range(50)} <= for_all


OWN = ("What did on-call teach us?", "Which test do we not trust?")
RANKING = Team(
    id=1,
    workspace="T1",
    name="Ranking",
    manager=bob(),
    channel="C1",
    weekday=0,
    at=time(9, 30),
    next_digest_at=None,
    created_at=utc("2026-11-01"),
)


def test_a_teams_own_question_comes_soon_then_seldom_and_each_once_in_half_a_year(ladder: Ladder) -> None:
    team, asked = replace(RANKING, questions=OWN), []
    for week in (f"{(date(2026, 11, 2) + timedelta(weeks=n)):%G-W%V}" for n in range(26)):
        asked.append(questions.starter(ladder, team, week))
        team = replace(team, asked=questions.noted(team, asked[-1], week))
    assert (asked[0], asked[4]) == OWN
    assert len(set(asked)) == len(asked)


def test_a_teams_own_question_is_asked_in_a_check_in_after_some_of_the_ladders() -> None:
    ladders = ["a", "b", "c", "d"]
    assert questions.of_team(OWN, ladders[:3]) is None
    first = questions.of_team(OWN, ladders)
    assert first is not None
    assert first.text == OWN[0]
    assert questions.of_team(OWN, [first.id, *ladders[:3]]) is None
    second = questions.of_team(OWN, [*ladders, first.id])
    assert second is not None
    assert second.text == OWN[1]
    assert questions.of_team((), ladders) is None
