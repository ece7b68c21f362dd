"""Slack spoke: what the other one wrote in a check-in is put on the agenda, or ticked off there."""

from db import agendas, checkins
from growth import one_on_ones
from growth.audience import Reader, may_read
from handlers.framework import words
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.one_on_ones import gather, living, showing, told, views
from handlers.shared import buttons, counterparts, standing
from handlers.shared.buttons import WrittenRef
from handlers.shared.happenings import PutOnAgenda

ADDED = "It is on the agenda."


def register(registry: Registry) -> None:
    registry.action(views.ANSWERED, tick_answer)
    registry.action(buttons.AGENDA_ANSWER.id, add_answer)


async def tick_answer(request: Request) -> None:
    """What the other wrote for the agenda in a check-in was talked about."""
    async with request.tenant.app.transaction() as session:
        answer = await checkins.answer(session, request.workspace, request.value(WrittenRef).answer)
        me = Reader(person_id=request.person.id)
        if answer is None or answer.author.id == request.person.id or not may_read(me, answer.sharing, answer.author):
            raise Stale
        letters = await standing.holding(session, request.workspace, [answer.key])
        mine = [each for each in letters if each.person_id == request.person.id]
        await checkins.handle(session, request.workspace, answer.id, request.now)
        await standing.follow(session, mine, request.occasion, request.now)  # it waits there no longer either
        await showing.again(session, request, answer.author.id)


async def add_answer(request: Request) -> None:
    """What the other wrote in a check-in goes on the agenda, in their words as they are."""
    async with request.tenant.app.transaction() as session:
        answer = await checkins.answer(session, request.workspace, request.value(WrittenRef).answer)
        me = Reader(person_id=request.person.id)
        if answer is None or answer.author.id == request.person.id or not may_read(me, answer.sharing, answer.author):
            raise Stale
        others = await counterparts.of(session, request.person)
        if answer.author.id not in {each.id for each in others}:
            return await request.reply(told.no_talk_with(answer.author))
        if not answer.sharing.for_agenda:  # where its author put it, it stands there
            sharing = one_on_ones.shared(answer.author, request.now)
            if await agendas.add_answer(session, request.person, answer, sharing=sharing, now=request.now):
                await request.signals.tell(session, PutOnAgenda(request, answer))
            await living.refresh(session, request, answer.author.id)
        view = await gather.agenda(session, request.context, others)
    request.home_is_stale = True
    return await request.turn(views.page(view, answer.author.id, words.text(ADDED)))
