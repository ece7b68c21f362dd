"""When Trellis next speaks to a person, and when a team's next digest goes out."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from growth import local, quiet
from growth.days_off import Calendar
from growth.facts import Person, Rhythm, TalkTold, Team, Why
from growth.quiet import Held

WEEKS_AHEAD = 12  # more than any rhythm counts, with room for weeks that have no workday
LEAVES_WITHIN = timedelta(minutes=15)  # a letter, once it is due
FIRST_AGAIN, LAST_AGAIN = timedelta(hours=1), timedelta(days=1)


def next_touch(person: Person, after: datetime, calendar: Calendar) -> datetime | None:
    """The next weekly moment of the person's rhythm, strictly after `after`: an instant in UTC, on a workday of theirs.

    A holiday moves it to the next workday. None while only the person can end a pause, or when they are not active.
    """
    if not person.active:
        return None
    if person.pause is not None and person.pause.holds(after):
        if person.pause.until is None:
            return None
        after = person.pause.until
    return _weekly(after, person.rhythm.weekday, person.rhythm.at, zone=person.zone, calendar=calendar)


def next_digest(team: Team, after: datetime, calendar: Calendar) -> datetime | None:
    """The next weekly moment of the team's digest, strictly after `after`, by its clock, on its manager's workdays."""
    return _weekly(after, team.weekday, team.at, zone=team.clock, calendar=calendar)


def after_letter(team: Team, due: datetime, calendar: Calendar) -> datetime:
    """When whoever leads the team is told by itself of something `due` to them, which their next letter tells, too.

    On the day on which that leaves, after it, so that it can take it along. Else, or where none is to come, when due.
    """
    leaves = _letter_leaves(team, calendar)
    if leaves is None or local.wall(due, team.manager.zone).date() != local.wall(leaves, team.manager.zone).date():
        return due
    return max(due, leaves) + LEAVES_WITHIN


def _letter_leaves(team: Team, calendar: Calendar) -> datetime | None:
    """When the next letter leaves: in the hours of whoever leads the team, then in those of the team's own clock."""
    if team.next_digest_at is None:
        return None
    held = quiet.held(replace(team.manager, pause=None), team.next_digest_at, calendar)
    leaves = team.next_digest_at if held is None else held.until
    return (leaves and quiet.digest_waits(team, leaves, calendar)) or leaves


def _weekly(after: datetime, weekday: int, at: time, *, zone: str, calendar: Calendar) -> datetime | None:
    monday = local.monday(local.wall(after, zone).date())
    for week in range(-1, WEEKS_AHEAD):  # last week's moment may have moved into this week
        day = calendar.workday(monday + timedelta(weeks=week, days=weekday))
        if day is not None and (moment := local.instant(day, at, zone)) > after:
            return moment
    return None


def next_workday(person: Person, after: datetime, calendar: Calendar) -> datetime | None:
    """The person's usual time on the next workday after today: when a reminder or a "later" comes."""
    tomorrow = local.wall(after, person.zone).date() + timedelta(days=1)
    day = calendar.workday(tomorrow)
    return local.instant(day, person.rhythm.at, person.zone) if day else None


def round_due(last: date | None, today: date, rhythm: Rhythm) -> bool:
    """Whether a check-in is due: none yet, or the last one is as many ISO weeks ago as the rhythm says.

    By a monthly rhythm, whether its weekday has come round in a month after that of the last; a holiday may have moved
    it since, even out of its own month. Both are days on the person's wall.
    """
    if last is None:
        return True
    if not rhythm.monthly:
        return local.weeks_between(last, today) >= rhythm.weeks
    own = today - timedelta(days=(today.weekday() - rhythm.weekday) % 7)
    counted = last + timedelta(days=1)  # where they were then, it may have been the first of the month already
    return (own.year, own.month) > (counted.year, counted.month)


def next_round(person: Person, last: date | None, calendar: Calendar) -> datetime | None:
    """When the next check-in comes: the person's next touch that is far enough from the day of the last one."""
    moment = person.next_touch_at
    for _ in range(WEEKS_AHEAD):
        if moment is None or round_due(last, local.wall(moment, person.zone).date(), person.rhythm):
            return moment
        moment = next_touch(person, moment, calendar)
    return moment


def after_hold(held: Held, regular: datetime | None) -> datetime | None:
    """When to look again after a hold: as soon as it ends where that is a matter of hours or a day off.

    While somebody is away or paused, the occasion expires, and only the next regular one counts.
    """
    if regular is None or held.until is None:
        return regular or held.until
    return regular if held.why in (Why.AWAY, Why.PAUSED) else min(held.until, regular)


def after_failure(now: datetime, failures: int) -> datetime:
    """When somebody is tried again whom one could not speak to, so many times in a row: after an hour, then longer."""
    # The shift has an end, or a month of failures would be more than a timedelta holds.
    return now + min(FIRST_AGAIN * (1 << min(failures - 1, 10)), LAST_AGAIN)


def no_later(regular: datetime | None, owed: Iterable[TalkTold], now: datetime) -> datetime | None:
    """When to look at somebody again, who is owed word of 1:1s: by the time that it is due."""
    coming = [each.due_at for each in owed if now < each.due_at < each.at]
    return min([*coming, *([regular] if regular else [])], default=None)
