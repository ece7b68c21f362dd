"""A database in trouble: what people wrote stays before them, nothing is lost, and the log says one sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from house import House, house
from outbox import arrived, owe
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from db.address import async_url
from db.engine import connect, transactions
from tests.bot.conftest import MORNING

pytestmark = pytest.mark.anyio

AWAY = "the database cannot be used now; nothing is lost, and it is tried again and again"
NOT_SAVED = "I cannot get at what I keep right now. Your text is still in the form."
DID = "Something you did that you want to keep"
FULL, ROOM = "PRAGMA max_page_count=1", "PRAGMA max_page_count=4294967294"  # it is never less than what there is
READ_ONLY, WRITABLE = "PRAGMA query_only=ON", "PRAGMA query_only=OFF"


@contextmanager
def told(home: House, pragma: str, after: str) -> Iterator[None]:
    """Every connection that is taken meanwhile is told this first; and the other thing from then on."""
    pool = home.trellis.engine.sync_engine.pool
    now = [pragma]

    def tell(connection: Any, *_: object) -> None:
        cursor = connection.cursor()
        cursor.execute(now[0])
        cursor.close()

    event.listen(pool, "checkout", tell)
    try:
        yield
    finally:
        now[0] = after


@pytest.mark.parametrize(
    ("trouble", "over", "why"),
    [
        pytest.param(FULL, ROOM, "database or disk is full", id="the disk is full"),
        pytest.param(READ_ONLY, WRITABLE, "attempt to write a readonly database", id="the file is read-only"),
    ],
)
async def test_what_cannot_be_written_is_not_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], trouble: str, over: str, why: str
) -> None:
    async with house(tmp_path, start=MORNING) as home:
        alice = await home.start("alice")
        await alice.types("/growth checkin")
        await alice.fills(DID, "I drew the failure modes. " * 100)
        with closing(sqlite3.connect(tmp_path / "trellis.db", isolation_level=None)) as beside:
            beside.execute("VACUUM")  # so that there is no free room in the file
        with told(home, trouble, over):
            await alice.submits()
            assert NOT_SAVED in " ".join(alice.errors.values())
            assert "I drew the failure modes." in (alice.modal or "")
        await home.let(alice.submits())
        assert alice.modal is None
        assert "I drew the failure modes." in "\n".join(alice.reads())
    said = [line for line in capsys.readouterr().out.splitlines() if AWAY in line]
    assert len(said) == 1
    assert why in said[0]


async def test_what_waits_while_the_disk_is_full_goes_out_once_when_there_is_room(home: House) -> None:
    await owe(home, "Good morning")
    with told(home, READ_ONLY, WRITABLE), pytest.raises(DBAPIError, match="readonly"):
        await home.tick()
    await home.tick()
    await home.tick()
    assert len(arrived(home, "Good morning")) == 1


@pytest.fixture
async def own_database(postgres: str) -> str:
    """The address of a database of the test's own, on a server that is there."""
    admin = create_async_engine(async_url(postgres), isolation_level="AUTOCOMMIT")
    async with admin.connect() as connection:
        await connection.exec_driver_sql("DROP DATABASE IF EXISTS troubled WITH (FORCE)")
        await connection.exec_driver_sql("CREATE DATABASE troubled")
    await admin.dispose()
    return make_url(postgres).set(database="troubled").render_as_string(hide_password=False)


def the_connection_is_cut_at(home: House, statement: str) -> None:
    """The server lets go of the connection that asks for what comes after the first such statement."""
    left = [statement, ""]

    def cut(connection: Any, _cursor: object, asked: str, *_: object) -> None:
        if left and asked.startswith(left[0]):
            left.pop(0)
            if not left:
                connection.connection.dbapi_connection.driver_connection.pgconn.finish()

    event.listen(home.trellis.engine.sync_engine, "before_cursor_execute", cut)


async def test_a_database_that_goes_away_in_the_middle_of_a_deed_keeps_nothing_of_it(
    tmp_path: Path, own_database: str
) -> None:
    async with house(tmp_path, start=MORNING, database_url=own_database) as home:
        alice = await home.start("alice")
        await alice.types("/growth checkin")
        await alice.fills(DID, "I drew the failure modes.")
        the_connection_is_cut_at(home, "INSERT INTO answers")
        await alice.submits()
        assert NOT_SAVED in " ".join(alice.errors.values())
        await home.let(alice.submits())
        assert alice.modal is None
        receipts = [text for text in alice.reads() if "I drew the failure modes." in text]
        assert len(receipts) == 1


async def test_a_database_that_goes_away_while_a_message_is_sent_sends_it_once(
    tmp_path: Path, own_database: str
) -> None:
    async with house(tmp_path, start=MORNING, database_url=own_database) as home:
        await owe(home, "Good morning")
        the_connection_is_cut_at(home, "SELECT people")
        with pytest.raises(DBAPIError, match="the connection is closed"):
            await home.tick()
        for _ in range(3):
            await home.later(minutes=4)
        assert len(arrived(home, "Good morning")) == 1


async def test_a_server_that_takes_no_writes_any_more_is_left_for_one_that_does(own_database: str) -> None:
    engine = connect(own_database)
    transaction = transactions(engine)

    async def do(statement: str) -> None:
        async with transaction() as session:
            await (await session.connection()).exec_driver_sql(statement)

    await do("CREATE TABLE plants (name text)")
    await do("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")  # as a server does that was demoted
    with pytest.raises(DBAPIError, match="read-only") as refused:
        await do("INSERT INTO plants VALUES ('bean')")
    assert refused.value.connection_invalidated
    await do("INSERT INTO plants VALUES ('bean')")
    await engine.dispose()


@pytest.mark.parametrize("jump", [pytest.param(1, id="ahead"), pytest.param(-1, id="back")])
async def test_a_clock_that_jumps_a_day_loses_and_repeats_nothing(home: House, jump: int) -> None:
    await owe(home, "Before")
    await home.later(days=jump)
    await owe(home, "Meanwhile")
    await home.tick()
    await home.later(days=-jump)
    await home.tick()
    assert [len(arrived(home, words)) for words in ("Before", "Meanwhile")] == [1, 1]
