"""What a person takes on by themselves from a card: an action that practises it, or the card's own next step."""

from textwrap import shorten

from content.model.entry import Entry
from content.model.ladder import Ladder
from content.model.offers import Action
from content.model.paths import CareerStep, Path, Project
from content.model.shift import Transition
from growth.aims import aims
from growth.choose import Choice, towards, wording, working_level
from growth.facts import Person, Wording

Startable = CareerStep | Path | Project

TITLE = 60
SHOWN = "You can show somebody what came of it."


def actions(ladder: Ladder, person: Person, card: Entry) -> tuple[Action, ...]:
    """What practises a behaviour, or leads where a path goes from the person's own level; other cards have none."""
    if isinstance(card, Transition):
        return tuple(ladder.action(action) for action in card.actions)
    if isinstance(card, Path):
        level = working_level(ladder, person)
        return tuple(action for action in ladder.actions if action.id in card.actions and level in action.fits)
    return ()


def action(ladder: Ladder, person: Person, card: Entry, action_id: str) -> Choice | None:
    """The action as a step, with what the person chose that it serves. None where the card does not name it."""
    named = next((each for each in actions(ladder, person, card) if each.id == action_id), None)
    if named is None:
        return None
    return chosen(ladder, person, named)


def chosen(ladder: Ladder, person: Person, named: Action) -> Choice:
    """An action as a step that somebody chose, with what of their aims it serves."""
    served = towards(ladder, working_level(ladder, person), named)
    because = tuple(aim.reasons[named.id] for aim in aims(ladder, person) if named.id in aim.reasons)
    return Choice(named.id, wording(named), None, because, named.areas, served)


def ahead(card: Startable, done: int) -> Wording | None:
    """What comes after so many steps of a card: the first one, then those of a project in order; None at the end."""
    if not done:
        return wording(card.first_step)
    lines = card.steps[1:] if isinstance(card, Project) else ()
    if done > len(lines):
        return None
    line = lines[done - 1]
    title = shorten(line.removesuffix("."), TITLE, placeholder="…")
    return Wording(title, line, card.first_step.minutes, SHOWN)


def next_step(ladder: Ladder, person: Person, card: Startable, *, done: int = 0) -> Choice | None:
    """The next step under the id of its card, with the first of its resources that is for the person's level.

    None for somebody who did all that the card has.
    """
    wanted = ahead(card, done)
    if wanted is None:
        return None
    level = working_level(ladder, person)
    resource = next((r for r in map(ladder.resource, card.resources) if level in r.levels and not r.ended), None)
    about = {*card.areas, *card.competencies}
    chosen = [focus for focus in person.areas if focus in about]
    chosen += [direction for direction in person.directions if direction == card.id]
    return Choice(card.id, wanted, resource, tuple(chosen), card.areas)
