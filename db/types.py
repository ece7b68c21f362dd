"""Column types that keep a promise on both databases.

Most of what is read is an instant, a word or several words: these are told in one call, where SQLAlchemy makes four.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Integer, String, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB

from growth.facts import Claim, ClaimKind, ShownLine, ShownWin

Tell = Callable[[Any], Any]
Document = JSON().with_variant(JSONB(), "postgresql")


class Instant(TypeDecorator[datetime]):
    """An aware datetime in UTC. SQLite forgets zones, so ours goes off on the way in and back on on the way out.

    Raises ValueError for one without a zone.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"an instant needs a zone: {value!r}")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def result_processor(self, dialect: Dialect, coltype: object) -> Tell:
        return _of_sqlite if dialect.name == "sqlite" else _in_utc


def _of_sqlite(kept: str | None) -> datetime | None:
    return None if kept is None else datetime.fromisoformat(kept).replace(tzinfo=UTC)


def _in_utc(kept: datetime | None) -> datetime | None:
    return None if kept is None else kept.astimezone(UTC)


class WallTime(TypeDecorator[time]):
    """A time on a wall clock, kept as minutes after midnight."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> int | None:
        return None if value is None else value.hour * 60 + value.minute

    def process_result_value(self, value: int | None, dialect: Dialect) -> time | None:
        return None if value is None else time(value // 60, value % 60)


class Several(TypeDecorator[tuple[Any, ...]]):
    """Several words or numbers in their order, kept as a document."""

    impl = Document
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> list[Any] | None:
        return None if value is None else list(value)

    def process_result_value(self, value: list[Any] | None, dialect: Dialect) -> tuple[Any, ...] | None:
        return None if value is None else tuple(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Tell | None:
        return _several if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


@lru_cache(maxsize=1024)
def _several(kept: str | None) -> tuple[Any, ...] | None:
    """Few differ: the areas of a ladder, the kinds of a message."""
    found = None if kept is None else json.loads(kept)
    return None if found is None else tuple(found)


class Claims(TypeDecorator[tuple[Claim, ...]]):
    """What wins show, in the order in which it was chosen, kept as a document."""

    impl = Document
    cache_ok = True

    def process_bind_param(self, value: tuple[Claim, ...] | None, dialect: Dialect) -> list[dict[str, str]] | None:
        return None if value is None else [{"kind": c.kind.value, "id": c.id, "text": c.text} for c in value]

    def process_result_value(self, value: list[dict[str, str]] | None, dialect: Dialect) -> tuple[Claim, ...] | None:
        return None if value is None else tuple(Claim(ClaimKind(c["kind"]), c["id"], c["text"]) for c in value)


class ShownLines(TypeDecorator[tuple[ShownLine, ...]]):
    """The lines of a level with the words that stood under each, in their order, kept as a document."""

    impl = Document
    cache_ok = True

    def process_bind_param(self, value: tuple[ShownLine, ...] | None, dialect: Dialect) -> list[Any] | None:
        if value is None:
            return None
        return [
            {"text": line.text, "wins": [{**asdict(win), "day": win.day.isoformat()} for win in line.wins]}
            for line in value
        ]

    def process_result_value(self, value: list[Any] | None, dialect: Dialect) -> tuple[ShownLine, ...] | None:
        if value is None:
            return None
        return tuple(ShownLine(line["text"], tuple(map(_shown_win, line["wins"]))) for line in value)


def _shown_win(kept: dict[str, Any]) -> ShownWin:
    return ShownWin(kept["win"], date.fromisoformat(kept["day"]), kept["did"], kept["outcome"])


class Weekdays(TypeDecorator[frozenset[int]]):
    """Days of the week, a digit each, Monday is 0. None of them is the same as nothing said."""

    impl = String(7)
    cache_ok = True

    def process_bind_param(self, value: frozenset[int] | None, dialect: Dialect) -> str | None:
        return "".join(map(str, sorted(value))) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[int] | None:
        return frozenset(map(int, value)) if value else None


class Kinds(TypeDecorator[tuple[str, ...]]):
    """The kinds of what a message says, as text, so that a query compares all of them at once."""

    impl = String(255)
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(json.loads(value))


class Word(TypeDecorator[Any]):
    """A member of a StrEnum, kept as its value."""

    impl = String(32)
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else self.words(value).value

    def result_processor(self, dialect: Dialect, coltype: object) -> Tell:
        members: dict[str | None, StrEnum | None] = {None: None, **{word.value: word for word in self.words}}
        return members.__getitem__
