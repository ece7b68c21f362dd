"""What is due, and what becomes of a moment. Alice's moment is Tuesday 24 November, 09:30 in Berlin."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.model.ladder import Ladder
from growth import prompts
from growth.days_off import Calendar
from growth.facts import (
    Facts,
    Manners,
    Measurement,
    Pause,
    PausedBy,
    Person,
    Presence,
    Rhythm,
    Round,
    RoundState,
    Standing,
    Step,
    StepState,
    TalkTold,
    Touch,
    Why,
)
from growth.prompts import Coming, Decision, Moment
from growth.touch import Prompt
from tests.cast import NOW, a_round, a_step, alice, utc

GERMAN = Calendar.of("DE", Manners())
WEEKLY = Rhythm(weeks=1)
LAST_WEEK, TWO_WEEKS_AGO = utc("2026-11-17 08:30"), utc("2026-11-10 08:30")
YESTERDAY, TOMORROW = utc("2026-11-23 08:30"), utc("2026-11-25 08:30")
NEXT_WEEK = utc("2026-12-01 08:30")
PAUSED = Pause(PausedBy.PERSON, None)


def before(**changes: Any) -> Round:
    """Alice's check-in of two weeks ago, answered."""
    opened = {"week": "2026-W46", "opened_at": TWO_WEEKS_AGO, "state": RoundState.ANSWERED}
    return a_round(**{**opened, **changes})


def recently(**changes: Any) -> Round:
    """One of last week: with her rhythm of two weeks, none is due now."""
    return before(**{"week": "2026-W47", "opened_at": LAST_WEEK, **changes})


def moment(ladder: Ladder, now: datetime = NOW, **facts: Any) -> Moment:
    return Moment(Facts(**{"person": alice(), **facts}), ladder, GERMAN, now)


def kinds(found: list[Prompt]) -> list[str]:
    return [prompt.kind for prompt in found]


def offered(state: StepState = StepState.OFFERED, at: datetime = LAST_WEEK) -> Step:
    return a_step(state=state, offered_at=at)


@pytest.mark.parametrize(("spoken", "due"), [((), ["nudge"]), ((utc("2026-11-25 08:30"),), [])])
def test_a_step_does_not_put_off_the_next_check_in(
    ladder: Ladder, spoken: tuple[datetime, ...], due: list[str]
) -> None:
    """It came on a Wednesday this week; on the Thursday after, a step would be the second message in seven days."""
    this_week = before(week="2026-W48", opened_at=TOMORROW)
    facts = {"person": alice(rhythm=WEEKLY), "rounds": (this_week,), "spoken_at": spoken}
    assert kinds(prompts.due(moment(ladder, utc("2026-11-26 08:30"), **facts))) == due


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        pytest.param({}, ["checkin"], id="nothing was asked yet"),
        pytest.param({"rounds": (before(),)}, ["checkin"], id="two weeks after the last"),
        pytest.param({"rounds": (recently(),)}, ["nudge"], id="a week after it: between two check-ins"),
        pytest.param({"rounds": (before(week="2026-W48"),)}, ["nudge"], id="this week has had its round"),
        pytest.param({"rounds": (recently(), before())}, ["nudge"], id="the newest counts"),
        pytest.param({"rounds": (before(state=RoundState.OPEN),)}, ["checkin"], id="no reminder of one that makes way"),
    ],
)
def test_a_round(ladder: Ladder, facts: dict[str, Any], due: list[str]) -> None:
    assert kinds(prompts.due(moment(ladder, **facts))) == due


@pytest.mark.parametrize(
    ("last", "due"),
    [
        pytest.param(recently(state=RoundState.OPEN), ["reminder"], id="open, and not brought up"),
        pytest.param(recently(state=RoundState.OPEN, reminded_at=YESTERDAY), [], id="brought up once"),
        pytest.param(recently(state=RoundState.OPEN, later=True), ["later"], id="put off: it comes anew"),
        pytest.param(
            recently(state=RoundState.OPEN, later=True, reminded_at=YESTERDAY), ["later"], id="put off after a reminder"
        ),
        pytest.param(a_round(opened_at=NOW - timedelta(hours=1)), [], id="opened today"),
        pytest.param(recently(state=RoundState.SKIPPED), [], id="skipped"),
        pytest.param(recently(state=RoundState.CLOSED), [], id="closed"),
    ],
)
def test_a_round_that_is_there(ladder: Ladder, last: Round, due: list[str]) -> None:
    assert kinds(prompts.due(moment(ladder, rounds=(last,), steps=(offered(),)))) == due


def test_only_what_was_put_off_makes_a_sound(ladder: Ladder) -> None:
    (silent,) = prompts.due(moment(ladder, rounds=(recently(state=RoundState.OPEN),), steps=(offered(),)))
    (loud,) = prompts.due(moment(ladder, rounds=(recently(state=RoundState.OPEN, later=True),), steps=(offered(),)))
    assert (silent.silent, loud.silent) == (True, False)


@pytest.mark.parametrize(
    ("person", "last", "due"),
    [
        pytest.param(alice(silent_rounds=2), before(state=RoundState.OPEN), ["quiet"], id="the third in silence"),
        pytest.param(alice(silent_rounds=1), before(state=RoundState.OPEN), ["checkin"], id="the second"),
        pytest.param(alice(silent_rounds=2), before(), ["checkin"], id="she answered"),
        pytest.param(
            alice(silent_rounds=2), recently(state=RoundState.OPEN), ["reminder"], id="the next is not due yet"
        ),
    ],
)
def test_after_three_silent_rounds_it_says_that_it_pauses(
    ladder: Ladder, person: Person, last: Round, due: list[str]
) -> None:
    assert kinds(prompts.due(moment(ladder, person=person, rounds=(last,), steps=(offered(),)))) == due


@pytest.mark.parametrize(
    ("steps", "due"),
    [
        pytest.param((), True, id="none yet"),
        pytest.param((offered(StepState.DONE),), True, id="done, and a week old"),
        pytest.param((offered(StepState.DECLINED),), True, id="declined, and a week old"),
        pytest.param((offered(StepState.DONE, at=NOW - timedelta(hours=1)),), False, id="of this week"),
        pytest.param((offered(StepState.OFFERED),), False, id="one waits for a word"),
        pytest.param((offered(StepState.DONE), offered(StepState.TRYING)), False, id="one is being tried"),
    ],
)
def test_a_step_between_two_check_ins(ladder: Ladder, steps: tuple[Step, ...], due: bool) -> None:
    found = prompts.due(moment(ladder, rounds=(recently(),), steps=steps))
    assert kinds(found) == (["nudge"] if due else [])


def test_a_step_waits_for_the_message_of_a_one_on_one_that_comes_soon(ladder: Ladder) -> None:
    told = TalkTold(
        1, 1, NOW + timedelta(days=3), NOW + timedelta(days=2), closing=False, question="", delivery_id=None
    )
    waits = moment(ladder, rounds=(recently(),), talks=(told,))
    assert prompts.due(waits) == []
    assert kinds(prompts.due(replace(waits, now=told.due_at))) == ["nudge"]
    assert kinds(prompts.due(moment(ladder, rounds=(recently(),), talks=(replace(told, closing=True),)))) == ["nudge"]


def test_no_step_where_the_level_has_none_left(ladder: Ladder) -> None:
    bare = ladder.model_copy(update={"actions": ()})
    assert prompts.due(moment(bare, rounds=(recently(),))) == []


def test_no_step_by_itself_before_its_weeks_are_over(ladder: Ladder) -> None:
    monthly = alice(rhythm=Rhythm(nudge_weeks=4))
    facts = {"person": monthly, "rounds": (recently(),), "steps": (offered(StepState.DONE),)}
    assert prompts.due(moment(ladder, **facts)) == []


def asked(at: datetime, measure: str) -> Measurement:
    """Alice was asked, and answered."""
    return Measurement(1, 1, measure, "How much?", "ml-engineer", "1", at, "A third", 33, at)


def test_the_question_of_the_way_up_comes_to_those_who_practise_it(ladder: Ladder) -> None:
    way = next(behaviour for behaviour in ladder.transitions if behaviour.level == "junior")
    practising, due = alice(towards=way.towards), prompts.due
    measure = next(m for m in ladder.measures if not m.levels or "junior" in m.levels)
    done = (offered(StepState.TRYING),)
    facts = {"person": practising, "rounds": (recently(),), "steps": done}
    assert kinds(due(moment(ladder, **facts))) == ["measure"]
    assert due(moment(ladder, **facts, measurements=(asked(LAST_WEEK, measure.id),))) == []
    assert due(moment(ladder, rounds=(recently(),), steps=done)) == []


@pytest.mark.parametrize(
    ("person", "due"),
    [
        pytest.param(alice(standing=Standing.INVITED), ["welcome"], id="invited: the welcome, and nothing else"),
        pytest.param(alice(standing=Standing.NEW), [], id="new"),
        pytest.param(alice(standing=Standing.NOT_NOW), [], id="not now"),
        pytest.param(alice(standing=Standing.NEVER), [], id="never"),
        pytest.param(alice(standing=Standing.GONE), [], id="gone"),
        pytest.param(alice(pause=PAUSED), [], id="paused"),
        pytest.param(alice(pause=PAUSED, standing=Standing.INVITED), [], id="paused, and invited"),
        pytest.param(alice(pause=Pause(PausedBy.PERSON, YESTERDAY)), ["checkin"], id="the pause is over"),
    ],
)
def test_how_somebody_stands(ladder: Ladder, person: Person, due: list[str]) -> None:
    assert kinds(prompts.due(moment(ladder, person=person))) == due


CHECKIN = Prompt("checkin", 100)


@pytest.mark.parametrize(
    ("now", "facts", "decision"),
    [
        pytest.param(NOW, {}, Decision(NEXT_WEEK, (CHECKIN,)), id="it speaks"),
        pytest.param(
            NOW,
            {"spoken_at": (YESTERDAY, LAST_WEEK + timedelta(hours=1))},
            Decision(TOMORROW, (), Why.BUDGET),
            id="they have heard enough",
        ),
        pytest.param(NOW, {"spoken_at": (LAST_WEEK,)}, Decision(NEXT_WEEK, (CHECKIN,)), id="a week ago is over"),
        pytest.param(
            NOW,
            {"rounds": (recently(),), "steps": (offered(),)},
            Decision(NEXT_WEEK, (), Why.NOTHING),
            id="nothing new",
        ),
        pytest.param(
            NOW,
            {"rounds": (recently(state=RoundState.OPEN),), "steps": (offered(),)},
            Decision(NEXT_WEEK, (Prompt("reminder", 80, silent=True),)),
            id="a reminder needs no note",
        ),
        pytest.param(
            NOW,
            {"rounds": (recently(state=RoundState.OPEN),), "spoken_at": (NOW,)},
            Decision(TOMORROW, (Prompt("reminder", 80, silent=True),), Why.BUDGET),
            id="a reminder beside what waits",
        ),
        pytest.param(utc("2026-11-24 05:00"), {}, Decision(NOW, held=True), id="a night goes without saying"),
        pytest.param(
            utc("2026-11-28 10:00"), {}, Decision(utc("2026-11-30 08:30"), (), Why.DAY_OFF, held=True), id="a Saturday"
        ),
        pytest.param(NOW, {"person": alice(pause=PAUSED)}, Decision(None, (), Why.PAUSED, held=True), id="paused"),
        pytest.param(
            NOW,
            {"person": alice(zone="")},
            Decision(utc("2026-11-24 09:30"), (), Why.NO_ZONE, held=True),
            id="no time zone",
        ),
    ],
)
def test_what_becomes_of_a_moment(ladder: Ladder, now: datetime, facts: dict[str, Any], decision: Decision) -> None:
    assert prompts.decide(moment(ladder, now, **facts)) == decision


def test_one_refusal_of_slacks_is_like_the_next(ladder: Ladder) -> None:
    hidden = alice(presence=Presence(known=False))
    first = prompts.decide(moment(ladder, person=hidden))
    again = prompts.decide(moment(ladder, person=hidden, last_touch=Touch(YESTERDAY, why=Why.UNKNOWN)))
    assert (first.why, again.why) == (Why.UNKNOWN, None)


@pytest.mark.parametrize(
    ("facts", "coming"),
    [
        pytest.param({}, Coming(NOW, ("checkin",)), id="at their moment"),
        pytest.param(
            {"spoken_at": (NOW - timedelta(hours=1),)}, Coming(TOMORROW, ("checkin",)), id="when there is room"
        ),
        pytest.param(
            {"rounds": (recently(),), "steps": (offered(),)},
            Coming(NEXT_WEEK, ("checkin",)),
            id="nothing is passed over",
        ),
        pytest.param({"person": alice(next_touch_at=None)}, None, id="nothing is planned"),
        pytest.param({"person": alice(zone="")}, None, id="nobody knows their hours"),
        pytest.param({"person": alice(pause=PAUSED)}, None, id="paused until they resume"),
    ],
)
def test_what_comes(ladder: Ladder, facts: dict[str, Any], coming: Coming | None) -> None:
    assert prompts.coming(moment(ladder, **facts)) == coming


def test_another_rule_is_asked_like_the_others(ladder: Ladder) -> None:
    praise = Prompt("praise", 10)
    found = prompts.due(moment(ladder), rules=(*prompts.RULES, lambda _moment: praise))
    assert found == [CHECKIN, praise]


instants = st.datetimes(datetime(2026, 8, 1), datetime(2026, 11, 24), timezones=st.just(UTC))  # noqa: DTZ001 - given
week_of = st.builds(
    lambda at, state, later, reminded: a_round(
        week=f"2026-W{at.isocalendar().week}", opened_at=at, state=state, later=later, reminded_at=reminded
    ),
    instants,
    st.sampled_from(RoundState),
    st.booleans(),
    st.none() | instants,
)
people = st.builds(
    lambda standing, pause, silent, weeks: alice(
        standing=standing, pause=pause, silent_rounds=silent, rhythm=Rhythm(weeks=weeks)
    ),
    st.sampled_from(Standing),
    st.none() | st.builds(Pause, st.sampled_from(PausedBy), st.none() | instants),
    st.integers(0, 4),
    st.sampled_from((1, 2, 4)),
)
gathered = st.builds(
    lambda person, rounds, steps, spoken: Facts(
        person=person,
        rounds=tuple(sorted(rounds, key=lambda each: each.opened_at, reverse=True)),
        steps=tuple(sorted(steps, key=lambda each: each.offered_at, reverse=True)),
        spoken_at=tuple(spoken),
    ),
    people,
    st.lists(week_of, max_size=3),
    st.lists(st.builds(offered, st.sampled_from(StepState), instants), max_size=3),
    st.lists(instants, max_size=4),
)
unhurried = settings(deadline=None)


@unhurried
@given(gathered)
def test_nobody_who_paused_left_or_did_not_start_is_asked_anything(ladder: Ladder, facts: Facts) -> None:
    found = kinds(prompts.due(Moment(facts, ladder, GERMAN, NOW)))
    person = facts.person
    if person.paused(NOW):
        assert found == []
    elif person.standing is Standing.INVITED:
        assert found == ["welcome"]
    elif not person.active:
        assert found == []


@unhurried
@given(gathered)
def test_of_one_round_there_is_one_word(ladder: Ladder, facts: Facts) -> None:
    """Never a second round in a week, nor one that is asked for twice in one message."""
    found = kinds(prompts.due(Moment(facts, ladder, GERMAN, NOW)))
    assert sum(kind in ("checkin", "later", "reminder", "quiet") for kind in found) <= 1
    if facts.last_round and facts.last_round.week == "2026-W48":
        assert "checkin" not in found
    if "checkin" in found:
        assert "nudge" not in found


@unhurried
@given(gathered)
def test_what_is_decided_keeps_the_budget_and_never_waits_for_ever(ladder: Ladder, facts: Facts) -> None:
    decision = prompts.decide(Moment(facts, ladder, GERMAN, NOW))
    today = [at for at in facts.spoken_at if at.date() == NOW.date()]
    assert not (decision.loud and today)
    assert decision.loud == () or decision.why is None
    if facts.person.active and not facts.person.paused(NOW):
        assert decision.next_touch_at is not None
        assert decision.next_touch_at > NOW
