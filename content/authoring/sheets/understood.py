"""What was understood of a sheet: its levels, its competencies, and every statement in it."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from content.authoring.sheets import cells
from content.authoring.sheets.headings import folded
from content.authoring.sheets.table import Table
from content.reading.problems import Problem

LONGEST_ABOUT = 75  # characters of what a competency is about
LIST = "one row for each level and competency"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a level asks for, by the names of the level and the competency, and the line where it stands."""

    level: str
    competency: str
    text: str
    line: int


@dataclass(slots=True)
class Names:
    """Names in the order in which they first came, each as it was first written."""

    first: dict[str, tuple[str, int]] = field(default_factory=dict)
    otherwise: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, name: str, line: int) -> str:
        """The name as it was first written; this one may differ from that in capitals, or in a sign at its end."""
        plain = " ".join(name.split()).strip(" :*") or name
        known, _ = self.first.setdefault(folded(plain), (plain, line))
        if known != plain:
            self.otherwise.setdefault((known, plain), line)
        return known

    def turn(self) -> None:
        """The last one first."""
        self.first = dict(reversed(self.first.items()))

    def sort(self, place: Callable[[str], int]) -> None:
        """By where each name belongs; those that belong to the same place stay as they are."""
        self.first = dict(sorted(self.first.items(), key=lambda known: place(known[1][0])))

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.first.values())

    def __len__(self) -> int:
        return len(self.first)

    def line(self, name: str) -> int:
        """The line on which a name first stands."""
        return self.first[folded(name)][1]


@dataclass(slots=True)
class Understood:
    """A ladder as a sheet tells it.

    `shape` says how the sheet was read, `notes` what was decided about it, and `left_out` what of it was not used.
    What is known of a level or a competency besides its name stands under the name.
    """

    table: Table
    shape: str = ""
    levels: Names = field(default_factory=Names)
    competencies: Names = field(default_factory=Names)
    categories: Names = field(default_factory=Names)
    category: dict[str, str] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    branch: dict[str, str] = field(default_factory=dict)
    years: dict[str, str] = field(default_factory=dict)
    summaries: dict[str, str] = field(default_factory=dict)
    titles: dict[str, list[str]] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)

    def say(self, level: str, competency: str, cell: str, line: int) -> None:
        """Takes in what a cell says of a competency at a level."""
        if not cell:
            return
        if cells.says_nothing(cell, marks=self.shape != LIST):
            self.counted["nothing"] += 1
            return
        found = cells.statements(cell)
        for text in found:
            parts = cells.fitting(text)
            self.counted["cut"] += len(parts) > 1
            self.statements += [Statement(level, competency, part, line) for part in parts]
        self.counted["several"] += len(found) > 1

    def sums_up(self, competency: str, text: str) -> None:
        """Notes what a competency is about in a few words; more of them are counted, and left out."""
        if text and len(text) <= LONGEST_ABOUT:
            self.about.setdefault(competency, text)
        elif text:
            self.counted["about"] += 1

    def called(self, level: str, title: str) -> None:
        """Notes what somebody at a level is called, where that is not the name of the level."""
        known = self.titles.setdefault(level, [])
        if title and title not in known and folded(title) != folded(level):
            known.append(title)

    def belongs(self, competency: str, category: str, line: int) -> None:
        """Notes the category of a competency: the first one that it is named with."""
        if category:
            name = self.categories.add(category, line)
            if self.category.setdefault(competency, name) != name:
                self.notes.append(f"{competency} stands under {self.category[competency]} and, in line {line}, {name}.")
