"""Slack spoke: somebody says of a step that they did some weeks ago whether it helped."""

from dataclasses import replace

from db import people, steps
from growth.facts import StepState
from handlers.framework.blocks import Message
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.shared import offering, step_back, step_card
from handlers.shared.step_card import StepRef


def register(registry: Registry) -> None:
    registry.action(step_back.HELPED, helped)
    registry.action(step_back.NO_HELP, did_not)


async def helped(request: Request) -> None:
    await _tell(request, helped=True)


async def did_not(request: Request) -> None:
    await _tell(request, helped=False)


async def _tell(request: Request, *, helped: bool) -> None:
    """Keeps the word, for the person alone: what helped may return. The last one of two counts."""
    async with request.tenant.app.transaction() as session:
        step = request.own(await steps.get(session, request.workspace, request.value(StepRef).step))
        if step.state is not StepState.DONE:
            raise Stale
        await steps.tell(session, request.workspace, step.id, helped=helped)
        await people.set_silent_rounds(session, request.workspace, request.person.id, 0)
        said = replace(step, helped=helped)
        ladder = request.context.ladder_of(step)
        await request.show(session, Message.of(step_card.step_blocks(ladder, request.person, said)))
        await offering.everywhere(session, request, said)
