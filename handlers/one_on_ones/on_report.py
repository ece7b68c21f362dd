"""What the page of a person says of the 1:1 that its reader has with them: what is open, from either side."""

from slack_sdk.models.blocks import Block

from db import agendas, checkins, talks
from db.engine import Session
from growth import one_on_ones
from growth.one_on_ones import OneOnOne
from handlers.framework import blocks, words
from handlers.framework.registry import Registry
from handlers.one_on_ones import views
from handlers.shared.buttons import OtherRef
from handlers.shared.happenings import ReportShown

MOST = 5
CLIPPED = 200
NEXT = "*Next 1:1:* {when}"
OPEN = "*Open on your 1:1*"
OPEN_BETWEEN = "*Open on your 1:1 with {reader}*"


def register(registry: Registry) -> None:
    registry.signals.when(ReportShown, shown)


async def shown(session: Session, page: ReportShown) -> None:
    """What is on the agenda of the two, the oldest first: both of them read all of it."""
    reader, person = page.reader, page.person
    regular = await talks.between(session, reader.workspace, reader.id, person.id)
    if regular is not None and regular.next_at is not None and regular.next_at > page.context.now:
        when = words.moment(regular.next_at, page.context.person.zone)
        page.blocks.append(blocks.section(NEXT, when=when))
    items = await agendas.with_person(session, reader.workspace, reader.id, since=page.context.now)
    answers = await checkins.on_agendas(session, reader.workspace, reader.id)
    every = one_on_ones.one_on_ones(reader, [person], items, answers, now=page.context.now)
    talk = next((each for each in every if each.other is not None and each.other.id == person.id), None)
    if talk is not None and talk.waiting:
        page.blocks.extend(_open(page, talk))


def _open(page: ReportShown, talk: OneOnOne) -> list[Block]:
    waiting = [
        *((answer.sharing.since or answer.written_at, answer.author, answer.text) for answer in talk.answers),
        *((item.added_at, item.said.author if item.said else item.author, item.words) for item in talk.open),
    ]
    waiting.sort(key=lambda each: each[0])
    me = page.context.person
    lines = [
        words.text(
            "• {said} _({who}, {day})_",
            said=words.escape(words.clip(" ".join(text.split()), CLIPPED)),
            who=words.text("you") if author.id == me.id else words.escape(author.name),
            day=words.on_day(since, me.zone),
        )
        for since, author, text in waiting[:MOST]
    ]
    if rest := len(waiting) - len(lines):
        lines.append(words.plural("• and {count} more", "• and {count} more", rest))
    head = words.text(OPEN_BETWEEN, reader=words.escape(page.reader.name)) if page.plain else words.text(OPEN)
    button = blocks.button("Open the agenda", views.OPEN, OtherRef(other=page.person.id))
    return [blocks.section("\n".join([head, *lines]), None if page.plain else button)]
