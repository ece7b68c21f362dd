"""That something was read: told to its author where both of the two want that told, and kept nowhere else."""

from slack_sdk.models.blocks import Block

from db import deliveries, people, remarks
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import FACE
from growth import audience
from growth.facts import Answer, Person, RemarkDraft, RemarkKind
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.context import Context
from handlers.framework.registry import Registry
from handlers.framework.request import Request
from handlers.framework.sections import HomePlace
from handlers.remarks import saying
from handlers.remarks.views import Conversation
from handlers.shared import telling
from handlers.shared.happenings import TeamShown

ON, OFF = "remarks.read_on", "remarks.read_off"
ABOUT = "*Read by:* {state} Where two have it on, each hears when the other opens, with Answer, what they shared."
IS_ON, IS_OFF = "on.", "off, and nothing of it is kept."


def register(registry: Registry) -> None:
    registry.action(ON, turn)
    registry.action(OFF, turn)
    registry.section(HomePlace.SETTINGS, on_the_home)
    registry.signals.when(TeamShown, on_the_team)


def switch(person: Person) -> Block:
    """Whether it is on, and the way to the other."""
    state = words.text(IS_ON if person.tells_read else IS_OFF)
    way = blocks.button("Turn off", OFF) if person.tells_read else blocks.button("Turn on", ON)
    return blocks.section(ABOUT, way, state=state)


async def on_the_home(_session: Session, context: Context) -> list[Block]:
    return [switch(context.person)]


async def on_the_team(_session: Session, team: TeamShown) -> None:
    team.blocks.append(switch(team.context.person))


async def turn(request: Request) -> None:
    """On or off, for what is opened from now on."""
    wanted = request.body["actions"][0]["action_id"] == ON
    async with request.tenant.app.transaction() as session:
        await people.set_tells_read(session, request.workspace, request.person.id, wanted=wanted)
        now = await people.get(session, request.workspace, request.person.id)
    if (request.body.get("view") or {}).get("type") == "home":
        request.home_is_stale = True
    else:
        await request.reply(Message.of(switch(now)))


def is_told(talk: Conversation) -> bool:
    """Whether the author is to hear that the reader opened it, and has not."""
    both = talk.reader.tells_read and talk.other.tells_read
    return both and talk.reads_it and not talk.said(RemarkKind.READ)


async def note(session: Session, request: Request, talk: Conversation) -> None:
    """Keeps it, once; its author is told once for each check-in, in its thread. Of a win they look it up."""
    key, item = f"read:{talk.reader.id}:", talk.item
    await people.lock(session, request.workspace, request.person.id)
    every = await remarks.about(session, request.workspace, [item.key])
    if any(each.kind is RemarkKind.READ and each.author.id == talk.reader.id for each in every):
        return
    sharing = audience.with_person(talk.other, request.now)
    read = RemarkDraft(item.key, RemarkKind.READ)
    remark = await remarks.write(session, request.person, read, sharing=sharing, now=request.now)
    due = telling.in_hours(request.tenant, talk.other, request.now)
    if due is None or not isinstance(item, Answer):
        return
    key += str(item.round_id)
    if await deliveries.id_of_key(session, request.workspace, key) is not None:
        return
    new = NewDelivery(
        workspace=request.workspace,
        key=key,
        channel=talk.other.slack_id,
        person_id=talk.other.id,
        thread=await saying.thread(session, talk),
        due_at=due,
        payload={FACE: saying.FACED, "remark": remark.id},
    )
    await remarks.attach(session, request.workspace, remark.id, await deliveries.queue(session, new, request.now))
