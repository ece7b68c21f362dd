"""The rhythm of a 1:1: when two people meet next, when each is told what there is to talk about, and what is asked."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from content.model.ladder import Ladder
from content.model.paths import OneOnOneQuestion
from growth import local, room
from growth.days_off import Calendar
from growth.facts import Every, Person, RegularTalk, Standing, TalkRhythm, TalkTold
from growth.prompts import Moment
from growth.touch import Prompt

PREPARE, CLOSE = "one_on_one", "one_on_one_over"
OVER_AFTER = room.OVER_AFTER  # from when it begins until it is asked what is left
CLOSES = timedelta(days=2)  # for so long that is worth a word
QUARTER = timedelta(weeks=13)
FORESEEN = timedelta(days=10)  # before somebody is told: so that what is said meanwhile leaves room for it
AHEAD = timedelta(days=366)
DAYS = {Every.WEEK: 7, Every.TWO_WEEKS: 14, Every.FOUR_WEEKS: 28}
HOURS = tuple(time(quarter // 4, quarter % 4 * 15) for quarter in range(7 * 4, 20 * 4))
ENGINEER, MANAGER = "engineer", "manager"
WEEK = 7
IsOff = Callable[[date], bool]


def off_for(*calendars: Calendar) -> IsOff:
    """Says of a day whether any of the people with these days is off."""
    return lambda day: any(calendar.closed(day) is not None for calendar in calendars)


@dataclass(frozen=True, slots=True)
class Turn:
    """One 1:1 of a rhythm: the day that it counts as, and the instant (UTC) at which it is."""

    day: date
    at: datetime


def following(rhythm: TalkRhythm, after: datetime, is_off: IsOff, *, day: date | None = None) -> Turn:
    """The next turn of a rhythm: strictly after a moment, and after the one that counts as `day`, moved or not.

    Where one of the two is off then, it is on the next day on which both work, within a week; where there is none, on
    the day itself.
    """
    today = local.wall(after, rhythm.zone).date()
    step = DAYS.get(rhythm.every, 1)
    nth = max(0, (today - rhythm.first).days // step - 1)
    while True:
        turn = _turn(rhythm, rhythm.first + timedelta(days=nth * step), is_off)
        skipped = rhythm.every is Every.DAY and is_off(turn.day) and (turn.day - today).days <= WEEK
        if turn.at > after and not skipped and (day is None or turn.day > day):
            return turn
        nth += 1


def _turn(rhythm: TalkRhythm, day: date, is_off: IsOff) -> Turn:
    return Turn(day, local.instant(_worked(day, is_off), rhythm.at, rhythm.zone))


def _worked(day: date, is_off: IsOff) -> date:
    days = (day + timedelta(days=n) for n in range(WEEK))
    return next((each for each in days if not is_off(each)), day)


def others(talk: RegularTalk, after: datetime, is_off: IsOff, *, most: int) -> list[datetime]:
    """The moments to which a 1:1 can be moved with one click: at its hour, on the next days on which both work."""
    rhythm, today = talk.rhythm, local.wall(after, talk.zone).date()
    days = (today + timedelta(days=n) for n in range(2 * WEEK))
    moments = (local.instant(day, rhythm.at, rhythm.zone) for day in days if not is_off(day))
    return [moment for moment in moments if moment > after and moment != talk.next_at][:most]


def told_at(person: Person, at: datetime, calendar: Calendar, letters: Iterable[datetime] = ()) -> datetime:
    """When one of the two is told what there is for a 1:1: at their hour, on the workday of theirs before it.

    `letters` are when the next ones about teams of theirs come, each once a week: their days have no room.
    """
    day = local.wall(at, person.zone).date()
    taken = {local.wall(letter, person.zone).weekday() for letter in letters}
    before = [each for n in range(1, 2 * WEEK) if calendar.closed(each := day - timedelta(days=n)) is None]
    free = [each for each in before if each.weekday() not in taken]
    chosen = next(iter(free or before), day - timedelta(days=1))
    return local.instant(chosen, person.rhythm.at, person.zone)


def foreseen(told: Iterable[tuple[TalkTold, Every]], now: datetime) -> Iterator[TalkTold]:
    """Word of the 1:1 after the last that somebody was told of, before it is planned: of those of every week, as all
    others are planned in time to leave room.
    """
    week = timedelta(days=WEEK)
    for each, every in told:
        if every is Every.WEEK and not each.closing and now < each.at + OVER_AFTER:
            yield replace(each, at=each.at + week, due_at=each.due_at + week)


def hears(person: Person) -> bool:
    """Whether somebody is told of their 1:1s by itself: also who never started, as many who lead; not who stopped."""
    return person.standing in (Standing.ACTIVE, Standing.NEW)


def to_tell(moment: Moment) -> list[TalkTold]:
    """Of what 1:1s somebody is told in a message now: those that come, those that were a moment ago, and what has no
    room later.
    """
    owed = [each for each in moment.facts.talks if each.prepares(moment.now) or _over(each, moment.now)]
    return [*owed, *room.goes_along(moment.facts, moment.calendar.manners, moment.now)]


def _over(told: TalkTold, now: datetime) -> bool:
    return told.closing and told.due_at <= now < told.at + CLOSES


def prepare(moment: Moment) -> Prompt | None:
    """What there is for a 1:1, on the workday before it; where it has no room then, beside what comes sooner."""
    if not hears(moment.person):
        return None
    if any(each.prepares(moment.now) for each in moment.facts.talks):
        return Prompt(PREPARE, 90)
    along = room.goes_along(moment.facts, moment.calendar.manners, moment.now)
    return Prompt(PREPARE, 90, along=True) if along else None


def close(moment: Moment) -> Prompt | None:
    """What became of what was open, after a 1:1 of which they read nothing before."""
    over = hears(moment.person) and any(_over(each, moment.now) for each in moment.facts.talks)
    return Prompt(CLOSE, 45) if over else None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two people at a 1:1: on a ladder, at a level, as whoever leads or is led."""

    ladder: Ladder
    engineer: Person
    side: str

    def question(self, asked: Collection[str], chance: Random, *, lately: Collection[str] = ()) -> str:
        """A question of the ladder's for them, in the engineer's areas where there is one, and none that was `asked`.

        Empty where all of them were: nothing comes twice within a quarter. What the same person was given for another
        1:1 `lately` comes only where there is nothing else.
        """
        level, areas = self.engineer.level, set(self.engineer.areas)
        pool = [q for q in self.ladder.every(OneOnOneQuestion) if q.side == self.side and q.text not in asked]
        fitting = [q for q in pool if not q.levels or level in q.levels]
        fresh = [q for q in fitting if q.text not in lately] or fitting
        chosen = [q for q in fresh if _about(q) & areas] or fresh
        return chance.choice(sorted(chosen, key=lambda q: q.id)).text if chosen else ""


def _about(question: OneOnOneQuestion) -> set[str]:
    return {*question.areas, *question.competencies}


def moved(told: TalkTold, at: datetime, due_at: datetime) -> TalkTold | None:
    """What one of the two was told, where it still holds for the same 1:1 at another moment; None where it is old.

    Moved by a week or more, it is prepared once more.
    """
    return replace(told, at=at, due_at=due_at) if abs(at - told.at) < timedelta(days=WEEK) else None
