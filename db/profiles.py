"""What Slack says of a member, for whoever asks Slack, and how it is written down."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from db import facts, held, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import PersonRow
from growth import standing
from growth.facts import Person, Presence, Standing

Values = Mapping[str, Any]  # by the names of columns


@dataclass(frozen=True, slots=True)
class Profile:
    """What Slack says of a member."""

    slack_id: str
    name: str
    zone: str
    is_admin: bool
    deactivated: bool  # no full member of the workspace any more: a guest counts as gone
    presence: Presence
    locale: str = ""
    real_name: str = ""
    handle: str = ""
    changed_at: datetime | None = None  # by Slack's own clock


@dataclass(frozen=True, slots=True)
class Renewed:
    """Somebody as they were kept, and as they are now."""

    before: Person
    person: Person


@prepared
def _locked(workspace: str, slack_ids: Collection[str]) -> Any:
    wanted = select(PersonRow).where(PersonRow.workspace_id == workspace, PersonRow.slack_id.in_(slack_ids))
    # What an event says meanwhile is newer, and is not to be written over by what was asked before.
    return wanted.order_by(PersonRow.id).with_for_update(key_share=True)


async def renew(session: Session, workspace: str, profiles: Iterable[Profile], now: datetime) -> dict[str, Renewed]:
    """Renews what Slack says of members who are known, who wait for nothing else meanwhile; by their Slack id."""
    said = {profile.slack_id: profile for profile in profiles}
    renewed = {}
    alike: dict[tuple[str, ...], dict[int, Values]] = defaultdict(dict)
    for row in await _locked.scalars(session, workspace, said):
        before, new = facts.of(Person, row), renewal(row, said[row.slack_id], now)
        if new:
            alike[tuple(new)][row.id] = new
        renewed[row.slack_id] = Renewed(before, held.written(before, new))
    for changes in alike.values():
        await scope.change_each(session, PersonRow, workspace, changes)
    held.let_go(session)
    return renewed


@prepared
def _disturbed(workspace: str, slack_ids: Collection[str], free_from: datetime | None) -> Any:
    theirs = PersonRow.workspace_id == workspace, PersonRow.slack_id.in_(slack_ids)
    return update(PersonRow).where(*theirs).values(dnd_until=free_from)


async def disturbed(session: Session, workspace: str, free_from: Mapping[str, datetime | None]) -> None:
    """Writes down when each of these members, by their Slack ids, may be disturbed again; None for now."""
    for moment in set(free_from.values()):
        theirs = [slack_id for slack_id, ends in free_from.items() if ends == moment]
        await _disturbed.run(session, workspace, theirs, moment)
    held.let_go(session)


def first(profile: Profile, now: datetime) -> Values:
    """What is written of somebody new, by their columns."""
    stands = {"standing": Standing.NEW, "standing_before": None, "gone_since": None}
    unsaid = {"dnd_until": None, "locale": ""}
    comes = comes_or_goes(Standing.NEW, None, gone=profile.deactivated, now=now)
    return {**stands, **unsaid, **_said(profile, now), **comes, "next_touch_at": None}


def renewal(row: Any, profile: Profile, now: datetime) -> Values:
    """What is written of whoever is known, by their columns: little or nothing where Slack said something newer before.

    What was asked for is slower than events.
    """
    if row.changed_at is not None and profile.changed_at is not None and profile.changed_at < row.changed_at:
        return _undisturbed(profile)
    return {
        **_said(profile, now),
        **comes_or_goes(row.standing, row.standing_before, gone=profile.deactivated, now=now),
        **({"next_touch_at": None} if profile.deactivated else {}),
    }


def _said(profile: Profile, now: datetime) -> Values:
    said = profile.presence
    return {
        "heard_at": now,
        "changed_at": profile.changed_at,
        "name": profile.name,
        "real_name": profile.real_name,
        "handle": profile.handle,
        "zone": profile.zone,
        "is_admin": profile.is_admin,
        **({"locale": profile.locale} if profile.locale else {}),  # told where it is asked for, and not always else
        "status_text": said.status_text,
        "status_emoji": said.status_emoji,
        "status_until": said.status_until,
        **_undisturbed(profile),
    }


def _undisturbed(profile: Profile) -> Values:
    """Who somebody is, and how their do-not-disturb is set, are two questions to Slack."""
    return {"dnd_until": profile.presence.dnd_until} if profile.presence.known else {}


def comes_or_goes(stands: Standing, before: Standing | None, *, gone: bool, now: datetime) -> Values:
    """What is written of somebody who is gone from now on, or is back as they were; nothing of who stands so."""
    if gone is (stands is Standing.GONE):
        return {}
    new, kept = standing.after(stands, before, gone=gone)
    # Whoever meets them first: a moment is looked for anew when this one comes.
    back = {"next_touch_at": now} if new is Standing.ACTIVE else {}
    return {"standing": new, "standing_before": kept, "gone_since": now if gone else None, **back}
