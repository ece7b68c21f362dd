"""The ladder that an earlier import wrote: the ids that what people did hangs on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from content.authoring.outline import Named
from content.authoring.sheets.headings import folded
from content.model.ladder import Ladder
from content.reading import loader
from content.reading.check import REASONS
from content.reading.layout import section

ALIKE = 0.6  # of two texts, from which on one is the other written anew
SHARED = 0.5  # of what is said under two names, from which on one is the other's new name
Placed = tuple[str, str, str]  # the ids of a level and a competency, and what is said there


@dataclass(frozen=True, slots=True)
class Before:
    """A ladder as it stands in its folder; nothing for one that is not there."""

    known: Ladder | None = None

    @property
    def ladder(self) -> Named | None:
        """Its id and its name."""
        return Named(self.known.id, self.known.name) if self.known else None

    @property
    def reasons(self) -> frozenset[str]:
        """The ids of all that can be the reason for a step: no two of these may be the same."""
        known = self.known
        return frozenset(e.id for name in REASONS for e in section(known, name)) if known else frozenset()

    def kept(self, kind: str, texts: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """The ids of names that were there before, or that share most of what is said with one that is gone."""
        if not self.known:
            return {}
        old = {folded(entry.name): entry.id for entry in getattr(self.known, kind)}
        kept = {name: old.pop(folded(name)) for name in texts if folded(name) in old}
        key = {"levels": "level", "competencies": "competencies"}.get(kind)
        for name in texts if key else ():
            if name not in kept and old:
                plain, shared = max(
                    ((each, self._shared(key, old[each], texts[name])) for each in old), key=lambda x: x[1]
                )
                if shared >= SHARED:
                    kept[name] = old.pop(plain)
        return kept

    def _shared(self, key: str | None, entry_id: str, texts: Sequence[str]) -> float:
        assert self.known is not None
        said = {wish.text for wish in self.known.expectations if entry_id in _several(getattr(wish, key or ""))}
        return len(said & set(texts)) / max(1, min(len(said), len(texts)))

    def wishes(self, placed: Sequence[Placed]) -> dict[Placed, str]:
        """The ids of what was asked for before: in the same words at the same place, then at another, then alike."""
        free = dict(self._asked())
        kept: dict[Placed, str] = {}
        for exactly in (_same, _moved):
            for new in placed:
                match = next((wish for wish, old in free.items() if exactly(old, new)), None)
                if new not in kept and match:
                    kept[new] = match
                    del free[match]
        pairs = ((new, wish, old) for new in placed if new not in kept for wish, old in free.items())
        alike = [(_alike(old[2], new[2]), new, wish) for new, wish, old in pairs if old[:2] == new[:2]]
        for likeness, new, wish in sorted(alike, key=lambda found: -found[0]):
            if likeness >= ALIKE and wish in free and new not in kept:
                kept[new] = wish
                del free[wish]
        return kept

    def _asked(self) -> Iterator[tuple[str, Placed]]:
        for wish in self.known.expectations if self.known else ():
            yield wish.id, (wish.level, next(iter(wish.competencies), ""), wish.text)


def _several(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _same(old: Placed, new: Placed) -> bool:
    return old == new


def _moved(old: Placed, new: Placed) -> bool:
    return old[2] == new[2]


def _alike(old: str, new: str) -> float:
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def read(folder: Path) -> Before:
    """The ladder in a folder. Raises `LadderError` where something is wrong in it."""
    return Before(loader.load(folder))
