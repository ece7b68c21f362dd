"""What one of two people takes on at a 1:1: the form, how it comes back in their check-in, and what became of it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block, DatePickerElement

from db import agendas
from db.engine import Session
from growth import local, merge, talks
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
NO_DAY = "Choose a day that the calendar has, or none."
OVER = "That day is over. Choose a later one, or none."
TOO_FAR = "That is more than a year ahead. Choose a day within a year, or none."
TAKEN = "Taken on. It stands on your agenda."
TOOK_ON = "*Last time you took on:* {text}\n_1:1 with {name}{by}_"
SAID = {
    PlanState.DONE: "*Done:* {text}\n_It stands so on your 1:1 agenda with {name}._",
    PlanState.STILL: "*Still going:* {text}",
    PlanState.DROPPED: "*Dropped:* {text}\n_It is off your 1:1 agenda with {name}._",
}


class TakenOnRef(ItemRef):
    """Which item it is, and whose and until when it was as the form was drawn."""

    owner: int | None = None
    due_on: date | None = None


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
    ref = TakenOnRef(item=item.id, owner=item.owner_id, due_on=item.due_on).model_dump_json()
    return forms.modal(ACTION_FORM, "Take it on", drawn, submit="Save", metadata=ref)


async def save(request: Request) -> None:
    """Kept with its owner; it stays on the agenda until they say what became of it."""
    async with request.tenant.app.transaction() as session:
        ref = request.metadata(TakenOnRef)
        item = await saving.readable(session, request, ref.item)
        by = forms.day_chosen(request.values, BY)
        if (wrong := _wrong(request, by)) is not None:
            return request.refuse_form({BY: words.text(wrong)})
        picked = forms.chosen(request.values, WHO) or ""
        both = [each.id for each in (item.author, item.other) if each is not None]
        sent = next((each for each in both if str(each) == picked), None)
        if sent is None:
            raise Stale
        owner, by = merge.one(ref.owner, item.owner_id, sent) or sent, merge.one(ref.due_on, item.due_on, by)
        if (item.owner_id, item.due_on) != (owner, by):
            await agendas.take_on(session, request.workspace, item.id, owner, due_on=by, now=request.now)
        other = saving.other(request, item)
        await living.refresh(session, request, other)
        view = await gather.agenda(session, request.context)
    request.home_is_stale = True
    return await request.turn(views.page(view, other, words.text(TAKEN)))


def _wrong(request: Request, by: date | None) -> str | None:
    """What is wrong with the day that was chosen; none at all is fine."""
    today = local.wall(request.now, request.person.zone).date()
    if by is None:
        return NO_DAY if forms.day_stands(request.values, BY) else None
    if by < today:
        return OVER
    return TOO_FAR if by - today > talks.AHEAD else None


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
