"""How long a start takes, and what a process holds that does nothing."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bench import house, people
from bench.processes import PYTHON, TRELLIS, free_port, output, running
from bench.row import Measure, Row, Side, at_most


def command(*words: str) -> Side:
    """How long a command takes from its start to its end, in seconds."""

    @asynccontextmanager
    async def side(folder: Path) -> AsyncIterator[Measure]:
        async def measure() -> float:
            began = time.perf_counter()
            await output(*words, folder=folder)
            return time.perf_counter() - began

        yield measure

    return side


@asynccontextmanager
async def ours_to_first_answer(folder: Path) -> AsyncIterator[Measure]:
    database = f"sqlite:///{folder / 'trellis.db'}"
    await people.fill(database, house.USERS)
    async with house.null_slack(folder) as slack:

        async def measure() -> float:
            port = free_port()
            began = time.perf_counter()
            async with running(TRELLIS, "run", folder=folder, port=port, **house.settings(slack, database, port)):
                return time.perf_counter() - began

        yield measure


@asynccontextmanager
async def bare_to_first_answer(folder: Path) -> AsyncIterator[Measure]:
    async def measure() -> float:
        began = time.perf_counter()
        async with house.bare(folder, 100):
            return time.perf_counter() - began

    yield measure


@asynccontextmanager
async def our_memory(folder: Path) -> AsyncIterator[Measure]:
    database = f"sqlite:///{folder / 'trellis.db'}"
    await people.fill(database, house.USERS)
    async with house.null_slack(folder) as slack:
        port = free_port()
        async with running(TRELLIS, "run", folder=folder, port=port, **house.settings(slack, database, port)) as ours:
            await asyncio.sleep(2)  # for what is imported after the start

            async def measure() -> float:
                return resident(ours.pid)

            yield measure


@asynccontextmanager
async def bare_memory(folder: Path) -> AsyncIterator[Measure]:
    port = free_port()
    async with running(PYTHON, "-m", "bench.apps.bare_memory", str(port), folder=folder, port=port) as bare:

        async def measure() -> float:
            return resident(bare.pid)

        yield measure


def resident(pid: int) -> float:
    """Megabytes that a process holds."""
    told = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(next(line for line in told.splitlines() if line.startswith("VmRSS:")).split()[1]) / 1024


ROWS = (
    Row(
        name="command-line",
        what="trellis --help",
        beside='python -c "import typer, rich"',
        unit="s",
        ours=command(TRELLIS, "--help"),
        reference=command(PYTHON, "-c", "import typer, rich"),
        target=at_most(2.5),
    ),
    Row(
        name="first-answer",
        what="from the start of trellis run to its first connection",
        beside="the bare Bolt app",
        unit="s",
        ours=ours_to_first_answer,
        reference=bare_to_first_answer,
        target=at_most(2),
    ),
    Row(
        name="memory",
        what="memory at rest of one process for everything",
        beside="the bare app with SQLAlchemy, the ladders' models and APScheduler imported",
        unit="MB",
        ours=our_memory,
        reference=bare_memory,
        target=at_most(1.3),
    ),
)
