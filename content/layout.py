"""Which documents make a ladder, and which lists of entries stand in each."""

from collections.abc import Mapping
from itertools import chain

from content import models
from content.entry import Entry
from content.paths import PATHS_SECTIONS

HEAD = "ladder.yaml"
RELEASED = "released.yaml"
DOCUMENTS: Mapping[str, Mapping[str, type[Entry]]] = {
    HEAD: {
        "levels": models.Level,
        "areas": models.Area,
        "scales": models.Scale,
        "rungs": models.Rung,
        "guidance": models.Guidance,
        "sources": models.Source,
    },
    "competencies.yaml": {"categories": models.Category, "competencies": models.Competency},
    "expectations.yaml": {
        "expectations": models.Expectation,
        "transitions": models.Transition,
        "design_skills": models.DesignSkill,
    },
    "actions.yaml": {"actions": models.Action},
    "resources.yaml": {"resources": models.Resource},
    "questions.yaml": {"questions": models.Question, "measures": models.Measure},
    "paths.yaml": PATHS_SECTIONS,
    RELEASED: {"releases": models.Release},
}
OPTIONAL_DOCUMENTS = frozenset({"competencies.yaml", "paths.yaml", RELEASED})
REQUIRED_SECTIONS = frozenset({"levels", "areas", "sources", "expectations", "actions", "resources", "questions"})
SECTIONS: Mapping[str, type[Entry]] = dict(chain.from_iterable(layout.items() for layout in DOCUMENTS.values()))


def sections(ladder: models.Ladder) -> dict[str, tuple[Entry, ...]]:
    """Every list of a ladder by its name, in the order of the documents; empty where the ladder has none."""
    return {name: section(ladder, name) for name in SECTIONS}


def section(ladder: models.Ladder, name: str) -> tuple[Entry, ...]:
    """One list of a ladder. Raises KeyError where no document has such a list."""
    model = SECTIONS[name]
    found: tuple[Entry, ...] = getattr(ladder, name) if name in models.Ladder.model_fields else ladder.every(model)
    return found


def fields(entries: Mapping[str, tuple[Entry, ...]]) -> dict[str, tuple[Entry, ...]]:
    """The other way round: the lists as the fields of a `Ladder`, with all paths in one."""
    own = {name: found for name, found in entries.items() if name in models.Ladder.model_fields}
    return {**own, "paths": tuple(chain.from_iterable(found for name, found in entries.items() if name not in own))}
