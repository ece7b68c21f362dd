"""Messages that did not get through, before those who run Trellis here: to whom, when and why; never what they say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel
from slack_sdk.models.blocks import Block, ButtonElement

from db.outbox import Delivery
from handlers.admin.reasons import UNSURE_POST, Reason
from handlers.framework import blocks, words
from handlers.framework.blocks import Message

OPEN, TURN = "admin.letters", "admin.letters_turn"
RETRY, DROP, RETRY_ALL, DROP_ALL = "admin.retry", "admin.drop", "admin.retry_all", "admin.drop_all"
A_PAGE = 8

HEADER, HEADER_OF = "Messages that did not get through", "Messages that did not get through: {total}"
NONE = "Every message of the last 30 days has arrived, or was seen to."
FIRST = (
    "A message did not get through. {why} {mend}\nMore may follow; I write to you about the first one only, until you "
    "have seen to them all."
)
SMALL = (
    "You see for whom and why, and nothing of what people wrote. Retry makes a message anew: a digest at once, what is "
    "for one person as soon as their hours and their limit of messages allow."
)
PERHAPS_TWICE = "If it stands in the channel, this posts it a second time. Have you looked?"


class LetterRef(BaseModel):
    """Which message a button is about."""

    delivery: int


class ReasonRef(BaseModel):
    """All messages that share a reason."""

    reason: str


class TurnRef(BaseModel):
    """How many messages stand on the pages before."""

    skip: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """One message as an admin may see it: `what` is its kind, `whom` a name or a channel.

    `retries`: it can be made anew.
    """

    delivery: Delivery
    what: str
    whom: str
    retries: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Those of a page that share a reason, of so many in all."""

    reason: Reason
    count: int
    letters: Sequence[Letter]


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A part of all, after the first `skip` of them."""

    groups: Sequence[Group]
    total: int
    skip: int
    zone: str


def line(count: int) -> list[Block]:
    """Among the teams: that there are some, and the way to them."""
    if not count:
        return []
    said = words.plural("*One message* did not get through.", "*{count} messages* did not get through.", count)
    return [blocks.section("{said}", open_button(), said=said)]


def open_button() -> ButtonElement:
    return blocks.button("Look at them", OPEN)


def first(reason: Reason) -> Message:
    return Message.of(
        blocks.section(FIRST, why=words.text(reason.says), mend=words.text(reason.mend)), blocks.row(open_button())
    )


def page(shown: LetterPage, note: str = "") -> Message:
    """One page of all messages that wait for an admin, by their reasons; `note` says what became of the last click."""
    return Message.of(
        blocks.header(HEADER_OF, total=shown.total) if shown.total else blocks.header(HEADER),
        [blocks.section("{note}", note=note)] if note else [],
        [block for group in shown.groups for block in _group(group, shown)] or blocks.section(NONE),
        _turning(shown),
        blocks.quiet(SMALL) if shown.total else [],
    )


def _group(group: Group, shown: LetterPage) -> Iterator[Block]:
    reason = group.reason
    says, mend = words.text(reason.says), words.text(reason.mend)
    count = words.text("{count} messages. ", count=group.count) if group.count > 1 else ""
    yield blocks.section("*{says}* {count}{mend}", says=says, count=count, mend=mend)
    if group.count > 1:
        ref = ReasonRef(reason=reason.id)
        retry = [_asking(reason, blocks.button("Retry all", RETRY_ALL, ref))]
        some = any(letter.retries for letter in group.letters)
        yield blocks.row(*(retry if some else []), blocks.button("Drop all", DROP_ALL, ref))
    for letter in group.letters:
        ref_of_it = LetterRef(delivery=letter.delivery.id)
        yield blocks.section(
            "{what} for {whom}, {when} (`{error}`)",
            what=letter.what,
            whom=letter.whom,
            when=words.moment(letter.delivery.created_at, shown.zone),
            error=words.escape(words.clip(letter.delivery.error or "", 80)).replace("`", "'"),
        )
        retry = [_asking(reason, blocks.button("Retry", RETRY, ref_of_it))]
        yield blocks.row(*(retry if letter.retries else []), blocks.button("Drop", DROP, ref_of_it))


def _asking(reason: Reason, button: ButtonElement) -> ButtonElement:
    if reason is not UNSURE_POST:
        return button
    return blocks.asking_first(button, title="Post it again?", text=PERHAPS_TWICE, yes="It is not there", no="Not yet")


def _turning(shown: LetterPage) -> list[Block]:
    turns = [("Newer ones", shown.skip - A_PAGE, shown.skip > 0)]
    turns += [("Older ones", shown.skip + A_PAGE, shown.skip + A_PAGE < shown.total)]
    buttons = [
        blocks.button(label, f"{TURN}{blocks.NTH}{n}", TurnRef(skip=max(0, skip)))
        for n, (label, skip, there) in enumerate(turns)
        if there
    ]
    return [blocks.row(*buttons)] if buttons else []
