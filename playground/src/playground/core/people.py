"""A person as Slack's API writes them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from playground.config import Enterprise, Workspace
from playground.core.world import Person
from playground.wire import Json

# Slack's own member of every workspace. It is listed and found, and says of itself that it is no bot.
SLACKBOT = Person("USLACKBOT", "slackbot", "Slackbot")


def zone_of(person: Person) -> ZoneInfo:
    """The zone in which a person lives; UTC where it is unknown."""
    try:
        return ZoneInfo(person.tz)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def quiet_hours(person: Person, now: float) -> tuple[float, float] | None:
    """Their do-not-disturb: the window that was set, else the night that is or comes next where they live."""
    if person.dnd is not None or not person.nightly:
        return person.dnd
    today = datetime.fromtimestamp(now, zone_of(person)).date()
    nights = (_night(today + timedelta(days), zone_of(person)) for days in (-1, 0))
    return next(night for night in nights if now < night[1])


def disturbed(person: Person, now: float) -> bool:
    """Whether a message now would come during their do-not-disturb."""
    window = quiet_hours(person, now)
    return window is not None and window[0] <= now < window[1]


def _night(evening: date, zone: ZoneInfo) -> tuple[float, float]:
    starts = datetime.combine(evening, time(22), zone)
    return starts.timestamp(), datetime.combine(evening + timedelta(1), time(8), zone).timestamp()


def user_json(workspace: Workspace, person: Person, *, now: float, email: bool = True, locale: bool = False) -> Json:
    """The user object; the offset of the zone is the one of this moment. The locale is given where it is asked for."""
    user: Json = {
        "id": person.id,
        "team_id": workspace.id,
        "name": person.name,
        "deleted": person.deleted,
        "profile": profile_json(workspace, person, email=email),
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": person.updated,
    }
    if workspace.enterprise is not None:
        user["enterprise_user"] = _in_organisation(workspace.enterprise, workspace, person)
    if person.deleted:
        return user
    return (
        user
        | _zone(person, now)
        | {
            "color": "2f6f4f",
            "real_name": person.real_name,
            "is_admin": person.is_admin,
            "is_owner": person.is_owner,
            "is_primary_owner": person.is_owner,
            "is_restricted": person.is_guest,
            "is_ultra_restricted": False,
            "is_stranger": False,
            "is_invited_user": False,
            "is_email_confirmed": not person.is_bot,
        }
        | ({"locale": person.locale} if locale else {})
    )


def _in_organisation(enterprise: Enterprise, workspace: Workspace, person: Person) -> Json:
    known = {"id": person.id, "enterprise_id": enterprise.id, "enterprise_name": enterprise.name}
    return known | {"is_admin": person.is_admin, "is_owner": person.is_owner, "teams": [workspace.id]}


def _zone(person: Person, now: float) -> Json:
    local = datetime.fromtimestamp(now, UTC).astimezone(zone_of(person))
    offset = local.utcoffset()
    seconds = int(offset.total_seconds()) if offset is not None else 0
    return {"tz": person.tz, "tz_label": local.tzname(), "tz_offset": seconds}


def profile_json(workspace: Workspace, person: Person, *, email: bool = True) -> Json:
    """The profile of a person, with the status as it stands."""
    first, _, last = person.real_name.strip().partition(" ")
    profile: Json = {
        "title": person.title,
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": person.called,
        "display_name_normalized": person.called,
        "first_name": first,
        "last_name": last,
        "status_text": person.status_text,
        "status_emoji": person.status_emoji,
        "status_expiration": person.status_expiration,
        "team": workspace.id,
    }
    if email and not person.is_bot:
        profile["email"] = email_of(workspace, person)
    return profile


def email_of(workspace: Workspace, person: Person) -> str:
    return f"{person.name}@{workspace.domain}.example".lower()
