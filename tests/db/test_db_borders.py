"""What a person deletes is gone, and a workspace never sees another's rows."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import delete

from content.model.ladder import Ladder
from db import checkins, deliveries, people, scope, shared, steps, teams, touches
from db.deliveries import NewDelivery
from db.engine import Session
from db.tables import PersonRow, RoundRow, StepRow, WorkspaceRow
from growth.facts import Audience, Draft, Kind, Person, Team, Touch
from tests import cast
from tests.cast import ELSEWHERE, NOW, WORKSPACE, a_choice
from tests.db import opened
from tests.db.lane import claim
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio

Live = Callable[[Person], Awaitable[None]]


@pytest.fixture
def live(database: Memory, ladder: Ladder) -> Live:
    """Lets a person leave a row wherever people leave rows: an answer, a step, a touch, a message and its redrawing."""

    async def everything(person: Person) -> None:
        async with database.transaction() as session:
            checkin = await opened.open_round(session, person, "2026-W48", ladder.questions[0], ladder=ladder, now=NOW)
            circle = await teams.circle(session, person)
            sharing = circle.share(Audience.TEAM, NOW)
            await checkins.write(session, person.workspace, checkin, [(Draft(Kind.WIN, "Done."), sharing)], now=NOW)
            step = await steps.offer(session, person, a_choice(ladder.actions[0], None, ()), ladder=ladder, now=NOW)
            hers = NewDelivery(workspace=person.workspace, key=f"checkin:{person.id}", payload={}, person_id=person.id)
            message = await deliveries.queue(session, hers, NOW)
            again = NewDelivery(workspace=person.workspace, key=f"redraw:{person.id}", payload={}, redraws=message)
            await deliveries.queue(session, again, NOW)
            await scope.change(session, RoundRow, person.workspace, checkin.id, delivery_id=message, step_id=step.id)
            await scope.change(session, StepRow, person.workspace, step.id, delivery_id=message)
            await touches.note(session, person.workspace, person.id, Touch(NOW, ("checkin",)))

    return everything


async def forget(session: Session, person_id: int) -> None:
    await session.execute(delete(PersonRow).where(PersonRow.id == person_id))


async def leave(session: Session, workspace: str) -> None:
    await session.execute(delete(WorkspaceRow).where(WorkspaceRow.id == workspace))


async def test_deleting_a_person_leaves_nothing_of_theirs(
    database: Memory, charlie: Person, ranking: Team, alice: Person, live: Live
) -> None:
    await live(charlie)
    without_alice = await database.rows()
    await live(alice)
    await database.do(forget, alice.id)
    assert await database.rows() == {
        **without_alice,
        "people": without_alice["people"] - 1,
        "memberships": without_alice["memberships"] - 1,
    }


async def test_deleting_a_person_takes_nothing_of_anybody_elses(
    database: Memory, charlie: Person, alice: Person, live: Live
) -> None:
    await live(charlie)
    await live(alice)
    await database.do(forget, charlie.id)
    (checkin,) = await database.do(checkins.recent, WORKSPACE, alice.id)
    assert [answer.text for answer in await database.do(checkins.answers, WORKSPACE, checkin.id)] == ["Done."]
    assert len(await database.do(steps.of_person, WORKSPACE, alice.id)) == 1


async def test_what_was_shared_with_a_manager_who_is_deleted_stays_its_authors(
    database: Memory, ranking: Team, alice: Person, bob: Person, live: Live
) -> None:
    await live(alice)
    await database.do(forget, bob.id)
    (checkin,) = await database.do(checkins.recent, WORKSPACE, alice.id)
    (answer,) = await database.do(checkins.answers, WORKSPACE, checkin.id)
    assert (answer.text, answer.sharing.reader_id, answer.sharing.team_id) == ("Done.", None, None)


async def test_a_workspace_that_leaves_takes_everything_of_its_own(
    database: Memory, ranking: Team, alice: Person, live: Live
) -> None:
    zoe = await database.meet(cast.alice(workspace=ELSEWHERE, slack_id="U0ZOE"))
    await live(zoe)
    hers = await database.rows()
    await live(alice)
    await database.do(leave, WORKSPACE)
    left = await database.rows()
    assert (left["workspaces"], left["people"], left["teams"], left["memberships"]) == (1, 1, 0, 0)
    assert (left["checkins"], left["answers"], left["deliveries"]) == (1, 1, hers["deliveries"])


async def test_one_slack_id_in_two_workspaces_is_two_people(database: Memory, alice: Person) -> None:
    twin = await database.meet(cast.alice(workspace=ELSEWHERE, name="Another Alice"))
    assert twin.id != alice.id
    assert await database.do(people.find, WORKSPACE, "U0ALICE") == alice
    assert await database.do(people.find, ELSEWHERE, "U0ALICE") == twin


async def test_one_key_in_two_workspaces_is_two_messages(database: Memory, alice: Person) -> None:
    zoe = await database.meet(cast.alice(workspace=ELSEWHERE, slack_id="U0ZOE"))
    here, there = [
        await database.do(deliveries.queue, NewDelivery(workspace=person.workspace, key="digest", payload={}), NOW)
        for person in (alice, zoe)
    ]
    assert here != there
    assert await database.do(deliveries.id_of_key, WORKSPACE, "digest") == here
    assert await database.do(deliveries.id_of_key, ELSEWHERE, "digest") == there


async def test_nothing_shared_here_is_a_candidate_there(
    database: Memory, ranking: Team, alice: Person, live: Live
) -> None:
    await live(alice)
    boss = await database.meet(cast.bob(workspace=ELSEWHERE))
    theirs = await database.do(teams.create, boss, "Ranking", weekday=4, at=cast.team().at, now=NOW)
    assert await database.do(shared.lately, ELSEWHERE, theirs.id, since=NOW - timedelta(days=99)) == []
    later = NOW + timedelta(days=1)
    assert await database.do(claim, ELSEWHERE, later) is None
