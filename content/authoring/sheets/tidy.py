"""What is put right in a ladder that was read from a sheet, and what cannot be: each said."""

from collections.abc import Iterator
from itertools import islice, pairwise

from content.authoring.sheets import forks
from content.authoring.sheets.headings import heights
from content.authoring.sheets.understood import Names, Understood
from content.reading.check import ROOM
from content.reading.problems import MOST_NAMED, Problem

LONGEST_NAME = 75


def tidied(found: Understood) -> None:
    """Puts the levels in their order, takes out what is said twice, and adds notes and problems to what was found."""
    if found.problems:
        return
    _turned(found)
    forks.forked(found)
    _once(found)
    found.notes += _notes(found)
    found.left_out += _left_out(found)
    found.problems += _problems(found)


def _turned(found: Understood) -> None:
    """The lowest level first, where the names say that the highest stands there."""
    known = heights(found.levels)
    if len(known) > 1 and all(above > below for above, below in pairwise(known)):
        found.levels.turn()
        found.notes.append("The highest level comes first in the sheet. I turned the levels round.")


def _once(found: Understood) -> None:
    """Takes out what is said of a competency twice at a level, or again at a higher one: levels add up.

    A level of which nothing else is said keeps it.
    """
    ways: dict[str, set[tuple[str, str]]] = {}
    kept: set[int] = set()
    for level in found.levels:
        way = found.branch.get(level, "")
        seen = ways.setdefault(way, set(ways.get("", ())))
        own = [place for place, said in enumerate(found.statements) if said.level == level]
        first = {(said.competency, said.text.casefold()): n for n in reversed(own) for said in [found.statements[n]]}
        new = {place for said, place in first.items() if said not in seen}
        kept |= new or set(first.values())
        seen.update(first)
    found.counted["again"] = len(found.statements) - len(kept)
    found.statements = [found.statements[place] for place in sorted(kept)]


def _notes(found: Understood) -> Iterator[str]:
    for names in (found.levels, found.competencies, found.categories):
        for (known, other), line in list(names.otherwise.items())[:MOST_NAMED]:
            yield f"“{other}” in line {line} is the same as “{known}”: I read them as one."
    counted = found.counted
    if counted["several"]:
        yield f"{many(counted['several'], 'cell')} with several statements: each of these is an expectation of its own."
    if counted["cut"]:
        yield f"{many(counted['cut'], 'statement')} longer than 300 characters: in two or more parts, no word changed."
    if counted["again"]:
        yield f"{many(counted['again'], 'statement')} that a lower level has in the same words: asked for once, there."


def _left_out(found: Understood) -> Iterator[str]:
    counted = found.counted
    if counted["nothing"]:
        yield f"{many(counted['nothing'], 'cell')} with only a sign, a number or “n/a”"
    if counted["alike"]:
        yield f"{many(counted['alike'], 'cell')} that say the same under several levels"
    if counted["beside"]:
        yield f"{many(counted['beside'], 'cell')} between the levels, where people mark themselves"
    if counted["no text"]:
        yield f"{many(counted['no text'], 'row')} without a text"
    if counted["about"]:
        what = many(counted["about"], "description")
        yield f"{what} of competencies, longer than the 75 characters there is room for"


def many(count: int, one: str, several: str = "") -> str:
    """A number of things, as in “1 cell” and “2 cells”."""
    return f"{count} {one if count == 1 else several or f'{one}s'}"


def _problems(found: Understood) -> Iterator[Problem]:
    table = found.table
    if not found.statements:
        yield table.problem("holds no statement that a level asks for", "fill in at least one", line=1)
        return
    if len(found.levels) > ROOM["levels"]:
        first = ", ".join(islice(found.levels, MOST_NAMED))
        what = f"names {len(found.levels)} levels: {first} and more"
        room = f"join some, or make two sheets of it: there is room for {ROOM['levels']}"
        mend = f"{room}; if these are no levels, name the column or the cell above them otherwise"
        yield table.problem(what, mend, key="level")
    for kind, names in (("level", found.levels), ("competency", found.competencies), ("category", found.categories)):
        yield from _long(found, kind, names)
    silent = [name for name in found.levels if name not in {said.level for said in found.statements}]
    for name in silent:
        mend = "say one thing of it, or take it out: levels add up, so it must add something"
        yield table.problem(f"nothing is said of the level {name}", mend, line=found.levels.line(name) or None)


def _long(found: Understood, kind: str, names: Names) -> Iterator[Problem]:
    for name in names:
        if len(name) > LONGEST_NAME:
            what = f"has {len(name)} characters"
            yield found.table.problem(what, f"shorten it to {LONGEST_NAME}", key=kind, line=names.line(name))
