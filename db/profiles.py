"""What Slack says of a member, for whoever asks Slack, and how it is written down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from db import facts, held
from db.engine import Session
from db.tables import PersonRow
from growth import standing
from growth.facts import Person, Presence, Standing


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


async def renew(session: Session, workspace: str, profiles: Iterable[Profile], now: datetime) -> dict[str, Renewed]:
    """Renews what Slack says of members who are known, who wait for nothing else meanwhile; by their Slack id."""
    said = {profile.slack_id: profile for profile in profiles}
    wanted = select(PersonRow).where(PersonRow.workspace_id == workspace, PersonRow.slack_id.in_(said))
    # Locked: what an event says meanwhile is newer, and is not to be written over by what was asked before.
    locked = wanted.order_by(PersonRow.id).with_for_update(key_share=True).execution_options(populate_existing=True)
    renewed = {}
    for row in await session.scalars(locked):
        before = facts.of(Person, row)
        write(row, said[row.slack_id], now)
        renewed[row.slack_id] = Renewed(before, facts.of(Person, row))
    held.let_go(session)
    return renewed


async def disturbed(session: Session, workspace: str, free_from: Mapping[str, datetime | None]) -> None:
    """Writes down when each of these members, by their Slack ids, may be disturbed again; None for now."""
    for moment in set(free_from.values()):
        theirs = PersonRow.slack_id.in_([slack_id for slack_id, ends in free_from.items() if ends == moment])
        of_workspace = update(PersonRow).where(PersonRow.workspace_id == workspace, theirs)
        await session.execute(of_workspace.values(dnd_until=moment))
    held.let_go(session)


def write(row: PersonRow, profile: Profile, now: datetime) -> None:
    """Writes down what Slack says, unless it said something newer before: what was asked for is slower than events."""
    said = profile.presence
    if said.known:  # who somebody is, and how their do-not-disturb is set, are two questions to Slack
        row.dnd_until = said.dnd_until
    if row.changed_at is not None and profile.changed_at is not None and profile.changed_at < row.changed_at:
        return
    row.heard_at, row.changed_at = now, profile.changed_at
    row.name, row.real_name, row.handle = profile.name, profile.real_name, profile.handle
    row.zone, row.is_admin = profile.zone, profile.is_admin
    row.locale = profile.locale or row.locale or ""  # Slack tells it where it is asked for, and not always else
    row.status_text, row.status_emoji, row.status_until = said.status_text, said.status_emoji, said.status_until
    comes_or_goes(row, gone=profile.deactivated, now=now)
    if profile.deactivated:
        row.next_touch_at = None


def comes_or_goes(row: PersonRow, *, gone: bool, now: datetime) -> None:
    """Writes down that somebody is gone, or is back as they were before."""
    if gone is not (row.standing is Standing.GONE):
        row.gone_since = now if gone else None
    was_gone = row.standing is Standing.GONE
    row.standing, row.standing_before = standing.after(row.standing, row.standing_before, gone=gone)
    if was_gone and row.standing is Standing.ACTIVE:
        row.next_touch_at = now  # whoever meets them first: a moment is looked for anew when this one comes
