"""Somebody deletes all that is kept of them: where their words stand in a digest, it says that they were removed."""

from db import deliveries, digest_items
from db.engine import Session
from handlers.digests import recipe
from handlers.framework.registry import Registry
from handlers.shared import standing
from handlers.shared.happenings import Forgotten


def register(registry: Registry) -> None:
    registry.signals.when(Forgotten, forgotten)


async def forgotten(session: Session, gone: Forgotten) -> None:
    """Draws every digest anew that holds something of theirs. One that is on its way is drawn once it has arrived."""
    context = gone.context
    for digest in await digest_items.holding_words_of(session, context.workspace, context.person.id):
        made = recipe.of(digest)
        if made is None:
            continue
        payload = made.model_copy(update={"removed": True}).payload
        await deliveries.set_payload(session, context.workspace, digest.id, payload)
        drawn = await deliveries.get(session, context.workspace, digest.id)
        redraw = await standing.again(session, drawn, gone.occasion, context.now)
        gone.redraws.extend([redraw] if redraw is not None else [])
