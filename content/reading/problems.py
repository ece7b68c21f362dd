"""What can be wrong with a ladder, said so that whoever wrote it knows what to do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import islice
from typing import Any, Literal

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from content.reading.document import Document

SHOWN = 60  # of a value that was refused: enough to find it again
LONGEST_WORD = 75  # that can be one of ours, misspelt
MOST_NAMED = 5  # of the words that are known: more help nobody
MOST = 50  # problems told of one thing: whoever mends so many looks again anyway
SMALL_LETTERS = "use small letters and digits, joined by hyphens (in facts also by dots)"
SHAPES = {
    "link": "give the whole address, starting with https://",
    "checked": "write it as 2026-11",
    "ended": "write it as 2026-11",
}

# An error refuses the ladder; a warning is said and refuses nothing, unless somebody asks to be strict.
Severity = Literal["error", "warning"]

# What pydantic calls it: what is wrong, and how to mend it.
WORDING = {
    "missing": ("is missing", "add it"),
    "extra_forbidden": ("is not a key of this entry", "{nearest}"),
    "model_type": ("is {shown}, not an entry", "start it with - id:"),
    "string_type": ("is {shown}, not a text", "put it between quotes"),
    "string_too_long": ("has {length} characters", "shorten it to {max_length}"),
    "string_too_short": ("is empty", "fill it in"),
    "string_pattern_mismatch": ("is {shown}", "{shape}"),
    "literal_error": ("is {shown}", "use {expected}"),
    "int_type": ("is {shown}, not a whole number", "write it in digits, without quotes"),
    "greater_than_equal": ("is {shown}", "use {ge} or more"),
    "less_than_equal": ("is {shown}", "use {le} or less"),
    "tuple_type": ("is {shown}, not a list", "write it as [one, two]"),
    "dict_type": ("is {shown}", "give it a line for each level"),
    "too_short": ("is empty", "fill it in"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file: at which key (none for the file as a whole) and line, and how to mend it."""

    file: str
    key: str
    what: str
    mend: str
    line: int | None = None
    severity: Severity = "error"

    def __str__(self) -> str:
        file = f"{self.file}:{self.line}" if self.line else self.file
        where = f"{file}: {self.key}" if self.key else file
        return f"{where}: {self.what}, {self.mend}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: in which file, under which name, and on which way through the document one gets there."""

    file: str
    key: str
    document: Document
    path: tuple[object, ...] = ()


class LadderError(Exception):
    """A ladder that cannot be used, with everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def nearest(word: str, words: Iterable[str]) -> str:
    """How to mend an unknown word: the one that was probably meant, or all that are known."""
    known = list(words)
    close = get_close_matches(word, known, n=1) if len(word) <= LONGEST_WORD else []
    if close:
        return f"perhaps you meant {close[0]}"
    if not known:
        return "there is none to refer to yet"
    more = len(known) - MOST_NAMED
    return f"known here: {', '.join(known[:MOST_NAMED])}{f' and {more} more' if more > 0 else ''}"


def few(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The first problems, and that there are more where there are."""
    for number, problem in enumerate(problems):
        if number == MOST:
            yield replace(problem, key="", what="has more that is wrong", mend="mend what is named first")
            return
        yield problem


def refused(place: Place, error: ValidationError, model: type[BaseModel]) -> Iterator[Problem]:
    """What pydantic refused in the entry at `place`, in our words."""
    for detail in islice(error.errors(include_url=False), MOST):
        inner = ".".join(str(part)[:LONGEST_WORD] for part in detail["loc"])
        what, mend = _wording(detail, model)
        key = f"{place.key}.{inner}" if place.key and inner else place.key or inner
        yield Problem(place.file, key, what, mend, place.document.line(*place.path, *detail["loc"]))


def _wording(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    words = {
        "shown": _shown(detail["input"]),
        "length": len(str(detail["input"])),
        "nearest": nearest(name, model.model_fields),
        "shape": SHAPES.get(name, SMALL_LETTERS),
        "advice": detail["msg"][:1].lower() + detail["msg"][1:],
        **detail.get("ctx", {}),
    }
    what, mend = WORDING.get(detail["type"], ("is {shown}", "{advice}"))
    return what.format(**words), mend.format(**words)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
