"""When a check-in comes and is due, when to look at somebody again, which plan it asks about, what a reply answers."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from growth import cadence, local
from growth.days_off import Calendar
from growth.facts import Answer, Kind, Person, PlanState, Round, RoundState


def following(person: Person, last: Round | None, *, now: datetime, calendar: Calendar) -> datetime | None:
    """When the check-in after `last` comes, or came if nothing has been asked since: an instant in UTC.

    None while only the person can end a pause, or when they are not active.
    """
    regular = cadence.next_touch(person, last.opened_at if last else now, calendar)
    opened = local.wall(last.opened_at, person.zone).date() if last else None
    return cadence.next_round(replace(person, next_touch_at=regular), opened, calendar)


def due(person: Person, last: Round | None, *, now: datetime, calendar: Calendar) -> bool:
    """Whether the moment for a new round has come: a reminder in the week after is none, nor is a second one in a week,
    as somebody who travels could have it.
    """
    if last is None:
        return True
    moment = following(person, last, now=now, calendar=calendar)
    return moment is not None and moment <= now and last.week != local.week(now, person.zone)


def asked_about(plan: Answer | None, answered: Round | None, checkin: Round) -> Answer | None:
    """The plan that a round asks about, of the newest from before it and the round that was answered last before it.

    A look back asks about none: it asks what comes next.

    One that was said in an earlier round to be done or dropped is left in peace, and one that a later answer passed
    over is not dug up, unless it is said to be still going.
    """
    if plan is None or checkin.looks_back:
        return None
    if plan.plan_state in (PlanState.DONE, PlanState.DROPPED):
        return plan if decided_in(plan, checkin) else None
    return plan if answered is None or plan.round_id >= answered.id or plan.plan_state is PlanState.STILL else None


def answered_before(earlier: Iterable[Round], checkin: Round) -> Round | None:
    """The round that was answered last before this one, of the newest first. A look back passes no plan over."""
    return next((r for r in earlier if r.state is RoundState.ANSWERED and r.id < checkin.id and not r.looks_back), None)


def decided_in(plan: Answer, checkin: Round) -> bool:
    """Whether its author said in this round what became of a plan."""
    return plan.plan_decided_at is not None and plan.plan_decided_at >= checkin.opened_at


def reply_is_about(plan: Answer | None, checkin: Round, answers: Iterable[Answer]) -> Kind:
    """What a reply in the thread of a round answers: people reply to what they saw last.

    Who has just said that their plan is done, or still going, tells how it went; everybody else answers the question.
    """
    told = {answer.kind for answer in answers}
    tells = plan is not None and decided_in(plan, checkin) and not {Kind.OUTCOME, Kind.QUESTION} & told
    return Kind.OUTCOME if tells or (Kind.OUTCOME in told and Kind.QUESTION not in told) else Kind.QUESTION


def look_again(person: Person, last: Round | None, *, now: datetime, calendar: Calendar) -> datetime | None:
    """When to look at the person again: a workday later where an open round still has something to say by itself."""
    regular = cadence.next_touch(person, now, calendar)
    waits = last is not None and last.state is RoundState.OPEN and (last.later or last.reminded_at is None)
    tomorrow = cadence.next_workday(person, now, calendar)
    if regular is None or tomorrow is None or not waits or person.paused(now):
        return regular
    return min(tomorrow, regular)
