"""Rows told as facts. A fact's field is the attribute of its row that has the same name, whatever its columns are."""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from db.tables import Base
from db.told import Tell, ToldRow

Fact = TypeVar("Fact")


def of(fact: type[Fact], row: Base | ToldRow, **beside: Any) -> Fact:
    """The row as a fact that knows no session; `beside` has what the row does not, such as the person it refers to.

    Raises AttributeError when a field is neither there nor beside: the tables and the facts have drifted apart.
    """
    told: Any = fact
    if isinstance(row, ToldRow):
        kind: Any = type(row)
        values = row.values
        if not beside:
            return fact(*[read(values) for _, read in _reads(told, kind, ())])
        return fact(**{name: read(values) for name, read in _reads(told, kind, tuple(beside))}, **beside)
    return fact(**{name: getattr(row, name) for name in _names(told) if name not in beside}, **beside)


def found(fact: type[Fact], row: Base | ToldRow | None) -> Fact | None:
    """The same of a row that was looked for, and need not be there."""
    return of(fact, row) if row is not None else None


def once(fact: type[Fact]) -> Callable[[Any], Fact]:
    """Tells rows as facts, and one that comes again, by its id, as the fact that it was told as before."""
    told: dict[int, Fact] = {}

    def tell(row: Any) -> Fact:
        known = told.get(row.id)
        if known is None:
            known = told[row.id] = of(fact, row)
        return known

    return tell


@cache
def _names(fact: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(fact))


@cache
def _reads(fact: Any, row: type[ToldRow], beside: tuple[str, ...]) -> tuple[tuple[str, Tell], ...]:
    """How each field of the fact that is not beside is read from the values of such a row."""
    names = [name for name in _names(fact) if name not in beside]
    if missing := [name for name in names if name not in row.reads]:
        raise AttributeError(f"{row.__name__} has no {missing[0]}")
    return tuple((name, row.reads[name]) for name in names)
