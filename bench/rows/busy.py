"""How people are answered while Trellis has much else to do, and when it has many more buttons than today."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

from bench import house, load, people
from bench.postgres import postgres
from bench.processes import PYTHON, TRELLIS, free_port, running
from bench.row import Measure, Row, Side, at_least, at_most
from db import engine, touches

DUE = 5_000  # people whose check-in goes out meanwhile
FEW, COUNT = 4, 200  # connections, and requests a round: a round is over before the check-ins are
ALWAYS = {"trellis_opens": "00:00", "trellis_closes": "23:59", "trellis_workdays": "mon,tue,wed,thu,fri,sat,sun"}
STEADILY = {"trellis_tick_seconds": "1"}  # with no pauses between two steps in which a round could be over


def busy(*, on_postgres: bool = False) -> Side:
    """`/growth status` while check-ins go out, from the first round to the last: it raises where they do not.

    Outside of its rounds the process stands still, beside the other's.
    """

    @asynccontextmanager
    async def side(folder: Path) -> AsyncIterator[Measure]:
        with postgres() if on_postgres else nullcontext(f"sqlite:///{folder / 'trellis.db'}") as database:
            await people.fill(database, DUE, due=datetime.now(UTC))
            port = free_port()
            async with house.null_slack(folder) as slack:
                settings = {**house.settings(slack, database, port), **ALWAYS, **STEADILY}
                async with running(TRELLIS, "run", folder=folder, port=port, **settings) as process:
                    while await _waiting(database) == DUE:  # noqa: ASYNC110 - of another process
                        await asyncio.sleep(0.05)
                    process.send_signal(signal.SIGSTOP)

                    async def measure() -> float:
                        process.send_signal(signal.SIGCONT)
                        done = await load.put(port, load.command("status", house.USERS), COUNT, FEW)
                        process.send_signal(signal.SIGSTOP)
                        if not await _waiting(database):
                            raise RuntimeError("the check-ins were all out before the round was over")
                        return done.p99

                    try:
                        yield measure
                    finally:
                        process.send_signal(signal.SIGCONT)

    return side


async def _waiting(database: str) -> int:
    """How many are still to be spoken to."""
    opened = engine.connect(database)
    async with engine.readings(opened)() as session:
        found = await touches.count_due(session, people.WORKSPACE, datetime.now(UTC))
    await opened.dispose()
    return found


def at_rest(*, on_postgres: bool = False) -> Side:
    """The same by a process that has nothing else to do."""

    @asynccontextmanager
    async def side(folder: Path) -> AsyncIterator[Measure]:
        with postgres() if on_postgres else nullcontext("") as database:
            async with house.trellis(folder, database) as port:

                async def measure() -> float:
                    return (await load.put(port, load.command("status", house.USERS), COUNT, FEW)).p99

                yield measure

    return side


def helping(*program: str) -> Side:
    """`/growth help` of a whole Trellis, started as this program, in answers a second."""

    @asynccontextmanager
    async def side(folder: Path) -> AsyncIterator[Measure]:
        database, port = f"sqlite:///{folder / 'trellis.db'}", free_port()
        await people.fill(database, house.USERS)
        async with (
            house.null_slack(folder) as slack,
            running(*program, folder=folder, port=port, **house.settings(slack, database, port)),
        ):

            async def measure() -> float:
                return (await load.put(port, load.command("help", house.USERS), COUNT * FEW)).rate

            yield measure

    return side


ROWS = (
    Row(
        name="busy",
        what="the slowest in a hundred of /growth status, 4 connections, while 5,000 check-ins go out, SQLite",
        beside="itself at rest",
        unit="ms",
        ours=busy(),
        reference=at_rest(),
        target=at_most(3, most=100),
    ),
    Row(
        name="busy-postgres",
        what="the same on PostgreSQL",
        beside="itself at rest",
        unit="ms",
        ours=busy(on_postgres=True),
        reference=at_rest(on_postgres=True),
        target=at_most(3, most=100),
    ),
    Row(
        name="crowded",
        what="/growth help with 200 more registered controls",
        beside="itself without",
        unit="a second",
        ours=helping(PYTHON, "-m", "bench.apps.crowded"),
        reference=helping(TRELLIS, "run"),
        target=at_least(0.97),
    ),
)
