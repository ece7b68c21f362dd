"""The bare bones of a ladder: its levels, what one can grow in, and what one sees of it at each level."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

LONGEST_ID = 24  # two of them, joined, still fit an id with a word before
MARK = 6  # letters of a mark by which an id is told from others that are made of the same words


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name and the id made of it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class OutlineLevel:
    """A level, with what is known of it besides its name."""

    id: str
    name: str
    years: str = ""
    summary: str = ""
    branch: str = ""  # the id of its branch, where the ladder forks below it
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineArea:
    """Something to grow in: a name, a line about it, and what it is made of."""

    id: str
    name: str
    summary: str
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutlineCompetency:
    """A competency, by the ids of its category and of the area in which one grows in it."""

    id: str
    name: str
    category: str
    area: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class OutlineWish:
    """One thing that a level asks for, by the ids of the level and the competency."""

    id: str
    level: str
    competency: str
    text: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What a new ladder starts from, its levels from the lowest up."""

    ladder: Named
    levels: tuple[OutlineLevel, ...]
    areas: tuple[OutlineArea, ...]
    categories: tuple[Named, ...]
    competencies: tuple[OutlineCompetency, ...]
    wishes: tuple[OutlineWish, ...]
    branches: tuple[Named, ...] = ()

    def wished(self, level: str, competency: str) -> tuple[OutlineWish, ...]:
        """What a level asks for in a competency, in the order of the sheet."""
        return tuple(wish for wish in self.wishes if (wish.level, wish.competency) == (level, competency))


def named(
    names: Iterable[str], kind: str, *, kept: Mapping[str, str] | None = None, taken: Iterable[str] = ()
) -> tuple[Named, ...]:
    """An id for each different name, in their order. `kind` begins the id of a name without any latin letter.

    A name in `kept` has its id from there, and no other has one of `taken`. Which id a name gets depends on no order:
    of several with the same letters, each has a mark of its own.
    """
    kept, names = kept or {}, list(dict.fromkeys(names))
    used = {*taken, *kept.values()}
    alike: dict[str, list[str]] = {}
    for name in names:
        alike.setdefault(slug(name), []).append(name)
    found = []
    for name in names:
        plain = slug(name)
        alone = plain and plain not in used and (len(alike[plain]) == 1 or exact(name))
        new = plain if alone else f"{plain[: LONGEST_ID - MARK - 1].strip('-') or kind}-{mark(name)}"
        found.append(Named(kept.get(name, new), name))
    return tuple(found)


def slug(name: str, longest: int = LONGEST_ID) -> str:
    """The id that a name suggests: small latin letters and digits, joined by hyphens; empty where it has none."""
    latin = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", latin))[:longest].strip("-")


def exact(name: str) -> bool:
    """Whether a name is its id, but for capitals and spaces."""
    return "-".join(name.lower().split()) == slug(name)


def mark(words: str) -> str:
    """A few letters that are always the same for these words, and hardly ever for others."""
    return sha256(words.encode()).hexdigest()[:MARK]


def plain(name: str) -> Outline:
    """The outline of a ladder about which nothing is known but its name: two levels and two competencies."""
    (ladder,) = named([name], "ladder")
    texts = {
        ("starting", "craft"): "You finish a task of a few days by yourself, and show that it works.",
        ("starting", "working-together"): "You say in time when you are stuck, and to the person who can help.",
        ("leading", "craft"): "You choose how the work is done, and say what you gave up for it.",
        ("leading", "working-together"): "Others get further because of how you plan and explain the work.",
    }
    return Outline(
        ladder,
        (
            OutlineLevel("starting", "Starting", summary="You do what was agreed, and learn how the team works."),
            OutlineLevel("leading", "Leading", summary="You decide how things are done, and others build on it."),
        ),
        (OutlineArea("work", "The work", "Doing the work itself well", ("Doing it", "Checking it")),),
        (Named("all", "All"),),
        (
            OutlineCompetency("craft", "Craft", "all", "work"),
            OutlineCompetency("working-together", "Working together", "all", "work"),
        ),
        tuple(OutlineWish(f"{facet}-at-{level}", level, facet, text) for (level, facet), text in texts.items()),
    )
