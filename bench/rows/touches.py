"""What it costs to speak to many people by itself: when nobody is due, and when a thousand are."""

import pickle
import sqlite3
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apscheduler.executors.debug import DebugExecutor
from apscheduler.job import Job
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from slack_sdk.models.blocks import Block
from sqlalchemy import insert, select

import handlers
from bench import crowd
from bench.apps import bare_touch
from bench.crowd import MOMENT, Crowd
from bench.people import WORKSPACE
from bench.row import Measure, Row, Side, at_most
from db.tables import DeliveryRow
from growth.prompts import Moment
from growth.touch import Prompt
from handlers.framework import blocks
from handlers.framework.context import Drawing
from handlers.framework.feature import Feature, Speaks
from handlers.framework.keeping import NOTHING
from handlers.framework.registry import Registry
from handlers.touches import due

DUE = 1000
TICKS = 20
FIXED = "fixed"


async def until_none(here: Crowd) -> int:
    """Speaks to everybody who is due."""
    count = 0
    while some := await due.run(here.tenant, here.registry):
        count += some
    return count


def nothing_due(count: int) -> Side:
    """Milliseconds of a step of the clock among so many people, of whom nobody is due."""

    @asynccontextmanager
    async def side(folder: Path) -> AsyncIterator[Measure]:
        async with crowd.crowd(folder, count) as here:

            async def measure() -> float:
                began = time.perf_counter()
                for _ in range(TICKS):
                    for step in here.registry.steps:
                        await step.run(here.tenant, here.registry)
                return (time.perf_counter() - began) / TICKS * 1000

            yield measure

    return side


def spoken_to(people: int, registry: Registry | None = None) -> Side:
    """Milliseconds of each touch, decided, drawn and queued, of a thousand who are due."""

    @asynccontextmanager
    async def side(folder: Path) -> AsyncIterator[Measure]:
        async with crowd.crowd(folder, people, registry=registry) as here:

            async def measure() -> float:
                await here.all_due(DUE)
                began = time.perf_counter()
                count = await until_none(here)
                took = time.perf_counter() - began
                async with here.tenant.app.reading() as session:
                    queued = len((await session.scalars(select(DeliveryRow.id))).all())
                assert count == queued == DUE
                return took / DUE * 1000

            yield measure

    return side


@asynccontextmanager
async def bare(folder: Path) -> AsyncIterator[Measure]:
    """The same messages, written by the least that could."""
    async with crowd.crowd(folder, DUE) as here:
        await here.all_due(1)
        await until_none(here)
        async with here.tenant.app.reading() as session:
            like = (await session.scalars(select(DeliveryRow.payload))).one()["blocks"]

        async def measure() -> float:
            await here.all_due(DUE)
            with closing(sqlite3.connect(folder / "trellis.db")) as database:
                began = time.perf_counter()
                count = bare_touch.write_to_all(database, WORKSPACE, MOMENT, like)
            assert count == DUE
            return (time.perf_counter() - began) / DUE * 1000

        yield measure


def says_the_same() -> Registry:
    """The features that speak, with one in their place that has a fixed message for everybody."""

    def rule(_moment: Moment) -> Prompt:
        return Prompt(FIXED, 1)

    async def draw(_session: object, drawings: Sequence[Drawing]) -> list[Sequence[Block]]:
        return [[blocks.section("Hello")] for _ in drawings]

    registry = Registry(handlers.register().arrivals)
    registry.feature(Feature(FIXED, keeps=NOTHING, speaks=Speaks((rule,), draw)))
    return registry


def nothing() -> None:
    """What each job does."""


@asynccontextmanager
async def jobs(folder: Path) -> AsyncIterator[Measure]:
    """Milliseconds of each of a thousand jobs that are due, of a hundred times as many in APScheduler's own store."""
    store = SQLAlchemyJobStore(f"sqlite:///{folder / 'jobs.db'}")
    scheduler = BackgroundScheduler(jobstores={"default": store}, executors={"default": DebugExecutor()}, timezone=UTC)
    scheduler.start(paused=True)
    first = datetime.now(UTC) + timedelta(days=30)
    made = scheduler.add_job(nothing, "interval", weeks=1, next_run_time=first, misfire_grace_time=None)
    state = made.__getstate__()
    made.remove()
    with store.engine.begin() as connection:
        for start in range(0, 100 * DUE, 10_000):
            rows = [_job(state, number) for number in range(start, start + 10_000)]
            connection.execute(insert(store.jobs_t), rows)

    async def measure() -> float:
        now = datetime.now(UTC)
        for number in range(DUE):
            job = store.lookup_job(f"job{number:06d}")
            job._modify(next_run_time=now)
            store.update_job(job)
        runs: list[Job] = store.get_due_jobs(datetime.now(UTC))
        assert len(runs) == DUE
        began = time.perf_counter()
        scheduler.state = 1  # running: the next look is ours
        scheduler._process_jobs()
        scheduler.state = 2
        return (time.perf_counter() - began) / DUE * 1000

    try:
        yield measure
    finally:
        scheduler.state = 1
        scheduler.shutdown(wait=False)


def _job(state: dict[str, object], number: int) -> dict[str, object]:
    own = {**state, "id": f"job{number:06d}"}
    return {
        "id": own["id"],
        "next_run_time": datetime.now(UTC).timestamp() + 30 * 86400,
        "job_state": pickle.dumps(own, pickle.HIGHEST_PROTOCOL),
    }


ROWS = (
    Row(
        name="tick",
        what="a step of the clock with nothing due, 1,000,000 people",
        beside="the same with 1,000",
        unit="ms",
        ours=nothing_due(1_000_000),
        reference=nothing_due(1_000),
        target=at_most(1.5, most=5),
    ),
    Row(
        name="touch",
        what="a check-in decided, drawn and queued, of 1,000 due",
        beside="reading its rows, building the same blocks with the SDK's models, one bulk INSERT",
        unit="ms",
        ours=spoken_to(DUE),
        reference=bare,
        target=at_most(2.0, most=3),
    ),
    Row(
        name="claim",
        what="the same without the drawing: claimed, moved on and queued, 1,000 of 100,000",
        beside="APScheduler with a job a person in its SQLAlchemy store",
        unit="ms",
        ours=spoken_to(100 * DUE, says_the_same()),
        reference=jobs,
        target=at_most(0.25),
    ),
)
