"""The page of one person, for whoever leads them: what they shared, and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import Block

from growth import names
from growth.digest import Item
from growth.facts import ItemKey, Person, Win
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.shared import asked, buttons
from handlers.shared.buttons import ReportRef, SharedRef

PAGE = "reports.page"
NEWER, OLDER = "reports.newer", "reports.older"
PICK = "The page of one person: your 1:1, the ladder, and what they shared with you in the last three months."
EACH = 8
SEVERAL = "That can be {names}. Mention the one you mean: `{command} team @name`."
NOBODY = "I know nobody by that name whom you lead. `{command} team` shows your people."
CLIPPED = 900
SINCE = "*Shared with {reader} since {day}*"
NOTHING = "Nothing was shared with {reader} since {day}."
NOT_SHOWN = (
    "Not here: what {name} kept to themselves or shared with others, pauses, how it goes, and steps. All of that is "
    "{name}'s own."
)
AS_SEEN = "This is all that {reader} sees here of you. What you take back is gone from it at once."


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody reads of a person. `beside` is what other features have to say of the two, drawn by them.

    `read` is when the reader opened a thing, where both want that told.
    """

    reader: Person
    person: Person
    shared: Sequence[Item]
    since: str
    beside: Sequence[Block]
    looking: Person
    read: Mapping[ItemKey, datetime] = field(default_factory=dict)

    @property
    def own(self) -> bool:
        """Whether it is the person who looks at what the reader sees."""
        return self.looking.id == self.person.id


def page(report: Report, number: int = 0) -> dict[str, Any]:
    """What they shared, the newest first, in pages."""
    title = words.text("What they see") if report.own else words.text("Shared with you")
    return forms.modal(PAGE, title, _page(report, number), submit=None, close="Close")


def _page(report: Report, number: int) -> Iterator[Block]:
    name, reader = words.escape(report.person.name), words.escape(report.reader.name)
    yield blocks.header("{name}", name=report.person.name)
    last = max(len(report.shared) - 1, 0) // EACH
    number = min(max(number, 0), last)
    if number == 0 and report.beside:
        yield from report.beside
        yield blocks.divider()
    you = reader if report.own else words.text("you")
    if report.shared:
        yield blocks.section(SINCE, reader=you, day=report.since)
    else:
        yield blocks.section(NOTHING, reader=you, day=report.since)
    for item in report.shared[number * EACH :][:EACH]:
        yield from _item(report, item)
    yield from _turns(report, number, last)
    yield blocks.quiet(AS_SEEN, reader=reader) if report.own else blocks.quiet(NOT_SHOWN, name=name)


def _item(report: Report, item: Item) -> Iterator[Block]:
    answer = None if report.own else buttons.REMARK.button(SharedRef.of(item.key))
    if isinstance(item, Win):
        lead = words.text("*A win* · {day}", day=words.day(item.day))
        yield blocks.section(f"{lead}{_read(report, item)}\n{words.quote(item.text, CLIPPED)}", answer)
        return
    day = words.on_day(item.written_at, report.looking.zone)
    lead = words.text("*{asked}* · {day}", asked=asked.of(item), day=day)
    yield blocks.section(f"{lead}{_where(item)}{_read(report, item)}\n{words.quote(item.text, CLIPPED)}", answer)


def _where(item: Item) -> str:
    return words.text(" · in the team digest too") if item.sharing.with_team else ""


def _read(report: Report, item: Item) -> str:
    """For its author: that the reader opened it."""
    read = report.read.get(item.key) if report.own else None
    return words.text(" · read {day}", day=words.on_day(read, report.person.zone)) if read else ""


def _turns(report: Report, number: int, last: int) -> Iterator[Block]:
    if not last:
        return
    ways = ((NEWER, "Newer", number - 1), (OLDER, "Older", number + 1))
    person = report.person.id
    turns = [
        blocks.button(label, action, ReportRef(person=person, page=to)) for action, label, to in ways if 0 <= to <= last
    ]
    yield blocks.row(*turns)
    yield blocks.quiet("Page {page} of {last}.", page=number + 1, last=last + 1)


def pick(others: Sequence[Person]) -> list[Block]:
    """For a team's page: whose page to open."""
    shown = names.shown(others)
    choices = [(str(each.id), shown[each.id]) for each in others[: blocks.OPTIONS]]
    return [blocks.section(PICK, blocks.select(buttons.REPORTS.id, buttons.REPORTS.label, choices))] if choices else []


def which(others: Sequence[Person], command: str) -> Message:
    """Several can be meant, or nobody."""
    called = words.listed([words.escape(each.name) for each in names.called(others)])
    text = words.text(SEVERAL, names=called, command=command) if others else words.text(NOBODY, command=command)
    return Message.of(blocks.section(text))


def gone() -> dict[str, Any]:
    said = blocks.section("That person is not on a team you lead, and shared nothing with you that is still there.")
    return forms.modal(PAGE, "Shared with you", [said], submit=None, close="Close")


def nobody_reads() -> dict[str, Any]:
    said = blocks.section("Nobody leads you here, so there is no page of you that anybody else could open.")
    return forms.modal(PAGE, "What they see", [said], submit=None, close="Close")
