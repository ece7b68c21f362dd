"""Which documents make a ladder, and which lists of entries stand in each."""

from collections.abc import Mapping
from itertools import chain

from content.model.entry import Entry
from content.model.ladder import (
    Area,
    Branch,
    Category,
    Competency,
    Expectation,
    Guidance,
    KnownFact,
    Ladder,
    Level,
    Need,
    Release,
    Source,
)
from content.model.offers import Action, Measure, Question, Resource
from content.model.paths import PATHS_SECTIONS
from content.model.scales import Rung, Scale
from content.model.shift import DesignSkill, Transition

HEAD = "ladder.yaml"
RELEASED = "released.yaml"
FACTS = "facts.yaml"
UNRELEASED = frozenset({"releases", "facts"})  # of which people have nothing
DOCUMENTS: Mapping[str, Mapping[str, type[Entry]]] = {
    HEAD: {
        "levels": Level,
        "branches": Branch,
        "areas": Area,
        "needs": Need,
        "scales": Scale,
        "rungs": Rung,
        "guidance": Guidance,
        "sources": Source,
    },
    "competencies.yaml": {"categories": Category, "competencies": Competency},
    "expectations.yaml": {
        "expectations": Expectation,
        "transitions": Transition,
        "design_skills": DesignSkill,
    },
    "actions.yaml": {"actions": Action},
    "resources.yaml": {"resources": Resource},
    "questions.yaml": {"questions": Question, "measures": Measure},
    "paths.yaml": PATHS_SECTIONS,
    RELEASED: {"releases": Release},
    FACTS: {"facts": KnownFact},
}
OPTIONAL_DOCUMENTS = frozenset({"competencies.yaml", "paths.yaml", RELEASED, FACTS})
REQUIRED_SECTIONS = frozenset({"levels", "areas", "sources", "expectations", "actions", "resources", "questions"})
# The others may also stand in several files, in a folder that is named like the document: actions/*.yaml.
WHOLE_DOCUMENTS = frozenset({HEAD, RELEASED, FACTS})
FOLDERS: Mapping[str, str] = {name.removesuffix(".yaml"): name for name in DOCUMENTS if name not in WHOLE_DOCUMENTS}
SECTIONS: Mapping[str, type[Entry]] = dict(chain.from_iterable(layout.items() for layout in DOCUMENTS.values()))


def sections(ladder: Ladder) -> dict[str, tuple[Entry, ...]]:
    """Every list of a ladder by its name, in the order of the documents; empty where the ladder has none."""
    return {name: section(ladder, name) for name in SECTIONS}


def section(ladder: Ladder, name: str) -> tuple[Entry, ...]:
    """One list of a ladder. Raises KeyError where no document has such a list."""
    model = SECTIONS[name]
    found: tuple[Entry, ...] = getattr(ladder, name) if name in Ladder.model_fields else ladder.every(model)
    return found


def fields(entries: Mapping[str, tuple[Entry, ...]]) -> dict[str, tuple[Entry, ...]]:
    """The other way round: the lists as the fields of a `Ladder`, with all paths in one."""
    own = {name: found for name, found in entries.items() if name in Ladder.model_fields}
    return {**own, "paths": tuple(chain.from_iterable(found for name, found in entries.items() if name not in own))}
