"""What people see of the way to the next level: line by line, and as a talk to prepare."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block, InteractiveElement

from content.model.ladder import Ladder
from content.model.offers import Action
from content.model.paths import OneOnOneQuestion
from growth.evidence import Evidence
from growth.facts import Person, ReadinessShare, Step
from growth.readiness import Readiness, SoughtLine
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.framework.fitting import fitting
from handlers.shared import buttons, copyable, evidence_lines
from handlers.shared.buttons import ExamplesRef
from handlers.shared.shared_readiness import TAKE_BACK, ReadinessRef

SHOW, TAKE, TALK, BACK = "readiness.show", "readiness.take", "readiness.talk", "readiness.back"
SHARE = "readiness.share"
SHARED = "Shared with {name}, as of {day}."
TAKEN_BACK = "Taken back. Only you can see it now, and the message says so."
PAGE = "readiness.page"
MOST_SHARED = 5  # who-sees has all of them
LINES = 32  # of what a level adds: a message has room for fifty blocks

IN_THE_TALK = "*Prepare the talk* has all of them."
NOT_SURE = (
    "You are not sure of your level yet, so there is no next one. `{command} ladder` has all of them, side by side."
)
HIGHEST = "{level} is the highest level of this ladder. This is what it adds to the one before."
NO_VERDICT = (
    "I count lines that have words of yours. That says nothing about whether somebody is ready: two people talk about "
    "that. Only you see this, until you share it with somebody."
)
NOTHING_TO_TRY = (
    "Nothing of the ladder is left to try for it. What you do at work counts just as much: keep it as a win."
)
TAKEN = "*{title}* is your step now. It stands on my Home tab, and I ask about it at your next check-in."
OTHER_STEP = "You have another step in hand by now: *{title}*. Press again to put that one back."
HOW = "For a talk with whoever decides. Copy it, change it, leave out what you like. Only you see it."
SAY = "I would like to talk about {level}: what I have shown of it, what is missing, and how I could get to show that."


class TryRef(BaseModel):
    """Which action of which ladder to take on, and the step in hand that is put back for it."""

    ladder: str
    action: str
    instead_of: int | None = None


@dataclass(frozen=True, slots=True)
class Towards:
    """A person's way to the next level, with the step that they have in hand."""

    ladder: Ladder
    person: Person
    evidence: Evidence
    readiness: Readiness | None
    in_hand: Step | None
    questions: Sequence[OneOnOneQuestion]
    today: date
    command: str
    shares: Sequence[ReadinessShare] = ()


def on_the_home(view: Towards) -> list[Block]:
    """The way in one line. Nothing for somebody who is not sure of their level."""
    if view.readiness is None:
        return []
    return [
        blocks.section(f"*{_title(view.readiness)}*\n{_count(view.readiness)}", blocks.button("Line by line", SHOW))
    ]


def _title(found: Readiness) -> str:
    return words.text("Towards {level}", level=words.escape(found.level.name))


def _count(found: Readiness) -> str:
    one = "One of the {asked} things that {level} adds has your own words."
    many = "{count} of the {asked} things that {level} adds have your own words."
    level, asked = words.escape(found.level.name), len(found.lines)
    if not found.with_words:
        return words.text("{level} adds {asked} things. None has your own words yet.", level=level, asked=asked)
    return words.plural(one, many, found.with_words, level=level, asked=asked)


def page(view: Towards, note: str = "") -> Message:
    """Each thing that the next level adds, with what one has for it, and what to try where there is nothing."""
    found = view.readiness
    if found is None:
        return Message.of(blocks.section(NOT_SURE, command=view.command))
    drawn: list[Block] = [
        *([blocks.section(note)] if note else []),
        blocks.header("Towards {level}", level=found.level.name),
        blocks.section(_count(found)),
        *([blocks.section(HIGHEST, level=words.escape(found.level.name))] if found.highest else []),
        *(_line(view, line) for line in found.lines[:LINES]),
        *rest_of(len(found.lines), IN_THE_TALK),
        blocks.row(*_ways_on(view, found)),
        *_standing(view.shares),
        blocks.quiet(NO_VERDICT),
    ]
    return Message.of(fitting(drawn))


def _ways_on(view: Towards, found: Readiness) -> Iterator[InteractiveElement]:
    yield blocks.button("Prepare the talk", TALK)
    yield blocks.button("Share it", SHARE)
    yield buttons.KEEP_WIN.button()
    if any(line.wish.examples for line in found.lines):
        yield buttons.EXAMPLES.button(ExamplesRef(ladder=view.ladder.id, level=found.level.id))


def rest_of(lines: int, where: str = "") -> Iterator[Block]:
    """That a page has no room for some of so many lines, and `where` they are."""
    if lines > LINES:
        left = words.plural("One more line has no room here.", "{count} more lines have no room here.", lines - LINES)
        yield blocks.section(f"{left} {words.text(where)}".rstrip())


def take_back(share: ReadinessShare) -> InteractiveElement:
    """The button that does so."""
    return blocks.button("Take back", TAKE_BACK, ReadinessRef(share=share.id))


def _standing(shares: Sequence[ReadinessShare]) -> Iterator[Block]:
    """On the author's page: what is shared with whom, with the way to take it back."""
    read = [share for share in shares if share.sharing.is_open and share.reader_name]
    for share in read[:MOST_SHARED]:
        name, day = words.escape(share.reader_name or ""), words.on_day(share.made_at, share.author.zone)
        yield blocks.section(SHARED, take_back(share), name=name, day=day)


def _line(view: Towards, line: SoughtLine) -> Block:
    lines = [f"• {words.escape(line.wish.text)}", *evidence_lines.under(view.evidence, line.wish, view.person.zone)]
    if line.shown:
        return blocks.section("\n".join(lines))
    if line.to_try is None:
        return blocks.section("\n".join([*lines, words.text(NOTHING_TO_TRY)]))
    title, minutes = words.escape(line.to_try.title), words.minutes(line.to_try.minutes)
    lines.append(words.text("To try: *{title}* ({minutes})", title=title, minutes=minutes))
    return blocks.section("\n".join(lines), _take(view, line.to_try))


def _take(view: Towards, action: Action) -> InteractiveElement | None:
    """The button for it; Slack asks first where another step would be put back."""
    held = view.in_hand
    if held is not None and (held.ladder, held.action) == (view.ladder.id, action.id):
        return None
    ref = TryRef(ladder=view.ladder.id, action=action.id, instead_of=held.id if held else None)
    button = blocks.button("Take it on", f"{TAKE}{blocks.NTH}{action.id}", ref)
    if held is None:
        return button
    return blocks.asking_first(
        button,
        title="Take this on instead?",
        text=words.text("You have a step in hand: {title}. One at a time keeps it small.", title=held.wording.title),
        yes="Put that one back",
        no="Keep that one",
    )


def talk(view: Towards) -> dict[str, Any]:
    """The talk, to copy; for somebody who is not sure of their level, that there is none."""
    if view.readiness is None:
        return forms.notice("A talk to prepare", page(view))
    text = markdown(view, view.readiness)
    drawn = [blocks.quiet(HOW), *copyable.boxes(text), blocks.row(blocks.button("Back", BACK))]
    return forms.modal(PAGE, "A talk to prepare", drawn, submit=None, close="Close")


def markdown(view: Towards, found: Readiness) -> str:
    """Evidence by line, what is missing with a step each, and questions."""
    return "\n".join(_talk(view, found)) + "\n"


def _talk(view: Towards, found: Readiness) -> Iterator[str]:
    yield f"# {words.text('{name}, towards {level}', name=copyable.typed(view.person.name), level=found.level.name)}"
    yield from ("", words.dated(view.today))
    yield from ("", words.text(SAY, level=found.level.name))
    shown, open_ones = ([line for line in found.lines if bool(line.shown) is has] for has in (True, False))
    if shown:
        yield from ("", f"## {words.text('What I have shown')}")
    for line in shown:
        yield from ("", f"### {line.wish.text}", "")
        for win in line.shown:
            day = words.dated(win.day)
            yield f"- {day}: {copyable.item(win.did)}"
            if win.draft.outcome:
                yield f"  - {words.text('What came of it')}: {copyable.item(win.draft.outcome, deep=4)}"
    if open_ones:
        yield from ("", f"## {words.text('What is missing, and what I could do for it')}", "")
    for line in open_ones:
        yield f"- {line.wish.text}"
        if line.to_try:
            yield f"  - {words.text('To try')}: {line.to_try.text}"
    if view.questions:
        yield from ("", f"## {words.text('What I would like to ask')}", "")
        yield from (f"- {question.text}" for question in view.questions)
