"""How fast a button is answered that writes: a word for how it goes, picked on a check-in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path

from bench import house, load, people
from bench.postgres import postgres
from bench.row import Measure, Row, Side, at_least

COUNT = 400


def _measured(port: int) -> Measure:
    async def measure() -> float:
        return (await load.put(port, load.pulse(house.USERS, people.STANDS_AT), COUNT)).rate

    return measure


def ours(*, on_postgres: bool = False) -> Side:
    @asynccontextmanager
    async def side(folder: Path) -> AsyncIterator[Measure]:
        with postgres() if on_postgres else nullcontext(f"sqlite:///{folder / 'trellis.db'}") as database:
            async with house.trellis(folder, database) as port:
                await people.ask(database)
                yield _measured(port)

    return side


def bare(*, on_postgres: bool = False) -> Side:
    @asynccontextmanager
    async def side(folder: Path) -> AsyncIterator[Measure]:
        with postgres() if on_postgres else nullcontext(str(folder / "bare.db")) as database:
            async with house.bare(folder, 0, database) as port:
                yield _measured(port)

    return side


ROWS = (
    Row(
        name="pulse",
        what="a button that writes, on SQLite: signed HTTP, 16 connections",
        beside="the bare app with one INSERT in one transaction, on the same driver",
        unit="a second",
        ours=ours(),
        reference=bare(),
        target=at_least(0.40),
    ),
    Row(
        name="pulse-postgres",
        what="the same on PostgreSQL",
        beside="the bare app with one INSERT in one transaction, on the same driver",
        unit="a second",
        ours=ours(on_postgres=True),
        reference=bare(on_postgres=True),
        target=at_least(0.40),
    ),
)
