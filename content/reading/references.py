"""What entries refer to that is not there: told once for each thing that is missing, however many refer to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from content.model.entry import Entry
from content.reading.draft import LadderDraft, Section
from content.reading.problems import MOST_NAMED, Problem, few, nearest

# What the keys of an entry refer to, whichever entry it is.
REFERS_TO = {
    "source": "sources",
    "category": "categories",
    "descriptors": "levels",
    "level": "levels",
    "levels": "levels",
    "branch": "branches",
    "towards": "levels",
    "areas": "areas",
    "competencies": "competencies",
    "expectations": "expectations",
    "until": "levels",
    "replaces": "expectations",
    "actions": "actions",
    "leads_to": "actions",
    "resources": "resources",
    "design_skills": "design_skills",
    "scale": "scales",
    "needs": "needs",
}
RENAMED = 3  # entries that name something that is not there, where something is there that nobody names


@dataclass(slots=True)
class Missing:
    """Something that is not in its list, and who refers to it."""

    name: str
    reference: str
    places: list[tuple[Section, str]] = field(default_factory=list)


def several(value: Any) -> tuple[str, ...]:
    """What stands under a key, as a list, whether it is one thing or several."""
    return (value,) if isinstance(value, str) else tuple(value or ())


def problems(draft: LadderDraft) -> Iterator[Problem]:
    """One problem for each thing that is referred to and is not there, in the order of the documents."""
    missing, named = _looked_up(draft)
    renamed = renames(draft, missing, named)
    yield from few(_problem(draft, each, renamed.get((each.name, each.reference))) for each in missing)


def unnamed(draft: LadderDraft) -> frozenset[str]:
    """The levels that seem to have been given another id: what they lack is told by what is missing in their stead."""
    missing, named = _looked_up(draft)
    return frozenset(new for (name, _), new in renames(draft, missing, named).items() if name == "levels")


@cache
def _referring(model: type[Entry]) -> Mapping[str, str]:
    """The keys by which an entry of this kind refers to others, with the names of the lists that those stand in."""
    return {key: name for key, name in REFERS_TO.items() if key in model.model_fields}


def _looked_up(draft: LadderDraft) -> tuple[list[Missing], dict[str, set[str]]]:
    """What is missing, and all that is referred to, by the names of the lists."""
    missing: dict[tuple[str, str], Missing] = {}
    named: dict[str, set[str]] = {}
    for section in draft.sections.values():
        for entry in section.entries:
            for key, name in _referring(type(entry)).items():
                known = draft.sections[name]
                for reference in several(getattr(entry, key)):
                    named.setdefault(name, set()).add(reference)
                    if known.listed and reference not in known.ids:
                        found = missing.setdefault((name, reference), Missing(name, reference))
                        found.places.append((section, f"{entry.id}.{key}"))
    return list(missing.values()), named


def renames(draft: LadderDraft, missing: list[Missing], named: dict[str, set[str]]) -> dict[tuple[str, str], str]:
    """The new ids of what was named otherwise: the only thing in a list that nobody names, for one that many miss."""
    found: dict[tuple[str, str], str] = {}
    for name in {each.name for each in missing}:
        lost = [each for each in missing if each.name == name and len(each.places) >= RENAMED]
        free = [each for each in dict.fromkeys(draft.sections[name].ids) if each not in named.get(name, ())]
        if len(lost) == len(free) == 1:
            found[name, lost[0].reference] = free[0]
    return found


def _problem(draft: LadderDraft, missing: Missing, renamed: str | None) -> Problem:
    section, key = missing.places[0]
    mend = nearest(missing.reference, draft.sections[missing.name].ids)
    if renamed:
        mend = f"if it is {renamed} now, give that its old id again: an id stays, only the name may change"
    first = section.problem(key, f"{missing.reference} is not one of the {missing.name}", mend)
    others = len(missing.places) - 1
    if not others:
        return first
    where = [problem for section, key in missing.places[1:MOST_NAMED] for problem in [section.problem(key, "", "")]]
    listed = ", ".join(f"{problem.file}:{problem.line}" for problem in where)
    more = f" and {others - len(where)} more places" if others > len(where) else ""
    return replace(first, what=f"{first.what} (also in {listed}{more})")
