"""The week of a team: what its manager reads in private."""

from datetime import datetime

from growth.digest import Period
from handlers.digests.gather import Week
from handlers.framework import words

PREVIEW, POST = "digests.preview", "digests.post"


NOTHING_TO_POST = "Nothing was shared with the team since the last one, so nothing would be posted in the channel."
NOTHING_TO_TELL = "Nothing waits on you, and nothing was shared with you since the last one. I would stay quiet."
CANNOT_POST = (
    "I could not post the digest of *{team}* in <#{channel}>: {why} Nothing is lost: the next digest carries it."
)


def since(week: Week, period: Period) -> str:
    """From when on a digest tells, up to where it stands: two of them never tell of the same day twice."""
    return words.text("Since {day}", day=words.on_day(period.since, week.team.clock))


def age(since: datetime, week: Week) -> str:
    """Since when something waits, as a day: nobody is late, and the manager can count."""
    return words.text("since {day}", day=words.on_day(since, week.team.manager.zone))
