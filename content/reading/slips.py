"""The usual slips of those who write YAML, in plain words: what a parser says of them helps nobody who is not one."""

from dataclasses import dataclass

import yaml

BETWEEN_QUOTES = "put the text between quotes"
LONGEST_LINE = 1_000  # that somebody has typed


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with a line, how to mend it, and which line it is, counted from 1."""

    what: str
    mend: str
    line: int


def known(error: yaml.YAMLError, text: str) -> Slip | None:
    """The slip for which a parser stopped, or None where it is none of the usual ones."""
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or "")
    lines = text.splitlines()
    if mark is None or mark.line > len(lines):
        return None
    here = lines[mark.line] if mark.line < len(lines) else ""
    opened = (getattr(error, "context_mark", None) or mark).line
    at_opened = lines[opened] if opened < len(lines) else ""
    if "mapping values are not allowed" in problem:
        return _colon(here, mark.line + 1)
    if "cannot start any token" in problem or "tab character" in problem:
        return _sign(here, mark.line + 1, mark.column)
    if "undefined alias" in problem or "alphabetic or numeric character" in problem:
        sign = next((sign for sign in "*&" if f": {sign}" in here or f"- {sign}" in here), "*")
        return Slip(f"begins a text with {sign}", BETWEEN_QUOTES, mark.line + 1)
    if "did not find expected ',' or" in problem:
        opens, closes = ("[", "]") if "]" in problem else ("{", "}")
        mend = f"close it with {closes}, or {BETWEEN_QUOTES}"
        return Slip(f"has a bracket {opens} that is not closed", mend, opened + 1)
    if "unexpected end of stream" in problem:
        return Slip("has a quote that is not closed", "close it where the text ends", opened + 1)
    if "could not find expected ':'" in problem:
        what = f"has no key with a colon and a space behind it: {at_opened.strip()[:60]}"
        return Slip(what, "write it as key: text, or indent it if it goes on with the text above", opened + 1)
    return _within_an_entry(problem, here, mark.line + 1)


def _colon(here: str, line: int) -> Slip | None:
    if len(here) > LONGEST_LINE:
        return None
    said = here.strip().removeprefix("- ")
    if said.count(": ") + said.endswith(":") > 1:
        return Slip("has two colons in one line", "put the text behind the first one between quotes", line)
    return Slip("is indented deeper than the line above", "begin all keys of an entry at the same column", line)


def _sign(here: str, line: int, column: int) -> Slip:
    if "\t" in here:
        return Slip("has a tab", "use spaces", line)
    return Slip(f"begins a text with {here[column : column + 1]}", BETWEEN_QUOTES, line)


def _within_an_entry(problem: str, here: str, line: int) -> Slip | None:
    if "expected '-' indicator" in problem or ("expected key" in problem and not {'"', "'"} & set(here)):
        what = "is not indented like the lines above"
        return Slip(what, "begin all keys of an entry at the same column, and each entry with - id:", line)
    if "expected key" in problem:
        what = "goes on after a quoted text has ended"
        return Slip(what, "put the whole text between quotes, of the kind that is not in it", line)
    if "unknown escape character" in problem:
        return Slip("has a backslash between double quotes", "use single quotes", line)
    if "expected comment or line break" in problem:
        return Slip("has a text behind > or |", "begin the text on the next line, or put it between quotes", line)
    return None
