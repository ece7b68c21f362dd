"""Which level somebody is at, and which one they mean by a word."""

from difflib import get_close_matches

from content.model.ladder import Ladder, Level
from growth.facts import Person

NEAR = 0.6


def own(ladder: Ladder, person: Person) -> Level | None:
    """The level that the person is at. None while they are not sure, and on any ladder but theirs."""
    return ladder.find(Level, person.level) if person.ladder == ladder.id else None


def above(ladder: Ladder, person: Person) -> Level | None:
    """The level above the person's: where the ladder forks, the one they are on the way to, or else the first.

    None at the highest, and for somebody who is not sure of their level.
    """
    level = own(ladder, person)
    following = ladder.next_levels(level.id) if level else ()
    return next((one for one in following if one.id == person.towards), next(iter(following), None))


def named(ladder: Ladder, words: str) -> Level | None:
    """The level that is probably meant: by its name, its titles, or what another ladder calls it; misspelt or not.

    A name of our own goes before a title, a title before a name elsewhere. None where nothing is near.
    """
    said = " ".join(words.casefold().split())
    called = _called(ladder)
    if said in called:
        return called[said]
    within = (level for name, level in called.items() if said and set(said.split()) <= set(name.split()))
    near = (called[name] for name in get_close_matches(said, called, n=1, cutoff=NEAR))
    held = max((name for name in called if set(name.split()) <= set(said.split())), key=len, default="")
    return next(within, None) or called.get(held) or next(near, None)  # `the junior one` holds `junior`


def _called(ladder: Ladder) -> dict[str, Level]:
    """Every name of a level, in small letters, with the level that has the best claim to it."""
    names = [(level, (level.name, level.id)) for level in ladder.levels]
    titles = [(level, level.titles) for level in ladder.levels]
    elsewhere = [
        (level, (rung.name, *rung.titles)) for level in ladder.levels[::-1] for rung in ladder.elsewhere(level.id)
    ]
    called: dict[str, Level] = {}
    for level, words in [*names, *titles, *elsewhere]:
        for word in words:
            called.setdefault(word.casefold(), level)
    return called
