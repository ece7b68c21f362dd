"""The first step of a card, as something that a person takes on by themselves."""

from content.models import Ladder
from content.paths import CareerStep, Path, Project
from growth.choose import Choice, wording, working_level
from growth.facts import Person

Startable = CareerStep | Path | Project


def choice(ladder: Ladder, person: Person, card: Startable) -> Choice:
    """The step under the id of its card, with the first of the card's resources that is for the person's level."""
    level = working_level(ladder, person)
    resource = next((r for r in map(ladder.resource, card.resources) if level in r.levels), None)
    about = {*card.areas, *card.competencies}
    chosen = [focus for focus in person.areas if focus in about]
    chosen += [direction for direction in person.directions if direction == card.id]
    return Choice(card.id, wording(card.first_step), resource, tuple(chosen), card.areas)
