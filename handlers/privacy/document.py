"""What somebody takes with them: all of it as JSON, and what they wrote and did as Markdown."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from growth.facts import Audience
from handlers.framework import words
from handlers.privacy.schema import FORMAT, VERSION

Row = Mapping[str, Any]
SHARED = {
    Audience.MANAGER.value: "shared with your manager",
    Audience.PERSON.value: "shared with one person",
    Audience.AGENDA.value: "on your 1:1 agenda",
    Audience.TEAM.value: "team digest, with your name",
}
MARKS = ("#", ">", "-", "+", "*", "|", "=", "~", "`")


@dataclass(frozen=True, slots=True)
class TakenOut:
    """All that is kept of somebody, by table, at one moment of theirs."""

    name: str
    kept: Mapping[str, Sequence[Row]]
    now: datetime
    today: date


def as_json(taken: TakenOut) -> str:
    """All of it, as `docs/export.md` says."""
    whole = {"format": FORMAT, "version": VERSION, "made_at": taken.now.isoformat(), "kept": taken.kept}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def as_markdown(taken: TakenOut) -> str:
    """What they wrote and did, to read: the newest last, in the words that they typed."""
    return "\n".join(_lines(taken)) + "\n"


def _lines(taken: TakenOut) -> Iterator[str]:
    yield f"# {words.text('What Trellis keeps of {name}', name=_typed(taken.name))}"
    day = words.dated(taken.today)
    yield from ("", words.text("As of {day}. The JSON beside it has all of it, in every detail.", day=day))
    parts = (
        ("You", _you(taken)),
        ("Levels", _levels(taken)),
        ("Wins", _wins(taken)),
        ("Check-ins", _checkins(taken)),
        ("To talk about in 1:1s", _agenda(taken)),
        ("What you took on in 1:1s", _actions(taken)),
        ("Steps", _steps(taken)),
        ("Assessments", _assessments(taken)),
        ("Worksheets on candidates", _worksheets(taken)),
        ("Your way to a level, as you shared it", _shown(taken)),
        ("How your time is spent", _measurements(taken)),
        ("Saved", _saved(taken)),
    )
    for title, lines in parts:
        told = list(lines)
        yield from ("", f"## {words.text(title)}", "", *(told or [words.text("Nothing.")]))


def _you(taken: TakenOut) -> Iterator[str]:
    for row in taken.kept["people"]:
        yield f"- {words.text('Level: {level}', level=row['level'] or words.text('not sure'))}"
        yield f"- {words.text('Areas: {areas}', areas=', '.join(row['areas']) or words.text('none'))}"


def _levels(taken: TakenOut) -> Iterator[str]:
    for row in taken.kept["level_changes"]:
        who = words.text("proposed to you") if row["proposed"] else words.text("asked or said by you")
        level = _typed(row["after_name"]) or words.text("not sure")
        yield f"- **{_day(row['asked_at'])}**: {level} ({who}, {row['state']})"
        yield from (f"  - {_item(row[typed], 4)}" for typed in ("note", "reply") if row[typed])


def _wins(taken: TakenOut) -> Iterator[str]:
    for row in taken.kept["wins"]:
        yield f"- **{row['day']}**: {_item(row['did'])}{_shared(row)}"
        if row["outcome"]:
            yield f"  - {words.text('What came of it')}: {_item(row['outcome'], 4)}"
        yield from (f"  - {words.text('It shows')}: {_typed(claim['text'])}" for claim in row["shows"])
        if row["excerpt"]:
            yield f"  - {words.text('From a message')}: {_item(row['excerpt'], 4)}"
        if row["link"]:
            yield f"  - <{row['link']}>"


def _agenda(taken: TakenOut) -> Iterator[str]:
    for row in taken.kept["agenda_items"]:
        yield f"- **{_day(row['added_at'])}**: {_item(row['text'])}"
        if row["link"]:
            yield f"  - <{row['link']}>"


def _actions(taken: TakenOut) -> Iterator[str]:
    for row in taken.kept["actions"]:
        by = words.text(", by {day}", day=row["due_on"]) if row["due_on"] else ""
        yield f"- **{_day(row['owned_at'])}**: {_item(row['text'])} ({row['action'] or words.text('open')}{by})"


def _checkins(taken: TakenOut) -> Iterator[str]:
    for row in taken.kept["checkins"]:
        yield f"- **{_day(row['opened_at'])}**: {_item(row['asked'])}"
        if row["pulse"]:
            yield f"  - {words.text('How it went')}: {row['pulse']}"
        for answer in taken.kept["answers"]:
            if answer["round_id"] == row["id"]:
                yield f"  - {_item(answer['text'], 4)}{_shared(answer)}"


def is_shared(row: Row) -> bool:
    """Whether a row that was taken out says that somebody else can read it."""
    open_now = row.get("shared_at") is not None and row.get("taken_back_at") is None
    return open_now and row["audience"] in SHARED


def _shared(row: Row) -> str:
    """With whom it is shared now."""
    return f" ({words.text(SHARED[row['audience']])})" if is_shared(row) else ""


def _steps(taken: TakenOut) -> Iterator[str]:
    for row in taken.kept["steps"]:
        yield f"- **{_day(row['offered_at'])}**: {_typed(row['title'])} ({row['state']})"


def _assessments(taken: TakenOut) -> Iterator[str]:
    for row in taken.kept["assessments"]:
        own = row["subject_id"] == row["author_id"]
        whose = words.text("where you stand") if own else words.text("your view of somebody else")
        yield f"- **{_day(row['started_at'])}**: {whose}{_shared(row)}"
        for rating in taken.kept["ratings"]:
            if rating["assessment_id"] == row["id"]:
                yield f"  - {_typed(rating['name'])}: {rating['rating'].replace('_', ' ')}"
                yield from ([f"    - {_item(rating['note'], 6)}"] if rating["note"] else [])


def _worksheets(taken: TakenOut) -> Iterator[str]:
    for row in taken.kept["worksheets"]:
        yield f"- **{_day(row['started_at'])}**: {_typed(row['name'])}"
        for mark in row["marks"].values():
            rating = (mark["rating"] or words.text("no mark")).replace("_", " ")
            yield f"  - {_typed(mark['name'])}: {rating}"
            yield from ([f"    - {_item(mark['note'], 6)}"] if mark["note"] else [])


def _shown(taken: TakenOut) -> Iterator[str]:
    """Ways to a level as they were shared, each with what stood in it on that day."""
    for row in taken.kept["readiness_shares"]:
        yield f"- **{_day(row['made_at'])}**: {_typed(row['level'])}{_shared(row)}"
        for line in row["lines"]:
            yield f"  - {_typed(line['text'])}"
            yield from (f"    - {_item(win['did'], 6)}" for win in line["wins"])


def _measurements(taken: TakenOut) -> Iterator[str]:
    for row in taken.kept["measurements"]:
        if row["answered_at"] is not None:
            yield f"- **{_day(row['answered_at'])}**: {_item(row['asked'])} {_typed(row['label'])}"


def _saved(taken: TakenOut) -> Iterator[str]:
    for row in taken.kept["saved"]:
        yield f"- {_typed(row['title'])}: <{row['link']}>"


def _day(instant: str) -> str:
    return instant[:10]


def _item(text: str, deep: int = 2) -> str:
    """Words of several lines as they go on within one item of a list."""
    return f"  \n{' ' * deep}".join(_typed(line) for line in text.splitlines() if line.strip())


def _typed(text: str) -> str:
    """Words as they were typed, so that a reader of Markdown shows them so: no tag, and no heading or list of them."""
    shown = text.replace("\\", "\\\\").replace("<", "\\<")
    bare = shown.lstrip()
    return f"\\{bare}" if bare.startswith(MARKS) else shown
