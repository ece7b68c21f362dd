"""Measurements: when somebody was asked, in which words, and what they answered."""

from datetime import timedelta

import pytest

from content.model.ladder import Ladder
from db import deliveries, measurements, scope
from db.deliveries import NewDelivery
from db.tables import MeasurementRow
from growth.facts import Measurement, Person
from tests.cast import NOW, WORKSPACE
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio

LATER = NOW + timedelta(hours=2)


async def asked(database: Memory, person: Person, ladder: Ladder, weeks: int = 0) -> Measurement:
    moment = NOW + timedelta(weeks=weeks)
    return await database.do(measurements.ask, person, ladder.measures[0], ladder=ladder, now=moment)


async def delivery(database: Memory, person: Person) -> int:
    new = NewDelivery(workspace=person.workspace, key="measure", channel="D1", person_id=person.id, payload={})
    return await database.do(deliveries.queue, new, NOW)


async def test_it_is_kept_in_the_words_in_which_it_was_asked(database: Memory, alice: Person, ladder: Ladder) -> None:
    row = await asked(database, alice, ladder)
    assert (row.asked, row.ladder_version, row.asked_at) == (ladder.measures[0].text, ladder.version, NOW)
    assert (row.label, row.value, row.answered_at, row.delivery_id) == (None, None, None, None)
    assert await database.do(measurements.get, WORKSPACE, row.id) == row


async def test_an_answer_keeps_its_words_and_the_next_one_takes_its_place(
    database: Memory, alice: Person, ladder: Ladder
) -> None:
    row = await asked(database, alice, ladder)
    first, second = ladder.measures[0].answers[:2]
    await database.do(measurements.answer, WORKSPACE, row.id, first, NOW)
    await database.do(measurements.answer, WORKSPACE, row.id, second, LATER)
    [kept] = await database.do(measurements.of_person, WORKSPACE, alice.id)
    assert (kept.label, kept.value, kept.answered_at) == (second.label, second.value, LATER)


async def test_each_has_their_own_and_the_newest_comes_first(
    database: Memory, alice: Person, charlie: Person, ladder: Ladder
) -> None:
    first = await asked(database, alice, ladder)
    second = await asked(database, alice, ladder, weeks=4)
    await asked(database, charlie, ladder)
    assert await database.do(measurements.of_person, WORKSPACE, alice.id) == [second, first]


async def test_a_message_asks_it_until_it_is_passed_over(database: Memory, alice: Person, ladder: Ladder) -> None:
    row, message = await asked(database, alice, ladder), await delivery(database, alice)
    await database.do(scope.change, MeasurementRow, WORKSPACE, row.id, delivery_id=message)
    standing = await database.do(measurements.in_messages, WORKSPACE, [message])
    assert standing[message].id == row.id
    await database.do(measurements.pass_over, WORKSPACE, [row.id])
    assert await database.do(measurements.in_messages, WORKSPACE, [message]) == {}
    assert await database.do(measurements.get, WORKSPACE, row.id) == row


async def test_not_to_be_asked_is_an_answer_without_one(database: Memory, alice: Person, ladder: Ladder) -> None:
    row = await asked(database, alice, ladder)
    await database.do(measurements.end, WORKSPACE, row.id, LATER)
    kept = await database.do(measurements.get, WORKSPACE, row.id)
    assert kept is not None
    assert (kept.label, kept.value, kept.answered_at) == (None, None, LATER)


async def test_what_never_stood_in_slack_was_never_asked(database: Memory, alice: Person, ladder: Ladder) -> None:
    row, other = await asked(database, alice, ladder), await asked(database, alice, ladder, weeks=4)
    message = await delivery(database, alice)
    await database.do(scope.change, MeasurementRow, WORKSPACE, row.id, delivery_id=message)
    await database.do(measurements.forget, WORKSPACE, message)
    assert await database.do(measurements.of_person, WORKSPACE, alice.id) == [other]


async def test_an_answer_outlives_its_message(database: Memory, alice: Person, ladder: Ladder) -> None:
    row, message = await asked(database, alice, ladder), await delivery(database, alice)
    await database.do(scope.change, MeasurementRow, WORKSPACE, row.id, delivery_id=message)
    await database.do(measurements.answer, WORKSPACE, row.id, ladder.measures[0].answers[0], NOW)
    await database.do(measurements.forget, WORKSPACE, message)
    [kept] = await database.do(measurements.of_person, WORKSPACE, alice.id)
    assert kept.value == ladder.measures[0].answers[0].value


async def test_nobody_has_any_who_was_not_asked(database: Memory, alice: Person) -> None:
    assert await database.do(measurements.of_person, WORKSPACE, alice.id) == []
    assert await database.do(measurements.get, WORKSPACE, 404) is None
