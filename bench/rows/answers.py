"""How quickly commands are answered, over signed HTTP on sixteen connections that stay open."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bench import house, load, people
from bench.load import Load
from bench.postgres import postgres
from bench.row import Measure, Row, Side, at_least, at_most

COUNT = 800  # requests a round
HELP, STATUS = 4200, 900  # characters of our answers, which the bare app's have too


def rate(done: Load) -> float:
    return done.rate


def slowest(done: Load) -> float:
    return done.p99


def _measured(port: int, text: str, figure: Callable[[Load], float]) -> Measure:
    async def measure() -> float:
        return figure(await load.put(port, load.command(text, house.USERS), COUNT))

    return measure


def ours(text: str, figure: Callable[[Load], float]) -> Side:
    @asynccontextmanager
    async def side(folder: Path) -> AsyncIterator[Measure]:
        async with house.trellis(folder) as port:
            yield _measured(port, text, figure)

    return side


def ours_on_postgres(text: str, figure: Callable[[Load], float]) -> Side:
    @asynccontextmanager
    async def side(folder: Path) -> AsyncIterator[Measure]:
        with postgres() as database:
            async with house.trellis(folder, database) as port:
                yield _measured(port, text, figure)

    return side


def bare(length: int, figure: Callable[[Load], float]) -> Side:
    @asynccontextmanager
    async def side(folder: Path) -> AsyncIterator[Measure]:
        async with house.bare(folder, length) as port:
            yield _measured(port, "", figure)

    return side


def bare_on_sqlite(length: int, figure: Callable[[Load], float]) -> Side:
    @asynccontextmanager
    async def side(folder: Path) -> AsyncIterator[Measure]:
        file = folder / "bare.db"
        await people.fill(f"sqlite:///{file}", house.USERS)
        async with house.bare(folder, length, str(file)) as port:
            yield _measured(port, "", figure)

    return side


def bare_on_postgres(length: int, figure: Callable[[Load], float]) -> Side:
    @asynccontextmanager
    async def side(folder: Path) -> AsyncIterator[Measure]:
        with postgres() as database:
            await people.fill(database, house.USERS)
            async with house.bare(folder, length, database) as port:
                yield _measured(port, "", figure)

    return side


BOLT = "a bare Bolt app with one listener, on the same server, with an answer of the same size"
ROWS = (
    Row(
        name="help",
        what="/growth help, signed HTTP, 16 connections",
        beside=BOLT,
        unit="a second",
        ours=ours("help", rate),
        reference=bare(HELP, rate),
        target=at_least(0.60),
    ),
    Row(
        name="help-p99",
        what="the slowest in a hundred of the same",
        beside=BOLT,
        unit="ms",
        ours=ours("help", slowest),
        reference=bare(HELP, slowest),
        target=at_most(1.5),
    ),
    Row(
        name="status",
        what="/growth status on SQLite, the same load",
        beside="the bare app with one SELECT on the same driver",
        unit="a second",
        ours=ours("status", rate),
        reference=bare_on_sqlite(STATUS, rate),
        target=at_least(0.50),
    ),
    Row(
        name="status-postgres",
        what="/growth status on PostgreSQL, the same load",
        beside="the bare app with one SELECT on the same driver",
        unit="a second",
        ours=ours_on_postgres("status", rate),
        reference=bare_on_postgres(STATUS, rate),
        target=at_least(0.50),
    ),
)
