"""What stands in the messages of digests, as it is remembered."""

import pytest

from content.model.ladder import Ladder
from db import checkins, deliveries, digest_items, teams
from db.deliveries import NewDelivery
from db.digest_items import Item
from growth.facts import Answer, Audience, Draft, Kind, Person, Team
from tests.cast import ELSEWHERE, NOW, WORKSPACE
from tests.db import opened
from tests.db.lane import claim
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio
LETTER = "digest-letter"


@pytest.fixture
async def answers(database: Memory, alice: Person, ranking: Team, ladder: Ladder) -> list[Answer]:
    """A win and a wish of Alice's, shared with Bob."""
    checkin = await database.do(opened.open_round, alice, "2026-W48", ladder.questions[0], ladder=ladder, now=NOW)
    circle = await database.do(teams.circle, alice)
    for kind in (Kind.WIN, Kind.HELP):
        sharing = circle.share(Audience.MANAGER, NOW)
        await database.do(checkins.write, WORKSPACE, checkin, [(Draft(kind, kind.value), sharing)], now=NOW)
    return await database.do(checkins.answers, WORKSPACE, checkin.id)


async def message(database: Memory, team: Team, key: str, *, thread: int | None = None) -> int:
    new = NewDelivery(
        workspace=WORKSPACE,
        key=key,
        payload={},
        kinds=(LETTER,),
        channel="U0BOB",
        team_id=team.id,
        person_id=team.manager.id,
        thread=thread,
    )
    return await database.do(deliveries.queue, new, NOW)


async def test_a_letter_is_all_its_messages(database: Memory, ranking: Team, answers: list[Answer]) -> None:
    first = await message(database, ranking, "first")
    second = await message(database, ranking, "second", thread=first)
    await database.do(digest_items.keep, WORKSPACE, {first: {answers[0].key: False}})
    await database.do(digest_items.keep, WORKSPACE, {second: {answers[1].key: True}})
    every = [Item(first, answers[0].key), Item(second, answers[1].key, waits=True)]
    assert await database.do(digest_items.beside, WORKSPACE, first) == every
    assert await database.do(digest_items.beside, WORKSPACE, second) == every
    assert await database.do(digest_items.of, WORKSPACE, second) == every[1:]
    assert await database.do(digest_items.beside, ELSEWHERE, first) == []


async def test_an_answer_that_is_deleted_stands_nowhere(database: Memory, ranking: Team, answers: list[Answer]) -> None:
    letter = await message(database, ranking, "first")
    await database.do(digest_items.keep, WORKSPACE, {letter: {answer.key: False for answer in answers}})
    checkin = await database.do(checkins.get, WORKSPACE, answers[0].round_id)
    await database.do(checkins.write, WORKSPACE, checkin, [(Draft(Kind.WIN, ""), answers[0].sharing)], now=NOW)
    assert await database.do(digest_items.of, WORKSPACE, letter) == [Item(letter, answers[1].key)]


async def test_nothing_stands_in_a_message_that_waits_or_never_arrived(
    database: Memory, ranking: Team, alice: Person, answers: list[Answer]
) -> None:
    letter = await message(database, ranking, "first")
    await database.do(digest_items.keep, WORKSPACE, {letter: {answers[0].key: False}})
    assert await database.do(digest_items.holding, WORKSPACE, [answers[0].key]) == []
    await database.do(claim, WORKSPACE, NOW)
    (found,) = await database.do(digest_items.holding, WORKSPACE, [answers[0].key, answers[1].key])
    assert found.id == letter
    assert [each.id for each in await database.do(digest_items.holding_words_of, WORKSPACE, alice.id)] == [letter]
    assert await database.do(digest_items.holding_words_of, ELSEWHERE, alice.id) == []
