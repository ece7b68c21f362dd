"""What a feature keeps of a person. Each says so where it is registered, also where that is nothing."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from db import personal
from db.engine import Session
from db.personal import Rows

Forget = Callable[[Session, str, int], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Keeps:
    """The tables in which a feature keeps something of a person.

    `first` is asked before anything is deleted, and raises where that cannot be; `also` takes the person out of rows
    that are not theirs. Both get the session, the workspace and the person's id. `parts` are columns of
    theirs in rows of others: exported, never deleted by themselves, as `also` minds them.
    """

    rows: tuple[Rows, ...] = ()
    first: Forget | None = None
    also: Forget | None = None
    beside: frozenset[str] = field(default_factory=frozenset)  # tables with rows of nobody's own, which `also` minds
    parts: tuple[Rows, ...] = ()

    @classmethod
    def of(
        cls,
        *rows: Rows | str,
        first: Forget | None = None,
        also: Forget | None = None,
        beside: str = "",
        parts: tuple[Rows, ...] = (),
    ) -> "Keeps":
        """By the names of the tables, where a column `person_id` says whose a row is."""
        named = tuple(row if isinstance(row, Rows) else Rows(row) for row in rows)
        return cls(named, first, also, frozenset(beside.split()), parts)

    @property
    def tables(self) -> frozenset[str]:
        return frozenset(row.table for row in self.rows) | self.beside

    async def export(self, session: Session, workspace: str, person_id: int) -> dict[str, list[dict[str, Any]]]:
        """The person's own rows, by table, as plain data."""
        every = (*self.rows, *self.parts)
        return {row.name: await personal.export(session, workspace, person_id, row) for row in every}

    async def forget(self, session: Session, workspace: str, person_id: int) -> None:
        """Deletes all that the feature keeps of the person. What is not theirs alone loses their name."""
        for row in self.rows:
            await personal.forget(session, workspace, person_id, row)
        if self.also is not None:
            await self.also(session, workspace, person_id)


NOTHING = Keeps()
