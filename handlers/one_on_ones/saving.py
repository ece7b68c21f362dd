"""Writes down what somebody wants to talk about, and looks up what a control names."""

from collections.abc import Mapping
from dataclasses import dataclass

from db import agendas
from db.engine import Session
from growth import merge, one_on_ones
from growth.audience import Reader, may_read
from growth.facts import AgendaItem
from handlers.framework import forms, words
from handlers.framework.request import Request, Stale
from handlers.one_on_ones import form
from handlers.one_on_ones.form import ItemFormRef
from handlers.shared import counterparts

LEFT = "You have no 1:1 with them any more. Your words are all still here: copy them, or choose somebody else."


@dataclass(frozen=True, slots=True)
class SavedItem:
    """An item as it is kept now."""

    item: AgendaItem
    anew: bool


async def keep(session: Session, request: Request, ref: ItemFormRef) -> SavedItem | Mapping[str, str]:
    """Keeps what the form says, or returns, by field, what needs another look.

    What was taken off while the form was open is put there anew: the words were sent.
    """
    text = forms.written(request.values, form.WORDS)
    if errors := form.wrong(text):
        return errors
    there = await agendas.get(session, request.workspace, ref.item) if ref.item is not None else None
    if there is not None:
        merged = merge.words(ref.text, request.own(there).text, text)
        if errors := form.wrong(merged):
            return errors
        await agendas.reword(session, request.workspace, there.id, merged)
        item = await readable(session, request, there.id)
        saved = SavedItem(item, anew=False)
    else:
        chosen = form.chosen(request.values, ref)
        others = {each.id: each for each in await counterparts.of(session, request.person)}
        if chosen not in others:
            return {form.WORDS if ref.other else form.WITH: words.text(LEFT if ref.other else form.NOT_WITH)}
        sharing = one_on_ones.shared(others[chosen], request.now)
        item = await agendas.add(session, request.person, text, sharing=sharing, link=ref.link, now=request.now)
        saved = SavedItem(item, anew=True)
    kept = ItemFormRef(item=item.id, other=ref.other, link=ref.link, text=merge.drawn(item.text))
    await request.leave(session, kept.model_dump_json())
    return saved


async def readable(session: Session, request: Request, item_id: int) -> AgendaItem:
    """The item a control is about. Raises Stale where it is gone, or is between two others."""
    item = await agendas.get(session, request.workspace, item_id)
    if item is None or not may_read(Reader(person_id=request.person.id), item.sharing, item.author):
        raise Stale
    return item


def other(request: Request, item: AgendaItem) -> int:
    """The id of the other one of the two; 0 for somebody who is gone."""
    if item.author.id != request.person.id:
        return item.author.id
    return item.other.id if item.other else 0
