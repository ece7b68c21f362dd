"""Slack spoke: somebody looks at how their own marks moved over time."""

from db import assessments, steps, wins
from db.engine import Session
from growth import audience
from growth import history as marks
from growth.audience import Reader
from handlers.assessments import history_picture, history_views, views
from handlers.assessments.history_views import History, HistoryRef
from handlers.framework import forms
from handlers.framework.blocks import Message
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.shared.pictures import showing


def register(registry: Registry) -> None:
    registry.action(views.HISTORY, show)
    registry.action(history_views.UNFOLD, unfold)
    registry.action(history_views.PICTURE, as_a_picture)


async def show(request: Request) -> None:
    """`/growth assess history`, and How it moved."""
    await _show(request, every=False)


async def unfold(request: Request) -> None:
    """The marks that never moved, too; or not any more."""
    await _show(request, every=request.value(HistoryRef).every)


async def as_a_picture(request: Request) -> None:
    """How the marks moved, from the second time on."""
    async with request.tenant.app.transaction() as session:
        view = await gather(session, request)
        if len(view.rounds) < 2:
            raise Stale
        await showing.show(session, request, history_picture.marks(view))


async def _show(request: Request, *, every: bool) -> None:
    async with request.tenant.app.transaction() as session:
        view = await gather(session, request)
    if not view.rounds:
        return await request.turn(forms.notice("How it moved", Message.of(history_views.none_yet())))
    return await request.turn(history_views.page(view, every=every))


async def gather(session: Session, request: Request) -> History:
    """The person's own assessments, and what they wrote down since for what moved with the newest."""
    context, person = request.context, request.person
    mine = await assessments.of(session, request.workspace, person.id, person.id)
    kept = audience.readable(Reader(person_id=person.id), await wins.of_person(session, request.workspace, person.id))
    did = await steps.of_person(session, request.workspace, person.id)
    ladders = context.tenant.app.ladders
    moved = marks.since_last_time(mine)
    return History(
        rounds=marks.rounds(mine),
        trails=marks.trails(mine),
        now=[(t, marks.written(ladders.get(t.ladder), t, kept, did, zone=person.zone)) for t in moved],
        ladders=ladders,
        zone=person.zone,
        today=context.today,
    )
