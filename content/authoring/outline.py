"""The bare bones of a ladder: its levels, its competencies, and what one sees of each at each level."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LONGEST_ID = 28  # two of them, joined, still fit an id


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name and the id made of it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What a new ladder starts from. The texts are by the ids of a level and a competency."""

    ladder: Named
    levels: tuple[Named, ...]
    competencies: tuple[Named, ...]
    texts: Mapping[tuple[str, str], str]


def named(names: Iterable[str], kind: str) -> tuple[Named, ...]:
    """An id for each different name, in their order. `kind` begins the id of a name without any latin letter."""
    taken: dict[str, str] = {}
    for name in dict.fromkeys(names):
        plain = slug(name) or kind
        number, free = 2, plain
        while free in taken:
            free, number = f"{plain}-{number}", number + 1
        taken[free] = name
    return tuple(Named(entry_id, name) for entry_id, name in taken.items())


def slug(name: str) -> str:
    """The id that a name suggests: small latin letters and digits, joined by hyphens; empty where it has none."""
    latin = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", latin))[:LONGEST_ID].strip("-")


def plain(name: str) -> Outline:
    """The outline of a ladder about which nothing is known but its name: two levels and two competencies."""
    (ladder,) = named([name], "ladder")
    return Outline(
        ladder,
        named(["Starting", "Leading"], "level"),
        named(["Craft", "Working together"], "competency"),
        {
            ("starting", "craft"): "You finish a task of a few days by yourself, and show that it works.",
            ("starting", "working-together"): "You say in time when you are stuck, and to the person who can help.",
            ("leading", "craft"): "You choose how the work is done, and say what you gave up for it.",
            ("leading", "working-together"): "Others get further because of how you plan and explain the work.",
        },
    )
