"""Slack spoke: somebody who was asked to move to another team moves, or stays. Nothing happens before they say so."""

from collections.abc import Sequence
from dataclasses import replace

from slack_sdk.models.blocks import Block

from db import deliveries, moves, people, teams
from db.deliveries import NewDelivery
from db.engine import Session
from db.moves import Move
from db.outbox import Delivery
from growth import names
from growth.facts import MoveState, Person, Standing, Team
from handlers.framework import blocks
from handlers.framework.blocks import Message
from handlers.framework.context import Context, Drawing
from handlers.framework.registry import Registry
from handlers.framework.request import Request
from handlers.framework.sections import HomePlace
from handlers.shared import starting_ladder, telling
from handlers.shared.telling import ToldDeed
from handlers.teams import notes
from handlers.teams.notes import MoveQuestion, MoveRef

MOVE = "move"
WOULD_RATHER_NOT = (Standing.NOT_NOW, Standing.NEVER)


def register(registry: Registry) -> None:
    registry.action(notes.AGREE, agree)
    registry.action(notes.STAY, stay)
    registry.section(HomePlace.ASKED, waiting)


async def ask(session: Session, request: ToldDeed, team: Team, person: Person) -> None:
    """Asks somebody to move. Whoever does not want to be written to finds the question on their Home."""
    move = await moves.ask(session, person.workspace, person.id, team.id, by=request.person, now=request.now)
    due = None if person.standing in WOULD_RATHER_NOT else telling.moment(request.tenant, person, request.now)
    if due is None:
        return
    new = NewDelivery(
        workspace=request.workspace,
        key=_key(move),
        due_at=due,
        channel=person.slack_id,
        person_id=person.id,
        kinds=(MOVE,),
        payload=Message.of(notes.question(await question(session, move))).payload(),
    )
    await moves.attach(session, person.workspace, move.id, await deliveries.queue(session, new, request.now))


async def question(session: Session, move: Move) -> MoveQuestion:
    return MoveQuestion(
        move=move.id,
        by=move.by,
        team=move.team,
        now=await teams.of(session, move.person.workspace, move.person.id),
        state=move.state,
    )


async def waiting(session: Session, context: Context) -> list[Block]:
    """On the Home: what somebody has been asked and has not answered."""
    waits = await moves.waiting_for(session, context.workspace, context.person.id)
    asked = [await question(session, move) for move in waits]
    return [block for each in asked for block in (*notes.question(each), blocks.divider())]


async def draw(session: Session, drawings: Sequence[Drawing]) -> list[Sequence[Block]]:
    """The question that stands in each message, or what became of it. Nothing that is said by itself has one."""
    return [await _blocks(session, d.context, d.delivery) if d.delivery.kinds == (MOVE,) else [] for d in drawings]


async def _blocks(session: Session, context: Context, delivery: Delivery) -> Sequence[Block]:
    move = await moves.by_delivery(session, context.workspace, delivery.id)
    return notes.question(await question(session, move)) if move else []


async def withdraw(session: Session, request: Request, move: Move) -> None:
    """The question is not asked any more; where it stands already, it says so."""
    await moves.settle(session, request.workspace, move.id, MoveState.WITHDRAWN)
    await deliveries.withdraw(session, request.workspace, _key(move))
    now = await moves.get(session, request.workspace, move.id)
    if now is not None and now.delivery_id is not None:
        face = Message.of(notes.question(await question(session, now)))
        await request.redraw(session, await deliveries.get(session, request.workspace, now.delivery_id), face)


def _key(move: Move) -> str:
    return f"move:{move.id}"


async def agree(request: Request) -> None:
    """They move. The manager they come to and the one they leave are told."""
    ref = request.value(MoveRef)
    async with request.tenant.app.transaction() as session:
        move = await _theirs(session, request, ref)
        if (
            move.waits
            and move.team.manager.id == ref.manager
            and await moves.settle(session, request.workspace, move.id, MoveState.AGREED)
        ):
            await _move(session, request, move)
        await _show(session, request, move)


async def _move(session: Session, request: Request, move: Move) -> None:
    before = await teams.of(session, request.workspace, request.person.id)
    await teams.move(session, request.workspace, request.person.id, move.team.id, request.now)
    await people.share_quiet(
        session, request.workspace, request.person.id, None
    )  # what they let the former manager know ends with the move
    await starting_ladder.follow(
        session, request.tenant, await people.get(session, request.workspace, request.person.id)
    )
    named = names.called([request.person], among=await teams.members(session, request.workspace, move.team.id))[0]
    await _tell(session, request, move, notes.came(move.team, named), why="came")
    if before is not None and before.manager.id != move.team.manager.id:
        named = names.called([request.person], among=await teams.members(session, request.workspace, before.id))[0]
        await telling.manager(session, request, before, notes.went(before, move.team, named), why="went")


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
    await request.show(session, Message.of(notes.question(await question(session, now))))
