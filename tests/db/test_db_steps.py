"""Steps and touches as they are remembered."""

from dataclasses import replace
from datetime import timedelta

import pytest

from content.model.ladder import Ladder
from db import checkins, deliveries, scope, steps, touches
from db.deliveries import NewDelivery
from db.tables import RoundRow, StepRow
from growth.choose import Choice
from growth.facts import Person, Step, StepState, Touch, Why
from tests import cast
from tests.cast import NOW, WORKSPACE, a_choice
from tests.db import opened
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio

LATER = NOW + timedelta(hours=1)
SOONER = NOW - timedelta(hours=1)


@pytest.fixture
def choice(ladder: Ladder) -> Choice:
    return a_choice(ladder.actions[0], ladder.resources[0], ("systems", "ops"))


@pytest.fixture
async def step(database: Memory, alice: Person, ladder: Ladder, choice: Choice) -> Step:
    return await database.do(steps.offer, alice, choice, ladder=ladder, now=NOW)


@pytest.fixture
async def nudge(database: Memory, alice: Person) -> int:
    """The message in which a step stands."""
    return await database.do(deliveries.queue, NewDelivery(workspace=WORKSPACE, key="nudge", payload={}), NOW)


async def test_an_offer_is_kept_with_its_reasons(
    database: Memory, step: Step, alice: Person, choice: Choice, ladder: Ladder
) -> None:
    assert choice.resource is not None
    assert step == cast.a_step(
        choice.action,
        id=step.id,
        person_id=alice.id,
        ladder_version=ladder.version,
        wording=choice.wording,
        resource=choice.resource.id,
        because=("systems", "ops"),
        areas=choice.areas,
        expectations=choice.expectations,
    )
    assert await database.do(steps.get, WORKSPACE, step.id) == step


async def test_an_offer_without_a_resource(database: Memory, alice: Person, ladder: Ladder, choice: Choice) -> None:
    bare = await database.do(steps.offer, alice, replace(choice, resource=None), ladder=ladder, now=NOW)
    assert bare.resource is None


async def test_what_somebody_takes_on_is_theirs_at_once(
    database: Memory, alice: Person, ladder: Ladder, choice: Choice
) -> None:
    taken = await database.do(steps.take_on, alice, choice, ladder=ladder, now=NOW)
    assert (taken.state, taken.decided_at, taken.wording) == (StepState.TRYING, NOW, choice.wording)


async def test_there_is_no_such_step(database: Memory) -> None:
    assert await database.do(steps.get, WORKSPACE, 0) is None


@pytest.mark.parametrize(
    ("state", "for_good"),
    [
        pytest.param(StepState.TRYING, False, id="try"),
        pytest.param(StepState.DONE, False, id="done"),
        pytest.param(StepState.DECLINED, False, id="swap"),
        pytest.param(StepState.DECLINED, True, id="not for me"),
    ],
)
async def test_a_decision_is_kept(database: Memory, step: Step, state: StepState, for_good: bool) -> None:
    await database.do(steps.decide, WORKSPACE, step.id, state, LATER, for_good=for_good)
    decided = replace(step, state=state, for_good=for_good, decided_at=LATER)
    assert await database.do(steps.get, WORKSPACE, step.id) == decided


async def test_the_steps_of_a_person_come_newest_first(
    database: Memory, step: Step, alice: Person, charlie: Person, ladder: Ladder, choice: Choice
) -> None:
    older = await database.do(steps.offer, alice, choice, ladder=ladder, now=SOONER)
    twin = await database.do(steps.offer, alice, choice, ladder=ladder, now=NOW)
    await database.do(steps.offer, charlie, choice, ladder=ladder, now=LATER)
    assert await database.do(steps.of_person, WORKSPACE, alice.id) == [twin, step, older]


async def test_what_some_people_decided_since_a_moment(
    database: Memory, step: Step, alice: Person, charlie: Person, ladder: Ladder, choice: Choice
) -> None:
    long_ago, undecided = [await database.do(steps.offer, alice, choice, ladder=ladder, now=SOONER) for _ in range(2)]
    other = await database.do(steps.offer, charlie, choice, ladder=ladder, now=NOW)
    for decided, at in ((step, NOW), (long_ago, SOONER), (other, NOW)):
        await database.do(steps.decide, WORKSPACE, decided.id, StepState.DONE, at)
    assert [s.id for s in await database.do(steps.of_people, WORKSPACE, [alice.id], NOW)] == [step.id]
    assert undecided.decided_at is None


async def test_a_message_shows_the_newest_of_its_steps(
    database: Memory, step: Step, nudge: int, alice: Person, ladder: Ladder, choice: Choice
) -> None:
    assert await database.do(steps.by_delivery, WORKSPACE, nudge) is None
    await database.do(scope.change, StepRow, WORKSPACE, step.id, delivery_id=nudge)
    assert await database.do(steps.by_delivery, WORKSPACE, nudge) == replace(step, delivery_id=nudge)
    swapped = await database.do(steps.offer, alice, choice, ladder=ladder, now=LATER)
    await database.do(scope.change, StepRow, WORKSPACE, swapped.id, delivery_id=nudge)
    assert await database.do(steps.by_delivery, WORKSPACE, nudge) == replace(swapped, delivery_id=nudge)


async def test_a_new_step_takes_the_place_of_the_old(
    database: Memory, step: Step, nudge: int, alice: Person, ladder: Ladder, choice: Choice
) -> None:
    checkin = await database.do(opened.open_round, alice, "2026-W48", ladder.questions[0], ladder=ladder, now=NOW)
    await database.do(scope.change, RoundRow, WORKSPACE, checkin.id, delivery_id=nudge, step_id=step.id)
    await database.do(scope.change, StepRow, WORKSPACE, step.id, delivery_id=nudge)
    swapped = await database.do(steps.offer, alice, choice, ladder=ladder, now=LATER)
    await database.do(steps.take_place, WORKSPACE, step.id, swapped.id)
    assert (await database.do(checkins.get, WORKSPACE, checkin.id)).step_id == swapped.id
    assert await database.do(steps.by_delivery, WORKSPACE, nudge) == replace(swapped, delivery_id=nudge)


async def test_where_a_step_stands(database: Memory, step: Step, nudge: int, alice: Person, ladder: Ladder) -> None:
    assert await database.do(steps.standing_in, WORKSPACE, step.id) == []
    round_message = await database.do(
        deliveries.queue, NewDelivery(workspace=WORKSPACE, key="checkin", payload={}), NOW
    )
    checkin = await database.do(opened.open_round, alice, "2026-W48", ladder.questions[0], ladder=ladder, now=NOW)
    await database.do(scope.change, RoundRow, WORKSPACE, checkin.id, delivery_id=round_message, step_id=step.id)
    await database.do(scope.change, StepRow, WORKSPACE, step.id, delivery_id=nudge)
    assert await database.do(steps.standing_in, WORKSPACE, step.id) == [round_message]


async def test_the_last_touch_says_what_came_of_it(database: Memory, alice: Person) -> None:
    assert await database.do(touches.last, WORKSPACE, alice.id) is None
    await database.do(touches.note, WORKSPACE, alice.id, Touch(LATER, why=Why.HOLIDAY))
    await database.do(touches.note, WORKSPACE, alice.id, Touch(NOW, ("nudge",)))
    assert await database.do(touches.last, WORKSPACE, alice.id) == Touch(LATER, why=Why.HOLIDAY)
