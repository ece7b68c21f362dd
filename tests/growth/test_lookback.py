"""When a quarter is over, and what of it somebody sees. Alice's moment is Tuesday 24 November, 09:30 in Berlin."""

from datetime import timedelta
from typing import Any

import pytest

from content.model.ladder import Ladder
from growth import lookback, prompts
from growth.days_off import Calendar
from growth.facts import LOOK_BACK, Facts, Kind, Manners, PlanState, Rating, RoundState, Standing, StepState
from growth.lookback import CarriedPlan, Past, SoughtWish
from growth.prompts import Moment
from tests.cast import NOW, a_round, a_step, a_win, alice, an_answer, an_assessment, utc

QUARTER_AGO, TWO_WEEKS_AGO = utc("2026-08-25 08:00"), utc("2026-11-10 08:30")


def before(**changes: Any) -> Any:
    return a_round(week="2026-W46", opened_at=TWO_WEEKS_AGO, state=RoundState.ANSWERED, **changes)


@pytest.mark.parametrize(
    ("person", "rounds", "due"),
    [
        pytest.param({"started_at": QUARTER_AGO}, (), True, id="thirteen weeks after the start"),
        pytest.param({"started_at": utc("2026-08-30 21:30")}, (), True, id="by the weeks of the calendar"),
        pytest.param({"started_at": utc("2026-08-30 22:30")}, (), False, id="on their own wall"),
        pytest.param({"started_at": None}, (), False, id="never started"),
        pytest.param({"started_at": QUARTER_AGO}, (before(question=LOOK_BACK),), False, id="they looked back since"),
        pytest.param({"started_at": QUARTER_AGO}, (before(),), True, id="a check-in is none"),
    ],
)
def test_a_quarter_is_over(ladder: Ladder, person: dict[str, Any], rounds: tuple[Any, ...], due: bool) -> None:
    someone = alice(**person)
    assert lookback.due(someone, rounds, NOW) is due
    facts = Facts(person=someone, rounds=rounds)
    found = prompts.due(Moment(facts, ladder, Calendar.of("DE", Manners()), NOW))
    assert [prompt.kind for prompt in found] == [prompts.LOOK_BACK if due else prompts.CHECKIN]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"person": alice(standing=Standing.GONE, started_at=QUARTER_AGO)}, id="somebody who stopped"),
        pytest.param({"rounds": (a_round(week="2026-W48"),)}, id="in a week with a check-in"),
    ],
)
def test_nobody_looks_back_without_being_due(ladder: Ladder, changes: dict[str, Any]) -> None:
    facts = Facts(**{"person": alice(started_at=QUARTER_AGO), **changes})
    assert prompts.look_back(Moment(facts, ladder, Calendar.of("DE", Manners()), NOW)) is None


def test_five_are_told_wins_first_and_the_others_counted(ladder: Ladder) -> None:
    wins = [a_win(day) for day in range(20, 24)]
    steps = [a_step(id=n, state=StepState.DONE, decided_at=NOW - timedelta(days=n)) for n in range(1, 4)]
    past = lookback.look_back(ladder, alice(), Past(wins=wins, steps=steps), NOW)
    assert [win.id for win in past.wins] == [23, 22, 21, 20]
    assert [step.id for step in past.steps] == [1]
    assert past.further == 2


def test_what_a_win_tells_of_what_was_before_and_what_is_not_done_is_left_out(ladder: Ladder) -> None:
    long_ago = NOW - timedelta(weeks=14)
    steps = [
        a_step(id=1, state=StepState.DONE, decided_at=NOW, kept=True),
        a_step(id=2, state=StepState.DONE, decided_at=long_ago),
        a_step(id=3, state=StepState.DECLINED, decided_at=NOW),
    ]
    past = lookback.look_back(ladder, alice(), Past(wins=[a_win(when=long_ago.date())], steps=steps), NOW)
    assert (past.wins, past.steps, past.further) == ((), (), 0)


def test_three_marks_of_their_areas_are_told_open_ones_first(ladder: Ladder) -> None:
    about = [c.id for c in ladder.competencies]
    view = an_assessment(*((name, Rating.NOT_YET if name == about[-1] else Rating.THERE) for name in about))
    past = lookback.look_back(ladder, alice(areas=tuple(about[-4:])), Past(assessments=[view]), NOW)
    assert len(past.marks) == 3
    assert past.marks[0].competency == about[-1]
    assert {rated.competency for rated in past.marks} <= set(about[-4:])


def planned(text: str, week: int, **changes: Any) -> Any:
    return an_answer(round_id=week, kind=Kind.PLAN, text=text, written_at=NOW - timedelta(weeks=10 - week), **changes)


@pytest.mark.parametrize(
    ("plans", "since"),
    [
        pytest.param([planned("a", 8), planned("a", 4)], 4, id="the same words for six weeks"),
        pytest.param([planned("a", 8), planned("b", 7), planned("a", 4)], None, id="another one between"),
        pytest.param([planned("a", 8)], None, id="two weeks are not long"),
        pytest.param([planned("a", 5, plan_state=PlanState.STILL)], 5, id="still going"),
        pytest.param([planned("a", 5, plan_state=PlanState.DONE)], None, id="done"),
        pytest.param([planned("b", 9), planned("a", 4)], None, id="made way for another"),
    ],
)
def test_a_plan_that_is_carried_long_is_the_talk(ladder: Ladder, plans: list[Any], since: int | None) -> None:
    talk = lookback.look_back(ladder, alice(), Past(plans=plans), NOW).talk
    if since is None:
        assert isinstance(talk, SoughtWish)
    else:
        assert talk == CarriedPlan("a", NOW - timedelta(weeks=10 - since))


def test_else_it_is_a_line_of_their_level_and_areas_without_a_win(ladder: Ladder) -> None:
    talk = lookback.look_back(ladder, alice(), Past(), NOW).talk
    assert isinstance(talk, SoughtWish)
    assert (talk.wish.level, talk.level, talk.own) == ("junior", "Junior", True)
    assert "systems" in talk.wish.areas
    later = lookback.look_back(ladder, alice(), Past(), NOW + timedelta(weeks=13)).talk
    assert later != talk


def test_nobody_who_is_not_sure_of_their_level_is_told_what_it_asks_for(ladder: Ladder) -> None:
    assert lookback.look_back(ladder, alice(level=None), Past(), NOW).talk is None
