"""A team's week for its channel: only what was shared with the team, and numbers that find nobody."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest

from growth import summary
from growth.audience import Reader
from growth.facts import Answer, Audience, Kind, Manners, Pulse, Sharing
from growth.summary import Numbers, Portion, Summary, Teammate, Trend
from tests.cast import NOW, STILL, an_answer, bob, shared

RANKING = 1
HERE = "C0RANKING"
GREAT, GOOD, OKAY, HARD, ROUGH, UNSAID = Pulse
AREAS = ("data", "models", "ops")


def crowd(count: int, **changes: Any) -> list[Teammate]:
    """So many people, about whom nothing else is known."""
    return [Teammate(person_id=n, **changes) for n in range(count)]


def counted(members: list[Teammate], manners: Manners | None = None, chance: Random = STILL) -> Numbers:
    return summary.count(members, AREAS, manners or Manners(), chance)


def for_the_team(**changes: Any) -> Answer:
    return an_answer(**{"sharing": shared(Audience.TEAM, team_id=RANKING, channel=HERE), **changes})


def summarised(answers: list[Answer]) -> Summary:
    return summary.summarise(Reader(team_id=RANKING, channel=HERE), answers, Numbers())


@pytest.mark.parametrize(
    ("members", "portion"),
    [
        pytest.param([*crowd(5, answered=True), *crowd(1)], Portion.MOST, id="five of six"),
        pytest.param([*crowd(4, answered=True), *crowd(2)], Portion.MOST, id="two thirds are most"),
        pytest.param([*crowd(3, answered=True), *crowd(2)], Portion.HALF, id="three of five"),
        pytest.param([*crowd(4, answered=True), *crowd(8)], Portion.HALF, id="a third is about half"),
        pytest.param([*crowd(3, answered=True), *crowd(7)], Portion.SOME, id="three of ten"),
        pytest.param([*crowd(2, answered=True), *crowd(4)], None, id="two are too few to tell"),
        pytest.param(crowd(6, answered=True), Portion.MOST, id="all are not told from most"),
        pytest.param(crowd(4, answered=True), None, id="a team of four gets no numbers"),
        pytest.param([], None, id="an empty team"),
    ],
)
def test_how_many_checked_in(members: list[Teammate], portion: Portion | None) -> None:
    assert counted(members).checked_in is portion


def test_how_many_tried_a_step_is_told_alike() -> None:
    assert counted([*crowd(5, tried=True), *crowd(2)]).tried is Portion.MOST
    assert counted([*crowd(2, tried=True), *crowd(5)]).tried is None


@pytest.mark.parametrize(
    ("members", "areas"),
    [
        pytest.param([*crowd(3, areas=("ops",)), *crowd(2, areas=("data",))], ("ops",), id="three are enough"),
        pytest.param(
            [*crowd(4, areas=("ops", "data")), *crowd(1, areas=("ops",))], ("ops", "data"), id="the most chosen first"
        ),
        pytest.param(crowd(5, areas=AREAS), ("data", "models"), id="no more than two"),
        pytest.param(crowd(5, areas=("agile",)), (), id="nothing but what the ladder calls an area"),
        pytest.param(crowd(5, areas=("ops", "ops")), ("ops",), id="nobody counts twice"),
        pytest.param(crowd(2, areas=("ops",)), (), id="not in a small team"),
    ],
)
def test_the_areas_that_most_chose(members: list[Teammate], areas: tuple[str, ...]) -> None:
    assert counted(members).areas == areas


@pytest.mark.parametrize(
    ("now", "before", "trend"),
    [
        pytest.param([GOOD] * 5, [OKAY] * 5, Trend.UP, id="better"),
        pytest.param([HARD] * 5, [OKAY] * 5, Trend.DOWN, id="worse"),
        pytest.param([GOOD] * 5, [GOOD] * 5, Trend.STEADY, id="the same"),
        pytest.param([ROUGH, GOOD, GOOD, GOOD, GOOD], [GOOD] * 5, Trend.STEADY, id="one bad month is not a trend"),
        pytest.param([GREAT] * 3 + [OKAY] * 3, [OKAY] * 6, Trend.UP, id="three better are"),
        pytest.param([GREAT] * 3 + [OKAY] * 9, [OKAY] * 12, Trend.STEADY, id="but not three of twelve"),
        pytest.param([GREAT] * 4 + [HARD] * 2, [OKAY] * 6, Trend.STEADY, id="who says worse weighs against"),
        pytest.param([GREAT] * 4 + [UNSAID], [ROUGH] * 5, None, id="what is unsaid is no answer"),
        pytest.param([GREAT] * 4 + [None], [ROUGH] * 5, None, id="nor is silence"),
        pytest.param([GREAT] * 5, [ROUGH] * 4 + [None], None, id="four before"),
        pytest.param([], [], None, id="nobody"),
    ],
)
def test_the_trend_of_the_pulse(now: list[Pulse | None], before: list[Pulse | None], trend: Trend | None) -> None:
    assert summary.trend(list(zip(before, now, strict=True)), Manners(), STILL) is trend


def test_the_numbers_carry_the_trend() -> None:
    assert counted(crowd(5, pulse=GOOD, pulse_before=HARD)).pulse is Trend.UP


def test_the_floors_are_the_owners_to_raise() -> None:
    members = crowd(5, areas=("ops",), answered=True, pulse=GOOD, pulse_before=GOOD)
    assert counted(members, Manners(smallest_pulse=6)) == Numbers()
    assert counted(members, Manners(smallest_count=6)) == Numbers(pulse=Trend.STEADY)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(an_answer(), id="only mine"),
        pytest.param(for_the_team(sharing=shared(Audience.TEAM, channel=HERE).back(NOW)), id="taken back"),
        pytest.param(for_the_team(sharing=shared()), id="for the manager"),
        pytest.param(for_the_team(sharing=shared(Audience.AGENDA)), id="for the 1:1"),
        pytest.param(for_the_team(sharing=shared(Audience.TEAM, team_id=2, channel=HERE)), id="for another team"),
        pytest.param(for_the_team(author=bob(), sharing=Sharing()), id="the manager's own"),
    ],
)
@pytest.mark.parametrize("kind", Kind)
def test_no_other_word_reaches_the_channel(answer: Answer, kind: Kind) -> None:
    told = summarised([an_answer(**{f: getattr(answer, f) for f in answer.__slots__} | {"kind": kind})])
    assert (told.wins, told.help, told.words) == ((), (), ())
    assert not told.worth_posting


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        pytest.param(Kind.WIN, "wins", id="a win"),
        pytest.param(Kind.HELP, "help", id="a wish for help"),
        pytest.param(Kind.QUESTION, "words", id="an answer to the question"),
        pytest.param(Kind.PLAN, "words", id="a plan"),
    ],
)
def test_what_was_shared_with_the_team_is_told_in_its_place(kind: Kind, part: str) -> None:
    answer = for_the_team(kind=kind)
    told = summarised([answer])
    assert getattr(told, part) == (answer,)
    assert told.worth_posting


def test_the_oldest_wish_for_help_comes_first() -> None:
    young = for_the_team(id=1, kind=Kind.HELP)
    old = for_the_team(id=2, kind=Kind.HELP, written_at=NOW - timedelta(days=9))
    assert summarised([young, old]).help == (old, young)


def test_numbers_alone_are_no_news() -> None:
    busy = counted(crowd(9, areas=("ops",), answered=True, tried=True, pulse=GOOD, pulse_before=HARD))
    assert not summary.summarise(RANKING, [], busy).worth_posting
