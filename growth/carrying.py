"""How long somebody has carried what they said that they would do: the same words, in one round after another."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from growth.facts import Answer, PlanState

LONG = timedelta(weeks=4)
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


def carried(plans: Sequence[Answer], now: datetime) -> Answer | None:
    """The newest plan, where it is not over and was first said four weeks ago or longer."""
    newest = plans[0] if plans else None
    if newest is None or newest.plan_state in OVER or now - begun(newest, plans) < LONG:
        return None
    return newest
