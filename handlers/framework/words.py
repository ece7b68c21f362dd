"""The one way by which texts reach people: templates, days, lengths, lists and plurals, in the language that is spoken.

A text is a template with names in it, never a string put together by hand, so that a translator sees all of a sentence
and can turn it round. English is the only language so far: its templates are the keys of a catalogue that is empty.
Words that somebody wrote go into a message through `escape` or `quote`, and through nothing else.

Days and lists follow the Unicode CLDR, as Babel carries it. Source: https://babel.pocoo.org/en/latest/dates.html
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from gettext import NullTranslations

from babel import Locale, dates, lists

from growth import local

QUOTE = 600
DAY = "EEEE d MMMM"
SHORT_DAY = "d MMM"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Language:
    """How one language says things: its days and lists, and the templates that are translated."""

    locale: Locale = field(default_factory=lambda: Locale("en", "GB"))
    catalogue: NullTranslations = field(default_factory=NullTranslations)


ENGLISH = Language()
_spoken: ContextVar[Language] = ContextVar("spoken", default=ENGLISH)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """All that is said inside is said in this language."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def text(template: str, **values: object) -> str:
    """A template in the language that is spoken, with its names filled in. Without values it is taken as it stands."""
    translated = _spoken.get().catalogue.gettext(template)
    return translated.format(**values) if values else translated


def plural(one: str, many: str, count: int, **values: object) -> str:
    """The template for one or for many, by the rules of the language, with `count` and the other names filled in."""
    return _spoken.get().catalogue.ngettext(one, many, count).format(count=count, **values)


def day(when: date) -> str:
    """A day, named: "Tuesday 2 December"."""
    return dates.format_date(when, DAY, locale=_spoken.get().locale)


def dated(when: date) -> str:
    """A day, named, with its year: "Tuesday 2 December 2025"."""
    return text("{day} {year}", day=day(when), year=when.year)


def short_day(when: date) -> str:
    """A day without its name: "2 Dec"."""
    return dates.format_date(when, SHORT_DAY, locale=_spoken.get().locale)


def month(when: date, pattern: str = "MMMM") -> str:
    """A month's name, "December", or by a pattern of CLDR's, as in "d MMMM"."""
    return dates.format_date(when, pattern, locale=_spoken.get().locale)


def moment(when: datetime, zone: str) -> str:
    """An instant on the reader's wall: "Tuesday 2 December, 09:30"."""
    wall = local.wall(when, zone)
    return text("{day}, {time}", day=day(wall.date()), time=f"{wall:%H:%M}")


def on_day(when: datetime, zone: str) -> str:
    """The day of an instant, where the reader is: "Tuesday 2 December"."""
    return day(local.wall(when, zone).date())


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: "Data", "Data and Ops", "Data, Models and Ops"."""
    return lists.format_list(names, locale=_spoken.get().locale)


def either(names: Sequence[str]) -> str:
    """Names to choose from: "3 January or 1 March"."""
    return lists.format_list(names, style="or", locale=_spoken.get().locale)


def minutes(count: int) -> str:
    """A length of time with its unit: "30 min", "2 hours", "3 days" (of eight hours)."""
    if count < 60 or (count < 8 * 60 and count % 30):
        return text("{count} min", count=count)
    if count < 8 * 60:
        return plural("1 hour", "{hours:g} hours", 1 if count == 60 else 2, hours=count / 60)
    return plural("1 day", "{count} days", round(count / (8 * 60)))


def spelled(count: int) -> str:
    """A small number as a word: "three"."""
    return text(NUMBERS[count]) if count < len(NUMBERS) else str(count)


def clip(text: str, most: int) -> str:
    """The text, or its beginning with an ellipsis where it is longer than `most`."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    # Never within an entity such as `&amp;`, of which a reader would see the beginning.
    return cut[: cut.rfind("&")] + "…" if 0 < len(cut) - cut.rfind("&") < 5 and "&" in cut else cut + "…"


def escape(words: str) -> str:
    """Somebody's words, so that they can stand in a message: nothing in them pings, links or formats a command."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def link(url: str) -> str:
    """An address so that it can stand in `<…|label>`: nothing in it ends that early."""
    return url.replace("|", "%7C").replace(">", "%3E").replace("<", "%3C")


def quote(words: str, most: int = QUOTE) -> str:
    """Somebody's words in quotation marks, on one block-quoted paragraph, clipped to `most` characters."""
    lines = clip(escape(words.strip()), most).splitlines() or [""]
    return "\n".join(f"> {line}" for line in lines)
