"""Rounds of questions as they are remembered."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError, NoResultFound

from content.model.ladder import Ladder
from db import checkins, deliveries, rounds, scope, steps
from db.deliveries import NewDelivery
from db.tables import RoundRow
from growth.facts import Person, Pulse, Round, RoundState
from tests import cast
from tests.cast import NOW, WORKSPACE, a_choice
from tests.db import opened as opening
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio

LATER = NOW + timedelta(hours=2)
WEEK = timedelta(weeks=1)


@pytest.fixture
async def checkin(database: Memory, alice: Person, ladder: Ladder) -> Round:
    return await opened(database, alice, ladder, "2026-W48")


async def opened(database: Memory, person: Person, ladder: Ladder, week: str, now: datetime = NOW) -> Round:
    question = ladder.questions[0]
    return await database.do(opening.open_round, person, week, question, ladder=ladder, now=now)


async def queued(database: Memory, key: str) -> int:
    return await database.do(deliveries.queue, NewDelivery(workspace=WORKSPACE, key=key, payload={}), NOW)


async def test_a_round_opens_without_a_word_in_it(
    database: Memory, checkin: Round, alice: Person, ladder: Ladder
) -> None:
    question = ladder.questions[0]
    asked = {"question": question.id, "asked": question.text, "ladder_version": ladder.version}
    assert checkin == cast.a_round(id=checkin.id, person_id=alice.id, **asked)
    assert await database.do(checkins.get, WORKSPACE, checkin.id) == checkin
    assert await database.do(checkins.answers, WORKSPACE, checkin.id) == []


async def test_a_round_keeps_the_version_of_its_ladder(database: Memory, alice: Person, ladder: Ladder) -> None:
    newer = ladder.model_copy(update={"version": "2027.1"})
    assert (await opened(database, alice, newer, "2026-W48")).ladder_version == "2027.1"


async def test_a_week_has_one_round(database: Memory, checkin: Round, alice: Person, ladder: Ladder) -> None:
    with pytest.raises(IntegrityError):
        await opened(database, alice, ladder, "2026-W48")


async def test_a_week_has_a_round_for_everybody(
    database: Memory, checkin: Round, charlie: Person, ladder: Ladder
) -> None:
    assert (await opened(database, charlie, ladder, "2026-W48")).person_id == charlie.id


async def test_there_is_no_such_round(database: Memory) -> None:
    assert await database.do(checkins.find, WORKSPACE, 0) is None
    with pytest.raises(NoResultFound):
        await database.do(checkins.get, WORKSPACE, 0)


async def test_what_happens_to_a_round_is_kept(database: Memory, checkin: Round) -> None:
    await database.do(checkins.set_pulse, WORKSPACE, checkin.id, Pulse.UNSAID)
    await database.do(checkins.mark_answered, WORKSPACE, checkin.id, LATER)
    kept = await database.do(checkins.find, WORKSPACE, checkin.id)
    assert kept is not None
    assert (kept.pulse, kept.state, kept.answered_at) == (Pulse.UNSAID, RoundState.ANSWERED, LATER)


async def test_a_reminder_is_what_later_was_waiting_for(database: Memory, checkin: Round) -> None:
    await database.do(checkins.set_later, WORKSPACE, checkin.id)
    assert (await database.do(checkins.get, WORKSPACE, checkin.id)).later
    await database.do(rounds.bring_up, WORKSPACE, [checkin.id], LATER)
    kept = await database.do(checkins.get, WORKSPACE, checkin.id)
    assert (kept.later, kept.reminded_at) == (False, LATER)


async def test_a_round_stands_in_a_message_and_offers_a_step(
    database: Memory, checkin: Round, alice: Person, ladder: Ladder
) -> None:
    step = await database.do(steps.offer, alice, a_choice(ladder.actions[0], None, ()), ladder=ladder, now=NOW)
    delivery = await queued(database, "checkin:1")
    await database.do(scope.change, RoundRow, WORKSPACE, checkin.id, delivery_id=delivery, step_id=step.id)
    found = await database.do(checkins.by_delivery, WORKSPACE, delivery)
    assert found is not None
    assert (found.id, found.delivery_id, found.step_id) == (checkin.id, delivery, step.id)
    assert await database.do(checkins.open_of, WORKSPACE, alice.id) == delivery


async def test_no_round_stands_in_another_message(database: Memory, checkin: Round) -> None:
    assert await database.do(checkins.by_delivery, WORKSPACE, await queued(database, "digest:1")) is None


@pytest.mark.parametrize("state", [RoundState.ANSWERED, RoundState.SKIPPED, RoundState.CLOSED])
async def test_a_round_that_is_over_is_not_open(
    database: Memory, checkin: Round, alice: Person, state: RoundState
) -> None:
    await database.do(
        scope.change, RoundRow, WORKSPACE, checkin.id, delivery_id=await queued(database, "checkin:1"), step_id=None
    )
    await database.do(checkins.set_state, WORKSPACE, checkin.id, state)
    assert await database.do(checkins.open_of, WORKSPACE, alice.id) is None


async def test_rounds_come_newest_first(database: Memory, checkin: Round, alice: Person, ladder: Ladder) -> None:
    newest = await opened(database, alice, ladder, "2026-W50", NOW + 2 * WEEK)
    older = await opened(database, alice, ladder, "2026-W46", NOW - 2 * WEEK)
    assert await database.do(checkins.recent, WORKSPACE, alice.id) == [newest, checkin, older]
    assert await database.do(checkins.recent, WORKSPACE, alice.id, limit=1) == [newest]


async def test_the_rounds_of_some_people_since_a_moment(
    database: Memory, checkin: Round, alice: Person, charlie: Person, ladder: Ladder
) -> None:
    await opened(database, charlie, ladder, "2026-W48")
    stale = await opened(database, alice, ladder, "2026-W44", NOW - 4 * WEEK)
    late = await opened(database, alice, ladder, "2026-W46", NOW - 2 * WEEK)
    await database.do(checkins.mark_answered, WORKSPACE, late.id, LATER)
    found = await database.do(rounds.of_people, WORKSPACE, [alice.id], NOW)
    assert [r.id for r in found] == [checkin.id, late.id]
    assert stale.id not in [r.id for r in found]
    assert await database.do(rounds.of_people, WORKSPACE, [], NOW) == []
