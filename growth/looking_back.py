"""When a step that somebody did comes back in a check-in: to ask how it went, and much later because it helped."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from growth.facts import Round, Step, StepState

# What came of a step shows when it has been lived with, which a week or two is too early for. Much later nobody
# remembers, and with a check-in each month there is one in between.
SETTLED, REMEMBERED = timedelta(days=20), timedelta(weeks=10)  # from the third check-in of somebody with one a week
RETURNS = (timedelta(weeks=13), timedelta(weeks=39))  # after three months and after nine, and then never again
WINDOW = timedelta(weeks=5)  # in which such a return still is one after so many months
APART = timedelta(weeks=4)  # so long passes without a look back before something that helped returns


def step(steps: Sequence[Step], earlier: Sequence[Round], now: datetime) -> Step | None:
    """The step that a round opened now looks back upon; None for most.

    `steps` and `earlier` rounds are the person's own, newest first. One of which nothing was said since comes once,
    not in two rounds in a row, the one done longest ago first. One that helped returns after three and nine months.
    """
    back = {each.back_id: each.opened_at for each in reversed(earlier) if each.back_id is not None}
    done = [each for each in reversed(steps) if each.state is StepState.DONE and each.decided_at is not None]
    if not any(each.back_id for each in earlier[:1]):
        for each in done:
            if _untold(each) and each.id not in back and SETTLED <= _age(each, now) <= REMEMBERED:
                return each
    if not any(each.back_id and now - each.opened_at < APART for each in earlier):
        for each in done:
            since = _since(each, now)
            if each.helped and since is not None and back.get(each.id, each.offered_at) < since:
                return each
    return None


def asks(done: Step, opened_at: datetime) -> bool:
    """Whether a round that was opened then asks how the step went; else it tells that it helped."""
    return _age(done, opened_at) <= REMEMBERED


def months(done: Step, opened_at: datetime) -> int:
    """After how many months something that helped returned in a round that was opened then: three or nine."""
    return 3 if _age(done, opened_at) < RETURNS[1] else 9


def _untold(done: Step) -> bool:
    """Whether nobody has heard yet what came of it."""
    return not done.kept and done.helped is None


def _age(done: Step, now: datetime) -> timedelta:
    return now - (done.decided_at or done.offered_at)


def _since(done: Step, now: datetime) -> datetime | None:
    """Since when its return is due, where it is."""
    age = _age(done, now)
    return next((now - age + after for after in RETURNS if after <= age <= after + WINDOW), None)
