"""Somebody's rhythm in a sentence: how often a check-in comes, on which day, and at which hour on their wall."""

from growth.days_off import MONDAY_TO_FRIDAY
from growth.facts import Person
from handlers.framework import words
from handlers.shared import workdays

ON_DAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
ONCE = "A check-in every week, on {days} at {at}."
RARER = "A check-in every {weeks} weeks, on {days} at {at}."
MONTHLY = "A check-in once a month, on the first {day} at {at}."
INSTEAD = "Check-ins come on {days}, as {day} is no workday of yours."
CHOSEN = "{day}, which you chose, is no workday of yours."
AFTER = "{day} is no workday of yours, so it comes on the {stands} after."


def line(person: Person) -> str:
    """ "A check-in every two weeks, on Tuesdays at 10:30." The person comes with the workdays that hold for them.

    Where the day they chose is no workday of theirs, the one on which it comes is said, too.
    """
    rhythm, at = person.rhythm, f"{person.rhythm.at:%H:%M}"
    chosen, stands = (words.text(workdays.WEEKDAYS[day]) for day in (rhythm.weekday, _stands(person)))
    if rhythm.monthly:
        after = words.text(AFTER, day=chosen, stands=stands) if chosen != stands else ""
        return " ".join(filter(None, (words.text(MONTHLY, day=chosen, at=at), after)))
    days = words.text(ON_DAYS[_stands(person)])
    said = words.plural(ONCE, RARER, rhythm.weeks, weeks=words.spelled(rhythm.weeks), days=days, at=at)
    return said if chosen == stands else " ".join((said, words.text(CHOSEN, day=chosen)))


def instead(person: Person) -> str:
    """On which day check-ins come whose own is no workday of the person's; empty where it is one."""
    stands = _stands(person)
    if stands == person.rhythm.weekday:
        return ""
    day = words.text(workdays.WEEKDAYS[person.rhythm.weekday])
    return words.text(INSTEAD, days=words.text(ON_DAYS[stands]), day=day)


def _stands(person: Person) -> int:
    return workdays.stands(person.workdays or MONDAY_TO_FRIDAY, person.rhythm.weekday)
