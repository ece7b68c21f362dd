"""What people read once they changed their hour or their days, or typed what is neither."""

from datetime import datetime, time

from growth import hours
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.context import Context
from handlers.shared import buttons, rhythm_words, workdays

SAVED = "Saved. {line}"
NEXT = " The next one comes *{when}*."
WAITS = " Nothing comes while you are paused."
HOUR = (
    "{line} Type `{command} hour 10:30` to change the hour. It can be any from {first} to {last}, on the clock of "
    "where you are."
)
NO_TIME = "I don't know the time “{text}”. Try `{command} hour 10:30`. Nothing was changed."
OUT_OF_HOURS = (
    "{at} is early or late for a check-in: I write between {first} and {last}. Try `{command} hour 10:30`. Nothing was "
    "changed."
)
DAYS = "{line} Type `{command} days mon-thu` to change your workdays, or press the button for holidays, too."
NO_SUCH_DAYS = (
    "I don't know the days “{text}”. Try `{command} days mon-thu`, `sun-thu` or `mon wed fri`. Nothing was changed."
)
NO_DAY_AT_ALL = (
    "One day at least, or I could never write. To hear nothing for a while, type `{command} pause 2w`; "
    "`{command} stop` is for good. Nothing was changed."
)
BOUNDS = {"first": f"{hours.EARLIEST:%H:%M}", "last": f"{hours.LATEST:%H:%M}"}


def changed(kept: Context) -> Message:
    """After the form: the days as they are kept, and where a check-in comes on another day by that, on which."""
    person = kept.tenant.at_work(kept.person)
    said = workdays.line(kept.days), rhythm_words.instead(person) if person.active else ""
    return Message.of(blocks.section(SAVED, line=" ".join(filter(None, said))))


def saved(kept: Context, following: datetime | None) -> Message:
    """After a command: the rhythm and the days as they are kept, and when the next check-in comes by them."""
    line = _rhythm(kept)
    if kept.person.paused(kept.now):
        line += words.text(WAITS)
    elif following and kept.person.zone:
        line += words.text(NEXT, when=words.moment(following, kept.person.zone))
    return Message.of(blocks.section(SAVED, line=line), workdays.offer(kept.days), blocks.quiet("Only you see this."))


def how_to_hour(context: Context) -> Message:
    return Message.of(blocks.section(HOUR, line=_rhythm(context), command=context.tenant.app.command, **BOUNDS))


def how_to_days(context: Context) -> Message:
    line = workdays.line(context.days)
    return Message.of(blocks.section(DAYS, buttons.DAYS.button(), line=line, command=context.tenant.app.command))


def no_time(text: str, command: str) -> Message:
    return Message.of(blocks.section(NO_TIME, text=_typed(text), command=command))


def out_of_hours(at: time, command: str) -> Message:
    return Message.of(blocks.section(OUT_OF_HOURS, at=f"{at:%H:%M}", command=command, **BOUNDS))


def no_such_days(text: str, command: str) -> Message:
    return Message.of(blocks.section(NO_SUCH_DAYS, text=_typed(text), command=command))


def no_day_at_all(command: str) -> Message:
    return Message.of(blocks.section(NO_DAY_AT_ALL, command=command))


def _rhythm(context: Context) -> str:
    return rhythm_words.line(context.tenant.at_work(context.person))


def _typed(text: str) -> str:
    return words.escape(words.clip(text, 40))
