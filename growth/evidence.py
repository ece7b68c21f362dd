"""What the steps that somebody did show: of each expectation of a ladder, and of each of its areas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.model.ladder import Ladder
from growth.facts import Step, StepState


@dataclass(frozen=True, slots=True)
class Evidence:
    """The steps a person did, the newest first: under each expectation that they serve, and those that serve none.

    `count` is how many were done under this ladder. `areas` counts them in every area of the ladder, in its order; a
    step counts in each area that it serves.
    """

    count: int
    serving: Mapping[str, tuple[Step, ...]]
    others: tuple[Step, ...]
    areas: Mapping[str, int]

    @property
    def deepest(self) -> tuple[str, ...]:
        """The area with the most steps, or several with as many; none before the first step."""
        most = max(self.areas.values(), default=0)
        return tuple(area for area, count in self.areas.items() if count == most) if most else ()

    @property
    def breadth(self) -> int:
        """In how many areas there is a step at all."""
        return sum(count > 0 for count in self.areas.values())


def gather(ladder: Ladder, steps: Sequence[Step]) -> Evidence:
    """What these steps show on a ladder.

    A step shows what it served when it was offered, whatever the ladder says of it now. What was done under another
    ladder shows no expectation of this one: it stands among the others.
    """
    done = sorted((s for s in steps if s.state is StepState.DONE), key=lambda s: s.decided_at or s.offered_at)[::-1]
    here = [step for step in done if step.ladder == ladder.id]
    known = {wish.id for wish in ladder.expectations}
    return Evidence(
        count=len(here),
        serving={wish: found for wish in known if (found := tuple(s for s in here if wish in s.expectations))},
        others=tuple(step for step in done if step not in here or known.isdisjoint(step.expectations)),
        areas={area.id: sum(area.id in step.areas for step in here) for area in ladder.areas},
    )
