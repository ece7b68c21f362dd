"""Every test of the memory runs on SQLite and on a real PostgreSQL, each time on an empty database."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from content.model.ladder import Ladder
from content.reading.loader import load, shipped
from db import memberships, migrate, teams, workspaces
from db.engine import connect, transactions
from db.tables import Base
from db.workspaces import Workspace
from growth.facts import Person, Team
from tests import cast
from tests.db.memory import Memory

# In one errand of the driver: some fifty of them took longer than many a test.
EMPTY = [f"DELETE FROM {table.name}" for table in reversed(Base.metadata.sorted_tables)]


async def migrated(address: str) -> AsyncEngine:
    engine = connect(address)
    await migrate.upgrade(engine)
    return engine


@pytest.fixture(scope="session")
async def postgres_engine(postgres: str) -> AsyncIterator[AsyncEngine]:
    engine = await migrated(postgres)
    yield engine
    await engine.dispose()


@pytest.fixture(scope="session")
async def sqlite_engine(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[AsyncEngine]:
    engine = await migrated(f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'trellis.db'}")
    yield engine
    await engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> AsyncEngine:
    """One after the other, so that every test runs on both."""
    wanted: AsyncEngine = request.getfixturevalue(f"{request.param}_engine")
    return wanted


@pytest.fixture
async def database(engine: AsyncEngine) -> AsyncIterator[Memory]:
    """A migrated database without a row in it. To empty one takes a tenth of the time that a new one does."""
    yield Memory(engine, transactions(engine))
    async with engine.begin() as connection:  # which may be one that only read until now
        driver: Any = (await connection.get_raw_connection()).driver_connection
        await driver.rows_each([(words, {}) for words in EMPTY])


@pytest.fixture
async def two_workspaces(database: Memory) -> None:
    for workspace in (cast.WORKSPACE, cast.ELSEWHERE):
        await database.do(workspaces.remember, Workspace(workspace, workspace, "U0TRELLIS"), cast.NOW)


@pytest.fixture
async def alice(database: Memory) -> Person:
    return await database.meet(cast.alice())


@pytest.fixture
async def bob(database: Memory) -> Person:
    return await database.meet(cast.bob())


@pytest.fixture
async def charlie(database: Memory) -> Person:
    return await database.meet(cast.charlie())


@pytest.fixture
async def ranking(database: Memory, alice: Person, bob: Person) -> Team:
    """Bob's team, with Alice on it and a channel for its digest."""
    plan = cast.team()
    async with database.transaction() as session:
        made = await teams.create(session, bob, plan.name, weekday=plan.weekday, at=plan.at, now=cast.NOW)
        await teams.configure(
            session, cast.WORKSPACE, made.id, name=made.name, channel=plan.channel, weekday=plan.weekday
        )
        await memberships.set_members(session, cast.WORKSPACE, made.id, [alice.id], cast.NOW)
    return await database.do(teams.get, cast.WORKSPACE, made.id)


@pytest.fixture(scope="session")
def ladder() -> Ladder:
    return load(shipped() / "ml-engineer")
