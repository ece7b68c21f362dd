"""Slack spoke: somebody keeps what they did, looks for it, changes it, or lets it go."""

from dataclasses import replace
from typing import Any

from db import steps, wins
from db.engine import Session
from growth.facts import Win
from growth.line import Takes
from handlers.framework import forms, notices, words
from handlers.framework.blocks import Message
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request, Stale
from handlers.framework.sections import HomePlace
from handlers.shared import behind, buttons, standing, step_card
from handlers.shared import examples as shared_examples
from handlers.shared.buttons import WrittenRef
from handlers.shared.happenings import WinDeleted
from handlers.shared.step_card import StepRef
from handlers.wins import brag, form, gather, message, receipt, saving, views
from handlers.wins.form import WinForm, WinFormRef
from handlers.wins.receipt import SavedWin
from handlers.wins.views import ShowsRef, WinRef, WinsRef


def register(registry: Registry) -> None:
    about = "keep something you did as evidence, in your words"
    registry.command(Command("win", keep, about, "shipped the dedup job", takes=Takes.WORDS))
    registry.command(Command("wins", show, "what you kept, by time and by what it shows; your brag document"))
    registry.synonym("brag", brag.show)
    registry.action(buttons.KEEP_WIN.id, blank)
    registry.action(buttons.KEEP_STEP.id, keep_step)
    registry.action(buttons.KEEP_ANSWER.id, keep_answer)
    registry.action(buttons.WINS.id, show)
    for action in (views.EARLIER, views.LATER, views.BACK, views.BY_TIME, views.BY_CLAIM):
        registry.action(action, go)
    registry.action(views.LOOK, look)
    registry.action(views.EDIT, edit)
    registry.action(views.DELETE, delete)
    registry.action(views.UNSHARE, unshare)
    registry.action(views.SHOWS, shows)
    registry.action(form.EXAMPLES, examples)
    registry.form(form.FORM, save, holds_words=True)
    registry.rescue = rescue
    registry.form(views.SEARCH, look_up, turns=True)
    registry.section(HomePlace.TODAY, gather.today)
    registry.section(HomePlace.WINS, gather.home)
    brag.register(registry)
    message.register(registry)


async def keep(request: Request) -> None:
    """`/growth win shipped it`: the form, filled with what was typed."""
    said = behind.behind(request, "win")
    await request.open(form.form(await _empty(request, said[: forms.LONGEST])))
    await behind.give_back(request, said[forms.LONGEST :])


async def blank(request: Request) -> None:
    """The empty form; in the place of the page from which somebody comes."""
    await request.turn(form.form(await _empty(request)))


async def _empty(request: Request, did: str = "") -> WinForm:
    async with request.tenant.app.transaction() as session:
        return await gather.empty(session, request.context, did)


async def examples(request: Request) -> None:
    """What shows what is chosen in the form and what does not yet, on top of it; nothing else is done with the form."""
    ladder = request.context.installed(request.metadata(WinFormRef).ladder) or request.context.ladder
    ref = form.examples_of(ladder, request.person, request.values)
    if not shared_examples.asked(ladder, ref):
        raise Stale
    await request.open(shared_examples.view(ladder, ref))


async def keep_step(request: Request) -> None:
    """What came of a step: its form, unless that was kept by now."""
    async with request.tenant.app.transaction() as session:
        ref = request.value(StepRef)
        step = request.own(await steps.get(session, request.workspace, ref.step))
        view = await gather.of_step(session, request.context, ref.step)
        if view is None:
            drawn = step_card.step_blocks(request.context.ladder_of(step), request.person, step)
            await request.show(session, Message.of(drawn))
    hidden = (request.body.get("container") or {}).get("is_ephemeral")
    card = (request.body.get("response_url") or "") if hidden else ""
    await _opened(request, replace(view, card=card) if view else None)


async def keep_answer(request: Request) -> None:
    """What somebody wrote in a check-in: the form, filled with it, unless it was kept by now."""
    async with request.tenant.app.transaction() as session:
        view = await gather.of_answer(session, request.context, request.value(WrittenRef).answer)
        if view is None and (delivery := request.clicked):
            await request.redraw(session, delivery)
    await _opened(request, view)


async def _opened(request: Request, view: WinForm | None) -> None:
    if view is None:
        return await notices.stale(request)
    return await request.open(form.form(view))


async def rescue(request: Request, said: str) -> dict[str, Any]:
    """Words from a form that is about nothing any more: in the form of a win, of today and for their author alone."""
    async with request.tenant.app.transaction() as session:
        view = await gather.empty(session, request.context, said[: forms.LONGEST])
    return form.rescuing(view, said)


async def save(request: Request) -> None:
    """The form: kept, told of where it came from, and answered with what it shows."""
    ref = saving.drawn_from(request, request.metadata(WinFormRef))
    async with request.tenant.app.transaction() as session:
        saved = await saving.keep(session, request, ref)
        if not isinstance(saved, SavedWin):
            return request.refuse_form(saved)
        kept = await gather.kept(session, request.context)
        near = await gather.near(session, request.context, saved.win)
    return await request.turn(receipt.receipt(kept, saved, near))


async def shows(request: Request) -> None:
    """It shows this: what was suggested of a win, and is true as its author says."""
    ref = request.value(ShowsRef)
    async with request.tenant.app.transaction() as session:
        win = await _mine(session, request, ref.win)
        near = {form.value_of(claim): claim for claim in await gather.near(session, request.context, win)}
        offered = near | {form.value_of(claim): claim for claim in win.draft.shows}
        if ref.claim not in offered:
            raise Stale
        await wins.change(session, request.workspace, win.id, saving.claiming(win, offered[ref.claim]))
        kept = await gather.kept(session, request.context)
    win = next(each for each in kept.wins if each.id == win.id)
    rest = [claim for value, claim in near.items() if value != ref.claim]
    await request.turn(receipt.receipt(kept, SavedWin(win), rest))


async def show(request: Request) -> None:
    """`/growth wins`, My wins: all of them, the newest first."""
    async with request.tenant.app.transaction() as session:
        kept = await gather.kept(session, request.context)
    await request.turn(views.page(kept, WinsRef()))


async def go(request: Request) -> None:
    """Another page, another order, or back to the list."""
    async with request.tenant.app.transaction() as session:
        kept = await gather.kept(session, request.context)
    await request.turn(views.page(kept, request.value(WinsRef)))


async def look_up(request: Request) -> None:
    """The search field was sent; empty, it finds everything."""
    query = " ".join(forms.written(request.values, views.QUERY).split())[: views.LONGEST_QUERY]
    async with request.tenant.app.transaction() as session:
        kept = await gather.kept(session, request.context)
    await request.turn(views.page(kept, WinsRef(query=query)))


async def look(request: Request) -> None:
    ref = request.value(WinRef)
    async with request.tenant.app.transaction() as session:
        win = await _mine(session, request, ref.win)
    await request.turn(views.single(win, ref.at))


async def edit(request: Request) -> None:
    async with request.tenant.app.transaction() as session:
        win = await _mine(session, request, request.value(WinRef).win)
        view = await gather.of_win(session, request.context, win)
    await request.turn(form.form(view))


async def unshare(request: Request) -> None:
    """For its author alone from now on: it is taken out of every digest in which it stands."""
    ref = request.value(WinRef)
    async with request.tenant.app.transaction() as session:
        win = await _mine(session, request, ref.win)
        stands = await standing.holding(session, request.workspace, [win.key])
        await wins.share(session, request.workspace, win.id, win.sharing.back(request.now))
        await standing.follow(session, stands, request.occasion, request.now)
        win = await _mine(session, request, ref.win)
    request.home_is_stale = True
    await request.turn(views.single(win, ref.at))


async def delete(request: Request) -> None:
    """Gone for good, and from where it was told of; Slack has asked whether that is meant."""
    ref = request.value(WinRef)
    async with request.tenant.app.transaction() as session:
        win = await _mine(session, request, ref.win)
        stands = await standing.holding(session, request.workspace, [win.key])
        await wins.remove(session, request.workspace, win.id)
        await standing.follow(session, stands, request.occasion, request.now)
        await saving.redraw_source(session, request, win)
        await request.signals.tell(session, WinDeleted(request, win.id))
        kept = await gather.kept(session, request.context)
    request.home_is_stale = True
    await request.turn(views.page(kept, ref.at, words.text(views.DELETED)))


async def _mine(session: Session, request: Request, win_id: int) -> Win:
    """The win a button is about. Raises Stale when it is not there, or not this person's."""
    return request.own(await wins.get(session, request.workspace, win_id))
