"""When something is due next, and what is due and not done, summed over what the registry says."""

from datetime import datetime, timedelta

import pytest

import handlers
from db import deliveries, lookups, people, rests, teams
from db.deliveries import NewDelivery
from db.lookups import Form
from growth.facts import Person, Team
from handlers.framework import upcoming
from tests.cast import ELSEWHERE, NOW, WORKSPACE
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio
EVERY = handlers.register().upcoming
EARLY = NOW - timedelta(days=1)


async def first(database: Memory, workspace: str = WORKSPACE) -> datetime | None:
    return await database.do(upcoming.first, workspace, EVERY)


async def counts(database: Memory, workspace: str = WORKSPACE) -> dict[str, int]:
    return dict((await database.do(upcoming.remaining, workspace, NOW, EVERY)).counts)


async def message(database: Memory, due_at: datetime) -> int:
    return await database.do(deliveries.queue, NewDelivery(workspace=WORKSPACE, key=f"at {due_at}", due_at=due_at), NOW)


async def test_without_anybody_there_is_no_next_moment(database: Memory) -> None:
    assert await first(database) is None
    assert await counts(database) == {
        "one_on_ones": 0,
        "mentors": 0,
        "worksheets": 0,
        "removals": 0,
        "lookups": 0,
        "handovers": 0,
        "teams": 0,
        "people": 0,
        "messages": 0,
    }


async def test_the_next_moment_is_the_earliest_of_all(database: Memory, alice: Person, ranking: Team) -> None:
    assert await first(database) == alice.next_touch_at
    await message(database, EARLY)
    assert await first(database) == EARLY
    await database.do(teams.schedule_digest, WORKSPACE, ranking.id, EARLY - timedelta(hours=1))
    assert await first(database) == EARLY - timedelta(hours=1)
    form = Form(ranking.id, ranking.manager, "form-1")
    await database.do(lookups.want, form, named=["U0ADA"], later=["U0ADA"], now=EARLY - timedelta(hours=2))
    assert await first(database) == EARLY - timedelta(hours=2)
    assert await first(database, ELSEWHERE) is None


async def test_a_message_leaves_no_sooner_than_slack_asked(database: Memory, alice: Person) -> None:
    await database.do(people.schedule, WORKSPACE, alice.id, None)
    waiting = await database.do(deliveries.get, WORKSPACE, await message(database, EARLY))
    await database.do(rests.rest, waiting, now=EARLY, until=NOW + timedelta(minutes=1))
    assert await first(database) == NOW + timedelta(minutes=1)


async def test_what_is_due_and_not_done_is_counted_by_its_name(
    database: Memory, alice: Person, bob: Person, ranking: Team
) -> None:
    await message(database, EARLY)
    await message(database, NOW + timedelta(minutes=1))
    await database.do(teams.schedule_digest, WORKSPACE, ranking.id, NOW)
    await database.do(lookups.want, Form(ranking.id, bob, "form-1"), named=["U0ADA"], later=["U0ADA"], now=NOW)
    due = [person for person in (alice, bob) if person.next_touch_at is not None and person.next_touch_at <= NOW]
    waiting = {
        "one_on_ones": 0,
        "mentors": 0,
        "worksheets": 0,
        "removals": 0,
        "lookups": 1,
        "handovers": 0,
        "teams": 1,
        "people": len(due),
        "messages": 1,
    }
    assert await counts(database) == waiting
    assert (await database.do(upcoming.remaining, WORKSPACE, NOW, EVERY)).count == 3 + len(due)
    assert sum((await counts(database, ELSEWHERE)).values()) == 0
