"""Where a ladder goes on in two ways: as somebody who does the work, or as somebody who leads people."""

import re
from collections.abc import Sequence

from content.authoring.sheets.understood import Understood

WORK, PEOPLE = "Individual contributor", "People manager"
LEADS = re.compile(
    r"\b(?:managers?|management|directors?|vp|vice president|head of)\b|\b(?:em|m)[ -]?[0-9]?$|^m[0-9]", re.IGNORECASE
)
NOT_OF_PEOPLE = re.compile(r"\b(?:product|program|programme|project|account|case) manage", re.IGNORECASE)
MARKED = re.compile(r"\((?:ic|individual contributor)\)|\bindividual contributor\b", re.IGNORECASE)


def forked(found: Understood) -> None:
    """Notes which levels are of which branch, and puts those of no branch first, then one branch after the other.

    A ladder forks where a level that leads people stands before one that does not, or beside one that says so itself.
    """
    names = list(found.levels)
    leads = [bool(LEADS.search(name)) and not NOT_OF_PEOPLE.search(name) for name in names]
    if not any(leads) or all(leads):
        return
    marked = [bool(MARKED.search(name)) and not lead for name, lead in zip(names, leads, strict=True)]
    first = min(place for place in range(len(names)) if leads[place] or marked[place])
    goes_on = [place for place in range(first, len(names)) if not leads[place]]
    if not goes_on:
        found.notes.append(_in_a_line(names, leads))
        return
    for place in range(first, len(names)):
        found.branch[names[place]] = PEOPLE if leads[place] else WORK
    order = {"": 0, WORK: 1, PEOPLE: 2}
    found.levels.sort(lambda name: order[found.branch.get(name, "")])
    ways = {way: [name for name in found.levels if found.branch.get(name) == way] for way in (WORK, PEOPLE)}
    told = " and ".join(f"{way.lower()} ({', '.join(own)})" for way, own in ways.items())
    trunk = [name for name in found.levels if name not in found.branch]
    where = f"above {trunk[-1]}" if trunk else "from the start"
    found.notes.append(f"The ladder forks {where}: {told}. Change that by `branch` in ladder.yaml.")


def _in_a_line(names: Sequence[str], leads: Sequence[bool]) -> str:
    leading = [name for name, lead in zip(names, leads, strict=True) if lead]
    below = names[names.index(leading[0]) - 1]
    return (
        f"{', '.join(leading)}: read as {'a level' if len(leading) == 1 else 'levels'} above {below}. "
        "If people go there from further down, give the levels a `branch` in ladder.yaml."
    )
