"""A team's week for its channel: floors for small groups, and only what was shared with the team."""

from datetime import timedelta
from typing import Any

import pytest

from growth import summary
from growth.facts import Answer, Audience, Kind, Manners, Pulse
from growth.summary import Member, Share, Summary, Trend
from tests.cast import NOW, an_answer, bob

RANKING = 1
GREAT, GOOD, OKAY, HARD, ROUGH, UNSAID = Pulse


def crowd(count: int, **changes: Any) -> list[Member]:
    """So many people who were expected, and about whom nothing else is known."""
    plain: dict[str, Any] = {
        "areas": (),
        "expected": True,
        "answered": False,
        "tried": False,
        "pulse": None,
        "pulse_before": None,
    }
    return [Member(person_id=n, **{**plain, **changes}) for n in range(count)]


def for_the_team(**changes: Any) -> Answer:
    return an_answer(**{"audience": Audience.TEAM, "team_id": RANKING, "manager_id": 2, "shared_at": NOW, **changes})


def summarised(members: list[Member], answers: list[Answer] | None = None) -> Summary:
    return summary.summarise(RANKING, members, answers or [], Manners())


@pytest.mark.parametrize(
    ("members", "share"),
    [
        pytest.param([*crowd(6, answered=True), *crowd(1)], Share(6, 7), id="6 of 7"),
        pytest.param([*crowd(3, answered=True), *crowd(4)], Share(3, 7), id="three are enough"),
        pytest.param(crowd(5, answered=True), None, id="all of them: it would say it of each"),
        pytest.param([*crowd(2, answered=True), *crowd(5)], None, id="two are not"),
        pytest.param(crowd(2, answered=True), None, id="nor are two of two"),
        pytest.param(crowd(7), None, id="nobody"),
        pytest.param([], None, id="an empty team"),
        pytest.param([*crowd(3, answered=True), *crowd(1), *crowd(2, expected=False)], Share(3, 4), id="away are out"),
        pytest.param(
            [*crowd(3, answered=True), *crowd(1), *crowd(2, answered=True, expected=False)],
            Share(3, 4),
            id="out even if they answered",
        ),
        pytest.param(
            [*crowd(2, answered=True), *crowd(1), *crowd(3, answered=True, expected=False)],
            None,
            id="and do not lift the floor",
        ),
    ],
)
def test_how_many_checked_in(members: list[Member], share: Share | None) -> None:
    assert summarised(members).checked_in == share


@pytest.mark.parametrize(
    ("members", "share"),
    [
        pytest.param([*crowd(3, tried=True), *crowd(2)], Share(3, 5), id="three are enough"),
        pytest.param([*crowd(2, tried=True), *crowd(3)], None, id="two are not"),
        pytest.param(
            [*crowd(3, tried=True), *crowd(1), *crowd(2, tried=True, expected=False)], Share(3, 4), id="away are out"
        ),
        pytest.param(crowd(5, tried=True), None, id="all of them"),
    ],
)
def test_how_many_tried_their_step(members: list[Member], share: Share | None) -> None:
    assert summarised(members).tried == share


@pytest.mark.parametrize(
    ("away", "told"),
    [
        pytest.param(0, 0, id="none"),
        pytest.param(1, 0, id="one is somebody"),
        pytest.param(2, 0, id="two are a pair"),
        pytest.param(3, 3, id="three are a number"),
    ],
)
def test_how_many_are_away(away: int, told: int) -> None:
    assert summarised([*crowd(5), *crowd(away, expected=False)]).away == told


@pytest.mark.parametrize(
    ("members", "areas"),
    [
        pytest.param([*crowd(3, areas=("ops",)), *crowd(1, areas=("data",))], (("ops", 3),), id="three are enough"),
        pytest.param([*crowd(4, areas=("ops",)), *crowd(2)], (), id="all who chose: it would say it of each"),
        pytest.param(crowd(2, areas=("ops",)), (), id="two are not"),
        pytest.param(
            [*crowd(3, areas=("data", "ops")), *crowd(1, areas=("ops",)), *crowd(1, areas=("models",))],
            (("ops", 4), ("data", 3)),
            id="most first",
        ),
        pytest.param(
            [*crowd(3, areas=("ops", "data")), *crowd(1, areas=("models",))],
            (("data", 3), ("ops", 3)),
            id="a tie goes by name",
        ),
        pytest.param(crowd(2, areas=("ops", "ops")), (), id="nobody counts twice"),
        pytest.param([*crowd(3, areas=("ops",)), *crowd(2, areas=("data",))], (("ops", 3),), id="the small one hides"),
    ],
)
def test_areas_by_how_many_chose_them(members: list[Member], areas: tuple[tuple[str, int], ...]) -> None:
    assert summarised(members).areas == areas


@pytest.mark.parametrize(
    ("now", "before", "trend"),
    [
        pytest.param([GOOD] * 5, [OKAY] * 5, Trend.UP, id="better"),
        pytest.param([HARD] * 5, [OKAY] * 5, Trend.DOWN, id="worse"),
        pytest.param([GOOD] * 5, [GOOD] * 5, Trend.STEADY, id="the same"),
        pytest.param([ROUGH, GOOD, GOOD, GOOD, GOOD], [GOOD] * 5, Trend.STEADY, id="one bad week is not a trend"),
        pytest.param([GOOD] * 3 + [OKAY] * 3, [OKAY] * 6, Trend.UP, id="half a word is noticeable"),
        pytest.param([OKAY] * 3 + [HARD] * 3, [OKAY] * 6, Trend.DOWN, id="downwards as well"),
        pytest.param([GREAT] * 5, [ROUGH] * 5, Trend.UP, id="from one end to the other"),
        pytest.param([GREAT] * 4, [ROUGH] * 5, None, id="four now"),
        pytest.param([GREAT] * 5, [ROUGH] * 4, None, id="four before"),
        pytest.param([GREAT] * 4 + [UNSAID], [ROUGH] * 5, None, id="what is unsaid is no answer"),
        pytest.param([GREAT] * 4 + [None], [ROUGH] * 5, None, id="nor is silence"),
        pytest.param([GREAT] * 5 + [None, UNSAID], [GREAT] * 5 + [UNSAID], Trend.STEADY, id="nor do they count"),
        pytest.param([], [], None, id="nobody"),
    ],
)
def test_the_trend_of_the_pulse(now: list[Pulse | None], before: list[Pulse | None], trend: Trend | None) -> None:
    assert summary.trend(now, before, Manners()) is trend


def test_the_summary_carries_the_trend() -> None:
    assert summarised(crowd(5, pulse=GOOD, pulse_before=HARD)).pulse is Trend.UP
    assert summarised(crowd(4, pulse=GOOD, pulse_before=HARD)).pulse is None


def test_the_floors_are_the_owners_to_raise() -> None:
    strict = Manners(smallest_count=4, smallest_pulse=6)
    members = crowd(5, areas=("ops",), answered=True, pulse=GOOD, pulse_before=GOOD)
    assert summary.summarise(RANKING, members[:3], [], strict).areas == ()
    assert summary.summarise(RANKING, members[:3], [], strict).checked_in is None
    assert summary.summarise(RANKING, members, [], strict).pulse is None


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(an_answer(), id="only mine"),
        pytest.param(for_the_team(shared_at=None), id="taken back"),
        pytest.param(for_the_team(audience=Audience.MANAGER), id="for the manager"),
        pytest.param(for_the_team(audience=Audience.AGENDA), id="for the 1:1"),
        pytest.param(for_the_team(team_id=2), id="for another team"),
        pytest.param(for_the_team(author=bob(), audience=Audience.ONLY_ME), id="the manager's own"),
    ],
)
@pytest.mark.parametrize("kind", Kind)
def test_no_other_word_reaches_the_channel(answer: Answer, kind: Kind) -> None:
    told = summarised(crowd(5), [an_answer(**{f: getattr(answer, f) for f in answer.__slots__} | {"kind": kind})])
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
    told = summarised(crowd(1), [answer])
    assert getattr(told, part) == (answer,)
    assert told.worth_posting


def test_the_oldest_wish_for_help_comes_first() -> None:
    young = for_the_team(id=1, kind=Kind.HELP)
    old = for_the_team(id=2, kind=Kind.HELP, written_at=NOW - timedelta(days=9))
    assert summarised([], [young, old]).help == (old, young)


def test_numbers_alone_are_no_news() -> None:
    busy = crowd(9, areas=("ops",), answered=True, tried=True, pulse=GOOD, pulse_before=HARD)
    assert not summarised(busy).worth_posting
