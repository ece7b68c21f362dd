"""What was kept before a migration still makes sense after it, and whoever migrates at the same time waits."""

from collections.abc import AsyncIterator
from pathlib import Path
from runpy import run_path
from uuid import uuid4

import anyio
import psycopg
import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.settings import SettingsError
from bot.upgrading import bring_up_to_date
from db import checkins, digest_items, migrate, steps
from db.digest_items import Item
from db.engine import connect, transactions
from db.migrate import SchemaState
from growth.facts import ItemKey, Wording
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio

# One person, a step of theirs, and a round that is open, as the first tables held them.
ROWS = (
    "INSERT INTO workspaces (id, name, bot_user, created_at) VALUES ('T1', 'Garden', 'U0', '2026-11-23 09:00:00')",
    "INSERT INTO people (id, workspace_id, slack_id, name, zone, standing, is_admin, ladder, areas, rhythm_weeks, "
    "rhythm_weekday, rhythm_at, nudge_weeks, status_text, status_emoji, silent_rounds, quiet_shared, created_at) "
    "VALUES (1, 'T1', 'U1', 'Alice', 'Europe/Berlin', 'active', 0, 'ml-engineer', '[]', 2, 1, 570, 1, '', '', 0, 0, "
    "'2026-11-23 09:00:00')",
    "INSERT INTO steps (id, person_id, action, ladder, ladder_version, state, for_good, because, offered_at) "
    "VALUES (1, 1, 'draw-the-pipeline', 'ml-engineer', '1.0', 'trying', 0, '[]', '2026-11-23 09:00:00')",
    "INSERT INTO checkins (id, person_id, week, question, ladder, ladder_version, state, opened_at, later) "
    "VALUES (1, 1, '2026-W48', 'what-got-easier', 'ml-engineer', '1.0', 'open', '2026-11-23 09:00:00', 0)",
)


@pytest.fixture
async def older(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """A database of the first version, with something in it."""
    engine = connect(f"sqlite:///{tmp_path / 'older.db'}")
    await migrate.upgrade(engine, to="0001")
    async with engine.begin() as connection:
        for row in ROWS:
            await connection.execute(text(row))
    yield engine
    await engine.dispose()


async def test_a_step_and_a_question_from_before_they_kept_their_words_have_some(older: AsyncEngine) -> None:
    await migrate.upgrade(older)
    database = Memory(older, transactions(older))
    (step,) = await database.do(steps.of_person, "T1", 1)
    (asked,) = await database.do(checkins.recent, "T1", 1)
    assert step.wording == Wording("draw the pipeline", "", 0, "")
    assert asked.asked == "How did it go since we last spoke?"


@pytest.fixture(params=["sqlite", "postgres"])
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without a table in it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    server: str = request.getfixturevalue("postgres")
    name = f"empty_{uuid4().hex}"
    async with await psycopg.AsyncConnection.connect(server, autocommit=True) as connection:
        await connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload] # a name of ours
    return make_url(server).set(database=name).render_as_string(hide_password=False)


async def test_two_that_start_together_migrate_once(empty: str) -> None:
    first, second = connect(empty), connect(empty)
    with anyio.fail_after(60):
        async with anyio.create_task_group() as tasks:
            for engine in (first, second):
                tasks.start_soon(migrate.upgrade, engine)
    assert await migrate.state(first) is SchemaState.CURRENT
    await first.dispose()
    await second.dispose()


async def test_many_that_open_a_new_file_at_once_wait_for_each_other(tmp_path: Path) -> None:
    """Seen to fail in one file of ten, where SQLite was asked once: a hundred files tell."""
    errors: list[DBAPIError] = []

    async def look(engine: AsyncEngine) -> None:
        try:
            async with engine.begin() as connection:
                await connection.execute(text("SELECT 1"))
        except DBAPIError as error:
            errors.append(error)

    for name in range(100):
        engines = [connect(f"sqlite:///{tmp_path / str(name)}.db") for _ in range(4)]
        async with anyio.create_task_group() as tasks:
            for engine in engines:
                tasks.start_soon(look, engine)
        for engine in engines:
            await engine.dispose()
    assert errors == []


async def test_a_database_with_something_else_of_our_names_in_it_is_refused_in_a_sentence(empty: str) -> None:
    engine = connect(empty)
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE people (id INTEGER PRIMARY KEY)"))
    with pytest.raises(SettingsError, match=r"DATABASE_URL names a database that cannot be used: .*already exists"):
        await bring_up_to_date(engine)
    await engine.dispose()


VERSIONS = sorted((Path(migrate.__file__).parent / "migrations" / "versions").glob("*.py"))


def test_each_migration_follows_another_one_and_one_is_the_newest() -> None:
    every = [run_path(str(file)) for file in VERSIONS]
    names = [migration["revision"] for migration in every]
    assert [migration["down_revision"] for migration in every] == [None, *names[:-1]]
    assert len(set(names)) == len(names)


POSTED = (
    "INSERT INTO answers (id, round_id, person_id, kind, text, audience, written_at) "
    "VALUES (1, 1, 1, 'win', 'Done.', 'team', '2026-11-23 09:00:00'), "
    "(2, 1, 1, 'help', 'A review?', 'agenda', '2026-11-23 09:00:00')",
    "INSERT INTO deliveries (id, workspace_id, key, token, method, about, payload, priority, state, due_at, attempts, "
    "created_at) VALUES (1, 'T1', 'post', 't', 'chat.postMessage', 'digest-post', "
    """'{"keys": ["post-0", "win-1-0", "win-1-1", "win-9-0"]}', 50, 'sent', '2026-11-23 09:00:00', 1, """
    "'2026-11-23 09:00:00'), (2, 'T1', 'letter', 'u', 'chat.postMessage', 'digest-letter', "
    """'{"keys": ["letter-0", "waits-2-0", "told-1-0"]}', 50, 'sent', '2026-11-23 09:00:00', 1, """
    "'2026-11-23 09:00:00'), (3, 'T1', 'older', 'v', 'chat.postMessage', 'digest-letter', '{}', 50, 'sent', "
    "'2026-11-23 09:00:00', 1, '2026-11-23 09:00:00')",
)


async def test_what_stood_in_a_digest_before_is_known_after(older: AsyncEngine) -> None:
    await migrate.upgrade(older, to="0015")
    async with older.begin() as connection:
        for row in POSTED:
            await connection.execute(text(row))
    await migrate.upgrade(older)
    database = Memory(older, transactions(older))
    assert await database.do(digest_items.of, "T1", 1) == [Item(1, ItemKey(1))]
    assert await database.do(digest_items.of, "T1", 2) == [Item(2, ItemKey(1)), Item(2, ItemKey(2), waits=True)]
    assert await database.do(digest_items.of, "T1", 3) == []


SAID = (
    "INSERT INTO touches (person_id, at, spoke, what) VALUES (1, '2026-11-23 09:00:00', true, 'checkin+measure')",
    "INSERT INTO touches (person_id, at, spoke, what) VALUES (1, '2026-11-24 09:00:00', false, 'holiday')",
)


async def test_what_was_said_before_is_a_list_of_kinds_after(older: AsyncEngine) -> None:
    await migrate.upgrade(older, to="0017")
    async with older.begin() as connection:
        for row in SAID:
            await connection.execute(text(row))
    await migrate.upgrade(older)
    async with older.connect() as connection:
        kept = await connection.execute(text("SELECT kinds, why FROM touches ORDER BY at"))
        assert kept.all() == [('["checkin", "measure"]', None), ("[]", "holiday")]
        kinds = await connection.execute(text("SELECT DISTINCT kinds FROM deliveries"))
        assert all(row.kinds.startswith("[") for row in kinds)
