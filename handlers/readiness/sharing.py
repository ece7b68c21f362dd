"""Slack spoke: somebody shares their way to the next level with one person, as it is today, or takes it back."""

from typing import Any

from pydantic import BaseModel

from db import deliveries, people, readiness_shares, teams
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import FACE, Delivery, Method
from growth import audience, readiness
from growth.audience import Reader
from growth.facts import Person, ReadinessShare, Standing
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.framework.tenant import Tenant
from handlers.readiness import gather, share_views, views
from handlers.shared import shared_readiness, telling
from handlers.shared.happenings import Forgotten, WinDeleted
from handlers.shared.shared_readiness import ReadinessRef

SHOWN = "readiness-shown"


class ShownRecipe(BaseModel):
    """What the message is drawn from. It holds nobody's words: they are looked up when it leaves."""

    share: int

    @property
    def payload(self) -> dict[str, Any]:
        return {FACE: SHOWN, **self.model_dump(mode="json")}


def register(registry: Registry) -> None:
    registry.action(views.SHARE, ask, started=True)
    registry.form(share_views.FORM, save)
    registry.action(shared_readiness.TAKE_BACK, take_back)
    registry.drawn_when_sent(SHOWN, draw)
    registry.signals.when(WinDeleted, without_it)
    registry.signals.when(Forgotten, forgotten)


async def ask(request: Request) -> None:
    """The form, with the manager chosen where there is one."""
    async with request.tenant.app.transaction() as session:
        view = await gather.towards(session, request.context)
        manager = (await teams.circle(session, request.person)).manager
    if view.readiness is None:
        raise Stale
    await request.turn(share_views.form(view, manager.slack_id if manager else None))


async def save(request: Request) -> None:
    """Kept as it is today, and told to that one person in their hours."""
    async with request.tenant.app.transaction() as session:
        view = await gather.towards(session, request.context)
        if view.readiness is None:
            raise Stale
        slack_id = forms.chosen(request.values, share_views.WHO)
        reader = await people.find(session, request.workspace, slack_id) if slack_id else None
        if wrong := _wrong(request, slack_id, reader):
            return request.refuse_form({share_views.WHO: wrong})
        at = telling.in_hours(request.tenant, reader, request.now) if reader else None
        if reader is None or at is None:
            return request.refuse_form({share_views.WHO: words.text(share_views.GONE)})
        kept = await readiness_shares.keep(
            session,
            request.person,
            view.readiness.level.name,
            readiness.as_of_now(view.readiness),
            ladder=view.ladder,
            now=request.now,
        )
        sharing = audience.with_person(reader, request.now)
        await readiness_shares.share(session, request.workspace, kept.id, sharing)
        new = NewDelivery(
            workspace=request.workspace,
            key=shared_readiness.key(kept.id),
            channel=reader.slack_id,
            person_id=reader.id,
            due_at=at,
            payload=ShownRecipe(share=kept.id).payload,
        )
        delivery_id = await deliveries.queue(session, new, request.now)
        await readiness_shares.attach(session, request.workspace, kept.id, delivery_id)
        share = await _mine(session, request, kept.id)
    return await request.turn(share_views.receipt(share, at))


def _wrong(request: Request, slack_id: str | None, reader: Person | None) -> str | None:
    if slack_id is None:
        return words.text(share_views.NOBODY)
    if reader is None:
        return words.text(share_views.NOT_KNOWN, command=request.tenant.app.command)
    if reader.id == request.person.id:
        return words.text(share_views.YOURSELF)
    return words.text(share_views.GONE) if reader.standing is Standing.GONE else None


async def take_back(request: Request) -> None:
    """Only its author sees it from now on; the page says what is shared still."""
    async with request.tenant.app.transaction() as session:
        share = await _mine(session, request, request.value(ReadinessRef).share)
        await shared_readiness.take_back(session, request, share)
        await request.show(
            session, views.page(await gather.towards(session, request.context), words.text(views.TAKEN_BACK))
        )


async def _mine(session: Session, request: Request, share_id: int) -> ReadinessShare:
    share = await readiness_shares.get(session, request.workspace, share_id)
    if share is None or share.author.id != request.person.id:
        raise Stale
    return share


async def draw(session: Session, tenant: Tenant, delivery: Delivery) -> Message | None:
    """The message as its reader may read it now; None where nothing was sent yet and nothing is to be."""
    share = await readiness_shares.get(session, tenant.workspace, ShownRecipe.model_validate(delivery.payload).share)
    stands = delivery.method is Method.UPDATE
    if share is None:
        return Message.of(blocks.quiet(share_views.REMOVED)) if stands else None
    reader = await people.get(session, tenant.workspace, delivery.person_id) if delivery.person_id else None
    shown = share_views.readable(share, Reader(person_id=reader.id), reader.zone) if reader else None
    if shown is None and stands:
        return Message.of(blocks.quiet(share_views.TAKEN_BACK, name=words.escape(share.author.name)))
    return shown


async def without_it(session: Session, gone: WinDeleted) -> None:
    """A win that is deleted stands nowhere any more, whatever was shared as of a day."""
    request = gone.request
    for share in await readiness_shares.of_person(session, request.workspace, request.person.id):
        if share.holds(gone.win):
            await readiness_shares.set_lines(session, request.workspace, share.id, share.without(gone.win))
            await shared_readiness.again(session, request.context, share, request.occasion)


async def forgotten(session: Session, gone: Forgotten) -> None:
    """Somebody deletes all that is kept of them: where it was read, it says that its author removed it."""
    context = gone.context
    for share in await readiness_shares.of_person(session, context.workspace, context.person.id):
        redraw = await shared_readiness.again(session, context, share, gone.occasion)
        gone.redraws.extend([redraw] if redraw is not None else [])
