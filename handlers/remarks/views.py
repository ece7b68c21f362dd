"""What two people say to each other about something that one of them shared: the form, and how the other reads it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import Block

from growth.digest import Item
from growth.facts import Kind, Person, Remark, RemarkKind, Standing, Win
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.shared import asked, buttons
from handlers.shared.buttons import SharedRef

FORM, REPLY = "remarks.form", "remarks.reply"
THANK, TALK, DONE = "remarks.thank", "remarks.talk", "remarks.done"
WORDS = "remark"

YOURS = {
    Kind.QUESTION: "your answer to “{asked}” ({day})",
    Kind.OUTCOME: "how your plan went ({day})",
    Kind.WIN: "what you did ({day})",
    Kind.HELP: "your wish for a hand ({day})",
    Kind.PLAN: "your plan ({day})",
}
THEIRS = {
    Kind.QUESTION: "their answer to “{asked}” ({day})",
    Kind.OUTCOME: "how their plan went ({day})",
    Kind.WIN: "what they did ({day})",
    Kind.HELP: "their wish for a hand ({day})",
    Kind.PLAN: "their plan ({day})",
}
YOUR_WIN, THEIR_WIN = "your win ({day})", "their win ({day})"
TO_AUTHOR = {
    RemarkKind.WORDS: "*{who}*, on {what}:",
    RemarkKind.THANKS: "*{who}* thanks you for {what}.",
    RemarkKind.AGENDA: "*{who}* put {what} on the agenda of your 1:1.",
    RemarkKind.DONE: "*{who}* marked {what} as done: it is off their list.",
    RemarkKind.READ: "*{who}* read what you shared here.",
}
NOT_THERE = "*{who}*, on something that is there no longer:"
TO_READER = "*{who}* answers you, on {what}:"
SAID = {
    RemarkKind.WORDS: "*{who}*, {day}:",
    RemarkKind.THANKS: "*{who}*, {day}: thanks.",
    RemarkKind.AGENDA: "*{who}*, {day}: on the agenda of the 1:1.",
    RemarkKind.DONE: "*{who}*, {day}: done.",
    RemarkKind.READ: "*{who}*, {day}: read.",
}
BETWEEN = "Only you and {other} see this."
REACHES = "{other} reads it in their own working hours, with Trellis. Only the two of you see it."
GONE = "{other} is gone from this workspace, so nobody is told. Your words are kept here."
SENT = "Kept. {other} reads it in their own working hours."
NO_WORDS = "Write a few words, or press Cancel."
TOO_LONG = "This is {count:,} characters long, and 3,000 fit. It is all still here."
NOT_SHARED = "This is not shared between you two any more, so nothing was sent. Copy your words if you need them."
OFF_THE_LIST = "Done. It is off your list, and {name} hears of it."
OFF_THE_LIST_ALONE = "Done. It is off your list. {name} is gone from this workspace, so nobody is told."
OFF_ALREADY = "It is off your list already, so nothing was said. You can still answer."
LEFT = "{name} is gone from this workspace, so nothing was said."
NO_LONGER = "This is shared no longer: whoever wrote it took it back or deleted it."
REMOVED = "What stood here was removed by the one who wrote it."
TAKEN_BACK = "What stood here was taken back by the one who shared it."
AGENDA_WIN = "Your win of {day}"


class TalkRef(SharedRef):
    """Which thing two people talk about, and with whom whoever pressed does."""

    other: int


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the reader and the other say about a thing. `owed`: it asks something, and that is not done. `waits`: it
    stands on the reader's list for that.
    """

    reader: Person
    other: Person
    item: Item
    remarks: Sequence[Remark]
    owed: bool
    waits: bool

    @property
    def reads_it(self) -> bool:
        """Whether the other shared it with the reader, and not the reader with them."""
        return self.item.author.id == self.other.id

    @property
    def ref(self) -> TalkRef:
        key = self.item.key
        return TalkRef(answer=key.answer, win=key.win, other=self.other.id)

    def said(self, kind: RemarkKind) -> bool:
        return any(each.kind is kind and each.author.id == self.reader.id for each in self.remarks)


def card(talk: Conversation, note: str = "") -> dict[str, Any]:
    """The thing, what was said about it, and the place to say something. What was typed stays where it is redrawn."""
    return forms.modal(FORM, "Answer", _card(talk, note), submit="Send", metadata=talk.ref.model_dump_json())


def _card(talk: Conversation, note: str) -> Iterator[Block]:
    if note:
        yield blocks.section(note)
    yield from shared(talk.item, talk.reader)
    for remark in talk.remarks:
        yield blocks.section(_line(remark, talk.reader))
    label = words.text("What do you say to {name}?", name=talk.other.name)
    yield forms.text(WORDS, words.clip(label, 150), optional=False)
    if talk.reads_it:
        yield from _deeds(talk)
    gone = talk.other.standing is Standing.GONE
    yield blocks.quiet(GONE if gone else REACHES, other=words.escape(talk.other.name))


def _deeds(talk: Conversation) -> Iterator[Block]:
    """What can be done in one click, and was not."""
    ref, gone = talk.ref, talk.other.standing is Standing.GONE
    ways = (
        ("Thank", THANK, not gone and not talk.said(RemarkKind.THANKS)),
        ("On our 1:1", TALK, not gone and not talk.said(RemarkKind.AGENDA)),
        ("Done", DONE, talk.waits),
    )
    drawn = [blocks.button(label, action, ref) for label, action, offered in ways if offered]
    if drawn:
        yield blocks.row(*drawn)


def shared(item: Item, reader: Person) -> Iterator[Block]:
    """Something that was shared, word for word under what it is to, with its day."""
    mine = item.author.id == reader.id
    who = words.text("You") if mine else words.escape(item.author.name)
    if isinstance(item, Win):
        lead = words.text("*{who}* did this, on {day}:", who=who, day=words.day(item.day))
        yield blocks.section(f"{lead}\n{words.quote(item.did, 2800)}")
        if item.draft.outcome:
            yield blocks.section(f"{words.text('What came of it:')}\n{words.quote(item.draft.outcome, 2800)}")
        return
    day = words.on_day(item.written_at, reader.zone)
    lead = words.text("*{who}*, {day}", who=who, day=day)
    yield blocks.section("\n".join([lead, asked.of(item), words.quote(item.text, 2500)]))


def _line(remark: Remark, reader: Person) -> str:
    who = words.text("You") if remark.author.id == reader.id else words.escape(remark.author.name)
    day = words.on_day(remark.written_at, reader.zone)
    said = words.text(SAID[remark.kind], who=who, day=day)
    return f"{said}\n{words.quote(remark.text, 2800)}" if remark.text else said


def what(item: Item, zone: str, *, yours: bool) -> str:
    """What the thing is, in a sentence; never its words."""
    if isinstance(item, Win):
        return words.text(YOUR_WIN if yours else THEIR_WIN, day=words.day(item.day))
    named = (YOURS if yours else THEIRS)[item.kind]
    question = words.escape(words.clip(item.asked, 200))
    return words.text(named, asked=question, day=words.on_day(item.written_at, zone))


def on_agenda(win: Win) -> str:
    """What stands on the agenda of a win: none of its author's words, as those go where it goes."""
    return words.text(AGENDA_WIN, day=words.day(win.day))


def told(remark: Remark, item: Item | None, reader: Person) -> Message:
    """How the other of the two reads it."""
    who = words.escape(remark.author.name)
    lead = _lead(remark, item, reader, who)
    quoted = f"{lead}\n{words.quote(remark.text, 2500)}" if remark.text else lead
    drawn: list[Block] = [blocks.section(quoted)]
    if item is not None and remark.kind is not RemarkKind.READ:
        ref = TalkRef(answer=item.key.answer, win=item.key.win, other=remark.author.id)
        agenda = [buttons.AGENDA.button()] if remark.kind is RemarkKind.AGENDA else []
        drawn.append(blocks.row(blocks.button("Answer", REPLY, ref), *agenda))
    return Message.of(drawn, blocks.quiet(BETWEEN, other=who))


def _lead(remark: Remark, item: Item | None, reader: Person, who: str) -> str:
    if item is None:
        return words.text(NOT_THERE, who=who)
    template = TO_READER if remark.by_its_author else TO_AUTHOR[remark.kind]
    return words.text(template, who=who, what=what(item, reader.zone, yours=not remark.by_its_author))


def gone(text: str) -> Message:
    return Message.of(blocks.quiet(text))


def sent(talk: Conversation) -> dict[str, Any]:
    """What was said stands there, and when it is read."""
    away = talk.other.standing is Standing.GONE
    note = words.text(GONE if away else SENT, other=words.escape(talk.other.name))
    lines = [blocks.section(_line(remark, talk.reader)) for remark in talk.remarks]
    drawn = [blocks.section(note), *shared(talk.item, talk.reader), *lines]
    return forms.modal(FORM, "Answer", drawn, submit=None, close="Close")


def no_longer() -> dict[str, Any]:
    return forms.notice("Answer", Message.of(blocks.section(NO_LONGER)))


def refused() -> dict[str, str]:
    """Why nothing was sent, at the field with the words."""
    return {WORDS: words.text(NOT_SHARED)}


def too_late(talk: Conversation, kind: RemarkKind) -> str:
    """Why a click on a card or a letter from before does nothing now; empty where it does."""
    name = words.escape(talk.other.name)
    if kind is RemarkKind.DONE and not talk.waits:
        return words.text(OFF_ALREADY)
    if kind is not RemarkKind.DONE and talk.other.standing is Standing.GONE:
        return words.text(LEFT, name=name)
    return ""


def off_the_list(talk: Conversation) -> Block:
    template = OFF_THE_LIST_ALONE if talk.other.standing is Standing.GONE else OFF_THE_LIST
    return blocks.section(template, name=words.escape(talk.other.name))


def wrong(text: str) -> dict[str, str]:
    """What needs another look, by field."""
    if not text:
        return {WORDS: words.text(NO_WORDS)}
    return {WORDS: words.text(TOO_LONG, count=len(text))} if len(text) > forms.LONGEST else {}
