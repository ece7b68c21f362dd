"""What one of two people takes on at a 1:1: the form, how it comes back in their check-in, and what became of it."""

from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import Block, DatePickerElement

from db import agendas
from db.engine import Session
from growth import local
from growth.facts import AgendaItem, Person, PlanState
from growth.prompts import CHECKIN, LATER, LOOK_BACK
from handlers.framework import blocks, forms, words
from handlers.framework.context import Drawing
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.one_on_ones import gather, living, saving, views
from handlers.one_on_ones.views import ItemRef

ACTION_FORM = "one_on_ones.action_form"
WHO, BY = "who", "by"
DONE, STILL, DROP = "one_on_ones.action_done", "one_on_ones.action_still", "one_on_ones.action_drop"
STATES = {DONE: PlanState.DONE, STILL: PlanState.STILL, DROP: PlanState.DROPPED}
BACK_IN = {CHECKIN, LATER, LOOK_BACK}
MOST = 3
CLIPPED = 300

TOLD = "You and {name} see it on your agenda. It comes back in the next check-in of whoever takes it on."
OVER = "That day is over. Choose a later one, or none."
TAKEN = "Taken on. It stands on your agenda."
TOOK_ON = "*Last time you took on:* {text}\n_1:1 with {name}{by}_"
SAID = {
    PlanState.DONE: "*Done:* {text}\n_It stands so on your 1:1 agenda with {name}._",
    PlanState.STILL: "*Still going:* {text}",
    PlanState.DROPPED: "*Dropped:* {text}\n_It is off your 1:1 agenda with {name}._",
}


def register(registry: Registry) -> None:
    registry.form(ACTION_FORM, save)
    for action in STATES:
        registry.action(action, decide)


def action(item: AgendaItem, me: Person) -> dict[str, Any]:
    """Who of the two takes it on, and perhaps until when."""
    other = item.author if item.author.id != me.id else item.other
    people = [(str(me.id), words.text("Me"), None), *([(str(other.id), other.name, None)] if other else [])]
    chosen = str(item.owner_id or me.id)
    picker = DatePickerElement(action_id=BY, initial_date=item.due_on.isoformat() if item.due_on else None)
    drawn = [
        blocks.section(words.quote(item.words)),
        forms.radios(WHO, "Who takes it on?", people, chosen),
        forms.field(BY, "Until when?", picker),
        blocks.quiet(TOLD, name=words.escape(other.name if other else "")),
    ]
    ref = ItemRef(item=item.id).model_dump_json()
    return forms.modal(ACTION_FORM, "Take it on", drawn, submit="Save", metadata=ref)


async def save(request: Request) -> None:
    """Kept with its owner; it stays on the agenda until they say what became of it."""
    async with request.tenant.app.transaction() as session:
        item = await saving.readable(session, request, request.metadata(ItemRef).item)
        by, today = forms.day_chosen(request.values, BY), local.wall(request.now, request.person.zone).date()
        if by is not None and by < today:
            return request.refuse_form({BY: words.text(OVER)})
        picked = forms.chosen(request.values, WHO) or ""
        both = [each for each in (item.author, item.other) if each is not None]
        owner = next((each for each in both if str(each.id) == picked), None)
        if owner is None:
            raise Stale
        if (item.owner_id, item.due_on) != (owner.id, by):
            await agendas.take_on(session, request.workspace, item.id, owner.id, due_on=by, now=request.now)
        other = saving.other(request, item)
        await living.refresh(session, request, other)
        view = await gather.agenda(session, request.context)
    request.home_is_stale = True
    return await request.turn(views.page(view, other, words.text(TAKEN)))


async def decide(request: Request) -> None:
    """What became of it, as its owner says in their check-in."""
    state = STATES[request.body["actions"][0]["action_id"]]
    async with request.tenant.app.transaction() as session:
        item = await saving.readable(session, request, request.value(ItemRef).item)
        if item.owner_id != request.person.id:
            raise Stale
        await agendas.decide(session, request.workspace, item.id, state, request.now)
        await living.refresh(session, request, saving.other(request, item))
    request.home_is_stale = True


async def brought_back(session: Session, drawings: Sequence[Drawing]) -> list[list[Block]]:
    """What each took on before their check-in, in the message of it; one question to the database for all of them."""
    asked = [each for each in drawings if BACK_IN & {*each.delivery.kinds}]
    if not asked:
        return [[] for _ in drawings]
    owners = {each.context.person.id for each in asked}
    since = min(each.delivery.created_at for each in asked)
    found = await agendas.taken_on(session, asked[0].context.workspace, owners, since=since)
    return [list(_of(drawing, found)) if BACK_IN & {*drawing.delivery.kinds} else [] for drawing in drawings]


def _of(drawing: Drawing, found: Sequence[AgendaItem]) -> Iterator[Block]:
    me, begun = drawing.context.person, drawing.delivery.created_at
    mine = [
        item
        for item in found
        if item.owner_id == me.id
        and item.owned_at is not None
        and item.owned_at < begun
        and (item.talked_at is None or (item.decided_at is not None and item.decided_at >= begun))
    ]
    for item in mine[:MOST]:
        yield from _asked(item, me, decided=item.decided_at is not None and item.decided_at >= begun)


def _asked(item: AgendaItem, me: Person, *, decided: bool) -> Iterator[Block]:
    other = item.author if item.author.id != me.id else item.other
    name = words.escape(other.name) if other else words.text(views.GONE)
    text = words.escape(words.clip(" ".join(item.words.split()), CLIPPED))
    if decided and item.action is not None:
        yield blocks.section(SAID[item.action], text=text, name=name)
        return
    by = words.text(", by {day}", day=words.day(item.due_on)) if item.due_on else ""
    yield blocks.section(TOOK_ON, text=text, name=name, by=by)
    ref = ItemRef(item=item.id)
    yield blocks.row(
        blocks.button("Done", DONE, ref), blocks.button("Still going", STILL, ref), blocks.button("Drop it", DROP, ref)
    )
