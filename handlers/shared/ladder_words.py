"""Words about where somebody stands on their ladder: level, areas, and a ladder that is not here any more."""

from collections.abc import Sequence

from content.model.ladder import Ladder
from growth import aims, levels
from growth.facts import Person
from handlers.framework import words

MOST_AREAS = 3
WEIGHS = "{it} in on the steps I offer{when}. Only you see it."
NOT_INSTALLED = (
    "Your ladder, “{ladder}”, is not installed here any more. Until you choose, you see *{fallback}*. "
    "Your steps and answers stay as they were."
)


def focus(ladder: Ladder, person: Person) -> str:
    """Level and areas in half a sentence: "at *Junior*, growing in *Data* and *Ops*"."""
    level = levels.own(ladder, person)
    names = [f"*{words.escape(name)}*" for name in area_names(ladder, person.areas)]
    growing = (
        words.text("growing in {names}", names=words.listed(names))
        if names
        else words.text("growing in *a bit of everything*")
    )
    return (
        words.text("at *{level}*, {growing}", level=words.escape(level.name), growing=growing)
        if level
        else words.text("not sure of your level yet, {growing}", growing=growing)
    )


def area_names(ladder: Ladder, areas: Sequence[str]) -> list[str]:
    """The names of focus areas, as far as the ladder still has them: areas first, then competencies."""
    return [name for focus, name in ladder.focuses().items() if focus in areas]


def not_installed(person: Person, ladder: Ladder) -> str:
    """Why somebody sees another ladder than theirs; empty where they do not."""
    if person.ladder == ladder.id:
        return ""
    return words.text(NOT_INSTALLED, ladder=words.escape(person.ladder), fallback=words.escape(ladder.name))


def chosen_line(ladder: Ladder, person: Person) -> str:
    """The directions that a person chose; empty where there are none."""
    names = [f"*{words.escape(path.title)}*" for path in aims.directions(ladder, person.directions)]
    if not names:
        return ""
    return words.text(
        "You chose {names}. {weighs}", names=words.listed(names), weighs=weighs(person, several=len(names) > 1)
    )


def weighs(person: Person, *, several: bool = False) -> str:
    """What choosing a direction does, and who knows."""
    it, when = (
        words.text("They weigh") if several else words.text("It weighs"),
        "" if person.active else words.text(" once you have started"),
    )
    return words.text(WEIGHS, it=it, when=when)
