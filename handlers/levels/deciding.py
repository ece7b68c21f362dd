"""Slack spoke: the other one agrees, would like to talk first, or leaves all as it is; or whoever asked withdraws."""

from collections.abc import Sequence
from dataclasses import replace

from slack_sdk.models.blocks import Block

from db import levels
from db.engine import Session
from growth.facts import LevelChange, LevelState, Person
from handlers.framework import forms, words
from handlers.framework.blocks import Message
from handlers.framework.context import Context, Drawing
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.levels import becoming, form, gather, question, views
from handlers.levels.question import ChangeRef
from handlers.shared import telling

KIND = "level"


def register(registry: Registry) -> None:
    registry.action(question.AGREE, agree)
    registry.action(question.TALK, talk)
    registry.action(question.ACCEPT, accept)
    registry.action(question.REFUSE, refuse)
    registry.action(question.WITHDRAW, withdraw)
    registry.form(form.REPLY_FORM, reply, turns=True)


async def draw(session: Session, drawings: Sequence[Drawing]) -> list[Sequence[Block]]:
    """The question that stands in each message, or what became of it. Nothing that is said by itself has one."""
    return [await _drawn(session, d.context, d) if d.delivery.kinds == (KIND,) else [] for d in drawings]


async def _drawn(session: Session, context: Context, drawing: Drawing) -> list[Block]:
    change = await levels.by_delivery(session, context.workspace, drawing.delivery.id)
    return await gather.face(session, context, change)


async def waiting(session: Session, context: Context) -> list[Block]:
    """On the Home: what somebody was asked, by their manager or by whom they lead, and has not settled."""
    drawn: list[Block] = []
    for change in await levels.waiting_for(session, context.workspace, context.person.id):
        if await gather.waits(session, context, change):
            drawn += await gather.face(session, context, change)
    return drawn


async def put(session: Session, request: Request, change: LevelChange) -> None:
    """Puts a question before the other one, in their hours. Who would rather read nothing finds it on their Home."""
    to = change.person if change.proposed else change.manager
    if to is None or (change.proposed and not telling.listens(to)):
        return
    blocks = question.proposal(change) if change.proposed else question.request_of(change, waits=True)
    who = to if change.proposed else replace(to, pause=None)
    why = f"level:{change.id}"
    if delivery := await telling.tell(session, request, who, Message.of(blocks), why=why, kinds=(KIND,)):
        await levels.attach(session, request.workspace, change.id, delivery)


async def agree(request: Request) -> None:
    """The manager agrees: the person is at the level from now on, and is told."""
    async with request.tenant.app.transaction() as session:
        change = await _asked(session, request, request.value(ChangeRef))
        if await _settled(session, request, change, LevelState.AGREED):
            await becoming.become(session, request, change.person.id, change.step.after)
            await _tell(session, request, change.person, question.agreed_by_manager(change), why="agreed")
        await _show(session, request, change)


async def talk(request: Request) -> None:
    """The manager would like to talk first, and can say a line."""
    async with request.tenant.app.transaction() as session:
        change = await _asked(session, request, request.value(ChangeRef))
        if not await gather.waits(session, request.context, change):
            return await _show(session, request, change)
    return await request.open(form.reply(change))


async def reply(request: Request) -> None:
    """The line goes to the person, and the question stays open."""
    async with request.tenant.app.transaction() as session:
        change = await _asked(session, request, request.metadata(ChangeRef))
        waits = await gather.waits(session, request.context, change)
        if waits and await levels.talk(session, request.workspace, change.id, form.read_reply(request.values)):
            now = await levels.get(session, request.workspace, change.id) or change
            if told := await _tell(session, request, now.person, question.wants_to_talk(now), why="talk"):
                await levels.attach_reply(session, request.workspace, now.id, told)
            await becoming.redraw(session, request, now)
        face = await gather.face(session, request.context, await levels.get(session, request.workspace, change.id))
    request.home_is_stale = True
    return await request.turn(forms.notice("A level", Message.of(face)))


async def accept(request: Request) -> None:
    """The person agrees with what their manager proposed. On another ladder by now, they are told how."""
    async with request.tenant.app.transaction() as session:
        change = request.own(await _proposed(session, request))
        if change.step.ladder != request.person.ladder:
            return await request.reply(question.on_another_ladder(change))
        if await _settled(session, request, change, LevelState.AGREED):
            await becoming.become(session, request, change.person.id, change.step.after)
            await _tell_manager(session, request, change, question.agreed_by_person(change), why="accepted")
        await _show(session, request, change)
    request.home_is_stale = True
    return None


async def refuse(request: Request) -> None:
    """The person leaves it as it is. Their manager reads that, and no reason."""
    async with request.tenant.app.transaction() as session:
        change = request.own(await _proposed(session, request))
        if await _settled(session, request, change, LevelState.DECLINED):
            await _tell_manager(session, request, change, question.left_as_it_is(change), why="left")
        await _show(session, request, change)
    request.home_is_stale = True


async def withdraw(request: Request) -> None:
    """Whoever asked takes it back."""
    async with request.tenant.app.transaction() as session:
        change = await levels.get(session, request.workspace, request.value(ChangeRef).change)
        asker = change and (change.manager if change.proposed else change.person)
        if change is None or asker is None or asker.id != request.person.id:
            raise Stale
        await becoming.withdraw(session, request, change)
        if change.proposed:
            await request.show(session, question.taken_back(change))
        else:
            view = await gather.own(session, request.context)
            await request.turn(views.page(view, words.text(question.WITHDRAWN)))
    request.home_is_stale = True


async def _asked(session: Session, request: Request, ref: ChangeRef) -> LevelChange:
    """What somebody asked this manager. Raises Stale for anything else."""
    change = await levels.get(session, request.workspace, ref.change)
    if change is None or change.proposed or change.manager is None or change.manager.id != request.person.id:
        raise Stale
    return change


async def _proposed(session: Session, request: Request) -> LevelChange | None:
    change = await levels.get(session, request.workspace, request.value(ChangeRef).change)
    return change if change is not None and change.proposed else None


async def _settled(session: Session, request: Request, change: LevelChange, state: LevelState) -> bool:
    """Settles it so, where it still waits; of two clicks, one is first."""
    if not await gather.waits(session, request.context, change):
        return False
    return await levels.settle(session, request.workspace, change.id, state, now=request.now)


async def _tell(session: Session, request: Request, person: Person, message: Message, *, why: str) -> int | None:
    return await telling.tell(session, request, person, message, why=f"level-{why}")


async def _tell_manager(session: Session, request: Request, change: LevelChange, message: Message, *, why: str) -> None:
    if change.manager is not None:
        await _tell(session, request, replace(change.manager, pause=None), message, why=why)


async def _show(session: Session, request: Request, change: LevelChange) -> None:
    """What stands there now, where it was clicked, and in the other's message where that was elsewhere."""
    now = await levels.get(session, request.workspace, change.id)
    if now is not None:
        await becoming.redraw(session, request, now)
    await request.show(session, Message.of(await gather.face(session, request.context, now)))
