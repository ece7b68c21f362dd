"""What Slack hands over twice is acted on once, and what a crash cut short is acted on again."""

from datetime import datetime, timedelta

import pytest

from db import received
from tests.cast import ELSEWHERE, NOW, WORKSPACE
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio

EVENT = "Ev0CLICK"
PATIENCE = received.GIVE_UP_AFTER


async def first_time(database: Memory, now: datetime = NOW, workspace: str = WORKSPACE, event: str = EVENT) -> bool:
    return await database.do(received.first_time, workspace, event, now)


async def test_something_new_is_acted_on(database: Memory) -> None:
    assert await first_time(database)


async def test_something_else_is_too(database: Memory) -> None:
    await first_time(database)
    assert await first_time(database, event="Ev0OTHER")


async def test_the_same_id_elsewhere_is_something_else(database: Memory) -> None:
    await first_time(database)
    assert await first_time(database, workspace=ELSEWHERE)


async def test_what_somebody_is_at_is_left_to_them(database: Memory) -> None:
    await first_time(database)
    assert not await first_time(database, NOW + PATIENCE - timedelta(microseconds=1))


async def test_what_a_crash_cut_short_is_acted_on_again(database: Memory) -> None:
    await first_time(database)
    assert await first_time(database, NOW + PATIENCE)
    assert not await first_time(database, NOW + PATIENCE + timedelta(seconds=1))


async def test_what_is_done_is_never_acted_on_again(database: Memory) -> None:
    await first_time(database)
    await database.do(received.done, WORKSPACE, EVENT)
    assert not await first_time(database, NOW + timedelta(days=1))


async def test_whether_a_deed_is_done(database: Memory) -> None:
    assert not await database.do(received.is_done, WORKSPACE, EVENT)
    await first_time(database)
    assert not await database.do(received.is_done, WORKSPACE, EVENT)
    await database.do(received.done, WORKSPACE, EVENT)
    assert await database.do(received.is_done, WORKSPACE, EVENT)
    assert not await database.do(received.is_done, ELSEWHERE, EVENT)


async def test_what_failed_may_be_tried_again_at_once(database: Memory) -> None:
    await first_time(database)
    await database.do(received.forget, WORKSPACE, EVENT)
    assert await first_time(database)


async def test_to_settle_one_thing_leaves_the_others(database: Memory) -> None:
    await first_time(database)
    await first_time(database, workspace=ELSEWHERE)
    await database.do(received.forget, WORKSPACE, EVENT)
    await database.do(received.done, WORKSPACE, "Ev0OTHER")
    assert not await first_time(database, workspace=ELSEWHERE)


async def test_two_processes_get_the_same_thing_and_one_acts(database: Memory) -> None:
    assert await database.race(received.first_time, WORKSPACE, EVENT, NOW) == [True, False]


async def test_two_processes_find_the_same_thing_undone_and_one_acts(database: Memory) -> None:
    await first_time(database)
    assert await database.race(received.first_time, WORKSPACE, EVENT, NOW + PATIENCE) == [True, False]


async def test_what_is_older_than_any_redelivery_is_forgotten(database: Memory) -> None:
    await first_time(database)
    await first_time(database, NOW + timedelta(days=1), event="Ev0YOUNG")
    await database.do(received.clear, NOW + timedelta(days=1))
    assert (await database.rows())["received"] == 1
