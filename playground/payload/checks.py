"""The grammar of the payload check: small checks, and ways to put them together.

A check takes a value and where it stands, and yields what is wrong with it: nothing for a good one.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where, as a JSON pointer."""

    pointer: str
    what: str

    def __str__(self) -> str:
        return f"{self.what} [json-pointer:{self.pointer}]"


Faults = Iterator[Fault]
Check = Callable[[Any, str], Faults]
Fields = dict[str, Check]


def string(most: int, least: int = 1) -> Check:
    """A string of `least` to `most` code points."""

    def check(value: Any, at: str) -> Faults:
        if not isinstance(value, str):
            yield Fault(at, "must be a string")
        elif len(value) > most:
            yield Fault(at, f"must be at most {most} characters, has {len(value)}")
        elif len(value) < least:
            yield Fault(at, f"must be at least {least} character{'s' * (least > 1)}")

    return check


def integer(least: int, most: int) -> Check:
    def check(value: Any, at: str) -> Faults:
        if not isinstance(value, int) or isinstance(value, bool):
            yield Fault(at, "must be an integer")
        elif not least <= value <= most:
            yield Fault(at, f"must be from {least} to {most}, is {value}")

    return check


def number(above: float | None = None) -> Check:
    def check(value: Any, at: str) -> Faults:
        if not isinstance(value, int | float) or isinstance(value, bool):
            yield Fault(at, "must be a number")
        elif above is not None and value <= above:
            yield Fault(at, f"must be greater than {above:g}")

    return check


def boolean(value: Any, at: str) -> Faults:
    if not isinstance(value, bool):
        yield Fault(at, "must be a boolean")


def anything(_value: Any, _at: str) -> Faults:
    """A field of which only the presence is checked."""
    yield from ()


def choice(*allowed: str) -> Check:
    def check(value: Any, at: str) -> Faults:
        if value not in allowed:
            yield Fault(at, f"must be one of {', '.join(allowed)}; is {value!r}")

    return check


def many(each: Check, *, least: int = 0, most: int) -> Check:
    """A list of `least` to `most` things of one kind."""

    def check(value: Any, at: str) -> Faults:
        if not isinstance(value, list):
            yield Fault(at, "must be an array")
            return
        if not least <= len(value) <= most:
            yield Fault(at, f"must have {least} to {most} items, has {len(value)}")
        for index, item in enumerate(value):
            yield from each(item, f"{at}/{index}")

    return check


def shape(required: Fields, optional: Fields | None = None) -> Check:
    """An object with exactly these fields."""
    known = {**required, **(optional or {})}

    def check(value: Any, at: str) -> Faults:
        if not isinstance(value, dict):
            yield Fault(at, "must be an object")
            return
        for name in required.keys() - value.keys():
            yield Fault(at, f"missing required field: {name}")
        for name, inner in value.items():
            if name in known:
                yield from known[name](inner, f"{at}/{name}")
            else:
                yield Fault(f"{at}/{name}", f"unknown field: {name}")

    return check


def typed(kinds: Mapping[str, Check], allowed: Iterator[str] | frozenset[str] | None = None) -> Check:
    """An object whose `type` says which of the checks it has to pass; only some types may be allowed here."""
    names = frozenset(kinds) if allowed is None else frozenset(allowed)

    def check(value: Any, at: str) -> Faults:
        kind = value.get("type") if isinstance(value, dict) else None
        if kind is None:
            yield Fault(at, "must be an object with a type")
        elif kind not in kinds:
            yield Fault(f"{at}/type", f"unknown type: {kind}")
        elif kind not in names:
            yield Fault(f"{at}/type", f"{kind} is not allowed here; allowed are {', '.join(sorted(names))}")
        else:
            yield from kinds[kind](value, at)

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
            yield Fault(at, f"needs exactly one of {', '.join(names)}")

    return check


def some_of(*names: str) -> Check:
    """An object with at least one of some fields."""

    def check(value: Any, at: str) -> Faults:
        if not any(value.get(name) for name in names):
            yield Fault(at, f"needs at least one of {', '.join(names)}")

    return check
