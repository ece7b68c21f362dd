"""People as they are remembered."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import NoResultFound

import handlers
from db import people, touches
from db.engine import Session
from db.profiles import Profile
from growth.facts import Pause, PausedBy, Person, Presence, Rhythm, Standing
from tests import cast
from tests.cast import BERLIN, ELSEWHERE, NOW, WORKSPACE, utc
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio

LATER = NOW + timedelta(weeks=1)
BRANDT = Profile("U0ALICE", "Alice Brandt", BERLIN, is_admin=False, deactivated=False, presence=Presence())


async def meet(database: Memory, profile: Profile) -> Person:
    return await database.do(people.upsert, WORKSPACE, profile, ladder="ml-engineer", rhythm=Rhythm(weeks=1), now=LATER)


async def test_a_person_comes_back_as_they_were_written(database: Memory) -> None:
    known = await database.meet(cast.alice())
    assert known == cast.alice(id=known.id, started_at=NOW, presence=Presence(heard_at=NOW))


async def test_on_first_sight_somebody_is_new_and_not_scheduled(database: Memory, bob: Person) -> None:
    met = await meet(database, BRANDT)
    assert (met.standing, met.next_touch_at, met.started_at) == (Standing.NEW, None, None)
    assert (met.level, met.areas, met.rhythm, met.pause) == (None, (), Rhythm(weeks=1), None)


async def test_meeting_again_renews_what_slack_says_and_nothing_else(database: Memory, alice: Person) -> None:
    there = Presence("On vacation", ":palm_tree:", utc("2026-12-01 08:00"), utc("2026-11-24 12:00"))
    met = await meet(database, Profile("U0ALICE", "Alice B.", "Asia/Tokyo", True, False, there))
    assert met == replace(
        alice, name="Alice B.", zone="Asia/Tokyo", is_admin=True, presence=replace(there, heard_at=LATER)
    )
    assert await database.do(people.get, WORKSPACE, alice.id) == met


async def test_somebody_who_left_is_gone_and_not_scheduled(database: Memory, alice: Person) -> None:
    gone = await meet(database, replace(BRANDT, deactivated=True))
    assert (gone.standing, gone.next_touch_at) == (Standing.GONE, None)


async def test_somebody_who_came_back_is_as_before_and_their_moment_is_now(database: Memory, alice: Person) -> None:
    gone = await meet(database, replace(BRANDT, deactivated=True))
    back = await meet(database, BRANDT)
    assert (gone.next_touch_at, back.id, back.standing) == (None, alice.id, Standing.ACTIVE)
    assert back.next_touch_at is not None, "or nobody would ever look at them again"


async def test_a_person_is_found_by_workspace_and_slack_id(database: Memory, alice: Person) -> None:
    assert await database.do(people.find, WORKSPACE, "U0ALICE") == alice
    assert await database.do(people.find, WORKSPACE, "U0NOBODY") is None
    assert await database.do(people.find, ELSEWHERE, "U0ALICE") is None


async def test_there_is_no_such_person(database: Memory) -> None:
    with pytest.raises(NoResultFound):
        await database.do(people.get, WORKSPACE, 0)


@pytest.mark.parametrize(
    "instant",
    [
        pytest.param(datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo(BERLIN)), id="the first half past two"),
        pytest.param(datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo(BERLIN), fold=1), id="the second half past two"),
        pytest.param(
            datetime(2026, 11, 24, 14, 0, 0, 123456, tzinfo=ZoneInfo("Asia/Kolkata")), id="to the microsecond"
        ),
        pytest.param(datetime(2028, 2, 29, tzinfo=UTC), id="29 February"),
    ],
)
async def test_instants_come_back_aware_and_in_utc(database: Memory, alice: Person, instant: datetime) -> None:
    await database.do(people.schedule, WORKSPACE, alice.id, instant)
    back = (await database.do(people.get, WORKSPACE, alice.id)).next_touch_at
    assert back is not None
    assert (back, back.tzinfo) == (instant.astimezone(UTC), UTC)


async def test_an_instant_without_a_zone_is_refused(database: Memory, alice: Person) -> None:
    with pytest.raises(ValueError, match="an instant needs a zone"):
        await database.do(people.schedule, WORKSPACE, alice.id, datetime(2026, 11, 24))  # noqa: DTZ001 - what is to be refused


async def test_the_longest_waiting_is_due_first(database: Memory, alice: Person, bob: Person, charlie: Person) -> None:
    await database.do(people.schedule, WORKSPACE, alice.id, NOW)
    await database.do(people.schedule, WORKSPACE, bob.id, NOW - timedelta(hours=1))
    await database.do(people.schedule, WORKSPACE, charlie.id, NOW + timedelta(microseconds=1))
    assert [person.name for person in await database.do(touches.due, WORKSPACE, NOW)] == [bob.name, alice.name]
    assert [person.name for person in await database.do(touches.due, WORKSPACE, NOW, limit=1)] == [bob.name]


async def test_nobody_without_a_moment_is_due(database: Memory, alice: Person) -> None:
    await database.do(people.schedule, WORKSPACE, alice.id, None)
    assert await database.do(touches.due, WORKSPACE, LATER) == []


async def test_nobody_is_due_in_another_workspace(database: Memory, alice: Person) -> None:
    assert await database.do(touches.due, WORKSPACE, LATER) == [alice]
    assert await database.do(touches.due, ELSEWHERE, LATER) == []


async def claimed(session: Session, *everybody: Person, to: datetime | None = LATER) -> list[int]:
    """Claims the moments of people, and moves them on, as a touch does. The ids of whose they were."""
    found = await touches.claim(session, WORKSPACE, everybody)
    await touches.move_on(session, WORKSPACE, {person.id: to for person in found})
    return [person.id for person in found]


async def test_a_claim_moves_the_moment_on(database: Memory, alice: Person, bob: Person) -> None:
    assert await database.do(claimed, bob, alice) == [bob.id, alice.id]
    assert (await database.do(people.get, WORKSPACE, alice.id)).next_touch_at == LATER
    assert await database.do(touches.due, WORKSPACE, NOW) == []


async def test_what_was_claimed_cannot_be_claimed_again(database: Memory, alice: Person, bob: Person) -> None:
    await database.do(claimed, alice)
    assert await database.do(claimed, alice, bob, to=None) == [bob.id]
    assert (await database.do(people.get, WORKSPACE, alice.id)).next_touch_at == LATER


async def test_a_moment_that_the_person_changed_meanwhile_is_not_claimed(database: Memory, alice: Person) -> None:
    await database.do(people.schedule, WORKSPACE, alice.id, None)
    assert await database.do(claimed, alice) == []


async def test_two_workers_claim_one_person_and_one_wins(database: Memory, alice: Person) -> None:
    assert await database.race(claimed, alice) == [[alice.id], []]


async def falls_silent(session: Session, person_id: int) -> bool:
    """Reads, decides and writes, as a click does. Whether they were silent before."""
    await people.lock(session, WORKSPACE, person_id)
    silent = (await people.get(session, WORKSPACE, person_id)).silent_rounds
    await people.set_silent_rounds(session, WORKSPACE, person_id, silent + 1)
    return silent > 0


async def test_of_two_clicks_the_second_sees_what_the_first_did(database: Memory, alice: Person) -> None:
    assert await database.race(falls_silent, alice.id) == [False, True]


async def test_what_a_person_chose_is_kept(database: Memory, alice: Person, bob: Person) -> None:
    await database.do(people.set_focus, WORKSPACE, alice.id, level="senior", areas=("data", "ops"))
    await database.do(
        people.set_rhythm, WORKSPACE, alice.id, Rhythm(4, 3, time(14, 45), 2, monthly=True, own_hour=True)
    )
    await database.do(people.set_silent_rounds, WORKSPACE, alice.id, 2)
    await database.do(people.set_standing, WORKSPACE, alice.id, Standing.NOT_NOW)
    kept = await database.do(people.get, WORKSPACE, alice.id)
    assert (kept.level, kept.areas, kept.silent_rounds) == ("senior", ("data", "ops"), 2)
    assert (kept.rhythm, kept.standing) == (
        Rhythm(4, 3, time(14, 45), 2, monthly=True, own_hour=True),
        Standing.NOT_NOW,
    )
    assert await database.do(people.get, WORKSPACE, bob.id) == bob


async def test_starting_makes_somebody_active_and_forgets_their_silence(database: Memory, alice: Person) -> None:
    await database.do(people.set_silent_rounds, WORKSPACE, alice.id, 3)
    await database.do(people.set_standing, WORKSPACE, alice.id, Standing.NEVER)
    await database.do(people.start, WORKSPACE, alice.id, LATER)
    started = await database.do(people.get, WORKSPACE, alice.id)
    assert (started.active, started.started_at, started.silent_rounds) == (True, LATER, 0)


@pytest.mark.parametrize(
    "pause",
    [
        pytest.param(Pause(PausedBy.PERSON, LATER), id="until a day"),
        pytest.param(Pause(PausedBy.PERSON, None), id="until she resumes"),
        pytest.param(Pause(PausedBy.TRELLIS, None), id="by Trellis"),
    ],
)
async def test_a_pause_is_kept_and_ended(database: Memory, alice: Person, pause: Pause) -> None:
    await database.do(people.set_pause, WORKSPACE, alice.id, pause)
    assert (await database.do(people.get, WORKSPACE, alice.id)).pause == pause
    await database.do(people.set_pause, WORKSPACE, alice.id, None)
    assert (await database.do(people.get, WORKSPACE, alice.id)).pause is None


async def test_consent_to_tell_a_manager_ends_with_the_pause(database: Memory, alice: Person, bob: Person) -> None:
    await database.do(people.set_pause, WORKSPACE, alice.id, Pause(PausedBy.TRELLIS, None))
    await database.do(people.share_quiet, WORKSPACE, alice.id, bob.id)
    assert (await database.do(people.get, WORKSPACE, alice.id)).quiet_shared_with == bob.id
    await database.do(people.set_pause, WORKSPACE, alice.id, None)
    assert (await database.do(people.get, WORKSPACE, alice.id)).quiet_shared_with is None


async def test_only_somebody_of_the_workspace_can_be_told(database: Memory, alice: Person) -> None:
    stranger = await database.meet(cast.alice(workspace=ELSEWHERE, slack_id="U0ZOE"))
    for nobody in (stranger.id, 12345):
        with pytest.raises(NoResultFound):
            await database.do(people.share_quiet, WORKSPACE, alice.id, nobody)


async def test_where_the_manager_is_deleted_nobody_is_told(database: Memory, alice: Person, bob: Person) -> None:
    await database.do(people.share_quiet, WORKSPACE, alice.id, bob.id)
    await database.do(handlers.register().forget, WORKSPACE, bob.id)
    assert (await database.do(people.get, WORKSPACE, alice.id)).quiet_shared_with is None


async def test_what_the_manager_was_told_is_told_once(database: Memory, alice: Person, bob: Person) -> None:
    await database.do(people.share_quiet, WORKSPACE, alice.id, bob.id)
    await database.do(people.share_quiet, WORKSPACE, alice.id, None)
    assert (await database.do(people.get, WORKSPACE, alice.id)).quiet_shared_with is None


async def test_the_admins_are_those_of_the_workspace(database: Memory, bob: Person) -> None:
    dana = await database.meet(cast.alice(slack_id="U0DANA", name="Dana Levi", is_admin=True))
    await database.meet(cast.alice(workspace=ELSEWHERE, slack_id="U0ZOE", is_admin=True))
    assert await database.do(people.admins, WORKSPACE) == [dana]


async def test_two_first_sights_make_one_person(database: Memory, bob: Person) -> None:
    first, second = await database.race(
        people.upsert, WORKSPACE, BRANDT, ladder="ml-engineer", rhythm=Rhythm(), now=NOW
    )
    assert first == second
