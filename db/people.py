"""People: who they are in Slack, how they stand to Trellis, and when it next speaks to them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import NoResultFound

from db import facts, held, profiles, scope
from db.engine import Session
from db.prepared import prepared, prepared_insert
from db.profiles import Profile
from db.tables import PersonRow
from db.upsert import Insert
from growth.facts import Pause, Person, Presence, Rhythm, Standing


@prepared
def _known(workspace: str, slack_id: str) -> Any:
    return select(PersonRow).where(PersonRow.workspace_id == workspace, PersonRow.slack_id == slack_id)


@prepared
def _locked(workspace: str, slack_id: str) -> Any:
    wanted = select(PersonRow).where(PersonRow.workspace_id == workspace, PersonRow.slack_id == slack_id)
    # What refers to the person can be written meanwhile: only another one who locks has to wait.
    return wanted.with_for_update(key_share=True)


@prepared
def _lock(workspace: str, person_id: int) -> Any:
    return select(PersonRow.id).where(PersonRow.id == person_id, PersonRow.workspace_id == workspace).with_for_update()


@prepared
def _of_ids(workspace: str, person_ids: Collection[int]) -> Any:
    return select(PersonRow).where(PersonRow.workspace_id == workspace, PersonRow.id.in_(person_ids))


async def get(session: Session, workspace: str, person_id: int) -> Person:
    """Raises NoResultFound when there is no such person."""
    there = await of_ids(session, workspace, [person_id])
    if person_id not in there:
        raise NoResultFound("there is no such person here")
    return there[person_id]


async def known_since(session: Session, workspace: str, person_id: int) -> datetime:
    """When they were first written down. Raises NoResultFound when there is no such person."""
    return (await scope.own(session, PersonRow, workspace, person_id)).created_at


async def of_ids(session: Session, workspace: str, person_ids: Collection[int]) -> Mapping[int, Person]:
    """Those of these people who are there, by their ids, as they are now."""
    if len(person_ids) == 1 and (alone := held.find(session, workspace, next(iter(person_ids)))) is not None:
        return {alone.id: alone}
    return {row.id: facts.of(Person, row) for row in await _of_ids.scalars(session, workspace, person_ids)}


async def lock(session: Session, workspace: str, person_id: int) -> None:
    """Whoever else decides something for this person waits until the transaction ends: of two clicks, one is first."""
    if person_id in session.info.get("locked", ()):
        return
    await _lock.run(session, workspace, person_id)


async def find(session: Session, workspace: str, slack_id: str, *, lock: bool = False) -> Person | None:
    """Who that is, if anybody knows. With `lock`, whoever else asks so waits until the transaction ends."""
    if not lock:
        return facts.found(Person, await _known.scalar(session, workspace, slack_id))
    person = facts.found(Person, await _locked.scalar(session, workspace, slack_id))
    if person is not None:
        session.info.setdefault("locked", set()).add(person.id)
        held.keep(session, person)
    return person


@prepared
def _of_members(workspace: str, slack_ids: Collection[str]) -> Any:
    return select(PersonRow).where(PersonRow.workspace_id == workspace, PersonRow.slack_id.in_(slack_ids))


async def of_workspace(session: Session, workspace: str, slack_ids: Iterable[str]) -> list[Person]:
    """Those of these members who are known."""
    return [facts.of(Person, row) for row in await _of_members.scalars(session, workspace, list(slack_ids))]


async def upsert(
    session: Session, workspace: str, profile: Profile, *, ladder: str, rhythm: Rhythm, now: datetime
) -> Person:
    """Writes down a member on first sight, and renews what Slack says of one who is known.

    Raises IntegrityError when something else forbids the row, as a workspace that was never written down.
    """
    row = await _known.scalar(session, workspace, profile.slack_id)
    if row is None:
        await _add.run(session, **_new(workspace, profile, ladder, rhythm, now))
        # Where another worker met them at the same moment and was faster, theirs stands.
        return held.keep(session, facts.of(Person, await _known.scalar(session, workspace, profile.slack_id)))
    new = profiles.renewal(row, profile, now)
    if new:
        await _set(session, workspace, row.id, **new)
    return held.keep(session, held.written(facts.of(Person, row), new))


def _new(workspace: str, profile: Profile, ladder: str, rhythm: Rhythm, now: datetime) -> dict[str, Any]:
    theirs = {"workspace_id": workspace, "slack_id": profile.slack_id, "created_at": now, "ladder": ladder}
    unsaid = {"areas": (), "directions": (), "without": (), "tells_read": False, "silent_rounds": 0}
    hears = {"rhythm_weeks": rhythm.weeks, "rhythm_weekday": rhythm.weekday, "rhythm_at": rhythm.at}
    alone = {"nudge_weeks": rhythm.nudge_weeks, "rhythm_monthly": rhythm.monthly, "rhythm_own_hour": rhythm.own_hour}
    return {**theirs, **unsaid, **hears, **alone, **profiles.first(profile, now)}


def _unless_there(insert: Insert) -> Any:
    table: Any = PersonRow.__table__
    return insert(table).on_conflict_do_nothing(index_elements=[PersonRow.workspace_id, PersonRow.slack_id])


NOBODY = Profile("", "", "", is_admin=False, deactivated=False, presence=Presence())
_add = prepared_insert(_unless_there, [*_new("", NOBODY, "", Rhythm(), datetime.min.replace(tzinfo=UTC))])


async def schedule(session: Session, workspace: str, person_id: int, next_touch_at: datetime | None) -> None:
    await _set(session, workspace, person_id, next_touch_at=next_touch_at)


async def set_standing(session: Session, workspace: str, person_id: int, wanted: Standing) -> None:
    await _set(session, workspace, person_id, standing=wanted)


async def leave(session: Session, workspace: str, person_id: int, now: datetime) -> None:
    """Slack knows the person no more: nothing is planned for them until they are back.

    Raises NoResultFound when there is no such person.
    """
    row = await scope.own(session, PersonRow, workspace, person_id)
    gone = profiles.comes_or_goes(row.standing, row.standing_before, gone=True, now=now)
    await _set(session, workspace, person_id, **gone, next_touch_at=None)


async def start(session: Session, workspace: str, person_id: int, now: datetime) -> None:
    """The person said yes: they are active from now on."""
    await _set(session, workspace, person_id, standing=Standing.ACTIVE, started_at=now, silent_rounds=0)


async def set_focus(
    session: Session, workspace: str, person_id: int, *, level: str | None, areas: Iterable[str]
) -> None:
    await _set(session, workspace, person_id, level=level, areas=tuple(areas))


async def set_directions(session: Session, workspace: str, person_id: int, directions: Iterable[str]) -> None:
    """Which tracks, specialisations and role moves weigh in on what the person is offered."""
    await _set(session, workspace, person_id, directions=tuple(directions))


async def set_towards(session: Session, workspace: str, person_id: int, level: str | None) -> None:
    """Whose level's transition behaviours the person practises; None for no one's."""
    await _set(session, workspace, person_id, towards=level)


async def change_ladder(session: Session, workspace: str, person_id: int, ladder: str) -> None:
    """Puts the person on another ladder. What they chose on the one before means nothing there, and is let go."""
    chosen = {"areas": (), "directions": (), "without": (), "towards": None}
    await _set(session, workspace, person_id, ladder=ladder, level=None, **chosen)


async def set_rhythm(session: Session, workspace: str, person_id: int, rhythm: Rhythm) -> None:
    """Raises NoResultFound when there is no such person."""
    if (await get(session, workspace, person_id)).rhythm != rhythm:
        await _set(session, workspace, person_id, rhythm=rhythm)


async def rest_from_steps(session: Session, workspace: str, person_id: int, until: datetime) -> None:
    """No step comes by itself before then."""
    await _set(session, workspace, person_id, steps_from=until)


async def set_pause(session: Session, workspace: str, person_id: int, pause: Pause | None) -> None:
    await _set(session, workspace, person_id, pause=pause, quiet_shared_with=None)


async def set_tells_read(session: Session, workspace: str, person_id: int, *, wanted: bool) -> None:
    """Whether it is told that they opened something, where whoever shared it wants that, too."""
    await _set(session, workspace, person_id, tells_read=wanted)


async def share_quiet(session: Session, workspace: str, person_id: int, manager_id: int | None) -> None:
    """The person allowed this manager, and nobody else, to know that Trellis paused itself; None: that is over.

    Raises NoResultFound when there is no such manager.
    """
    if manager_id is not None:
        await get(session, workspace, manager_id)
    await _set(session, workspace, person_id, quiet_shared_with=manager_id)


async def hears_no_more(session: Session, workspace: str, person_id: int) -> None:
    """Whoever let this manager know that Trellis paused itself has let nobody: an id can come to mean somebody else."""
    told = (PersonRow.workspace_id == workspace, PersonRow.quiet_is_with(person_id))
    await session.execute(update(PersonRow).where(*told).values(quiet_shared_with=None))
    held.let_go(session)


async def set_silent_rounds(session: Session, workspace: str, person_id: int, count: int) -> None:
    """Asks the database for nothing where the count is what it was, of somebody whom the session holds."""
    person = (await of_ids(session, workspace, [person_id])).get(person_id)
    if person is not None and person.silent_rounds != count:
        await _set(session, workspace, person_id, silent_rounds=count)


@prepared
def _one_more(workspace: str, person_ids: Collection[int]) -> Any:
    theirs = PersonRow.id.in_(person_ids), PersonRow.workspace_id == workspace
    return update(PersonRow).where(*theirs).values(silent_rounds=PersonRow.silent_rounds + 1)


async def count_silences(session: Session, workspace: str, person_ids: Collection[int]) -> None:
    """One more round went by without a sign of each of these people."""
    if person_ids:
        await _one_more.run(session, workspace, person_ids)
        held.let_go(session)


async def pause_each(session: Session, workspace: str, person_ids: Collection[int], pause: Pause) -> None:
    """Pauses all of them, so that none has a next moment before they resume."""
    theirs = PersonRow.id.in_(list(person_ids)), PersonRow.workspace_id == workspace
    paused = {"paused_by": pause.by, "paused_until": pause.until, "quiet_shared_with": None, "next_touch_at": None}
    if person_ids:
        await session.execute(update(PersonRow).where(*theirs).values(**paused))
        held.let_go(session)


async def _set(session: Session, workspace: str, person_id: int, **values: Any) -> None:
    await scope.change(session, PersonRow, workspace, person_id, **values)


@prepared
def _admins(workspace: str) -> Any:
    of_workspace = PersonRow.workspace_id == workspace, PersonRow.is_admin, PersonRow.standing != Standing.GONE
    return select(PersonRow).where(*of_workspace).order_by(PersonRow.name)


async def admins(session: Session, workspace: str) -> list[Person]:
    """Those known members who are admins of the workspace in Slack, and are not gone."""
    return [facts.of(Person, row) for row in await _admins.scalars(session, workspace)]
