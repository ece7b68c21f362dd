"""How marks moved from one assessment to the next, and what of somebody's words and steps came in between."""

from dataclasses import replace
from datetime import timedelta

import pytest

from content.model.ladder import Ladder
from growth import history
from growth.facts import Assessment, ClaimKind, Rating, Step, StepState, Win
from growth.history import Trail
from tests.cast import BERLIN, NOW, a_claim, a_step, a_win, an_assessment

NOT_YET, GETTING_THERE, THERE, BEYOND = Rating
MONTH = timedelta(days=30)


def looked(months: int, *ratings: tuple[str, Rating], **changes: object) -> Assessment:
    """An assessment that was finished so many months from now."""
    at = NOW + months * MONTH
    found = an_assessment(*ratings, id=100 + months, started_at=at, finished_at=at, **changes)
    return replace(found, ratings=tuple(replace(rated, rated_at=at) for rated in found.ratings))


def words(trail: Trail) -> list[Rating]:
    return [mark.rating for mark in trail.turns]


def test_the_newest_finished_one_comes_first_and_what_was_begun_is_not_there() -> None:
    every = [looked(1), looked(3), replace(looked(4), finished_at=None), looked(2)]
    assert [each.id for each in history.rounds(every)] == [103, 102, 101]


def test_a_mark_that_stays_is_told_once() -> None:
    every = [looked(n, ("delivery", rating)) for n, rating in enumerate([NOT_YET, NOT_YET, THERE, THERE])]
    (trail,) = history.trails(every)
    assert words(trail) == [NOT_YET, THERE]
    assert trail.moved
    assert not trail.just_moved
    assert history.since_last_time(every) == []


def test_those_that_moved_last_come_first() -> None:
    every = [
        looked(0, ("a", NOT_YET), ("b", NOT_YET), ("c", THERE)),
        looked(1, ("a", THERE), ("b", NOT_YET), ("c", THERE)),
        looked(2, ("a", THERE), ("b", BEYOND), ("c", THERE)),
    ]
    assert [(trail.competency, trail.moved) for trail in history.trails(every)] == [
        ("b", True),
        ("a", True),
        ("c", False),
    ]
    assert [trail.competency for trail in history.since_last_time(every)] == ["b"]


@pytest.mark.parametrize(
    ("before", "now", "rose"),
    [
        pytest.param((NOT_YET, "junior"), (THERE, "junior"), True, id="up"),
        pytest.param((THERE, "junior"), (GETTING_THERE, "junior"), False, id="down"),
        pytest.param((NOT_YET, "junior"), (THERE, "senior"), False, id="up, against another level"),
        pytest.param((THERE, "junior"), (THERE, "senior"), False, id="the same word, against another level"),
    ],
)
def test_a_mark_rises_against_one_level_alone(before: tuple[Rating, str], now: tuple[Rating, str], rose: bool) -> None:
    every = [looked(n, ("delivery", rating), level=level) for n, (rating, level) in enumerate([before, now])]
    (trail,) = history.since_last_time(every)
    assert trail.rose is rose


def test_each_mark_keeps_the_name_it_was_given_under() -> None:
    before, now = looked(0, ("delivery", NOT_YET)), looked(1, ("delivery", THERE))
    renamed = replace(now, ratings=(replace(now.ratings[0], name="Shipping"),), ladder_version="2")
    (trail,) = history.trails([before, renamed])
    assert [mark.name for mark in trail.marks] == ["Delivery", "Shipping"]


def test_two_ladders_with_one_id_are_two_trails() -> None:
    every = [looked(0, ("delivery", NOT_YET), ladder="other"), looked(1, ("delivery", THERE))]
    assert [trail.ladder for trail in history.trails(every)] == ["other", "ml-engineer"]
    assert history.since_last_time(every) == []


def test_a_mark_that_was_taken_over_counts_once() -> None:
    first = looked(0, ("delivery", NOT_YET), ("libraries", THERE))
    short = looked(1, ("delivery", THERE))
    short = replace(short, ratings=(*short.ratings, first.ratings[1]))
    found = {trail.competency: trail for trail in history.trails([first, short])}
    assert len(found["libraries"].marks) == 1
    assert [trail.competency for trail in history.since_last_time([first, short])] == ["delivery"]


DELIVERY = Trail(
    "ml-engineer",
    "delivery",
    history.trails([looked(-1, ("delivery", NOT_YET)), looked(0, ("delivery", THERE))])[0].marks,
)
SHOWS = (a_claim(ClaimKind.COMPETENCY, "delivery"),)
THIRTY_DAYS_BACK = (NOW - MONTH).date()


@pytest.mark.parametrize(
    ("win", "there"),
    [
        pytest.param(a_win(shows=SHOWS), True, id="since then"),
        pytest.param(a_win(), False, id="of which nothing is claimed"),
        pytest.param(a_win(shows=(a_claim(ClaimKind.COMPETENCY, "libraries"),)), False, id="of another one"),
        pytest.param(a_win(shows=SHOWS, ladder="other"), False, id="of another ladder"),
        pytest.param(
            a_win(shows=SHOWS, when=THIRTY_DAYS_BACK, kept_at=NOW - 2 * MONTH), False, id="of the day of last time"
        ),
        pytest.param(a_win(shows=SHOWS, when=THIRTY_DAYS_BACK), True, id="older, and written down since"),
    ],
)
def test_which_wins_stand_beside_a_move(ladder: Ladder, win: Win, there: bool) -> None:
    assert bool(history.written(ladder, DELIVERY, [win], [], zone=BERLIN)) is there


def test_a_win_for_an_expectation_shows_the_competency_that_it_names(ladder: Ladder) -> None:
    wish = next(wish for wish in ladder.expectations if "delivery" in wish.competencies)
    win = a_win(shows=(a_claim(ClaimKind.EXPECTATION, wish.id),))
    assert history.written(ladder, DELIVERY, [win], [], zone=BERLIN).wins == (win,)
    assert not history.written(None, DELIVERY, [win], [], zone=BERLIN)


DONE = {"state": StepState.DONE, "decided_at": NOW}


@pytest.mark.parametrize(
    ("step", "there"),
    [
        pytest.param(a_step("watch-a-release", **DONE), True, id="whose action is about it"),
        pytest.param(a_step("anything", because=("delivery",), **DONE), True, id="that was chosen for it"),
        pytest.param(a_step("anything", **DONE), False, id="about something else"),
        pytest.param(a_step("watch-a-release"), False, id="not done"),
        pytest.param(a_step("watch-a-release", kept=True, **DONE), False, id="of which a win tells"),
        pytest.param(a_step("watch-a-release", state=StepState.DONE, decided_at=NOW - MONTH), False, id="before"),
        pytest.param(a_step("watch-a-release", ladder="other", **DONE), False, id="of another ladder"),
    ],
)
def test_which_steps_stand_beside_a_move(ladder: Ladder, step: Step, there: bool) -> None:
    assert bool(history.written(ladder, DELIVERY, [], [step], zone=BERLIN)) is there
