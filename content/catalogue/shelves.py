"""What one can open in a ladder: its entries, by the list that they stand in, and the shelves that hold them."""

from collections.abc import Mapping
from dataclasses import dataclass

from content.model.entry import Entry
from content.model.ladder import Ladder, Level
from content.model.shift import Transition
from content.reading.layout import section

TITLES = ("title", "name", "text")  # the first of these is what an entry is called


@dataclass(frozen=True, slots=True)
class ShelfItem:
    """An entry, with the list that it stands in: an id is unique in its list alone."""

    section: str
    entry: Entry

    @property
    def title(self) -> str:
        """What the entry is called: its title or name, or its own first words where it has neither."""
        return next(str(getattr(self.entry, key)) for key in TITLES if hasattr(self.entry, key))

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels that the entry is for; none means all of them. A level is not for anybody: one is at it."""
        if isinstance(self.entry, Transition):
            return (self.entry.level,)
        return () if isinstance(self.entry, Level) else getattr(self.entry, "levels", ())

    def fits(self, level: str | None) -> bool:
        """Whether it is for people at this level. Everything is for somebody without one."""
        return level is None or not self.levels or level in self.levels


@dataclass(frozen=True, slots=True)
class Topic:
    """A shelf: whole lists of a ladder, or the entries of one theme. `words` are what else people type for it."""

    id: str
    group: str
    title: str
    about: str
    lists: tuple[str, ...]
    words: tuple[str, ...] = ()
    theme: str | None = None

    def items(self, ladder: Ladder) -> tuple[ShelfItem, ...]:
        """What stands on the shelf, in the order of the files."""
        found = (ShelfItem(name, entry) for name in self.lists for entry in section(ladder, name))
        return tuple(item for item in found if self.theme in (None, getattr(item.entry, "theme", None)))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a reader finds entries under: topics, and a word for one entry of each list and for a topic as a whole."""

    topics: tuple[Topic, ...]
    kinds: Mapping[str, str]
    topic: str
