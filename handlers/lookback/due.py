"""The clock spoke: a quarter is over. What somebody did in it goes before the question of what comes next."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db.engine import Session
from growth.prompts import LOOK_BACK
from handlers.framework.context import Drawing
from handlers.lookback import gather, views


async def draw(session: Session, drawings: Sequence[Drawing]) -> list[Sequence[Block]]:
    """The three months up to when each message was begun, as the facts of them are now."""
    looking = [drawing for drawing in drawings if LOOK_BACK in drawing.delivery.kinds]
    shown = await gather.views(session, [(drawing.context, drawing.delivery.created_at) for drawing in looking])
    drawn = {drawing.delivery.id: views.message(each) for drawing, each in zip(looking, shown, strict=True)}
    return [drawn.get(drawing.delivery.id, []) for drawing in drawings]
