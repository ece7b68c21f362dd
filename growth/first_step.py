"""The first step of a card, and those of a project after it, as something that a person takes on by themselves."""

from textwrap import shorten

from content.model.ladder import Ladder
from content.model.paths import CareerStep, Path, Project
from growth.choose import Choice, wording, working_level
from growth.facts import Person, Wording

Startable = CareerStep | Path | Project

TITLE = 60
SHOWN = "You can show somebody what came of it."


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


def choice(ladder: Ladder, person: Person, card: Startable, *, done: int = 0) -> Choice | None:
    """The next step under the id of its card, with the first of its resources that is for the person's level.

    None for somebody who did all that the card has.
    """
    wanted = ahead(card, done)
    if wanted is None:
        return None
    level = working_level(ladder, person)
    resource = next((r for r in map(ladder.resource, card.resources) if level in r.levels), None)
    about = {*card.areas, *card.competencies}
    chosen = [focus for focus in person.areas if focus in about]
    chosen += [direction for direction in person.directions if direction == card.id]
    return Choice(card.id, wanted, resource, tuple(chosen), card.areas)
