"""The clock spoke: a 1:1 comes, and each of the two reads what there is for it."""

from collections.abc import Iterable, Sequence

from slack_sdk.models.blocks import Block

from db import agendas, talk_answers, talk_messages, touches, wins
from db.engine import Session
from db.personal import Rows
from growth import one_on_ones, preparing, rounds, talks
from growth.facts import RegularTalk, TalkTold
from growth.preparing import Preparation
from handlers.framework import blocks
from handlers.framework.context import Drawing
from handlers.framework.feature import Speaks
from handlers.framework.keeping import Keeps
from handlers.framework.message_parts import Part, Redraw
from handlers.framework.tenant import Tenant
from handlers.framework.undelivered import Undelivered
from handlers.one_on_ones import actions, planning, prepared

KINDS = {talks.PREPARE, talks.CLOSE}


async def prepare(session: Session, parts: Sequence[Part]) -> list[Redraw]:
    """Remembers in which message each reads of what comes."""
    workspace = parts[0].context.workspace
    told = {
        each: part.delivery
        for part in parts
        for each in talks.to_tell(part.context.moment(part.facts))
        if part.delivery is not None
    }
    await talk_messages.attach(session, workspace, told)
    await _look_again(session, parts)
    return []


async def _look_again(session: Session, parts: Sequence[Part]) -> None:
    """Whoever is looked at for a 1:1 is looked at again for an open round, as if nothing had been between."""
    again = {}
    for part in parts:
        context, last = part.context, part.facts.last_round
        if context.person.active and not context.round_due(last):
            again[context.person.id] = rounds.look_again(
                context.person, last, now=context.now, calendar=context.calendar
            )
    await touches.move_on(session, parts[0].context.workspace, again)


async def draw(session: Session, drawings: Sequence[Drawing]) -> list[Sequence[Block]]:
    """What there is for each 1:1 of which a message tells, and what somebody took on, in their check-in."""
    back = await actions.brought_back(session, drawings)
    asked = [drawing.delivery.id for drawing in drawings if KINDS & {*drawing.delivery.kinds}]
    if not asked:
        return [*back]
    context = drawings[0].context
    found = await talk_messages.in_messages(session, context.workspace, asked)
    shown = await gather(session, drawings, [each for told in found.values() for each in told])
    parts = [_part(drawing, shown, found.get(drawing.delivery.id, ())) for drawing in drawings]
    return [_joined(took, part) for took, part in zip(back, parts, strict=True)]


def _joined(took: list[Block], part: list[Block]) -> list[Block]:
    return [*took, *([blocks.divider()] if took and part else []), *part]


async def gather(
    session: Session, drawings: Sequence[Drawing], every: Iterable[tuple[TalkTold, RegularTalk]]
) -> dict[tuple[int, int, str], Preparation]:
    """What there is for each of these, in as many statements as for one."""
    context, told = drawings[0].context, list(every)
    if not told:
        return {}
    readers = sorted({each.person_id for each, _ in told})
    since = min(context.now - one_on_ones.LATELY, *(preparing.since(talk, each) for each, talk in told))
    items = await agendas.with_people(session, context.workspace, readers, since=since)
    answers = await talk_answers.of_people(session, context.workspace, readers, since=since)
    won = await wins.shared_with(session, context.workspace, readers, since=since)
    return {
        _key(each): preparing.preparation(talk, each, items=items, answers=answers, wins=won, now=context.now)
        for each, talk in told
    }


def _key(told: TalkTold) -> tuple[int, int, str]:
    return (told.talk_id, told.person_id, told.at.isoformat())


def _part(
    drawing: Drawing, shown: dict[tuple[int, int, str], Preparation], told: Sequence[tuple[TalkTold, RegularTalk]]
) -> list[Block]:
    if not KINDS & {*drawing.delivery.kinds}:
        return []
    if not told:
        return prepared.moved_on() if {*drawing.delivery.kinds} <= KINDS else []
    tenant, now = drawing.context.tenant, drawing.context.now
    choices = {each: planning.choices(tenant, talk, now) if talk.next_at is not None else [] for each, talk in told}
    room = prepared.ALONE if {*drawing.delivery.kinds} <= KINDS else prepared.BESIDE
    return prepared.every([(shown[_key(each)], choices[each]) for each, _ in told], room=room)


async def undo(session: Session, _tenant: Tenant, lost: Undelivered) -> None:
    """Of what surely nobody saw, they were not told."""
    if lost.certain and KINDS & {*lost.delivery.kinds}:
        await talk_messages.never_told(session, lost.delivery.workspace, lost.delivery.id)


SPEAKS = Speaks((talks.prepare, talks.close), draw, {talks.PREPARE: prepare, talks.CLOSE: prepare})
SAYS = {talks.PREPARE: "what there is for a 1:1", talks.CLOSE: "what is open after a 1:1"}
TAKEN_ON = Rows(
    "agenda_items",
    owner="owner_id",
    called="actions",
    columns=("id", "text", "answer_id", "owned_at", "due_on", "action", "decided_at"),
)
KEEPS = Keeps.of(
    "agenda_items",
    "one_on_one_messages",
    Rows("one_on_one_notes", about=("other_id",)),
    Rows.of_two("one_on_ones", "one_id", "two_id"),
    also=agendas.owns_no_more,
    parts=(TAKEN_ON,),
)
