"""The lane of a workspace: one sender at a time, for as long as the lease says, with a token that only grows."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from db import lanes
from db.engine import connect, durably, transactions
from tests.cast import ELSEWHERE, NOW, WORKSPACE
from tests.db.memory import Memory

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("two_workspaces")]

LEASE = timedelta(seconds=30)
SOON = NOW + LEASE - timedelta(seconds=1)


async def token(database: Memory, owner: str, now: datetime = NOW, workspace: str = WORKSPACE) -> int | None:
    """The token of a lease that is taken for half a minute; None where another one has the lane."""
    lease = await database.do(lanes.take, workspace, owner, now=now, until=now + LEASE)
    return lease.token if lease else None


async def test_one_speaks_at_a_time(database: Memory) -> None:
    assert await token(database, "one") == 1
    assert await token(database, "other", SOON) is None
    assert await token(database, "one", SOON) == 1


async def test_of_two_who_take_it_at_once_one_has_it(database: Memory) -> None:
    async with database.transaction() as session:
        first = await lanes.take(session, WORKSPACE, "one", now=NOW, until=NOW + LEASE)
    assert first is not None
    answers = await database.race(lanes.take, WORKSPACE, "other", now=NOW + LEASE, until=NOW + 2 * LEASE)
    assert {lease.token for lease in answers if lease} == {2}


async def test_a_lease_ends_by_itself_and_the_token_grows(database: Memory) -> None:
    await token(database, "one")
    assert await token(database, "other", NOW + LEASE) == 2
    assert await token(database, "one", NOW + LEASE) is None
    assert await token(database, "one", NOW + 2 * LEASE) == 3


async def test_one_that_holds_it_longer_keeps_it(database: Memory) -> None:
    await token(database, "one")
    await token(database, "one", SOON)
    assert await token(database, "other", NOW + LEASE) is None


async def test_what_is_given_back_is_free_and_the_token_grows_all_the_same(database: Memory) -> None:
    await token(database, "one")
    await database.do(lanes.release, WORKSPACE, "one", {"clear": {"chat.update": 1.5}})
    lease = await database.do(lanes.take, WORKSPACE, "one", now=NOW, until=NOW + LEASE)
    assert lease == lanes.Lease(2, {"clear": {"chat.update": 1.5}})


async def test_who_lost_it_gives_nothing_back(database: Memory) -> None:
    await token(database, "one")
    await token(database, "other", NOW + LEASE)
    await database.do(lanes.release, WORKSPACE, "one", {})
    await database.do(lanes.note, WORKSPACE, "one", {"clear": {}})
    assert await token(database, "one", NOW + LEASE) is None


async def test_a_clock_that_was_a_day_ahead_holds_nobody_up(database: Memory) -> None:
    await token(database, "one", NOW + timedelta(days=1))
    assert await token(database, "other") == 2


async def test_each_workspace_has_a_lane_of_its_own(database: Memory) -> None:
    await token(database, "one")
    assert await token(database, "other", workspace=ELSEWHERE) == 1


ASKED = {"sqlite": ("PRAGMA synchronous", "2", "1"), "postgresql": ("SHOW synchronous_commit", "on", "off")}


async def test_a_claim_is_on_the_disk_when_it_is_committed(database: Memory) -> None:
    """Read inside of its transaction, also where the server is set to answer before that; the others do not wait."""
    asked, full, less = ASKED[database.engine.dialect.name]
    address = database.engine.url.update_query_dict({"options": "-c synchronous_commit=off"} if less == "off" else {})
    hasty = connect(address.render_as_string(hide_password=False))
    found = []
    for opened in (durably(hasty), transactions(hasty), durably(hasty)):
        async with opened() as session:
            found.append(str(await session.scalar(text(asked))))
    await hasty.dispose()
    assert found == [full, less, full]
