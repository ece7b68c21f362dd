"""Somebody leaves Slack, or deletes all that is kept of them: the other one is told of no 1:1 any more."""

from db import deliveries, people, talk_messages, talks
from db.engine import Session
from growth.facts import Person, RegularTalk
from handlers.framework import message_parts
from handlers.framework.context import Context
from handlers.framework.registry import Registry
from handlers.one_on_ones import planning, rhythm_views
from handlers.one_on_ones.planning import ClockDeed
from handlers.shared import before_others
from handlers.shared.happenings import Forgotten, Left


def register(registry: Registry) -> None:
    registry.signals.when(Left, left)
    registry.signals.when(Forgotten, forgotten)


async def left(session: Session, gone: Left) -> None:
    """Nothing more is planned with them; the agenda stays with the other one, who is told."""
    context, me = gone.context, gone.context.person
    for talk in await talks.of_person(session, context.workspace, me.id):
        other = talk.other(me.id)
        deed = ClockDeed(context.tenant, context.now, f"left:{me.id}:{context.now.isoformat()}")
        await planning.end(session, deed, talk, context.draws, readers=[other])
        if talk.agreed:
            said = rhythm_views.left(me)
            await planning.tell(session, deed, other, said, why=f"left:{talk.id}", by=None)


async def forgotten(session: Session, gone: Forgotten) -> None:
    """Takes what is theirs out of the messages in which the other one read of a 1:1."""
    context = gone.context
    for talk in await talks.of_person(session, context.workspace, context.person.id):
        await _take_out(session, gone, talk, talk.other(context.person.id))


async def _take_out(session: Session, gone: Forgotten, talk: RegularTalk, other: Person) -> None:
    context = gone.context
    told = await talk_messages.of_talk(session, context.workspace, talk.id, since=context.now - planning.STANDS)
    ids = [each.delivery_id for each in told if each.person_id == other.id]
    standing = await before_others.messages(session, context.workspace, context.person.id, ids)
    await talks.remove(session, context.workspace, talk.id)
    reader = (await people.of_ids(session, context.workspace, [other.id]))[other.id]
    for delivery in standing:
        face = await message_parts.message(
            session, Context(context.tenant, reader, context.now, context.draws), delivery
        )
        await before_others.redraw(session, gone, delivery, face.payload())
        await deliveries.set_payload(session, context.workspace, delivery.id, face.payload())
