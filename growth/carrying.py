"""How long somebody has carried what they said that they would do: the same words, in one round after another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from growth import local
from growth.facts import Answer, PlanState, Round, Step, StepState

LONG = timedelta(weeks=4)
SEVERAL = 2  # rounds: in a single one it may have been an offer, and no more
OVER = (PlanState.DONE, PlanState.DROPPED)


def begun(plan: Answer, plans: Sequence[Answer]) -> datetime:
    """When it was first said in these words without another plan between. `plans` are theirs, the newest first."""
    first = plan
    for earlier in plans:
        if earlier.round_id < first.round_id:
            if earlier.text != plan.text or earlier.plan_state in OVER:
                break
            first = earlier
    return first.written_at


@dataclass(frozen=True, slots=True)
class LongRun:
    """Something that somebody finished after four weeks or longer: when it began, and how many weeks that is."""

    since: datetime
    weeks: int


def long_run(since: datetime, until: datetime, zone: str) -> LongRun | None:
    """None for what was shorter."""
    weeks = local.weeks_between(local.wall(since, zone).date(), local.wall(until, zone).date())
    return LongRun(since, weeks) if until - since >= LONG else None


def finished(step: Step | None, checkin: Round, earlier: Sequence[Round], zone: str) -> LongRun | None:
    """The run of a step that was done since the round before this one, and stood in several before.

    `earlier` are the rounds before this one, the newest first.
    """
    if step is None or step.state is not StepState.DONE or step.decided_at is None or not earlier:
        return None
    stood = [r.opened_at for r in earlier if r.step_id == step.id]
    if len(stood) < SEVERAL or not earlier[0].opened_at <= step.decided_at < checkin.opened_at:
        return None
    return long_run(min(stood), step.decided_at, zone)


def carried(plans: Sequence[Answer], now: datetime) -> Answer | None:
    """The newest plan, where it is not over and was first said four weeks ago or longer."""
    newest = plans[0] if plans else None
    if newest is None or newest.plan_state in OVER or now - begun(newest, plans) < LONG:
        return None
    return newest
