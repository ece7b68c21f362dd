"""The four weeks of which a team's numbers are told: they stand in the calendar, so that nobody can move them."""

from datetime import UTC, datetime, timedelta

WEEKS = 4
LENGTH = timedelta(weeks=WEEKS)


def began(now: datetime) -> datetime:
    """When the period began that `now` lies in: a Monday, 00:00 UTC, the same for every team."""
    day = datetime(now.year, now.month, now.day, tzinfo=UTC)
    weeks, weekdays = divmod(day.toordinal() - 1, 7)
    return day - timedelta(weeks=weeks % WEEKS, days=weekdays)
