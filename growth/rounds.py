"""When a check-in comes and is due, when to look at somebody again, which plan it asks about, what a reply answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

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


def asked_about(plan: Answer | None, earlier: Iterable[Round], checkin: Round) -> Answer | None:
    """The plan that a round asks about: `plan` is the newest from before it, `earlier` those rounds, newest first.

    One that was said in an earlier round to be done or dropped is left in peace, and one that a later answer passed
    over is not dug up, unless it is said to be still going. A look back asks about none, and passes none over.
    """
    if plan is None or checkin.looks_back:
        return None
    if plan.plan_state in (PlanState.DONE, PlanState.DROPPED):
        return plan if decided_in(plan, checkin) else None
    answered = next((r for r in earlier if r.state is RoundState.ANSWERED and not r.looks_back), None)
    return plan if answered is None or plan.round_id >= answered.id or plan.plan_state is PlanState.STILL else None


UNCHANGED = 2  # rounds after which the next one is a short one


def looked_at(earlier: Sequence[Round]) -> Sequence[Round]:
    """The rounds whose answers say whether the next one is a short one, of those before it, newest first.

    None where it is not: the last ones were not all answered, or one of them looked back.
    """
    last = earlier[:UNCHANGED]
    plain = all(r.state is RoundState.ANSWERED and not r.looks_back for r in last)
    return earlier[: UNCHANGED + 1] if plain and len(last) == UNCHANGED else ()


def unchanged(earlier: Sequence[Round], answers: Mapping[int, Sequence[Answer]]) -> bool:
    """Whether the last rounds brought nothing new: the same plan as before, or no plan, and nothing that was done.

    `answers` are those of the rounds that are `looked_at`.
    """
    looked = looked_at(earlier)
    said: list[dict[Kind, str]] = [{a.kind: a.text for a in answers.get(r.id, ())} for r in looked]
    return bool(looked) and all(_same(now, then) for now, then in pairwise([*said, {}][: UNCHANGED + 1]))


def _same(said: Mapping[Kind, str], before: Mapping[Kind, str]) -> bool:
    plan = said.get(Kind.PLAN)
    return said.keys() <= {Kind.QUESTION, Kind.PLAN} and (plan is None or plan == before.get(Kind.PLAN))


def asked_later(recent: Iterable[Round], checkin: Round) -> bool:
    """Whether a later one of somebody's rounds stands with the same step: then that is its place."""
    return checkin.step_id is not None and any(r.id > checkin.id and r.step_id == checkin.step_id for r in recent)


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
