"""How much of what a ladder has."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from content.model.entry import Entry
from content.model.ladder import Competency, Ladder
from content.model.offers import Action
from content.reading.layout import sections

Table = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Stats:
    """Numbers of entries: of each kind; of each kind at each level, in each area and category; and for each fact."""

    ladder: str
    version: str
    kind: Mapping[str, int]
    level: Table
    area: Table
    category: Table
    fact: Mapping[str, int]
    unchecked: int  # resources at which nobody has looked, as far as they say


def count(ladder: Ladder) -> Stats:
    """Counts the entries of a ladder. One that names no level, where it could, counts for every level."""
    every = tuple(level.id for level in ladder.levels)
    category = {competency.id: competency.category for competency in ladder.competencies}

    def levels(entry: Entry) -> Iterable[str]:
        if isinstance(entry, Action):
            return entry.fits
        return _values(entry, "level") or _values(entry, "descriptors") or _values(entry, "levels", empty=every)

    def categories(entry: Entry) -> Iterable[str]:
        if isinstance(entry, Competency):
            return (entry.category,)
        return {category[competency] for competency in _values(entry, "competencies")}

    return Stats(
        ladder=ladder.id,
        version=ladder.version,
        kind={name: len(entries) for name, entries in sections(ladder).items() if entries},
        level=_table(ladder, every, levels),
        area=_table(ladder, (area.id for area in ladder.areas), lambda entry: _values(entry, "areas")),
        category=_table(ladder, (category.id for category in ladder.categories), categories),
        fact=dict(Counter(fact for entries in sections(ladder).values() for e in entries for fact in covers(e))),
        unchecked=sum(not resource.checked for resource in ladder.resources),
    )


def covers(entry: Entry) -> tuple[str, ...]:
    """The facts of the sources that an entry carries."""
    return _values(entry, "covers")


def _values(entry: Entry, key: str, *, empty: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What stands under a key of an entry: `empty` where nothing does, and nothing where there is no such key."""
    if key not in type(entry).model_fields:
        return ()
    value = getattr(entry, key)
    return (value,) if isinstance(value, str) else tuple(value) or empty


def _table(ladder: Ladder, rows: Iterable[str], belongs: Callable[[Entry], Iterable[str]]) -> Table:
    table: dict[str, Counter[str]] = {row: Counter() for row in rows}
    for name, entries in sections(ladder).items():
        for entry in entries:
            for row in belongs(entry):
                table[row][name] += 1
    return {row: dict(counts) for row, counts in table.items()}
