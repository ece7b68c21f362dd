"""Slack spoke: somebody who was asked to be on a team agrees, or does not. Nothing happens before they say so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from slack_sdk.models.blocks import Block

from db import deliveries, handovers, memberships, moves, people, teams
from db.deliveries import NewDelivery
from db.engine import Session
from db.moves import Move
from db.outbox import Delivery
from growth import names, roster
from growth.facts import MoveState, Person, Standing, Team
from handlers.framework import blocks
from handlers.framework.blocks import Message
from handlers.framework.context import Context, Drawing
from handlers.framework.registry import Registry
from handlers.framework.request import Request
from handlers.framework.sections import HomePlace
from handlers.shared import apart, starting_ladder, telling
from handlers.shared.happenings import Parted, Started
from handlers.shared.telling import ToldDeed
from handlers.teams import handing_over, notes
from handlers.teams.announcing import WOULD_RATHER_NOT
from handlers.teams.notes import MoveQuestion, MoveRef

MOVE = "move"
BY_WELCOME = (Standing.NEW, *WOULD_RATHER_NOT)  # to whom no message of its own goes


def register(registry: Registry) -> None:
    registry.action(notes.AGREE, agree)
    registry.action(notes.STAY, stay)
    registry.section(HomePlace.ASKED, waiting)
    registry.signals.when(Started, started)


async def ask(session: Session, request: ToldDeed, team: Team, person: Person) -> None:
    """Asks somebody. Who is new reads it in their welcome; who would rather not be written to, on their Home."""
    move = await moves.ask(session, person.workspace, person.id, team.id, by=request.person, now=request.now)
    due = None if person.standing in BY_WELCOME else telling.moment(request.tenant, person, request.now)
    if due is None:
        return
    new = NewDelivery(
        workspace=request.workspace,
        key=_key(move),
        due_at=due,
        channel=person.slack_id,
        person_id=person.id,
        kinds=(MOVE,),
        payload=Message.of(notes.question(await question(session, move, request.now))).payload(),
    )
    await moves.attach(session, person.workspace, move.id, await deliveries.queue(session, new, request.now))


async def question(session: Session, move: Move, now: datetime) -> MoveQuestion:
    here = move.person.workspace
    team = await teams.of(session, here, move.person.id)
    ending = await apart.ending(session, team.manager, [move.person.id]) if team else ()
    return MoveQuestion(
        move=move.id,
        by=move.by,
        team=move.team,
        now=team,
        meets=move.person.id in ending,
        state=move.state,
        ends=roster.ends(move.asked_at),
        ended=not move.waits(now),
        zone=move.person.zone,
    )


async def waiting(session: Session, context: Context) -> list[Block]:
    """On the Home: what somebody has been asked and has not answered."""
    waits = await moves.waiting_for(session, context.workspace, context.person.id, context.now)
    asked = [await question(session, move, context.now) for move in waits]
    return [block for each in asked for block in (*notes.question(each), blocks.divider())]


async def draw(session: Session, drawings: Sequence[Drawing]) -> list[Sequence[Block]]:
    """The question that stands in each message, or what became of it. Nothing that is said by itself has one."""
    return [await _blocks(session, d.context, d.delivery) if d.delivery.kinds == (MOVE,) else [] for d in drawings]


async def _blocks(session: Session, context: Context, delivery: Delivery) -> Sequence[Block]:
    move = await moves.by_delivery(session, context.workspace, delivery.id)
    return notes.question(await question(session, move, context.now)) if move else []


async def withdraw(session: Session, request: Request, move: Move) -> None:
    """The question is not asked any more; where it stands already, it says so. A welcome that waits does not come."""
    await moves.settle(session, request.workspace, move.id, MoveState.WITHDRAWN)
    await deliveries.withdraw(session, request.workspace, _key(move))
    await _uninvite(session, request, move.person)
    now = await moves.get(session, request.workspace, move.id)
    if now is not None and now.delivery_id is not None:
        face = Message.of(notes.question(await question(session, now, request.now)))
        await request.redraw(session, await deliveries.get(session, request.workspace, now.delivery_id), face)


async def _uninvite(session: Session, request: Request, person: Person) -> None:
    """Whose welcome has not left, and whom nobody asks any more, is as new as before."""
    waits = person.standing is Standing.INVITED and person.next_touch_at is not None
    if waits and not await moves.waiting_for(session, request.workspace, person.id, request.now):
        await people.set_standing(session, request.workspace, person.id, Standing.NEW)
        await people.schedule(session, request.workspace, person.id, None)


def _key(move: Move) -> str:
    return f"move:{move.id}"


async def agree(request: Request) -> None:
    """They come. From another team, the manager they come to and the one they leave are told."""
    ref = request.value(MoveRef)
    async with request.tenant.app.transaction() as session:
        move = await _theirs(session, request, ref)
        if (
            move.waits(request.now)
            and move.team.manager.id == ref.manager
            and await moves.settle(session, request.workspace, move.id, MoveState.AGREED)
        ):
            await _move(session, request, move)
        await _show(session, request, move)


async def started(session: Session, signal: Started) -> None:
    """Whoever was invited and starts is on the team that their welcome named, as it said; of several they choose."""
    request = signal.request
    if (
        request.person.standing is not Standing.INVITED
        or await teams.of(session, request.workspace, request.person.id) is not None
    ):
        return
    waits = await moves.waiting_for(session, request.workspace, request.person.id, request.now)
    if len(waits) == 1 and await moves.settle(session, request.workspace, waits[0].id, MoveState.AGREED):
        await _move(session, request, waits[0])
        signal.notes.append(notes.on_it_now(waits[0].team))


async def _move(session: Session, request: Request, move: Move) -> None:
    before = await teams.of(session, request.workspace, request.person.id)
    await memberships.move(session, request.workspace, request.person.id, move.team.id, request.now)
    await people.share_quiet(
        session, request.workspace, request.person.id, None
    )  # what they let the former manager know ends with the move
    await starting_ladder.follow(
        session, request.tenant, await people.get(session, request.workspace, request.person.id)
    )
    if (it := await handovers.planned(session, request.workspace, move.team.id)) is not None:
        await handing_over.tell(session, request, it, [request.person])
    if before is None:
        return  # it stands on the page of the team, and in the next letter
    named = names.called([request.person], among=await teams.members(session, request.workspace, move.team.id))[0]
    await _tell(session, request, move, notes.came(move.team, named), why="came")
    if before.manager.id != move.team.manager.id:
        named = names.called([request.person], among=await teams.members(session, request.workspace, before.id))[0]
        parted = await request.signals.tell(session, Parted(request, request.person, before.manager))
        went = notes.went(before, move.team, named, ends=bool(parted.ended))
        await telling.manager(session, request, before, went, why="went")


async def stay(request: Request) -> None:
    """They stay. Whoever asked is told, and nobody else."""
    async with request.tenant.app.transaction() as session:
        move = await _theirs(session, request, request.value(MoveRef))
        if await moves.settle(session, request.workspace, move.id, MoveState.STAYED):
            named = names.called([request.person], among=await teams.members(session, request.workspace, move.team.id))[
                0
            ]
            await _tell(session, request, move, notes.stayed(move.team, named), why="stayed")
        await _show(session, request, move)


async def _theirs(session: Session, request: Request, ref: MoveRef) -> Move:
    """The question a button answers. Raises Stale where it is not there, or somebody else's."""
    return request.own(await moves.get(session, request.workspace, ref.move))


async def _tell(session: Session, request: Request, move: Move, message: Message, *, why: str) -> None:
    """Tells whoever asked, and whoever leads the team that was asked for."""
    await telling.manager(session, request, move.team, message, why=why)
    if move.by.id not in (move.team.manager.id, request.person.id):
        await telling.tell(session, request, replace(move.by, pause=None), message, why=f"{why}:{move.id}")


async def _show(session: Session, request: Request, move: Move) -> None:
    now = await moves.get(session, request.workspace, move.id) or move
    await request.show(session, Message.of(notes.question(await question(session, now, request.now))))
