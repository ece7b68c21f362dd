"""What no single entry can know: whether ids are unique, references lead somewhere, and every level has enough."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any

from content.draft import Draft, Section
from content.models import Competency, Question
from content.problems import Problem, nearest

# What the keys of an entry refer to, whichever entry it is.
REFERS_TO = {
    "source": "sources",
    "category": "categories",
    "descriptors": "levels",
    "level": "levels",
    "levels": "levels",
    "areas": "areas",
    "competencies": "competencies",
    "expectations": "expectations",
}


def problems(draft: Draft) -> Iterator[Problem]:
    """Everything that is wrong between the entries of a draft, without repeating what was wrong inside one."""
    if not draft.sections:
        return
    for section in draft.sections.values():
        yield from _duplicates(section)
        yield from _unknown(section, draft)
    yield from _shared(draft)
    yield from _undescribed(draft)
    yield from _gaps(draft)


def _duplicates(section: Section) -> Iterator[Problem]:
    for entry_id, count in Counter(section.ids).items():
        if count > 1:
            yield Problem(section.file, entry_id, f"is the id of {count} entries", "give each an id of its own")


def _shared(draft: Draft) -> Iterator[Problem]:
    """A person's focus may be an area or a competency, so the two share one set of ids."""
    areas, competencies = draft.sections["areas"], draft.sections["competencies"]
    for entry_id in sorted(set(areas.ids) & set(competencies.ids)):
        yield Problem(competencies.file, entry_id, "is also the id of an area", "give the competency another id")


def _unknown(section: Section, draft: Draft) -> Iterator[Problem]:
    for entry in section.entries:
        for key, name in REFERS_TO.items():
            known = draft.sections[name]
            for reference in _references(getattr(entry, key, ())):
                if known.listed and reference not in known.ids:
                    what = f"{reference} is not one of the {name}"
                    yield Problem(section.file, f"{entry.id}.{key}", what, nearest(reference, known.ids))


def _references(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _undescribed(draft: Draft) -> Iterator[Problem]:
    levels, competencies = draft.sections["levels"], draft.sections["competencies"]
    for entry in competencies.entries:
        assert isinstance(entry, Competency)
        for level in levels.ids:
            if level not in entry.descriptors:
                key = f"{entry.id}.descriptors"
                yield Problem(competencies.file, key, f"says nothing of {level}", "describe it at every level")


def _gaps(draft: Draft) -> Iterator[Problem]:
    """A level that leaves a person there with nothing to aim at, to do, to read or to be asked."""
    levels = draft.sections["levels"]
    for name in ("expectations", "actions", "resources", "questions"):
        section = draft.sections[name]
        served = set(chain.from_iterable(_served(entry, levels.ids) for entry in section.entries))
        for level in dict.fromkeys(levels.ids) if section.whole else ():
            if level not in served:
                yield Problem(section.file, level, f"this level has no {name}", "add at least one")


def _served(entry: Any, levels: tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(entry, Question):
        return entry.levels or levels
    return _references(entry.level if hasattr(entry, "level") else entry.levels)
