"""How quickly messages that are queued reach Slack and are recorded: 20,000 wait as each turn begins."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bench import house
from bench.postgres import postgres
from bench.row import Measure, Row, Side, at_least
from bench.turns import turn, working

TEAMS = ("T1", "T2")  # one sender at a time speaks to a workspace, so that two senders need two of them


def ours(workers: int = 1, *, on_postgres: bool) -> Side:
    """Messages a second, all workers together."""

    @asynccontextmanager
    async def side(folder: Path) -> AsyncIterator[Measure]:
        async with AsyncExitStack() as stack:
            database = stack.enter_context(postgres()) if on_postgres else f"sqlite:///{folder / 'trellis.db'}"
            slacks = [await stack.enter_async_context(house.null_slack(folder, team)) for team in TEAMS[:workers]]
            commands = [("bench.apps.sender", slack, database) for slack in slacks]
            yield await stack.enter_async_context(_turns(folder, *commands))

    return side


def plain(workers: int = 1) -> Side:
    """The client in a loop, in so many processes."""

    @asynccontextmanager
    async def side(folder: Path) -> AsyncIterator[Measure]:
        async with AsyncExitStack() as stack:
            slacks = [await stack.enter_async_context(house.null_slack(folder, team)) for team in TEAMS[:workers]]
            yield await stack.enter_async_context(_turns(folder, *[("bench.apps.plain_loop", each) for each in slacks]))

    return side


@asynccontextmanager
async def queues(folder: Path) -> AsyncIterator[Measure]:
    """The faster of two queues for tasks in general."""
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(house.null_slack(folder))
        database = stack.enter_context(postgres())
        each = [
            await stack.enter_async_context(_turns(folder / name, (f"bench.apps.{name}_sender", slack, where)))
            for name, where in (("procrastinate", database), ("taskiq", str(folder / "valkey")))
        ]

        async def measure() -> float:
            return max([await one() for one in each])

        yield measure


@asynccontextmanager
async def _turns(folder: Path, *commands: tuple[str, ...]) -> AsyncIterator[Measure]:
    async with working(folder, *commands) as processes:

        async def measure() -> float:
            return await turn(processes)

        yield measure


LOOP = "AsyncWebClient posting the same in a plain loop, nothing recorded"
ROWS = (
    Row(
        name="deliver",
        what="20,000 queued messages sent and recorded on SQLite, one worker",
        beside=LOOP,
        unit="a second",
        ours=ours(on_postgres=False),
        reference=plain(),
        target=at_least(0.75),
    ),
    Row(
        name="deliver-postgres",
        what="the same on PostgreSQL",
        beside=LOOP,
        unit="a second",
        ours=ours(on_postgres=True),
        reference=plain(),
        target=at_least(0.65),
    ),
    Row(
        name="deliver-two",
        what="the same on PostgreSQL with two workers, for two workspaces",
        beside="two processes of that loop",
        unit="a second",
        ours=ours(2, on_postgres=True),
        reference=plain(2),
        target=at_least(0.70),
    ),
    Row(
        name="deliver-queues",
        what="the same on PostgreSQL, one worker",
        beside="the faster of procrastinate, and taskiq with Redis streams in Valkey, with the same task",
        unit="a second",
        ours=ours(on_postgres=True),
        reference=queues,
        target=at_least(1.5),
    ),
)
