"""Answers, and who they were shared with, as they are remembered."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from content.model.ladder import Ladder
from db import checkins, teams
from growth.audience import Circle
from growth.facts import Answer, Audience, Draft, Kind, Person, Round, Sharing, Team
from tests.cast import NOW, WORKSPACE
from tests.db import opened
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio

LATER = NOW + timedelta(hours=2)
LAST = NOW + timedelta(hours=4)
WIN = Draft(Kind.WIN, "I drew the failure modes.", Audience.TEAM)


@pytest.fixture
async def checkin(database: Memory, alice: Person, ladder: Ladder) -> Round:
    return await database.do(opened.open_round, alice, "2026-W48", ladder.questions[0], ladder=ladder, now=NOW)


@pytest.fixture
async def circle(database: Memory, ranking: Team, alice: Person) -> Circle:
    return await database.do(teams.circle, alice)


@pytest.fixture
async def win(database: Memory, checkin: Round, circle: Circle) -> Answer:
    """Alice's win, shared with her team."""
    await write(database, checkin, WIN, circle, now=NOW)
    return await only(database, checkin)


async def write(database: Memory, checkin: Round, draft: Draft, circle: Circle, *, now: datetime) -> None:
    await database.do(checkins.write, WORKSPACE, checkin, [(draft, circle.share(draft.audience, now))], now=now)


async def only(database: Memory, checkin: Round) -> Answer:
    (answer,) = await database.do(checkins.answers, WORKSPACE, checkin.id)
    return answer


async def test_an_answer_comes_back_as_it_was_written(win: Answer, alice: Person, bob: Person, ranking: Team) -> None:
    assert (win.author, win.kind, win.text, win.theme) == (alice, Kind.WIN, WIN.text, None)
    assert win.sharing == Sharing(Audience.TEAM, bob.id, ranking.id, ranking.channel, NOW)
    assert win.manager_name == bob.name
    assert (win.written_at, win.handled_at) == (NOW, None)


async def test_an_answer_for_oneself_is_not_shared(database: Memory, checkin: Round, circle: Circle) -> None:
    await write(database, checkin, Draft(Kind.WIN, "Mine."), circle, now=NOW)
    kept = await only(database, checkin)
    assert kept.sharing == Sharing()


async def test_what_cannot_be_shared_stays_with_its_author(database: Memory, checkin: Round) -> None:
    await write(database, checkin, WIN, Circle(), now=NOW)
    kept = await only(database, checkin)
    assert (kept.text, kept.sharing) == (WIN.text, Sharing())


async def test_the_same_again_keeps_when_it_was_shared_and_handled(
    database: Memory, checkin: Round, circle: Circle, win: Answer
) -> None:
    await database.do(checkins.handle, WORKSPACE, win.id, LATER)
    await write(database, checkin, WIN, circle, now=LAST)
    assert await only(database, checkin) == replace(win, handled_at=LATER)


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(replace(WIN, text="I drew them again."), id="other words"),
        pytest.param(replace(WIN, audience=Audience.MANAGER), id="another audience"),
        pytest.param(replace(WIN, theme="ops"), id="another theme"),
    ],
)
async def test_a_change_is_shared_anew(
    database: Memory, checkin: Round, circle: Circle, win: Answer, draft: Draft
) -> None:
    await database.do(checkins.handle, WORKSPACE, win.id, LATER)
    await write(database, checkin, draft, circle, now=LAST)
    kept = await only(database, checkin)
    assert (kept.id, kept.text, kept.sharing.audience, kept.theme) == (win.id, draft.text, draft.audience, draft.theme)
    assert (kept.written_at, kept.sharing.since, kept.handled_at) == (LAST, LAST, None)


async def test_narrowing_an_answer_takes_it_from_the_team(
    database: Memory, checkin: Round, circle: Circle, win: Answer
) -> None:
    await write(database, checkin, replace(WIN, audience=Audience.ONLY_ME), circle, now=LATER)
    assert (await only(database, checkin)).sharing == Sharing()


async def test_the_same_words_under_a_new_manager_are_shared_anew(
    database: Memory, checkin: Round, circle: Circle, win: Answer, charlie: Person
) -> None:
    await write(database, checkin, WIN, replace(circle, manager=charlie), now=LATER)
    kept = await only(database, checkin)
    assert (kept.sharing.reader_id, kept.manager_name, kept.sharing.since) == (charlie.id, charlie.name, LATER)


async def test_somebody_else_leading_the_team_changes_nothing_that_was_shared(
    database: Memory, checkin: Round, win: Answer, ranking: Team, charlie: Person
) -> None:
    await database.do(teams.set_manager, WORKSPACE, ranking.id, charlie.id)
    assert await only(database, checkin) == win


async def test_an_empty_answer_is_taken_back(database: Memory, checkin: Round, circle: Circle, win: Answer) -> None:
    await write(database, checkin, Draft(Kind.WIN, ""), circle, now=LATER)
    assert await database.do(checkins.answers, WORKSPACE, checkin.id) == []


async def test_an_empty_answer_to_nothing_is_nothing(database: Memory, checkin: Round, circle: Circle) -> None:
    await write(database, checkin, Draft(Kind.PLAN, ""), circle, now=LATER)
    assert await database.do(checkins.answers, WORKSPACE, checkin.id) == []


async def test_a_round_holds_one_answer_of_each_kind(
    database: Memory, checkin: Round, circle: Circle, win: Answer
) -> None:
    await write(database, checkin, Draft(Kind.PLAN, "Measure it."), circle, now=LATER)
    await write(database, checkin, Draft(Kind.PLAN, "Measure it twice."), circle, now=LAST)
    assert [a.text for a in await database.do(checkins.answers, WORKSPACE, checkin.id)] == [
        WIN.text,
        "Measure it twice.",
    ]


async def test_what_was_taken_back_keeps_its_words_and_when_that_was(
    database: Memory, checkin: Round, circle: Circle, win: Answer
) -> None:
    await write(database, checkin, Draft(Kind.HELP, "A review?", Audience.MANAGER), circle, now=NOW)
    await database.do(checkins.share, WORKSPACE, win.id, win.sharing.back(LATER))
    taken, other = await database.do(checkins.answers, WORKSPACE, checkin.id)
    assert taken == replace(win, sharing=Sharing(taken_back=LATER), manager_name=None)
    assert other.sharing.since == NOW


async def test_what_was_taken_back_can_be_shared_again(
    database: Memory, checkin: Round, circle: Circle, win: Answer
) -> None:
    await database.do(checkins.share, WORKSPACE, win.id, win.sharing.back(LATER))
    await write(database, checkin, WIN, circle, now=LATER)
    assert await only(database, checkin) == replace(win, written_at=LATER, sharing=replace(win.sharing, since=LATER))


async def test_one_answer_by_its_id(database: Memory, win: Answer) -> None:
    assert await database.do(checkins.answer, WORKSPACE, win.id) == win
    assert await database.do(checkins.answer, WORKSPACE, 0) is None
