"""Changes of who leads a team, for the table of contents: what is kept, taken back, and shown of them."""

from slack_sdk.models.blocks import Block

from db import handovers
from db.engine import Session
from db.personal import Rows
from growth.handover import TOLD_FOR
from handlers.framework.context import Context
from handlers.framework.feature import Feature, TickStep
from handlers.framework.keeping import Keeps
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.framework.sections import HomePlace
from handlers.shared.happenings import Forgotten, Left
from handlers.teams import handing_over, handover_notes, taking_over
from handlers.teams.handing_over import HANDOVER
from handlers.teams.handover_notes import HandoverRef


def register(registry: Registry) -> None:
    registry.action(handover_notes.LEAVE, leave_it)
    registry.section(HomePlace.TODAY, lately)
    registry.drawn_when_sent(HANDOVER, handing_over.draw)
    registry.signals.when(Left, left)

    async def forgotten(session: Session, gone: Forgotten) -> None:
        """They lead their teams no longer: what was planned of these takes effect before they are deleted."""
        context = gone.context
        await left(session, Left(context))
        for it in await handovers.from_person(session, context.workspace, context.person.id):
            deed = handing_over.on_its_own(context.tenant, it, context.now)
            await taking_over.take_effect(session, deed, it, registry.signals)
            await taking_over.welcome(session, deed, it.team.id)

    registry.signals.when(Forgotten, forgotten)


async def leave_it(request: Request) -> None:
    """Whoever chose it, or runs Trellis here, takes it back: the team stays with who leads it."""
    async with request.tenant.app.transaction() as session:
        it = await handovers.get(session, request.workspace, request.value(HandoverRef).handover)
        if it is None or not (
            request.tenant.is_admin(request.person) or (it.by is not None and it.by.id == request.person.id)
        ):
            raise Stale
        why = handover_notes.taken_back(it)
        undone = await handing_over.undo(session, request, it, why=why)
        await request.show(session, why if undone else handover_notes.settled(it, request.tenant.app.command))
    request.home_is_stale = True


async def left(session: Session, gone: Left) -> None:
    """Whoever was to lead a team is gone, and will not."""
    context = gone.context
    for it in await handovers.to_person(session, context.workspace, context.person.id):
        await taking_over.called_off(session, handing_over.on_its_own(context.tenant, it, context.now), it)


async def lately(session: Session, context: Context) -> list[Block]:
    """On the Home: who leads their team from when on, before and for a while after."""
    it = await handovers.lately(session, context.workspace, context.person.id, context.now - TOLD_FOR)
    return handover_notes.on_home(it, context.person.zone) if it is not None else []


FEATURE = Feature(
    "handovers",
    keeps=Keeps.of(Rows.of_two("handovers", "manager_id", "before_id")),
    listens=register,
    steps=(TickStep("handovers", taking_over.run),),
    upcoming=taking_over.UPCOMING,
)
