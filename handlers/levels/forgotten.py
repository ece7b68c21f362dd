"""Somebody deletes all that is kept of them: a message to the other one about a level says that it was removed."""

from db import deliveries, levels
from db.engine import Session
from db.outbox import Delivery
from handlers.framework.blocks import Message
from handlers.framework.registry import Registry
from handlers.levels import question
from handlers.shared import before_others
from handlers.shared.happenings import Forgotten


def register(registry: Registry) -> None:
    registry.signals.when(Forgotten, forgotten)


async def forgotten(session: Session, gone: Forgotten) -> None:
    """Draws anew whatever either of the two wrote to the other, where it stands in Slack."""
    for delivery in await _to_others(session, gone.context.workspace, gone.context.person.id):
        await before_others.redraw(session, gone, delivery, Message.of(question.removed()).payload())


async def take_out(session: Session, workspace: str, person_id: int) -> None:
    """Takes the words out of what is on its way to the other one."""
    for delivery in await _to_others(session, workspace, person_id):
        await deliveries.set_payload(session, workspace, delivery.id, Message.of(question.removed()).payload())


async def _to_others(session: Session, workspace: str, person_id: int) -> list[Delivery]:
    changes = await levels.involving(session, workspace, person_id)
    ids = [each for change in changes for each in (change.delivery_id, change.reply_delivery_id)]
    return await before_others.messages(session, workspace, person_id, ids)
