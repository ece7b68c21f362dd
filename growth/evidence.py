"""What somebody kept and tried, along a ladder: under each expectation, and in each of its areas.

Evidence is a win in its author's own words, of which they said what it shows. A step that was clicked away as done
shows nothing: it stands as something tried.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.model.ladder import Ladder
from growth.facts import ClaimKind, Step, StepState, Win


@dataclass(frozen=True, slots=True)
class Evidence:
    """A person's wins under each expectation that they say these show, and the steps they tried for it; newest first.

    A step that a win tells of stands nowhere else. `others` are steps that no line of this ladder names,
    `other_wins` those wins. `count` is how many steps were done under this ladder; `areas` counts them in every area of
    it, in its order; a step counts in each area that it serves.
    """

    count: int
    shown: Mapping[str, tuple[Win, ...]]
    tried: Mapping[str, tuple[Step, ...]]
    others: tuple[Step, ...]
    other_wins: tuple[Win, ...]
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


def gather(ladder: Ladder, steps: Sequence[Step], wins: Sequence[Win]) -> Evidence:
    """What these steps and wins are along a ladder.

    A step was tried for what it served when it was offered, whatever the ladder says of it now. What was done or kept
    under another ladder is about no expectation of this one: it stands among the others.
    """
    done = sorted((s for s in steps if s.state is StepState.DONE), key=lambda s: s.decided_at or s.offered_at)[::-1]
    here = [step for step in done if step.ladder == ladder.id]
    tried = [step for step in here if not step.kept]
    kept = sorted(wins, key=lambda win: (win.day, win.id), reverse=True)
    known = {wish.id for wish in ladder.expectations}
    shown = {
        wish: those
        for wish in known
        if (those := tuple(w for w in kept if w.claims(ladder.id, ClaimKind.EXPECTATION, wish)))
    }
    under = {win.id for those in shown.values() for win in those}
    return Evidence(
        count=len(here),
        shown=shown,
        tried={wish: found for wish in known if (found := tuple(s for s in tried if wish in s.expectations))},
        others=tuple(s for s in done if not s.kept and (s not in here or known.isdisjoint(s.expectations))),
        other_wins=tuple(win for win in kept if win.id not in under),
        areas={area.id: sum(area.id in step.areas for step in here) for area in ladder.areas},
    )
