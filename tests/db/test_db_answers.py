"""Answers, and who they were shared with, as they are remembered."""

from dataclasses import replace
from datetime import timedelta

import pytest

from content.model.ladder import Ladder
from db import checkins, teams
from growth.audience import Circle, Draft
from growth.facts import Answer, Audience, Kind, Person, Round, Team
from tests.cast import NOW, WORKSPACE
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio

BEFORE = NOW - timedelta(minutes=10)
LATER = NOW + timedelta(hours=2)
LAST = NOW + timedelta(hours=4)
WIN = Draft(Kind.WIN, "I drew the failure modes.", Audience.TEAM)


@pytest.fixture
async def checkin(database: Memory, alice: Person, ladder: Ladder) -> Round:
    return await database.do(checkins.open_round, alice, "2026-W48", ladder.questions[0], ladder=ladder, now=NOW)


@pytest.fixture
async def circle(database: Memory, ranking: Team, alice: Person) -> Circle:
    return await database.do(teams.circle, alice)


@pytest.fixture
async def win(database: Memory, checkin: Round, circle: Circle) -> Answer:
    """Alice's win, shared with her team."""
    await database.do(checkins.write, checkin, WIN, circle, now=NOW)
    return await only(database, checkin)


async def only(database: Memory, checkin: Round) -> Answer:
    (answer,) = await database.do(checkins.answers, checkin.id)
    return answer


async def test_an_answer_comes_back_as_it_was_written(win: Answer, alice: Person, bob: Person, ranking: Team) -> None:
    assert (win.author, win.kind, win.text, win.theme) == (alice, Kind.WIN, WIN.text, None)
    assert (win.audience, win.manager_id, win.manager_name) == (Audience.TEAM, bob.id, bob.name)
    assert win.team_id == ranking.id
    assert (win.written_at, win.shared_at, win.handled_at) == (NOW, NOW, None)


async def test_an_answer_for_oneself_is_not_shared(database: Memory, checkin: Round, circle: Circle) -> None:
    await database.do(checkins.write, checkin, Draft(Kind.WIN, "Mine."), circle, now=NOW)
    kept = await only(database, checkin)
    assert (kept.audience, kept.shared_at, kept.manager_id, kept.team_id) == (Audience.ONLY_ME, None, None, None)


async def test_what_cannot_be_shared_stays_with_its_author(database: Memory, checkin: Round) -> None:
    await database.do(checkins.write, checkin, WIN, Circle(), now=NOW)
    kept = await only(database, checkin)
    assert (kept.text, kept.audience, kept.shared_at) == (WIN.text, Audience.ONLY_ME, None)


async def test_the_same_again_keeps_when_it_was_shared_and_handled(
    database: Memory, checkin: Round, circle: Circle, win: Answer
) -> None:
    await database.do(checkins.handle, win.id, LATER)
    await database.do(checkins.write, checkin, WIN, circle, now=LAST)
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
    await database.do(checkins.handle, win.id, LATER)
    await database.do(checkins.write, checkin, draft, circle, now=LAST)
    kept = await only(database, checkin)
    assert (kept.id, kept.text, kept.audience, kept.theme) == (win.id, draft.text, draft.audience, draft.theme)
    assert (kept.written_at, kept.shared_at, kept.handled_at) == (LAST, LAST, None)


async def test_narrowing_an_answer_takes_it_from_the_team(
    database: Memory, checkin: Round, circle: Circle, win: Answer
) -> None:
    await database.do(checkins.write, checkin, replace(WIN, audience=Audience.ONLY_ME), circle, now=LATER)
    kept = await only(database, checkin)
    assert (kept.shared_at, kept.manager_id, kept.team_id) == (None, None, None)


async def test_the_same_words_under_a_new_manager_are_shared_anew(
    database: Memory, checkin: Round, circle: Circle, win: Answer, charlie: Person
) -> None:
    await database.do(checkins.write, checkin, WIN, replace(circle, manager=charlie), now=LATER)
    kept = await only(database, checkin)
    assert (kept.manager_id, kept.manager_name, kept.shared_at) == (charlie.id, charlie.name, LATER)


async def test_somebody_else_leading_the_team_changes_nothing_that_was_shared(
    database: Memory, checkin: Round, win: Answer, ranking: Team, charlie: Person
) -> None:
    await database.do(teams.set_manager, WORKSPACE, ranking.id, charlie.id)
    assert await only(database, checkin) == win


async def test_an_empty_answer_is_taken_back(database: Memory, checkin: Round, circle: Circle, win: Answer) -> None:
    await database.do(checkins.write, checkin, Draft(Kind.WIN, ""), circle, now=LATER)
    assert await database.do(checkins.answers, checkin.id) == []


async def test_an_empty_answer_to_nothing_is_nothing(database: Memory, checkin: Round, circle: Circle) -> None:
    await database.do(checkins.write, checkin, Draft(Kind.PLAN, ""), circle, now=LATER)
    assert await database.do(checkins.answers, checkin.id) == []


async def test_a_round_holds_one_answer_of_each_kind(
    database: Memory, checkin: Round, circle: Circle, win: Answer
) -> None:
    await database.do(checkins.write, checkin, Draft(Kind.PLAN, "Measure it."), circle, now=LATER)
    await database.do(checkins.write, checkin, Draft(Kind.PLAN, "Measure it twice."), circle, now=LAST)
    assert [a.text for a in await database.do(checkins.answers, checkin.id)] == [WIN.text, "Measure it twice."]


async def test_unsharing_takes_everything_back(database: Memory, checkin: Round, circle: Circle, win: Answer) -> None:
    await database.do(checkins.write, checkin, Draft(Kind.HELP, "A review?", Audience.MANAGER), circle, now=NOW)
    await database.do(checkins.unshare, checkin.id, BEFORE)
    kept = await database.do(checkins.answers, checkin.id)
    assert [a.text for a in kept] == [WIN.text, "A review?"]
    assert {(a.audience, a.shared_at, a.manager_id, a.team_id) for a in kept} == {(Audience.ONLY_ME, None, None, None)}


async def test_what_was_shared_earlier_stays_shared(
    database: Memory, checkin: Round, circle: Circle, win: Answer
) -> None:
    await database.do(checkins.write, checkin, Draft(Kind.HELP, "A review?", Audience.MANAGER), circle, now=LATER)
    await database.do(checkins.unshare, checkin.id, NOW)
    kept = await database.do(checkins.answers, checkin.id)
    assert [(a.text, a.shared_at) for a in kept] == [(WIN.text, NOW), ("A review?", None)]


async def test_what_was_taken_back_can_be_shared_again(
    database: Memory, checkin: Round, circle: Circle, win: Answer
) -> None:
    await database.do(checkins.unshare, checkin.id, BEFORE)
    await database.do(checkins.write, checkin, WIN, circle, now=LATER)
    assert await only(database, checkin) == replace(win, written_at=LATER, shared_at=LATER)


async def test_one_answer_by_its_id(database: Memory, win: Answer) -> None:
    assert await database.do(checkins.answer, win.id) == win
    assert await database.do(checkins.answer, 0) is None


@pytest.mark.parametrize("audience", [Audience.MANAGER, Audience.AGENDA, Audience.TEAM])
async def test_what_was_shared_on_a_team_is_a_candidate_there(
    database: Memory, checkin: Round, circle: Circle, ranking: Team, audience: Audience
) -> None:
    await database.do(checkins.write, checkin, replace(WIN, audience=audience), circle, now=NOW)
    assert await database.do(checkins.shared_on, ranking.id) == [await only(database, checkin)]
    assert await database.do(checkins.shared_on, 0) == []


async def test_what_is_not_shared_is_no_candidate(database: Memory, checkin: Round, win: Answer, ranking: Team) -> None:
    await database.do(checkins.unshare, checkin.id, BEFORE)
    assert await database.do(checkins.shared_on, ranking.id) == []
