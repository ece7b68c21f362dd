"""Whether what Slack once said of somebody still tells how they are, and when it is asked about everybody again.

Slack says so by itself whenever somebody's zone, status or account changes. What it said while nobody listened is lost,
so it is asked about everybody then, and once a night.
"""

from datetime import UTC, datetime, time, timedelta
from zlib import crc32

from growth.facts import Presence

GOOD_FOR = timedelta(hours=30)  # a night's round and the time it may take
NIGHT, LASTS = time(0, 30, tzinfo=UTC), timedelta(hours=4)


def holds(presence: Presence, now: datetime, hears_since: datetime | None) -> bool:
    """Whether somebody is as they are kept: what changed since would have been heard.

    Not so where somebody did not listen since then, nor where a status has run out: it may have been set anew.
    """
    heard_at, ends = presence.heard_at, presence.status_until
    if heard_at is None or hears_since is None or heard_at < hears_since or now - heard_at > GOOD_FOR:
        return False
    return ends is None or not heard_at < ends <= now


def next_night(workspace: str, after: datetime) -> datetime:
    """The workspace's own moment of a night, the first one after this: many of them spread over its hours."""
    begins = datetime.combine(after.astimezone(UTC).date(), NIGHT)
    moment = begins + timedelta(seconds=crc32(workspace.encode()) % int(LASTS.total_seconds()))
    return moment if moment > after else moment + timedelta(days=1)
