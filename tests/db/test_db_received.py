"""What Slack hands over twice is acted on once, and what came to nothing is acted on again."""

from datetime import datetime, timedelta

import pytest

from db import received
from db.received import Begun
from growth.facts import Person
from tests.cast import ELSEWHERE, NOW, WORKSPACE
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio

EVENT = "Ev0CLICK"
NEW = Begun()


class Death(BaseException):
    """The process ends here."""


async def begun(
    database: Memory, now: datetime = NOW, workspace: str = WORKSPACE, event: str = EVENT, said: str = ""
) -> Begun | None:
    return await database.do(received.begin, workspace, event, now, said=said)


async def test_something_new_is_acted_on(database: Memory) -> None:
    assert await begun(database) == NEW


async def test_something_else_is_too(database: Memory) -> None:
    await begun(database)
    assert await begun(database, event="Ev0OTHER") == NEW


async def test_the_same_id_elsewhere_is_something_else(database: Memory) -> None:
    await begun(database)
    assert await begun(database, workspace=ELSEWHERE) == NEW


async def test_what_is_done_is_never_acted_on_again(database: Memory) -> None:
    await begun(database)
    assert await begun(database, NOW + timedelta(days=1)) is None


async def test_what_failed_or_was_cut_short_is_acted_on_again_at_once(database: Memory) -> None:
    async def dies() -> None:
        async with database.transaction() as session:
            await received.begin(session, WORKSPACE, EVENT, NOW)
            raise Death

    with pytest.raises(Death):
        await dies()
    assert await begun(database) == NEW


async def test_the_same_form_with_other_words_is_acted_on_and_told_what_it_made(database: Memory) -> None:
    await begun(database, said="one")
    await database.do(received.leave, WORKSPACE, EVENT, "a team")
    assert await begun(database, said="one") is None
    assert await begun(database, said="two") == Begun("a team")
    assert await begun(database, said="two") is None


async def test_whether_it_may_be_done_is_told_without_a_mark(database: Memory) -> None:
    assert await database.do(received.may_begin, WORKSPACE, EVENT, said="one") == NEW
    assert await begun(database, said="one") == NEW
    await database.do(received.leave, WORKSPACE, EVENT, "a team")
    assert await database.do(received.may_begin, WORKSPACE, EVENT, said="one") is None
    assert await database.do(received.may_begin, WORKSPACE, EVENT, said="two") == Begun("a team")
    assert await database.do(received.may_begin, ELSEWHERE, EVENT, said="two") == NEW


async def test_two_processes_get_the_same_thing_and_one_acts(database: Memory) -> None:
    assert await database.race(received.begin, WORKSPACE, EVENT, NOW) == [NEW, None]


async def test_two_processes_get_the_same_form_with_other_words_and_one_acts(database: Memory) -> None:
    await begun(database, said="one")
    assert await database.race(received.begin, WORKSPACE, EVENT, NOW, said="two") == [NEW, None]


async def test_what_is_older_than_any_redelivery_is_forgotten(database: Memory) -> None:
    await begun(database)
    await begun(database, NOW + timedelta(days=1), event="Ev0YOUNG")
    await database.do(received.clear, NOW + timedelta(days=1))
    assert (await database.rows())["received"] == 1


async def test_what_a_form_made_names_nobody_who_is_forgotten(database: Memory, alice: Person, bob: Person) -> None:
    shown = f'{{"people":"{alice.slack_id} {alice.slack_id}2 {bob.slack_id}"}}'
    for workspace in (WORKSPACE, ELSEWHERE):
        await begun(database, workspace=workspace, said="one")
        await database.do(received.leave, workspace, EVENT, shown)
    await database.do(received.name_no_more, WORKSPACE, alice.id)
    left = f'{{"people":"{alice.slack_id}2 {bob.slack_id}"}}'
    assert await begun(database, said="two") == Begun(left)
    assert await begun(database, workspace=ELSEWHERE, said="two") == Begun(shown)
