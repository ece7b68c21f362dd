"""The forms of when two people meet: in which rhythm, and on which other day once. They draw and read themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from pydantic import AwareDatetime, BaseModel
from slack_sdk.models.blocks import Block

from growth import local, talks
from growth.facts import Every, Person, RegularTalk, TalkRhythm
from handlers.framework import blocks, forms, words

RHYTHM_FORM, MOVE_FORM = "one_on_ones.rhythm_form", "one_on_ones.move_form"
WITH, EVERY, FIRST, AT, CLOCK = "with", "every", "first", "at", "clock"

HOW_OFTEN = {
    Every.DAY: "Every workday",
    Every.WEEK: "Every week",
    Every.TWO_WEEKS: "Every two weeks",
    Every.FOUR_WEEKS: "Every four weeks",
}
USUAL = time(15)
TOLD = "{name} reads of it as soon as you save. Nobody else does. It puts nothing into a calendar."
ASKED = "Whoever is on no team with you is asked first, and can say no. It puts nothing into a calendar."
MOVES = "{name} reads of it as soon as you save. The rhythm stays as it is."
NO_DAY = "Choose a day that the calendar has."
OVER = "That moment is over by now. Choose a later one."
TOO_FAR = "That is more than a year ahead. Choose a day within a year."
ONESELF = "That is you. Choose somebody else."
LEFT = "They have left this Slack. Choose somebody else."
HIDDEN = "Slack does not show me who that is. Choose somebody else."
NOT_A_MEMBER = "{name} can't have a 1:1 here: Trellis is for full members of this workspace. Choose somebody else."
NOBODY = "Choose with whom."


class RhythmRef(BaseModel):
    """With whom the rhythm is, where that is known, and whose clocks are on offer."""

    other: int | None = None
    zones: tuple[str, ...] = ()


class TalkTurnRef(BaseModel):
    """Which 1:1 a button is about, and at which moment it was when that was drawn: it is not moved twice."""

    talk: int
    at: AwareDatetime | None = None


def rhythm(me: Person, other: Person | None, talk: RegularTalk | None, now: datetime) -> dict[str, Any]:
    """In which rhythm one meets somebody: as it is, or a first one."""
    zones = tuple(dict.fromkeys(z for z in (me.zone, other.zone if other else "", talk.zone if talk else "") if z))
    ref = RhythmRef(other=other.id if other else None, zones=zones)
    fields = _rhythm(me, other, talk, now, zones)
    return forms.modal(RHYTHM_FORM, "Rhythm of your 1:1", fields, submit="Save", metadata=ref.model_dump_json())


def _rhythm(
    me: Person, other: Person | None, talk: RegularTalk | None, now: datetime, zones: Sequence[str]
) -> Iterator[Block]:
    if other is None:
        yield forms.person(WITH, "With whom?")
    often = [(every.value, label) for every, label in HOW_OFTEN.items()]
    yield forms.choice(EVERY, "How often?", often, (talk.every if talk else Every.TWO_WEEKS).value)
    zone = talk.zone if talk else me.zone
    upcoming = talk.next_at if talk and talk.next_at and talk.next_at > now else None
    day = local.wall(upcoming, zone).date() if upcoming else local.wall(now, zone).date() + timedelta(days=7)
    yield forms.day(FIRST, "The next one is on", day, hint="It counts from here: the weekday stays the same.")
    yield _hour(talk.at if talk else USUAL)
    if len(zones) > 1:
        walls = [(each, _clock(each, me, other)) for each in zones]
        yield forms.choice(CLOCK, "By whose clock?", walls, zone)
    yield blocks.quiet(TOLD, name=words.escape(other.name)) if other else blocks.quiet(ASKED)


def _hour(at: time) -> Block:
    offered = sorted({*talks.HOURS, at})
    return forms.choice(AT, "At what time?", [(f"{x:%H:%M}",) * 2 for x in offered], f"{at:%H:%M}")


def _clock(zone: str, me: Person, other: Person | None) -> str:
    city = zone.rpartition("/")[2].replace("_", " ")
    if zone == me.zone:
        return words.text("Yours ({city})", city=city)
    if other and zone == other.zone:
        return words.text("That of {name} ({city})", name=other.name, city=city)
    return city


def move(me: Person, talk: RegularTalk, now: datetime) -> dict[str, Any]:
    """On which day and at which hour, by the clock of the two, it is this once."""
    ref = TalkTurnRef(talk=talk.id, at=talk.next_at)
    wall = local.wall(talk.next_at or now, talk.zone)
    drawn = [
        forms.day(FIRST, "On which day?", wall.date()),
        _hour(time(wall.hour, wall.minute)),
        *([blocks.quiet("By the clock of {city}.", city=_city(talk.zone))] if talk.zone != me.zone else []),
        blocks.quiet(MOVES, name=words.escape(talk.other(me.id).name)),
    ]
    return forms.modal(MOVE_FORM, "Move your 1:1", drawn, submit="Move it", metadata=ref.model_dump_json())


def _city(zone: str) -> str:
    return words.escape(zone.rpartition("/")[2].replace("_", " "))


@dataclass(frozen=True, slots=True)
class WrittenRhythm:
    """A rhythm as it stands in the form, and when they meet next by it."""

    rhythm: TalkRhythm
    next_at: datetime


def read(values: forms.Values, ref: RhythmRef, me: Person, now: datetime) -> WrittenRhythm | dict[str, str]:
    """What was chosen; or, by field, what needs another look."""
    picked = forms.chosen(values, CLOCK)
    zone = picked if picked in ref.zones else me.zone
    moment = when(values, zone, now)
    if isinstance(moment, dict):
        return moment
    every = forms.chosen(values, EVERY)
    often = Every(every) if every in set(Every) else Every.TWO_WEEKS
    wall = local.wall(moment, zone)
    first = forms.day_chosen(values, FIRST) or wall.date()
    return WrittenRhythm(TalkRhythm(often, first, _at(values), zone), moment)


def when(values: forms.Values, zone: str, now: datetime) -> datetime | dict[str, str]:
    """The moment of the day and the hour that were chosen; or what is wrong with it."""
    day = forms.day_chosen(values, FIRST)
    if day is None:
        return {FIRST: words.text(NO_DAY)}
    today: date = local.wall(now, zone).date()
    if day < today:
        return {FIRST: words.text(OVER)}
    if day - today > talks.AHEAD:
        return {FIRST: words.text(TOO_FAR)}
    moment = local.instant(day, _at(values), zone)
    return moment if moment > now else {AT: words.text(OVER)}


def _at(values: forms.Values) -> time:
    chosen = forms.chosen(values, AT) or ""
    return next((at for at in talks.HOURS if f"{at:%H:%M}" == chosen), _typed(chosen))


def _typed(chosen: str) -> time:
    try:
        return time.fromisoformat(chosen)
    except ValueError:
        return USUAL
