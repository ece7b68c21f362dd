"""Look-ups: people named in a team's form of whom Slack tells later, and what it said."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import aliased

from db import facts, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import LookupRow, PersonRow, TeamRow
from growth.facts import LookupState, Person

LEFT_OUT = (LookupState.GUEST, LookupState.BOT, LookupState.ELSEWHERE, LookupState.GONE, LookupState.HIDDEN)
Other = aliased(LookupRow)


@dataclass(frozen=True, slots=True)
class Form:
    """One form that was sent: for which team, by whom, and what it is known by."""

    team_id: int
    by: Person
    occasion: str

    @property
    def workspace(self) -> str:
        return self.by.workspace


@dataclass(frozen=True, slots=True)
class Lookup:
    form: Form
    slack_id: str
    state: LookupState
    name: str

    @property
    def workspace(self) -> str:
        return self.form.workspace


async def want(session: Session, form: Form, *, named: Collection[str], later: Collection[str], now: datetime) -> None:
    """Of those `named` in the form, Slack tells of the ones in `later` later. Nobody else waits for this team any more.

    Whoever waits already keeps their place. Who was left out by an earlier form stays in what is told of that one.
    Raises NoResultFound when there is no such team.
    """
    await scope.own(session, TeamRow, form.workspace, form.team_id)
    await _settle_others.run(session, form.workspace, form.team_id, named, later)
    there = set(await _of_team.scalars(session, form.workspace, form.team_id))
    of_form = {"team_id": form.team_id, "by_id": form.by.id, "occasion": form.occasion}
    waits = {"state": LookupState.WAITING, "name": "", "due_at": now}
    new = [slack_id for slack_id in dict.fromkeys(later) if slack_id not in there]
    await scope.add_each(session, LookupRow, [{**of_form, **waits, "slack_id": slack_id} for slack_id in new])


def _mine(workspace: str, team_id: int) -> Any:
    return scope.within(LookupRow, workspace) & (LookupRow.team_id == team_id)


@prepared
def _settle_others(workspace: str, team_id: int, named: Collection[str], later: Collection[str]) -> Any:
    waits = LookupRow.state == LookupState.WAITING
    over = or_(
        LookupRow.slack_id.not_in(named) & LookupRow.state.not_in(LEFT_OUT),
        LookupRow.slack_id.not_in(later) & waits,
        LookupRow.slack_id.in_(later) & ~waits,
    )
    return delete(LookupRow).where(_mine(workspace, team_id), over)


@prepared
def _of_team(workspace: str, team_id: int) -> Any:
    return select(LookupRow.slack_id).where(_mine(workspace, team_id))


async def waiting_for(session: Session, workspace: str, team_id: int) -> list[str]:
    """Who will be on a team, as far as Slack says that they can, by their Slack ids."""
    return await _waiting_for.scalars(session, workspace, team_id)


@prepared
def _waiting_for(workspace: str, team_id: int) -> Any:
    waits = _mine(workspace, team_id), LookupRow.state == LookupState.WAITING
    return select(LookupRow.slack_id).where(*waits).order_by(LookupRow.slack_id)


def _lookups(workspace: str, *conditions: Any) -> Any:
    return (
        select(LookupRow, PersonRow)
        .join(PersonRow, PersonRow.id == LookupRow.by_id)
        .join(TeamRow, TeamRow.id == LookupRow.team_id)
        .where(TeamRow.workspace_id == workspace, *conditions)
        .order_by(LookupRow.due_at, LookupRow.team_id, LookupRow.slack_id)
    )


@prepared
def _due(workspace: str, now: datetime, *, limit: int) -> Any:
    return _lookups(workspace, LookupRow.state == LookupState.WAITING, LookupRow.due_at <= now).limit(limit)


@prepared
def _through(workspace: str) -> Any:
    waits = select(Other.team_id).where(
        Other.team_id == LookupRow.team_id, Other.occasion == LookupRow.occasion, Other.state == LookupState.WAITING
    )
    return _lookups(workspace, ~waits.exists())


async def due(session: Session, workspace: str, now: datetime, *, limit: int) -> list[Lookup]:
    """Whom Slack can be asked about now, the longest waiting first."""
    return _read(await _due.rows(session, workspace, now, limit=limit))


@prepared
def _next_due(workspace: str) -> Any:
    waits = (scope.within(LookupRow, workspace), LookupRow.state == LookupState.WAITING)
    return select(func.min(LookupRow.due_at)).where(*waits)


async def next_due(session: Session, workspace: str) -> datetime | None:
    """The earliest moment at which somebody can be looked up; it may have passed already."""
    moment: datetime | None = await _next_due.scalar(session, workspace)
    return moment


async def count_due(session: Session, workspace: str, now: datetime) -> int:
    """How many people could be looked up now."""
    ready = (scope.within(LookupRow, workspace), LookupRow.state == LookupState.WAITING, LookupRow.due_at <= now)
    return await session.scalar(select(func.count()).select_from(LookupRow).where(*ready)) or 0


async def lock(session: Session, form: Form, slack_ids: Iterable[str]) -> set[str]:
    """Those of them who still wait: others were taken out of the form meanwhile, or another worker has them."""
    wanted = select(LookupRow.slack_id).where(
        scope.within(LookupRow, form.workspace),
        LookupRow.team_id == form.team_id,
        LookupRow.slack_id.in_(list(slack_ids)),
        LookupRow.state == LookupState.WAITING,
    )
    return set(await session.scalars(wanted.with_for_update()))


async def settle(session: Session, lookup: Lookup, state: LookupState, name: str) -> None:
    await session.execute(
        update(LookupRow)
        .where(
            scope.within(LookupRow, lookup.workspace),
            LookupRow.team_id == lookup.form.team_id,
            LookupRow.slack_id == lookup.slack_id,
        )
        .values(state=state, name=name)
    )


async def rest(session: Session, workspace: str, until: datetime) -> None:
    """Slack asked for patience: nobody of the workspace is looked up before."""
    await session.execute(
        update(LookupRow)
        .where(scope.within(LookupRow, workspace), LookupRow.state == LookupState.WAITING)
        .values(due_at=until)
    )


async def through(session: Session, workspace: str) -> list[Lookup]:
    """Everybody of the forms of which nobody waits any more."""
    return _read(await _through.rows(session, workspace))


async def forget(session: Session, form: Form) -> None:
    """What came of a form has been told, and need not be kept."""
    await session.execute(
        delete(LookupRow).where(
            scope.within(LookupRow, form.workspace),
            LookupRow.team_id == form.team_id,
            LookupRow.occasion == form.occasion,
        )
    )


def _read(rows: Sequence[Any]) -> list[Lookup]:
    return [facts.of(Lookup, row, form=facts.of(Form, row, by=facts.of(Person, by))) for row, by in rows]
