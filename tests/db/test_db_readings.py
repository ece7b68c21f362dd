"""A transaction that only reads sees one moment, on either database."""

from collections.abc import Callable

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from db import engine, workspaces
from db.engine import Transaction
from tests.cast import WORKSPACE
from tests.db.memory import Memory

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("two_workspaces")]

Opens = Callable[[AsyncEngine], Transaction]
READS = pytest.mark.parametrize("reads", [engine.readings, engine.looking])


@READS
async def test_what_is_changed_meanwhile_is_not_seen(database: Memory, reads: Opens) -> None:
    async with reads(database.engine)() as session:
        assert await workspaces.ladder(session, WORKSPACE) is None
        await database.do(workspaces.set_ladder, WORKSPACE, "another")
        assert await workspaces.ladder(session, WORKSPACE) is None
    async with reads(database.engine)() as session:
        assert await workspaces.ladder(session, WORKSPACE) == "another"


@READS
async def test_nothing_is_written_in_it(database: Memory, reads: Opens) -> None:
    with pytest.raises(DBAPIError, match="read"):
        async with reads(database.engine)() as session:
            await workspaces.set_ladder(session, WORKSPACE, "another")
