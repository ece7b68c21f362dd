"""A digest is drawn when it leaves, from what may be read at that moment, and anew when something in it changed."""

from dataclasses import replace
from datetime import datetime

from slack_sdk.models.blocks import Block

from db import deliveries, people, teams
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Delivery, Method, Priority
from growth.facts import Team
from handlers.digests import gather, pages, queued, recipe, views
from handlers.digests.recipe import POST, Recipe
from handlers.framework import blocks
from handlers.framework.blocks import Message
from handlers.framework.deps import Deps

TAKEN_BACK = "What stood here was taken back by those who shared it."


async def draw(session: Session, deps: Deps, delivery: Delivery) -> Message | None:
    """The message as the facts are now; None where everything in it was taken back, so that nothing is to be sent.

    Drawn for the first time, it fixes which blocks belong in which message, and queues the others in its thread.
    """
    made = recipe.of(delivery)
    if made is None or delivery.team_id is None:
        return None
    team = await teams.get(session, deps.workspace, delivery.team_id)
    team = replace(team, manager=await people.get(session, deps.workspace, made.reader))
    drawn = await _blocks(session, deps, team, made)
    if made.keys is None:
        return await _first(session, delivery, team, made, drawn=drawn)
    shown = [block for block in drawn if block.block_id in made.keys]
    if not shown and delivery.method is Method.UPDATE:
        shown = [blocks.quiet(TAKEN_BACK)]
    return Message.of(shown) if shown else None


async def _blocks(session: Session, deps: Deps, team: Team, made: Recipe) -> list[Block]:
    week = await gather.of(session, deps, team, made)
    return views.channel(week) if made.kind == POST else views.manager(week, preface=made.preface)


async def _first(
    session: Session, delivery: Delivery, team: Team, made: Recipe, *, drawn: list[Block]
) -> Message | None:
    if not drawn:
        return None
    parts = pages.divided(drawn)
    fixed = [made.model_copy(update={"keys": tuple(str(block.block_id) for block in part)}) for part in parts]
    await deliveries.set_payload(session, delivery.workspace, delivery.id, fixed[0].payload)
    for number, each in enumerate(fixed[1:], start=1):
        new = queued.part_of(team, each, number, due_at=delivery.created_at, thread=delivery.id)
        await deliveries.queue(session, new, delivery.created_at)
    return Message.of(parts[0])


async def again(session: Session, delivery: Delivery, occasion: str, now: datetime) -> bool:
    """Queues a new face for a digest that stands in Slack; False for one from before digests were drawn from facts."""
    made = recipe.of(delivery)
    if made is None:
        return False
    new = NewDelivery(
        workspace=delivery.workspace,
        key=f"redraw:{delivery.id}:{occasion}",
        redraws=delivery.id,
        team_id=delivery.team_id,
        person_id=delivery.person_id,
        priority=Priority.ANSWER,
        payload=made.payload,
    )
    await deliveries.queue(session, new, now)
    return True
