"""The actions that practise what a card is about, as steps that a person takes on by themselves."""

from content.model.entry import Entry
from content.model.ladder import Ladder
from content.model.offers import Action
from content.model.paths import Path
from content.model.shift import Transition
from growth.aims import aims
from growth.choose import Choice, wording, working_level
from growth.facts import Person


def actions(ladder: Ladder, person: Person, card: Entry) -> tuple[Action, ...]:
    """What practises a behaviour, or leads where a path goes from the person's own level; other cards have none."""
    if isinstance(card, Transition):
        return tuple(ladder.action(action) for action in card.actions)
    if isinstance(card, Path):
        level = working_level(ladder, person)
        return tuple(action for action in ladder.actions if action.id in card.actions and action.level == level)
    return ()


def choice(ladder: Ladder, person: Person, card: Entry, action_id: str) -> Choice | None:
    """The action as a step, with what the person chose that it serves. None where the card does not name it."""
    action = next((action for action in actions(ladder, person, card) if action.id == action_id), None)
    if action is None:
        return None
    because = tuple(aim.reasons[action.id] for aim in aims(ladder, person) if action.id in aim.reasons)
    return Choice(action.id, wording(action), None, because, action.areas, action.expectations)
