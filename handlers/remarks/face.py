"""What somebody said is drawn when it leaves, and anew when it changed or went: from what its reader may read then."""

from pydantic import BaseModel, ValidationError

from db import people, remarks
from db.engine import Session
from db.outbox import FACE, Delivery, Method
from growth.audience import Reader, may_read, of_remark
from handlers.framework.blocks import Message
from handlers.framework.registry import Registry
from handlers.framework.tenant import Tenant
from handlers.remarks import views
from handlers.remarks.saying import FACED
from handlers.shared import before_others, shared_items
from handlers.shared.happenings import Forgotten


class FacedRemark(BaseModel):
    """Which remark a message shows: it holds none of its words."""

    remark: int


def register(registry: Registry) -> None:
    registry.drawn_when_sent(FACED, draw)
    registry.signals.when(Forgotten, forgotten)


async def draw(session: Session, tenant: Tenant, delivery: Delivery) -> Message | None:
    """None where nothing is left to say and nothing stands there yet."""
    try:
        ref = FacedRemark.model_validate(delivery.payload)
    except ValidationError:
        return None
    nothing = delivery.method is Method.POST
    remark = await remarks.get(session, tenant.workspace, ref.remark)
    if remark is None or delivery.person_id is None:
        return None if nothing else views.gone(views.REMOVED)
    reader = await people.get(session, tenant.workspace, delivery.person_id)
    item = await shared_items.get(session, tenant.workspace, remark.key)
    if not may_read(Reader(person_id=reader.id), of_remark(remark, item), remark.author):
        return None if nothing else views.gone(views.TAKEN_BACK)
    return views.told(remark, item, reader)


async def forgotten(session: Session, gone: Forgotten) -> None:
    """Somebody deletes all that is kept of them: in what others read, it says that it was removed."""
    workspace, person = gone.context.workspace, gone.context.person
    said = {each.delivery_id: each.id for each in await remarks.involving(session, workspace, person.id)}
    for delivery in await before_others.messages(session, workspace, person.id, said):
        await before_others.redraw(session, gone, delivery, {FACE: FACED, "remark": said[delivery.id]})
