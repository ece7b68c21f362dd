"""Pausing, resuming, when and why Trellis speaks, and who can read what."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from growth import local
from growth.audience import Circle, Reader, may_read, of_silence
from growth.duration import Ambiguous, Unreadable
from growth.facts import PausedBy, Person, Touch, Why
from growth.prompts import Coming
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.preferences import who_sees
from handlers.shared import buttons, rhythm_words, workdays

MONTHLY, STOP, TELL = "preferences.monthly", "preferences.stop", "preferences.tell"
FAR = timedelta(days=180)

UNREADABLE = "I don't know the length “{text}”. Try `{command} pause 2w`, `10 days` or `until 3 Jan`."
AMBIGUOUS = "“{text}” can be {days}. Which one? Type `{command} pause until {first}` or `until {second}`."
STOPPING = "Stop for good? No check-in and no step comes any more, and nobody is told. What you kept stays yours."
QUIETER = "To make me quiet: `{command} pause 2w`, or `{command} stop` for good."
NO_TRACE = "A pause, or an end, without a reason and without a trace for anybody."
PAUSED = "You are paused: nothing comes by itself."
RESUMED = "Welcome back. {following}"
NOT_PAUSED = "You are not paused. {following}"
STOPPED = "Stopped. I will not write to you again unless you type `{command} start`. What you kept stays yours."
TOLD = "{manager} will read in the next private digest that I have paused myself for you. Nothing else."
NOT_TOLD = "Nobody is told of this unless you press the button for it."
NO_MANAGER = "You are on no team here, so there is nobody to tell."

NOTHING_CAME = {
    Why.PAUSED: "you were paused",
    Why.AWAY: "your Slack status said that you were away",
    Why.DO_NOT_DISTURB: "you had notifications paused",
    Why.HOLIDAY: "it was a public holiday where you are",
    Why.DAY_OFF: "it was not one of your workdays",
    Why.HOURS: "it was outside your working hours",
    Why.NO_ZONE: "Slack does not say in which time zone you are",
    Why.UNKNOWN: "Slack would not tell me whether I may disturb you",
    Why.BUDGET: "you had heard enough from me that week",
    Why.TALK: "it goes with the message before your 1:1",
    Why.NOTHING: "there was nothing new for you",
}


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What Trellis last said by itself, or why it did not; and what it will say next as things stand."""

    last: Touch | None
    coming: Coming | None
    called: Callable[[Iterable[str]], str]  # kinds of what is said, in words


class ForRef(BaseModel):
    """For which manager a consent is given."""

    manager: int


def is_told(person: Person, circle: Circle) -> bool:
    """Whether the manager of now is the one whom the person lets know."""
    return circle.manager is not None and may_read(Reader(circle.manager.id), of_silence(person), person)


def on_the_home(*, paused: bool) -> list[Block]:
    """The way to quiet or back from it; then who can read what, and the commands."""
    about, way = (PAUSED, buttons.RESUME.button()) if paused else (NO_TRACE, buttons.pause_menu())
    return [
        blocks.section("*Quiet*\n{about}", way, about=words.text(about)),
        blocks.row(buttons.WHO_SEES.button(), buttons.EXPORT.button(), buttons.DELETE.button(), buttons.HELP.button()),
    ]


def quieter(command: str) -> Message:
    """Both ways to quiet, for somebody who asked for it in other words."""
    return Message.of(
        blocks.section(QUIETER, command=command),
        blocks.row(buttons.TWO_WEEKS.button(), blocks.button("Stop", STOP)),
    )


def stopping() -> Message:
    """What a stop ends, with the way to do it and the way to less."""
    return Message.of(
        blocks.section(STOPPING),
        blocks.row(blocks.button("Stop", STOP), buttons.TWO_WEEKS.button()),
        blocks.quiet("If you do nothing, all stays as it is. Only you see this."),
    )


def unreadable(length: str, error: Unreadable, command: str) -> Message:
    """Why a length was not taken, and some that are: of a date that can be two days, both."""
    text = words.escape(words.clip(length, 60))
    if not isinstance(error, Ambiguous):
        return Message.of(blocks.section(UNREADABLE, text=text, command=command))
    days = words.either([words.day(day) for day in error.readings])
    first, second = (words.short_day(day) for day in error.readings)
    return Message.of(blocks.section(AMBIGUOUS, text=text, days=days, command=command, first=first, second=second))


def paused(person: Person, now: datetime) -> Message:
    """After a pause: how long, and the way back. A day that is far away is named with its year."""
    until = person.pause.until if person.pause else None
    far = f" {local.wall(until, person.zone).year}" if until and until - now > FAR else ""
    length = (
        words.text("until *{day}{far}*", day=words.on_day(until, person.zone), far=far)
        if until
        else words.text("until you resume")
    )
    return Message.of(
        blocks.section(
            "Paused {length}. No check-in and no step comes before, and nobody is told.",
            buttons.RESUME.button(),
            length=length,
        ),
        blocks.quiet("Only you see this."),
    )


def resumed(person: Person, *, was_paused: bool = True) -> Message:
    return Message.of(blocks.section(RESUMED if was_paused else NOT_PAUSED, following=following(person)))


def following(person: Person) -> str:
    """When Trellis next looks at the person, in a sentence."""
    if person.next_touch_at is None:
        return words.text("Next: nothing is planned.")
    if not person.zone:
        return words.text(workdays.NO_HOURS)
    return words.text("Next: {when}.", when=words.moment(person.next_touch_at, person.zone))


def status(person: Person, spoken: Foreseen, now: datetime, circle: Circle, *, more: Sequence[Block] = ()) -> Message:
    """What Trellis says next, when in the person's time, and what came of the last time it could have."""
    return Message.of(
        blocks.section(_next(person, spoken, now), buttons.RESUME.button() if person.paused(now) else None),
        blocks.section(_last(person, spoken)),
        blocks.section(who_sees.line(circle)),
        *more,
        blocks.quiet("{whose_times} Only you see this.", whose_times=_whose_times(person)),
    )


def rhythm(person: Person) -> Block:
    """How often, on which day and when, with the way to change it. The person comes with their workdays."""
    return blocks.section(rhythm_words.line(person), buttons.FOCUS.button(label="Change day or hour"))


def _whose_times(person: Person) -> str:
    if not person.zone:
        return "Times are in UTC, because your Slack profile has no zone."
    return words.text("Times are in {replace}, as your Slack profile says.", replace=person.zone.replace("_", " "))


def _next(person: Person, spoken: Foreseen, now: datetime) -> str:
    if person.paused(now):
        until = person.pause.until if person.pause else None
        length = (
            words.text("until {day}", day=words.on_day(until, person.zone)) if until else words.text("until you resume")
        )
        by = (
            words.text("I paused myself")
            if person.pause and person.pause.by is PausedBy.TRELLIS
            else words.text("You are paused")
        )
        return words.text("*Next:* {by} {length}.", by=by, length=length)
    if person.next_touch_at is None:
        return "*Next:* nothing is planned."
    if not person.zone:
        return "*Next:* nothing comes by itself, because Slack does not say your time zone."
    coming = spoken.coming
    if coming is None:
        when = words.moment(person.next_touch_at, person.zone)
        return words.text(
            "*Next:* {when}, if there is something new for you by then. As things stand, there is nothing.", when=when
        )
    return words.text(
        "*Next:* {what_comes}, {when}. That is as things stand, and the earliest: I wait for your hours.",
        what_comes=spoken.called(coming.kinds),
        when=words.moment(coming.at, person.zone),
    )


def _last(person: Person, spoken: Foreseen) -> str:
    last = spoken.last
    if last is None:
        return "*Last:* I have not written to you by myself yet."
    when = words.moment(last.at, person.zone)
    if last.why is None:
        return words.text("*Last:* {when}, {names}.", when=when, names=spoken.called(last.kinds))
    if last.why is Why.FAILED:
        return words.text("*Last:* {when}, a message did not get through. The next one comes as planned.", when=when)
    return words.text("*Last:* {when}, nothing came, because {why}.", when=when, why=words.text(NOTHING_CAME[last.why]))


def quiet_notice(circle: Circle, *, told: bool) -> list[Block]:
    """After three silent rounds: Trellis pauses itself and says so, and whether the person let their manager know."""
    manager = circle.manager
    tell = (
        [
            blocks.button(
                words.text("Tell {manager}", manager=words.clip(manager.name, 40)), TELL, ForRef(manager=manager.id)
            )
        ]
        if manager and not told
        else []
    )
    who = words.text(TOLD, manager=words.escape(manager.name)) if manager and told else NOT_TOLD
    return [
        blocks.header("I will be quiet now"),
        blocks.section(
            "Three check-ins passed without a word, and that is fine. I have paused myself. Nothing more comes until "
            "you say so. What you kept is still here."
        ),
        blocks.row(
            buttons.RESUME.button(style="primary"),
            blocks.button("Monthly", MONTHLY),
            blocks.button("Stop", STOP),
            *tell,
        ),
        blocks.quiet(who),
    ]
