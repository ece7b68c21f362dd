"""What builds on what somebody did, as the author of their ladder names it."""

from collections.abc import Iterator, Sequence

from content.model.ladder import Ladder
from content.model.offers import Action
from growth.facts import Step, StepState


def next_of(ladder: Ladder, steps: Sequence[Step]) -> tuple[str, tuple[str, ...]]:
    """The action that somebody did last, and those that build on it, the most natural first; of `steps`, newest first.

    Empty where the last thing done is not on this ladder, or is where a sequence ends.
    """
    done = next(_done(steps), None)
    action = _action(ladder, done) if done else None
    return (action.id, action.leads_to) if action else ("", ())


def built_on(ladder: Ladder, steps: Sequence[Step]) -> dict[str, str]:
    """All that builds on something somebody did, each with what it builds on: that which they did last comes first."""
    done = [action for action in (_action(ladder, step) for step in _done(steps)) if action]
    found: dict[str, str] = {}
    for action in done:
        for one in action.leads_to:
            found.setdefault(one, action.id)
    return found


def _done(steps: Sequence[Step]) -> Iterator[Step]:
    """The newest word first: a step offered long ago may have been done today."""
    ordered = sorted(steps, key=lambda step: step.decided_at or step.offered_at, reverse=True)
    return (step for step in ordered if step.state is StepState.DONE)


def _action(ladder: Ladder, step: Step) -> Action | None:
    return ladder.find(Action, step.action) if step.ladder == ladder.id else None
