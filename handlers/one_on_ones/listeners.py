"""Slack spoke: somebody puts something on the agenda of a 1:1, looks at it, or ticks something off."""

import re
from collections.abc import Sequence

from db import agendas
from db.engine import Session
from growth import names, one_on_ones
from growth.facts import AgendaItem, Person
from growth.line import Takes
from handlers.framework import forms, typed, words
from handlers.framework.blocks import Message
from handlers.framework.listener import AsksSlack
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request, Stale
from handlers.framework.sections import HomePlace
from handlers.one_on_ones import (
    actions,
    closing,
    form,
    gather,
    gone,
    in_letter,
    living,
    notes,
    on_answers,
    on_report,
    parting,
    points,
    rhythm,
    saving,
    showing,
    told,
    views,
)
from handlers.one_on_ones.form import ItemFormRef
from handlers.one_on_ones.views import ItemRef
from handlers.shared import behind, buttons, counterparts, message_link, own_words
from handlers.shared.buttons import OtherRef

SHORTCUT = "one_on_ones.add_message"
NAMED = re.compile(rf"^(?:{typed.MENTION.pattern}|@(\S+))[\s:,]*")
ADDED, CHANGED, GONE = "It is on the agenda.", "Changed.", "Taken off. It stands nowhere any more."


def register(registry: Registry) -> None:
    about = "what to talk about in your next 1:1, and when it is; words after it go on the agenda"
    registry.command(Command("agenda", agenda, about, "who labels after May?", takes=Takes.WORDS))
    for word in ("1on1", "1:1", "1on1s"):
        registry.synonym(word, agenda)
    registry.action(buttons.AGENDA.id, show)
    registry.action(views.OPEN, show_one)
    registry.action(views.BACK, show_one)
    registry.action(views.ADD, add)
    registry.action(views.TALKED, tick)
    registry.action(views.AGAIN, bring_back)
    registry.action(views.OWN, own)
    registry.action(views.REMOVE, remove)
    registry.form(form.FORM, save)
    registry.action(buttons.AGENDA_SAID.id, AsksSlack(add_said))
    on_answers.register(registry)
    registry.shortcut(SHORTCUT, AsksSlack(add_message))
    points.register(registry)
    registry.section(HomePlace.ONE_ON_ONES, gather.home)
    on_report.register(registry)
    in_letter.register(registry)
    rhythm.register(registry)
    gone.register(registry)
    parting.register(registry)
    closing.register(registry)
    notes.register(registry)
    actions.register(registry)


async def agenda(request: Request) -> None:
    """`/growth agenda`, with or without a name and words."""
    said = behind.behind(request, "agenda", mentions=True)
    async with request.tenant.app.transaction() as session:
        others = await counterparts.of(session, request.person)
        whom, text, clear = _meant(said, others)
        if not text:
            view = await gather.agenda(session, request.context, others)
            return await request.turn(views.page(view, whom.id if whom else None))
        if not others:
            return await request.reply(told.nobody(request.tenant.app.command, text))
        if not clear or len(text) > forms.LONGEST:
            await request.open(form.new(others, whom, text[: forms.LONGEST]))
            return await behind.give_back(request, text[forms.LONGEST :])
        sharing = one_on_ones.shared(whom or others[0], request.now)
        item = await agendas.add(session, request.person, text, sharing=sharing, now=request.now)
        await living.refresh(session, request, saving.other(request, item))
    request.home_is_stale = True
    return await request.reply(told.added(item))


def _meant(said: str, others: Sequence[Person]) -> tuple[Person | None, str, bool]:
    """Whose agenda is meant, what is to go on it, and whether it is clear who would read that.

    It is not where there are several, or they named somebody with whom they have no 1:1: then a form asks.
    """
    if hit := NAMED.match(said):
        named = [each for each in others if each.slack_id == hit[1]] or names.meant(hit[2] or "", others)
        if len(named) == 1:
            return named[0], typed.words(said[hit.end() :]), True
    whole = names.meant(said, others)
    if len(whole) == 1:
        return whole[0], "", True
    return None, typed.words(said), len(others) == 1 and hit is None


async def show(request: Request) -> None:
    """The agenda with the only person there is, or all of them."""
    async with request.tenant.app.transaction() as session:
        view = await gather.agenda(session, request.context)
    await request.turn(views.page(view))


async def show_one(request: Request) -> None:
    other = request.value(OtherRef).other
    async with request.tenant.app.transaction() as session:
        view = await gather.agenda(session, request.context)
    await request.turn(views.page(view, other))


async def add(request: Request) -> None:
    """The empty form; in the place of the page from which somebody comes."""
    ref = request.value(OtherRef)
    async with request.tenant.app.transaction() as session:
        others = await counterparts.of(session, request.person)
    whom = next((each for each in others if each.id == ref.other), None)
    if whom is None:
        raise Stale
    await request.turn(form.new(others, whom))


async def add_said(request: Request) -> None:
    """What they wrote to Trellis itself: the form with its words, and nothing kept until they save."""
    said = await own_words.read(request)
    if isinstance(said, Message):
        return await request.reply(said)
    await _offer(request, said.fits, "")
    return await own_words.tell_of_the_rest(request, said)


async def add_message(request: Request) -> None:
    """The form with how a message goes, and the link to it: what the other will read is all in sight."""
    said = await typed.heard(request.tenant, request.body["message"].get("text") or "")
    await _offer(request, words.clip(said, forms.LONGEST), await message_link.link(request))


async def _offer(request: Request, text: str, link: str) -> None:
    async with request.tenant.app.reading() as session:
        others = await counterparts.of(session, request.person)
    if not others:
        return await request.reply(told.nobody(request.tenant.app.command))
    return await request.open(form.new(others, None, text, link))


async def save(request: Request) -> None:
    """The form: kept, and answered with the agenda that it is on."""
    ref = ItemFormRef.model_validate_json(request.made) if request.made else request.metadata(ItemFormRef)
    async with request.tenant.app.transaction() as session:
        saved = await saving.keep(session, request, ref)
        if not isinstance(saved, saving.SavedItem):
            return request.refuse_form(saved)
        await living.refresh(session, request, saving.other(request, saved.item))
        view = await gather.agenda(session, request.context)
    request.home_is_stale = True
    other, note = saving.other(request, saved.item), ADDED if saved.anew else CHANGED
    return await request.turn(views.page(view, other, words.text(note)))


async def tick(request: Request) -> None:
    """Talked about, as either of the two says."""
    async with request.tenant.app.transaction() as session:
        item = await saving.readable(session, request, request.value(ItemRef).item)
        await _ticked(session, request, item)


async def bring_back(request: Request) -> None:
    """To be talked about again."""
    async with request.tenant.app.transaction() as session:
        item = await saving.readable(session, request, request.value(ItemRef).item)
        await agendas.set_talked(session, request.workspace, item.id, None)
        await showing.again(session, request, saving.other(request, item))


async def own(request: Request) -> None:
    """The menu beside an item: some of it is for its author alone."""
    pick = views.pick(request.picked)
    if pick is None:
        raise Stale
    async with request.tenant.app.transaction() as session:
        item = await saving.readable(session, request, pick.item)
        if pick.do in (views.EDIT, views.TAKE_OFF):
            request.own(item)
        elif pick.do != views.ACTION:
            return await _ticked(session, request, item, dropped=pick.do == views.DROP)
    if pick.do == views.ACTION:
        return await request.turn(actions.action(item, request.person))
    return await request.turn(form.change(item) if pick.do == views.EDIT else told.taking_off(item))


async def remove(request: Request) -> None:
    """Gone for good: Trellis has asked, or it was put there a moment ago."""
    async with request.tenant.app.transaction() as session:
        item = request.own(await agendas.get(session, request.workspace, request.value(ItemRef).item))
        await agendas.remove(session, request.workspace, item.id)
        if (request.body.get("view") or {}).get("type") == "modal":
            return await showing.again(session, request, saving.other(request, item), GONE)
        await living.refresh(session, request, saving.other(request, item))
        await request.show(session, told.taken_off())
    request.home_is_stale = True
    return None


async def _ticked(session: Session, request: Request, item: AgendaItem, *, dropped: bool = False) -> None:
    await agendas.set_talked(session, request.workspace, item.id, request.now, dropped=dropped)
    await showing.again(session, request, saving.other(request, item))
