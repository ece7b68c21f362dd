"""Work that not everybody does: who said that they do not do it is not offered what presupposes it."""

from content.model.ladder import Ladder, Need
from content.model.offers import Action, Question
from growth import aims
from growth.facts import Person


def left_out(ladder: Ladder, person: Person) -> frozenset[str]:
    """The kinds of work that nothing for somebody may presuppose: those that they said they do not do.

    Not what a direction needs that they chose: who chooses to become good at something is offered it.
    """
    chosen = {action for path in aims.directions(ladder, person.directions) for action in path.actions}
    wanted = {need for action in ladder.actions if action.id in chosen for need in action.needs}
    return frozenset(person.without) - wanted


def suits(ladder: Ladder, person: Person, entry: Action | Question) -> bool:
    """Whether somebody does the work that a step or question presupposes, as far as they said."""
    return left_out(ladder, person).isdisjoint(entry.needs)


def of_action(ladder: Ladder, action: Action | None) -> tuple[Need, ...]:
    """What a step presupposes, by the entries of its ladder."""
    return tuple(need for need in ladder.needs if action is not None and need.id in action.needs)
