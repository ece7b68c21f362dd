"""Statements that are put into the database's words once, not each time: what every deed asks, and what it writes.

SQLAlchemy's own way from a statement to its rows takes longer than all else that a deed does. A statement is written as
a function of what it is given, and is called with that:

    @prepared
    def _of_person(workspace: str, person_id: int) -> Any:
        return select(StepRow).where(scope.within(StepRow, workspace), StepRow.person_id == person_id)

    rows = await _of_person.scalars(session, workspace, person_id)

What it is given is only named in the function, and stands for a value of any kind: it cannot be looked into there.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import signature
from typing import Any, Concatenate, Generic, ParamSpec

from sqlalchemy import Dialect, bindparam

from db.driven import Asked
from db.engine import Session
from db.told import Tell, flat, parts
from db.upsert import Insert, insert_of

P = ParamSpec("P")
FEW = 50  # values in a list: a statement is spelt out once for each number of them, and for more of them each time


@dataclass(frozen=True, slots=True)
class Spelling:
    """A statement in the words of one database, with a place for each value of the lists that it is given."""

    words: str
    names: Sequence[str] | None  # in their places; None where the database knows them by name
    always: Mapping[str, Any]  # what the statement says by itself, as the database has it
    lists: Mapping[str, Sequence[str]]  # the names of the places of a list, by its own
    tells: Mapping[str, Callable[[Any], Any]]

    def given(self, values: Mapping[str, Any]) -> Any:
        """What stands in the statement's places, or by its names."""
        said = {**self.always, **values}
        for name, places in self.lists.items():
            said.update(zip(places, said.pop(name), strict=True))
        for name, tell in self.tells.items():
            said[name] = tell(said[name])
        return said if self.names is None else tuple(map(said.__getitem__, self.names))


@dataclass(frozen=True, slots=True)
class Compiled:
    """A statement for one database."""

    words: Any
    tells: Mapping[str, Callable[[Any], Any]]
    lists: Sequence[str]  # those that it is given
    parts: Sequence[Tell]
    spellings: dict[tuple[int, ...], Spelling] = field(default_factory=dict)

    @staticmethod
    def by(statement: Any, dialect: Dialect) -> "Compiled":
        words = flat(statement).compile(dialect=dialect)
        kinds = {name: bind.type.dialect_impl(dialect) for bind, name in words.bind_names.items()}
        tells = {name: kind.bind_processor(dialect) for name, kind in kinds.items()}
        lists = [name for bind, name in words.bind_names.items() if bind.expanding and bind.required]
        return Compiled(words, {name: t for name, t in tells.items() if t}, lists, parts(statement, dialect))

    def spelling(self, values: Mapping[str, Any]) -> Spelling:
        """The statement for lists as long as these."""
        lengths = tuple([len(values[name]) for name in self.lists])
        spelling = self.spellings.get(lengths)
        if spelling is None:
            spelling = self._spelt(values)
            if all(length <= FEW for length in lengths):
                self.spellings[lengths] = spelling
        return spelling

    def _spelt(self, values: Mapping[str, Any]) -> Spelling:
        spelt = self.words.construct_expanded_state({**self.words.params, **values})
        tells = {name: t for name, t in {**self.tells, **spelt.processors}.items() if t}
        places = {name: spelt.parameter_expansion[name] for name in self.lists}
        given = {name for name in values if name not in places} | {each for names in places.values() for each in names}
        own = {name: value for name, value in spelt.parameters.items() if name not in given}
        return Spelling(
            spelt.statement,
            spelt.positiontup if self.words.positional else None,
            {name: tells[name](value) if name in tells else value for name, value in own.items()},
            places,
            {name: tell for name, tell in tells.items() if name in given},
        )


class Prepared(Generic[P]):
    """A statement that is called with what it is given. What is written but not yet flushed is flushed before it.

    Each way to call it raises TypeError where something is not given, and what the database has against it.
    """

    def __init__(self, write: Callable[[Dialect], Any], names: Sequence[str]) -> None:
        self._write = write
        self._names = [_named(name) for name in names]
        self._compiled: dict[str, Compiled] = {}  # by the dialect's name: one engine is spoken to like another

    async def rows(self, session: Session, *args: P.args, **kwargs: P.kwargs) -> list[Any]:
        """Of each row that it finds, the list of what the statement asks for."""
        compiled = self._for(session.dialect)
        return [[tell(row) for tell in compiled.parts] for row in await self._run(session, compiled, args, kwargs)]

    async def scalars(self, session: Session, *args: P.args, **kwargs: P.kwargs) -> list[Any]:
        """Of each row that it finds, the first that the statement asks for."""
        compiled = self._for(session.dialect)
        tell = compiled.parts[0]
        return [tell(row) for row in await self._run(session, compiled, args, kwargs)]

    async def scalar(self, session: Session, *args: P.args, **kwargs: P.kwargs) -> Any:
        """The first of the first row; None where there is none."""
        compiled = self._for(session.dialect)
        for row in await self._run(session, compiled, args, kwargs):
            return compiled.parts[0](row)
        return None

    async def each(self, session: Session, every: Sequence[Mapping[str, Any]]) -> list[Any]:
        """For each of these by itself, the first of the first row that it finds, or None; all of them in one go."""
        if not every:
            return []
        compiled = self._for(session.dialect)
        found = await session.raw_each([self._asked(compiled, (), given) for given in every])
        return [compiled.parts[0](rows[0]) if rows else None for rows in found]

    async def run(self, session: Session, *args: P.args, **kwargs: P.kwargs) -> None:
        """For a statement that finds nothing."""
        await self._run(session, self._for(session.dialect), args, kwargs)

    def _for(self, dialect: Dialect) -> Compiled:
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            compiled = self._compiled[dialect.name] = Compiled.by(self._write(dialect), dialect)
        return compiled

    async def _run(self, session: Session, compiled: Compiled, args: Any, kwargs: Any) -> Sequence[Any]:
        return await session.raw(*self._asked(compiled, args, kwargs))

    def _asked(self, compiled: Compiled, args: Any, kwargs: Mapping[str, Any]) -> Asked:
        values = dict(zip(self._names, args, strict=False))
        for name, value in kwargs.items():
            values[_named(name)] = value
        if len(values) != len(self._names):  # what is not given would be NULL
            raise TypeError(f"not all is given of {self._names}")
        spelling = compiled.spelling(values)
        return spelling.words, spelling.given(values)


def _named(name: str) -> str:
    """No column is called so: in an UPDATE its own name would mean what it is set to."""
    return f"given_{name}"


def prepared(statement: Callable[P, Any], *names: str) -> Prepared[P]:
    """Prepares the statement that a function writes of what it is given: by its parameters' names, or these."""
    given = names or tuple(signature(statement).parameters)
    write: Callable[..., Any] = statement
    return Prepared(lambda _: write(**_places(given)), given)


def prepared_upsert(statement: Callable[Concatenate[Insert, P], Any]) -> Prepared[P]:
    """The same of one that begins with the INSERT of either database, which the function is given first."""
    names = list(signature(statement).parameters)[1:]
    write: Callable[..., Any] = statement
    return Prepared(lambda dialect: write(insert_of(dialect), **_places(names)), names)


def prepared_insert(statement: Callable[[Insert], Any], columns: Sequence[str]) -> Prepared[...]:
    """The same of one that writes a row, which it is given by the names of its columns."""
    return Prepared(lambda dialect: statement(insert_of(dialect)).values(_places(columns)), columns)


def _places(names: Sequence[str]) -> dict[str, Any]:
    return {name: bindparam(_named(name)) for name in names}
