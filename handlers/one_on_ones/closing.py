"""After a 1:1: what is still open is ticked off, dropped, or carried to the next one, with a click each."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block, InteractiveElement

from db import agendas, talk_messages, talks
from growth.preparing import Preparation
from handlers.framework import blocks, words
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.one_on_ones import living, saving
from handlers.one_on_ones.rhythm_form import TalkTurnRef
from handlers.one_on_ones.views import OPEN, TALKED, ItemRef
from handlers.shared.buttons import OtherRef

CARRY, DROP = "one_on_ones.carry", "one_on_ones.drop"
MOST = 6
CLIPPED = 300
OPEN_STILL = (
    "*Your 1:1 with {name} was on {then}.* One thing is still open.",
    "*Your 1:1 with {name} was on {then}.* {count} things are still open.",
)
WAS = "Your 1:1 with *{name}* was on {then}."
NEXT = "The next one is {when}."
CARRIED = ("One thing is carried over.", "{count} things are carried over.")
LET_GO = "*No longer waiting on {name} since then.* If it still matters, put it on the agenda:\n{lines}"
REST = "And {count} more, which stand on the agenda."
FOOT = "What stays open is on the agenda of the next one by itself. You and {name} see this, and nobody else."


def register(registry: Registry) -> None:
    registry.action(CARRY, carry)
    registry.action(DROP, drop)


def settled(prep: Preparation) -> bool:
    """Whether it is over, and there is nothing left of it to do or to know."""
    return prep.over and not prep.let_go and (not prep.left or prep.told.carried)


def face(prep: Preparation) -> list[Block]:
    """What is left of a 1:1 that was, as it is now."""
    name, then = words.escape(prep.other.name), words.moment(prep.told.at, prep.reader.zone)
    left = prep.left
    if left and prep.told.closing and not prep.told.carried:
        return list(_open(prep, name, then))
    said = [words.text(WAS, name=name, then=then)]
    if left and prep.told.carried:
        said.append(words.plural(*CARRIED, len(left)))
    if prep.talk.next_at is not None and prep.talk.next_at > prep.now:
        said.append(words.text(NEXT, when=words.moment(prep.talk.next_at, prep.reader.zone)))
    return [blocks.section("{said}", said=" ".join(said)), *_let_go(prep), blocks.row(_agenda(prep))]


def _let_go(prep: Preparation) -> list[Block]:
    """A word to whoever asked something in a check-in: it waits no longer."""
    lines = [f"• {words.escape(words.clip(' '.join(each.text.split()), CLIPPED))}" for each in prep.let_go[:MOST]]
    if not lines:
        return []
    name, told = words.escape(prep.other.name), "\n".join(lines)
    return [blocks.section(LET_GO, name=name, lines=told)]


def _open(prep: Preparation, name: str, then: str) -> Iterator[Block]:
    left = prep.left
    yield blocks.section("{said}", said=words.plural(*OPEN_STILL, len(left), name=name, then=then))
    for item in left[:MOST]:
        text = words.escape(words.clip(" ".join(item.words.split()), CLIPPED))
        owner = item.said.author if item.said else item.author
        who = words.text("You") if owner.id == prep.reader.id else words.escape(owner.name)
        yield blocks.section(
            "{text}\n_{who}, {day}_", text=text, who=who, day=words.on_day(item.added_at, prep.reader.zone)
        )
        ref = ItemRef(item=item.id)
        yield blocks.row(blocks.button("Talked about", TALKED, ref), blocks.button("Drop it", DROP, ref))
    if len(left) > MOST:
        yield blocks.quiet(REST, count=len(left) - MOST)
    yield from _let_go(prep)
    turn = TalkTurnRef(talk=prep.talk.id, at=prep.told.at)
    yield blocks.row(blocks.button("Carry all over", CARRY, turn, style="primary"), _agenda(prep))
    yield blocks.quiet(FOOT, name=name)


def _agenda(prep: Preparation) -> InteractiveElement:
    return blocks.button("1:1 agenda", OPEN, OtherRef(other=prep.other.id))


async def carry(request: Request) -> None:
    """All that is open is left for the next one; it keeps its age."""
    ref = request.value(TalkTurnRef)
    async with request.tenant.app.transaction() as session:
        talk = await talks.get(session, request.workspace, ref.talk)
        if talk is None or not talk.has(request.person.id) or ref.at is None:
            raise Stale
        await talk_messages.carry(session, request.workspace, talk.id, ref.at)
        await living.refresh(session, request, talk.other(request.person.id).id)
    request.home_is_stale = True


async def drop(request: Request) -> None:
    """Off the agenda without a talk; it can be brought back there."""
    async with request.tenant.app.transaction() as session:
        item = await saving.readable(session, request, request.value(ItemRef).item)
        await agendas.set_talked(session, request.workspace, item.id, request.now, dropped=True)
        await living.refresh(session, request, saving.other(request, item))
    request.home_is_stale = True
