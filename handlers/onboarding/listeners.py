"""Slack spoke: somebody starts, declines, or sends the form with level, areas and rhythm."""

from dataclasses import replace

from db import checkins, deliveries, people, teams
from db.engine import Session
from growth.facts import Standing
from handlers import blocks
from handlers.blocks import Message
from handlers.call import Call
from handlers.checkins import gather
from handlers.checkins import views as checkin_views
from handlers.nudges import views as nudge_views
from handlers.onboarding import views
from handlers.registry import Command, Registry
from handlers.scene import Scene


def register(registry: Registry) -> None:
    registry.command(Command("start", start, "begin, or change level, areas and rhythm"))
    registry.action(views.START, open_form)
    registry.action(views.NOT_NOW, not_now)
    registry.action(views.NEVER, never)
    registry.form(views.FORM, save)


async def start(call: Call) -> None:
    """`/growth start`: the welcome for somebody new; the form for somebody who has started."""
    if call.person.active:
        return await open_form(call)
    async with call.deps.transaction() as session:
        circle = await teams.circle(session, call.person)
    return await call.reply(Message.of(views.welcome(call.scene.ladder, circle)))


async def open_form(call: Call) -> None:
    await call.open(views.form(call.person, call.scene.ladder))


async def not_now(call: Call) -> None:
    await _decline(call, Standing.NOT_NOW, views.DECLINED)


async def never(call: Call) -> None:
    await _decline(call, Standing.NEVER, views.NEVER_AGAIN)


async def _decline(call: Call, standing: Standing, text: str) -> None:
    """Nothing is scheduled for the person any more. Somebody who has started pauses or stops elsewhere."""
    if call.person.active:
        return await call.reply(Message.of(blocks.words("You have started already. Pause or stop on my Home tab.")))
    async with call.deps.transaction() as session:
        await people.set_standing(session, call.person.id, standing)
        await people.schedule(session, call.person.id, None)
        await call.show(session, Message.of(blocks.words(text.format(command=call.deps.command))))
    return None


async def save(call: Call) -> None:
    """The form: starts a person, or changes what they chose. Their next moment is computed anew either way."""
    choices = views.read(call.values)
    if isinstance(choices, dict):
        return call.refuse_form(choices)
    beginning = not call.person.active
    async with call.deps.transaction() as session:
        if beginning:
            await people.start(session, call.person.id, call.now)
        await people.set_focus(session, call.person.id, level=choices.level, areas=choices.areas)
        await people.set_rhythm(session, call.person.id, choices.rhythm(call.person.rhythm))
        scene = await reschedule(session, call)
        await call.post(session, await _saved(session, scene, beginning=beginning))
        if standing := await checkins.open_of(session, scene.person.id):
            await call.redraw(session, await deliveries.get(session, standing))
    call.home_is_stale = True
    return None


async def reschedule(session: Session, call: Call) -> Scene:
    """Sets the person's next moment by what they chose now; returns the scene as it is from now on."""
    scene = replace(call.scene, person=await people.get(session, call.person.id))
    await people.schedule(session, scene.person.id, await gather.next_moment(session, scene))
    return replace(scene, person=await people.get(session, scene.person.id))


async def _saved(session: Session, scene: Scene, *, beginning: bool) -> Message:
    """What they chose, and when the next check-in comes."""
    last = next(iter(await checkins.recent(session, scene.person.id, limit=1)), None)
    moment = scene.next_touch() if scene.round_due(last) else scene.next_round(last)
    when = blocks.moment(moment, scene.person.zone) if moment else None
    if not beginning:
        return views.changed(scene.ladder, scene.person, when)
    actions = blocks.row(nudge_views.first_step_button(), checkin_views.checkin_now_button())
    return views.ready(scene.ladder, scene.person, when, actions=actions)
