"""Slack spoke: somebody says, once, whether they do the work that a step presupposes."""

from dataclasses import replace

from content.model.offers import Action
from db import needs as db_needs
from db import people, steps
from growth import needs
from growth.facts import StepState
from handlers.framework.blocks import Message
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.shared import offering, presupposing, step_card
from handlers.shared.step_card import StepRef


def register(registry: Registry) -> None:
    registry.action(presupposing.NONE_OF, none_of)
    registry.action(presupposing.AFTER_ALL, after_all)


async def none_of(request: Request) -> None:
    """No step that needs it comes any more, and one that is on offer makes way."""
    await _say(request, without=True)


async def after_all(request: Request) -> None:
    """They come again, as the others do."""
    await _say(request, without=False)


async def _say(request: Request, *, without: bool) -> None:
    async with request.tenant.app.transaction() as session:
        step = request.own(await steps.get(session, request.workspace, request.value(StepRef).step))
        ladder = request.context.ladder_of(step)
        need = presupposing.needed(ladder, step, ladder.find(Action, step.action))
        if need is None or step.ladder != request.person.ladder:
            raise Stale
        rest = [one for one in request.person.without if one != need.id]
        said = [*rest, need.id] if without else rest
        await db_needs.set_without(session, request.workspace, request.person.id, said)
        now = await people.get(session, request.workspace, request.person.id)
        await request.show(session, Message.of(step_card.step_blocks(ladder, now, step)))
        await offering.everywhere(session, request, step)
        mine = await steps.of_person(session, request.workspace, request.person.id)
        offered = [ladder.find(Action, one.action) for one in mine if one.state is StepState.OFFERED]
        if len(needs.suited(ladder, now, [one for one in offered if one])) < len(offered):
            await offering.anew(session, request, replace(request.context, person=now))
