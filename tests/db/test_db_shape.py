"""The database itself: its shape, its transactions, and its address."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from db import migrate, people, workspaces
from db.address import async_url
from db.engine import connect
from db.migrate import Newer, SchemaState
from db.tables import Base, WorkspaceRow
from db.workspaces import Workspace
from growth.facts import Person
from tests.cast import ELSEWHERE, NOW, WORKSPACE
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata))


async def test_the_migrated_shape_is_that_of_the_tables(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_every_table_is_there(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        names = await connection.run_sync(lambda c: inspect(c).get_table_names())
    assert set(names) == {*Base.metadata.tables, "alembic_version"}


async def test_migrating_again_changes_nothing(database: Memory, alice: Person) -> None:
    await migrate.upgrade(database.engine)
    assert await migrate.state(database.engine) is SchemaState.CURRENT
    assert await database.do(people.get, WORKSPACE, alice.id) == alice


async def test_a_new_database_is_behind_until_it_is_migrated(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'new.db'}")
    assert await migrate.state(engine) is SchemaState.EMPTY
    await migrate.upgrade(engine)
    assert await migrate.state(engine) is SchemaState.CURRENT
    await engine.dispose()


async def test_an_older_database_is_known_as_one_and_a_newer_one_is_left_alone(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'other.db'}")
    await migrate.upgrade(engine, to="0001")
    assert await migrate.state(engine) is SchemaState.OLDER
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    for ask in (migrate.state, migrate.upgrade):
        with pytest.raises(Newer, match="a newer Trellis made"):
            await ask(engine)
    await engine.dispose()


async def test_sqlite_writes_ahead_and_holds_its_references(sqlite_engine: AsyncEngine) -> None:
    async with sqlite_engine.connect() as connection:
        assert await connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert await connection.scalar(text("PRAGMA foreign_keys")) == 1


async def change_and_fail(database: Memory, person: Person) -> None:
    async with database.transaction() as session:
        await people.set_silent_rounds(session, WORKSPACE, person.id, 3)
        raise ZeroDivisionError


async def test_a_deed_that_fails_leaves_nothing(database: Memory, alice: Person) -> None:
    with pytest.raises(ZeroDivisionError):
        await change_and_fail(database, alice)
    assert await database.do(people.get, WORKSPACE, alice.id) == alice


async def test_verbs_do_not_commit(database: Memory, alice: Person) -> None:
    async with database.transaction() as session:
        await people.set_silent_rounds(session, WORKSPACE, alice.id, 3)
        await session.rollback()
    assert await database.do(people.get, WORKSPACE, alice.id) == alice


async def test_a_reference_to_nothing_is_refused(database: Memory) -> None:
    async with database.engine.connect() as connection:
        with pytest.raises(IntegrityError):
            await connection.execute(
                Base.metadata.tables["memberships"].insert().values(person_id=0, team_id=0, joined_at=NOW)
            )


async def test_a_workspace_is_remembered_once_and_renewed(database: Memory) -> None:
    for name in ("Garden", "Greenhouse"):
        await database.do(workspaces.remember, Workspace(WORKSPACE, name, "U0TRELLIS"), NOW)
    await database.do(workspaces.remember, Workspace(ELSEWHERE, "Orchard", "U0TRELLIS"), NOW)
    async with database.engine.connect() as connection:
        known = await connection.execute(select(WorkspaceRow.id, WorkspaceRow.name).order_by(WorkspaceRow.id))
    assert [tuple(row) for row in known] == [(WORKSPACE, "Greenhouse"), (ELSEWHERE, "Orchard")]


@pytest.mark.parametrize(
    ("given", "used"),
    [
        pytest.param("sqlite:///trellis.db", "sqlite+aiosqlite:///trellis.db", id="a file"),
        pytest.param("sqlite:////srv/trellis.db", "sqlite+aiosqlite:////srv/trellis.db", id="an absolute path"),
        pytest.param("postgresql://u:p@db/trellis", "postgresql+psycopg://u:p@db/trellis", id="PostgreSQL"),
        pytest.param("postgres://u:p@db/trellis", "postgresql+psycopg://u:p@db/trellis", id="as hosts write it"),
        pytest.param("postgresql+asyncpg://db/trellis", "postgresql+psycopg://db/trellis", id="with another driver"),
        pytest.param("sqlite+aiosqlite:///t.db", "sqlite+aiosqlite:///t.db", id="with our own driver"),
        pytest.param(
            "postgres://u:p@one,two:6432/trellis?sslmode=require",
            "postgresql+psycopg://u:p@/trellis?host=one,two&port=5432,6432&sslmode=require",
            id="several hosts",
        ),
        pytest.param(
            "postgresql://[2001:db8::1]:1,[2001:db8::2]:2/trellis",
            "postgresql+psycopg:///trellis?host=2001:db8::1,2001:db8::2&port=1,2",
            id="several addresses",
        ),
    ],
)
def test_an_address_gets_our_driver(given: str, used: str) -> None:
    assert async_url(given) == used


def test_what_is_no_host_is_refused() -> None:
    with pytest.raises(ValueError, match="names several hosts, and one of them is none"):
        async_url("postgresql://u:p@one,two three/trellis")


@pytest.mark.parametrize("given", ["", "trellis.db", "mysql://db/trellis", "sqlite:trellis.db", "://", "redis://db"])
def test_any_other_address_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match="must begin with sqlite:/// or postgresql://"):
        async_url(given)
