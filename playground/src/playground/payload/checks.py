"""The grammar of the payload check: small checks, and ways to put them together.

A check takes a value and where it stands, and yields what is wrong with it: nothing for a good one. The words are those
in which Slack refuses, where they are known; a pointer always leads to something that is in the payload.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_SHOWN = 75


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where, as a JSON pointer; `error` where Slack has a name of its own for it."""

    pointer: str
    what: str
    error: str = ""

    def __str__(self) -> str:
        words = f"{self.what} [json-pointer:{self.pointer}]"
        return words.encode("utf-8", "backslashreplace").decode()


Faults = Iterator[Fault]
Check = Callable[[Any, str], Faults]
Fields = dict[str, Check]


def string(most: int | None = None, least: int = 1) -> Check:
    """A string of `least` to `most` code points."""

    def check(value: Any, at: str) -> Faults:
        if not isinstance(value, str):
            yield Fault(at, "must provide a string")
        elif not _is_whole(value):
            yield Fault(at, "must be valid Unicode, has half of a surrogate pair")
        elif most is not None and len(value) > most:
            yield Fault(at, f"must be less than {most + 1} characters, has {len(value)}")
        elif len(value) < least:
            yield Fault(at, f"must be more than {least - 1} characters")

    return check


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def matching(pattern: str, example: str) -> Check:
    """A string of a certain form."""

    def check(value: Any, at: str) -> Faults:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            yield Fault(at, f"must look like {example}")

    return check


def url(most: int | None = None, *, secure: bool = False) -> Check:
    """A link into the web."""
    form = r"(?i:https)://\S+" if secure else r"(?i:https?)://\S+"
    return every(string(most), matching(form, "https://example.com"))


def link(most: int | None = None) -> Check:
    """A link to anywhere: into the web, to a mailbox, into an app."""
    return every(string(most), matching(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S+", "https://example.com"))


def integer(least: int, most: int | None = None) -> Check:
    def check(value: Any, at: str) -> Faults:
        if not isinstance(value, int) or isinstance(value, bool):
            yield Fault(at, "must provide an integer")
        elif value < least or (most is not None and value > most):
            yield Fault(at, f"must be {least} or more" if most is None else f"must be from {least} to {most}")

    return check


def number(above: float | None = None) -> Check:
    def check(value: Any, at: str) -> Faults:
        if not isinstance(value, int | float) or isinstance(value, bool):
            yield Fault(at, "must provide a number")
        elif isinstance(value, float) and not math.isfinite(value):
            yield Fault(at, "must be a finite number")
        elif above is not None and value <= above:
            yield Fault(at, f"must be greater than {above:g}")

    return check


def boolean(value: Any, at: str) -> Faults:
    if not isinstance(value, bool):
        yield Fault(at, "must provide a boolean")


def anything(_value: Any, _at: str) -> Faults:
    """A field of which only the presence is checked."""
    yield from ()


def choice(*allowed: str) -> Check:
    def check(value: Any, at: str) -> Faults:
        if value not in allowed:
            yield Fault(at, f"must be a valid enum value: {', '.join(allowed)}")

    return check


def many(each: Check, *, least: int = 0, most: int | None = None) -> Check:
    """A list of `least` to `most` things of one kind."""

    def check(value: Any, at: str) -> Faults:
        if not isinstance(value, list):
            yield Fault(at, "must provide an array")
            return
        if most is not None and len(value) > most:
            yield Fault(at, f"no more than {most} items allowed, has {len(value)}")
        elif len(value) < least:
            yield Fault(at, f"must provide at least {least} items")
        for index, item in enumerate(value):
            yield from each(item, f"{at}/{index}")

    return check


def shape(required: Fields, optional: Fields | None = None) -> Check:
    """An object with exactly these fields."""
    known = {**required, **(optional or {})}

    def check(value: Any, at: str) -> Faults:
        if not isinstance(value, dict):
            yield Fault(at, "must provide an object")
            return
        for name in (name for name in required if name not in value):
            yield Fault(at, f"missing required field: {name}")
        for name, inner in value.items():
            if name in known:
                yield from known[name](inner, f"{at}/{name}")
            else:
                yield Fault(at, f"invalid additional property: {shown(name)}")

    return check


def typed(kinds: Mapping[str, Check], allowed: Iterable[str] | None = None) -> Check:
    """An object whose `type` says which of the checks it has to pass; only some types may be allowed here."""
    names = frozenset(kinds) if allowed is None else frozenset(allowed)

    def check(value: Any, at: str) -> Faults:
        if not isinstance(value, dict):
            yield Fault(at, "must provide an object")
        elif "type" not in value:
            yield Fault(at, "missing required field: type")
        elif not isinstance(value["type"], str) or value["type"] not in names:
            yield Fault(
                f"{at}/type", f"unsupported type: {shown(value['type'])}; here may be {', '.join(sorted(names))}"
            )
        else:
            yield from kinds[value["type"]](value, at)

    return check


def every(*checks: Check) -> Check:
    """All of the checks. A later one is asked only if the earlier ones found nothing, so that it may rely on them."""

    def check(value: Any, at: str) -> Faults:
        for one in checks:
            found = list(one(value, at))
            yield from found
            if found:
                return

    return check


def one_of(*names: str) -> Check:
    """An object with exactly one of some fields."""

    def check(value: Any, at: str) -> Faults:
        if sum(name in value for name in names) != 1:
            yield Fault(at, f"must define exactly one of {', '.join(names)}")

    return check


def some_of(*names: str) -> Check:
    """An object with at least one of some fields."""

    def check(value: Any, at: str) -> Faults:
        if not any(name in value for name in names):
            yield Fault(at, f"must define at least one of {', '.join(names)}")

    return check


def shown(value: Any) -> str:
    """A name from a payload, short enough to stand in a message."""
    return value[:_SHOWN] if isinstance(value, str) else type(value).__name__
