"""Slack spoke: somebody says what became of their plan, or that a reply of theirs was about it."""

from db import checkins, people, plans
from db.engine import Session
from growth.facts import Kind, PlanState, Round
from handlers.checkins import gather, plan_views, saving
from handlers.framework import blocks
from handlers.framework.blocks import Message
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.shared.buttons import RoundRef

MOVED = "Moved: it tells how your plan went now. Only you can see it. Press Edit above to change it or to share it."


def register(registry: Registry) -> None:
    registry.action(plan_views.DONE, done)
    registry.action(plan_views.STILL, still_going)
    registry.action(plan_views.DROP, drop)
    registry.action(plan_views.TELLS, tells)


async def done(request: Request) -> None:
    await _decide(request, PlanState.DONE)


async def still_going(request: Request) -> None:
    await _decide(request, PlanState.STILL)


async def drop(request: Request) -> None:
    await _decide(request, PlanState.DROPPED)


async def _decide(request: Request, state: PlanState) -> None:
    """Keeps what somebody says of the plan that the round quotes. The round stays open for its question."""
    async with request.tenant.app.transaction() as session:
        checkin = await saving.mine(session, request, request.value(RoundRef))
        await say(session, request, checkin, state)
        await people.set_silent_rounds(session, request.workspace, request.person.id, 0)
        await saving.redraw(session, request, checkin)


async def say(session: Session, request: Request, checkin: Round, state: PlanState) -> None:
    """Keeps the word about the plan that this round asks about. Raises Stale where it asks about none."""
    plan = (await gather.view(session, request.context, checkin)).plan
    if plan is None:
        raise Stale
    await plans.decide(session, request.workspace, plan.id, state, request.now)


async def tells(request: Request) -> None:
    """A reply that was kept as the answer to the question was about the plan: it is moved, word for word."""
    async with request.tenant.app.transaction() as session:
        checkin = await saving.mine(session, request, request.value(RoundRef))
        answers = {a.kind: a for a in await checkins.answers(session, request.workspace, checkin.id)}
        reply = answers.get(Kind.QUESTION)
        if reply is None or reply.sharing.is_open or Kind.OUTCOME in answers:
            raise Stale
        await plans.tells_how_it_went(session, request.workspace, reply.id)
        await request.show(session, Message.of(blocks.section(MOVED)))
        await saving.redraw(session, request, checkin)
