"""The facts of many people at once: each their own, in as many statements as for a few."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from content.model.ladder import Ladder
from db import measurements, people, profiles, prompting, steps, touches
from db.profiles import Profile
from growth.facts import Person, StepState, Touch, Why
from tests.cast import ELSEWHERE, NOW, WORKSPACE, a_choice, alice, utc
from tests.db import opened
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio

WEEKS = [NOW - timedelta(weeks=weeks) for weeks in (3, 2, 1)]
SEVEN_DAYS_AGO = NOW - timedelta(days=7)


async def crowd(database: Memory, ladder: Ladder, count: int) -> list[Person]:
    """So many people on the way up, each with rounds, a step, a measurement and touches of three weeks."""
    found = [await database.meet(alice(slack_id=f"U{number:03d}", name=f"Person {number}")) for number in range(count)]
    async with database.transaction() as session:
        for person in found:
            await people.set_towards(session, WORKSPACE, person.id, "senior")
            for at in WEEKS:
                week = f"{at.isocalendar().year}-W{at.isocalendar().week}"
                await opened.open_round(session, person, week, ladder.questions[0], ladder=ladder, now=at)
                await touches.note(session, WORKSPACE, person.id, Touch(at, ("checkin",)))
            await steps.offer(session, person, a_choice(ladder.actions[0]), ladder=ladder, now=WEEKS[0])
            await measurements.ask(session, person, ladder.measures[0], ladder=ladder, now=WEEKS[1])
    return [await database.do(people.get, WORKSPACE, person.id) for person in found]


async def statements(engine: AsyncEngine, database: Memory, verb: Any, *args: Any) -> int:
    """How many it takes a verb to find what it is asked for."""
    said: list[str] = []

    def hear(_c: object, _cursor: object, statement: str, *_more: Any) -> None:
        said.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", hear)
    await database.do(verb, WORKSPACE, *args, NOW)
    event.remove(engine.sync_engine, "before_cursor_execute", hear)
    return sum(statement.lstrip().startswith(("SELECT", "WITH")) for statement in said)


async def test_thirty_people_take_as_many_statements_as_three(
    engine: AsyncEngine, database: Memory, ladder: Ladder
) -> None:
    everybody = await crowd(database, ladder, 30)
    few = await statements(engine, database, prompting.gather, everybody[:3])
    assert few == await statements(engine, database, prompting.gather, everybody) == 6


async def test_what_slack_says_of_thirty_is_compared_as_at_once(
    engine: AsyncEngine, database: Memory, ladder: Ladder
) -> None:
    everybody = await crowd(database, ladder, 30)
    told = [Profile(p.slack_id, p.name, p.zone, p.is_admin, False, p.presence) for p in everybody]
    few = await statements(engine, database, profiles.renew, told[:3])
    assert few == await statements(engine, database, profiles.renew, told) == 1


async def test_the_facts_of_each_are_their_own(database: Memory, ladder: Ladder) -> None:
    everybody = await crowd(database, ladder, 3)
    found = await database.do(prompting.gather, WORKSPACE, everybody, NOW)
    assert [facts.person for facts in found] == everybody
    for facts in found:
        mine = facts.person.id
        assert [r.opened_at for r in facts.rounds] == WEEKS[::-1]
        assert [(s.offered_at, s.state) for s in facts.steps] == [(WEEKS[0], StepState.OFFERED)]
        assert [m.asked_at for m in facts.measurements] == [WEEKS[1]]
        assert {each.person_id for each in (*facts.rounds, *facts.steps, *facts.measurements)} == {mine}
        assert facts.last_round == facts.rounds[0]


async def test_a_quarter_of_rounds_is_looked_back_upon(database: Memory, alice: Person, ladder: Ladder) -> None:
    for week in range(20):
        at = NOW - timedelta(weeks=20 - week)
        await database.do(opened.open_round, alice, f"2026-X{week}", ladder.questions[0], ladder=ladder, now=at)
    (facts,) = await database.do(prompting.gather, WORKSPACE, [alice], NOW)
    assert [r.week for r in facts.rounds] == [f"2026-X{week}" for week in range(19, 6, -1)]


@pytest.mark.parametrize(
    ("touched", "spoken_at", "last"),
    [
        pytest.param([], (), None, id="not yet"),
        pytest.param([(SEVEN_DAYS_AGO, True)], (SEVEN_DAYS_AGO,), Touch(SEVEN_DAYS_AGO, ("it",)), id="a week ago"),
        pytest.param([(WEEKS[1], True)], (), Touch(WEEKS[1], ("it",)), id="before that: only the last"),
        pytest.param([(WEEKS[1], True), (NOW, False)], (), Touch(NOW, ("it",), Why.BUDGET), id="held"),
        pytest.param(
            [(SEVEN_DAYS_AGO, True), (NOW, False)],
            (SEVEN_DAYS_AGO,),
            Touch(NOW, ("it",), Why.BUDGET),
            id="spoken, then held",
        ),
        pytest.param([(NOW, False), (NOW, True)], (NOW,), Touch(NOW, ("it",)), id="at one instant, the later"),
    ],
)
async def test_what_was_spoken_in_the_last_seven_days_counts(
    database: Memory,
    alice: Person,
    charlie: Person,
    touched: list[tuple[datetime, bool]],
    spoken_at: tuple[datetime, ...],
    last: Touch | None,
) -> None:
    await database.do(touches.note, WORKSPACE, charlie.id, Touch(NOW, ("another",)))
    for at, spoke in touched:
        await database.do(touches.note, WORKSPACE, alice.id, Touch(at, ("it",), None if spoke else Why.BUDGET))
    (facts,) = await database.do(prompting.gather, WORKSPACE, [alice], NOW)
    assert (facts.spoken_at, facts.last_touch) == (spoken_at, last)


async def test_a_message_that_never_stood_costs_nothing(database: Memory, alice: Person, charlie: Person) -> None:
    for person in (alice, charlie):
        await database.do(touches.note, WORKSPACE, person.id, Touch(NOW, ("nudge",)))
    await database.do(touches.not_spoken, WORKSPACE, alice.id, NOW, why=Why.FAILED)
    mine, theirs = await database.do(prompting.gather, WORKSPACE, [alice, charlie], NOW)
    assert (mine.spoken_at, mine.last_touch) == ((), Touch(NOW, ("nudge",), Why.FAILED))
    assert theirs.spoken_at == (NOW,)


async def test_what_was_measured_is_only_gathered_for_who_practises(
    database: Memory, alice: Person, ladder: Ladder
) -> None:
    await database.do(measurements.ask, alice, ladder.measures[0], ladder=ladder, now=NOW)
    (idle,) = await database.do(prompting.gather, WORKSPACE, [alice], NOW)
    (practising,) = await database.do(prompting.gather, WORKSPACE, [replace(alice, towards="senior")], NOW)
    assert (len(idle.measurements), len(practising.measurements)) == (0, 1)


@pytest.mark.usefixtures("two_workspaces")
async def test_another_workspace_finds_nothing_of_them(database: Memory, ladder: Ladder) -> None:
    everybody = await crowd(database, ladder, 1)
    (facts,) = await database.do(prompting.gather, ELSEWHERE, everybody, NOW)
    assert (facts.rounds, facts.steps, facts.measurements, facts.spoken_at, facts.last_touch) == ((), (), (), (), None)


async def test_nobody_is_nothing(database: Memory) -> None:
    assert await database.do(prompting.gather, WORKSPACE, [], utc("2026-11-24 08:30")) == []
