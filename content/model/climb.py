"""How a ladder is climbed: its levels, where it forks, and what each level asks for on the way to it."""

from functools import cached_property
from typing import Annotated

from pydantic import Field

from content.model.entry import Entry, Id, Label, Model, Passage, Sourced


class Branch(Entry):
    """One of the ways on which a forked ladder goes on: its levels stand above those that are of no branch."""

    name: Annotated[str, Field(min_length=1, max_length=40)]  # stands before the years of a level, in an option
    summary: Passage


class Level(Sourced):
    """A step of the ladder. The order in the file is that of the levels: lowest first, one branch after the other."""

    name: Label
    branch: Id | None = None
    years: Annotated[str, Field(max_length=75)] = ""  # a hint, where there is one: an option's description
    summary: Passage
    titles: tuple[Label, ...] = ()


class Examples(Model):
    """Two things that somebody could tell of their work: one shows what is asked for, the other does not yet."""

    shows: Annotated[str, Field(min_length=1, max_length=200)]
    not_yet: Annotated[str, Field(min_length=1, max_length=200)]


class Expectation(Sourced):
    """What a level asks for, said as something one would see a person do.

    The levels above ask for it too: up to `until`, where that is named, or until one comes that `replaces` it.
    """

    level: Id
    until: Id | None = None
    replaces: tuple[Id, ...] = ()
    text: Passage
    examples: Examples | None = None
    areas: tuple[Id, ...] = ()
    competencies: tuple[Id, ...] = ()


class Climb(Model):
    """The levels of a ladder, with what they ask for."""

    levels: tuple[Level, ...]
    branches: tuple[Branch, ...] = ()
    expectations: tuple[Expectation, ...]

    def way(self, level_id: str) -> tuple[Level, ...]:
        """The levels on the way to one, lowest first, and itself last: those of no branch, then those of its own.

        Raises KeyError where the ladder has no such level, as all of these do.
        """
        return self._ways[level_id]

    @cached_property
    def _ways(self) -> dict[str, tuple[Level, ...]]:
        """To each level by its id, found once: whoever compares people asks for their ranks pair by pair."""
        return {
            level.id: tuple(one for one in self.levels[: n + 1] if one.branch in (None, level.branch))
            for n, level in enumerate(self.levels)
        }

    def rank(self, level_id: str) -> int:
        """How many levels are below this one on its way: 0 for the lowest."""
        return len(self.way(level_id)) - 1

    def next_levels(self, level_id: str) -> tuple[Level, ...]:
        """The levels right above this one: none for the highest, and several where the ladder forks."""
        way = self.way(level_id)
        return tuple(level for level in self.levels if self.way(level.id)[:-1] == way)

    def next_level(self, level_id: str) -> Level | None:
        """The level above this one, the first where the ladder forks, or None for the highest."""
        return next(iter(self.next_levels(level_id)), None)

    def across(self, level_id: str) -> tuple[Level, ...]:
        """The levels of the other branches that have as many below them."""
        rank = self.rank(level_id)
        return tuple(one for one in self.levels if one.id != level_id and self.rank(one.id) == rank)

    def hint(self, level: Level) -> str:
        """What is said of a level where one chooses: its years, after the name of its branch where it has one."""
        branch = next((one for one in self.branches if one.id == level.branch), None)
        return ": ".join(part for part in (branch.name if branch else "", level.years) if part)

    def expected_at(self, level_id: str) -> tuple[Expectation, ...]:
        """All that a level asks for: its own expectations after those of every level on the way to it, lowest first.

        What ended on a level below, and what made way for another, is left out. Everything that asks what somebody's
        level wants of them asks here.
        """
        return self._expected[level_id]

    @cached_property
    def _expected(self) -> dict[str, tuple[Expectation, ...]]:
        """What each level asks for by its id, found once: it is asked for whenever a step is chosen."""
        return {level.id: self._asked_for(self.way(level.id)) for level in self.levels}

    def _asked_for(self, way: tuple[Level, ...]) -> tuple[Expectation, ...]:
        wishes = self._asked_on(way)
        gone = {one for wish in wishes for one in wish.replaces}
        ended = {level.id for level in way[:-1]}
        return tuple(wish for wish in wishes if wish.id not in gone and wish.until not in ended)

    def added_at(self, level_id: str) -> tuple[Expectation, ...]:
        """What a level asks for that no level on the way to it does."""
        return tuple(wish for wish in self.expected_at(level_id) if wish.level == level_id)

    def over_at(self, level_id: str) -> tuple[Expectation, ...]:
        """What was asked for on the way to a level, and is not any more."""
        return self._over[level_id]

    @cached_property
    def _over(self) -> dict[str, tuple[Expectation, ...]]:
        return {
            level: tuple(wish for wish in self._asked_on(self.way(level)) if wish not in still)
            for level, still in self._expected.items()
        }

    def _asked_on(self, way: tuple[Level, ...]) -> list[Expectation]:
        return [wish for level in way for wish in self.expectations if wish.level == level.id]
