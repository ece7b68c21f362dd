"""Memberships: who is put on a team, and taken off another."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, delete, exists, select, type_coerce

from db import people, scope
from db.engine import Session
from db.prepared import prepared, prepared_upsert
from db.tables import MembershipRow, PersonRow, TeamRow
from db.types import Instant
from db.upsert import Insert


@prepared
def _new(workspace: str, team_id: int, person_ids: Collection[int]) -> Any:
    on_it = exists().where(MembershipRow.person_id == PersonRow.id, MembershipRow.team_id == team_id)
    return select(PersonRow.id).where(PersonRow.id.in_(person_ids), PersonRow.workspace_id == workspace, ~on_it)


@prepared
def _leave(team_id: int, stay: Collection[int]) -> Any:
    return delete(MembershipRow).where(MembershipRow.team_id == team_id, MembershipRow.person_id.not_in(stay))


@prepared_upsert
def _join(insert: Insert, team_id: int, person_ids: Collection[int], now: datetime) -> Any:
    """From whatever team they were on."""
    there = type_coerce(team_id, Integer), type_coerce(now, Instant)
    who = select(PersonRow.id, *there).where(PersonRow.id.in_(person_ids))
    row = insert(MembershipRow).from_select(["person_id", "team_id", "joined_at"], who)
    moved = {"team_id": row.excluded.team_id, "joined_at": row.excluded.joined_at}
    return row.on_conflict_do_update(index_elements=[MembershipRow.person_id], set_=moved)


async def set_members(
    session: Session, workspace: str, team_id: int, person_ids: Iterable[int], now: datetime
) -> list[int]:
    """Makes exactly these people the team, taking them off any other; returns the ids of those who are new to it.

    Raises NoResultFound when there is no such team. Whoever is not of the workspace is left out.
    """
    await scope.own(session, TeamRow, workspace, team_id)
    wanted = list(dict.fromkeys(person_ids))
    found = set(await _new.scalars(session, workspace, team_id, wanted))
    added = [person_id for person_id in wanted if person_id in found]
    await _leave.run(session, team_id, wanted)
    if added:
        await _join.run(session, team_id, added, now)
    return added


async def move(session: Session, workspace: str, person_id: int, team_id: int, now: datetime) -> None:
    """Puts one person on a team, and takes them off the one they were on. Raises NoResultFound for either of them."""
    await people.get(session, workspace, person_id)
    await scope.own(session, TeamRow, workspace, team_id)
    await _join.run(session, team_id, [person_id], now)


@prepared
def _elsewhere(workspace: str, person_ids: Collection[int], team_id: int) -> Any:
    others = MembershipRow.person_id.in_(person_ids), MembershipRow.team_id != team_id
    return select(MembershipRow.person_id).where(scope.within(MembershipRow, workspace), *others)


async def elsewhere(session: Session, workspace: str, person_ids: Iterable[int], team_id: int) -> set[int]:
    """Those of these people who grow on another team."""
    return set(await _elsewhere.scalars(session, workspace, list(person_ids), team_id))
