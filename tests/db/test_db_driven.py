"""A transaction in the driver's words leaves nothing on its connection, however it ends."""

import asyncio

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from db import engine as engines
from db import workspaces
from tests.cast import ELSEWHERE, WORKSPACE
from tests.db.memory import Memory

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("two_workspaces")]


async def test_whoever_is_stopped_while_it_begins_holds_up_nobody(database: Memory, engine: AsyncEngine) -> None:
    asked = asyncio.Event()
    async with engines.readings(engine)() as one, engines.readings(engine)() as other:  # so that two connections wait
        assert [await workspaces.ladder(session, WORKSPACE) for session in (one, other)] == [None, None]

    async def begins() -> None:
        async with engines.transactions(engine)() as session:
            asked.set()
            await workspaces.set_ladder(session, WORKSPACE, "never")

    stopped = asyncio.create_task(begins())
    await asked.wait()
    stopped.cancel()
    await asyncio.wait([stopped])
    async with asyncio.timeout(5):
        await database.do(workspaces.set_ladder, WORKSPACE, "another")
    assert await database.do(workspaces.ladder, WORKSPACE) == "another"


async def test_what_is_said_in_either_way_is_kept_together_or_not_at_all(database: Memory, engine: AsyncEngine) -> None:
    async def goes_wrong() -> None:
        async with engines.transactions(engine)() as session:
            await workspaces.set_ladder(session, WORKSPACE, "never")
            connection = await session.connection()
            await connection.exec_driver_sql("UPDATE workspaces SET ladder = 'nor this'")
            await session.raw("SELECT nothing FROM nowhere", ())

    with pytest.raises(DBAPIError):
        await goes_wrong()
    assert await database.do(workspaces.ladder, WORKSPACE) is None


async def test_what_is_taken_back_in_between_is_gone_and_the_rest_is_kept(
    database: Memory, engine: AsyncEngine
) -> None:
    async with asyncio.timeout(5):
        async with engines.transactions(engine)() as session:
            await workspaces.set_ladder(session, WORKSPACE, "never")
            await session.rollback()
            await workspaces.set_ladder(session, ELSEWHERE, "another")
        assert await database.do(workspaces.ladder, WORKSPACE) is None
        assert await database.do(workspaces.ladder, ELSEWHERE) == "another"
