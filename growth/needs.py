"""Work that not everybody does: who said that they do not do it is not offered what presupposes it."""

from collections.abc import Iterable
from typing import TypeVar

from content.model.ladder import Ladder, Need
from content.model.offers import Action, Question
from growth import aims
from growth.facts import Person

Entry = TypeVar("Entry", Action, Question)


def left_out(ladder: Ladder, person: Person) -> frozenset[str]:
    """The kinds of work that nothing for somebody may presuppose: those that they said they do not do.

    Not what a direction needs that they chose: who chooses to become good at something is offered it.
    """
    if not person.without:
        return frozenset()
    chosen = {action for path in aims.directions(ladder, person.directions) for action in path.actions}
    wanted = {need for action in ladder.actions if action.id in chosen for need in action.needs}
    return frozenset(person.without) - wanted


def suited(ladder: Ladder, person: Person, entries: Iterable[Entry]) -> list[Entry]:
    """Those of some steps or questions that presuppose no work which somebody said that they do not do."""
    out = left_out(ladder, person)
    return [entry for entry in entries if out.isdisjoint(entry.needs)]


def of_action(ladder: Ladder, action: Action | None) -> tuple[Need, ...]:
    """What a step presupposes, by the entries of its ladder."""
    return tuple(need for need in ladder.needs if action is not None and need.id in action.needs)
