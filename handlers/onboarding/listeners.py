"""Slack spoke: somebody starts, declines, or sends the form with level, areas and rhythm."""

from dataclasses import replace

from content.models import Ladder
from db import checkins, deliveries, people, teams
from db.engine import Session
from growth.facts import Person, Standing
from handlers import blocks
from handlers.blocks import Message
from handlers.call import Call, Stale
from handlers.checkins import gather
from handlers.checkins import views as checkin_views
from handlers.days import views as days_views
from handlers.nudges import views as nudge_views
from handlers.onboarding import form, views
from handlers.onboarding.form import Choices, Drawn
from handlers.registry import Command, Registry
from handlers.scene import Scene
from handlers.shift import gather as shift
from handlers.shift import views as shift_views


def register(registry: Registry) -> None:
    registry.command(Command("start", start, "begin, or change level, areas and rhythm"))
    registry.action(views.START, open_form)
    registry.action(views.NOT_NOW, not_now)
    registry.action(views.NEVER, never)
    registry.action(form.LADDER, pick_ladder)
    registry.form(form.FORM, save)


async def start(call: Call) -> None:
    """`/growth start`: the welcome for somebody new; the form for somebody who has started."""
    if call.person.active:
        return await open_form(call)
    async with call.deps.transaction() as session:
        circle = await teams.circle(session, call.person)
    return await call.reply(Message.of(views.welcome(call.scene.ladder, circle, call.person)))


async def open_form(call: Call) -> None:
    await call.open(form.form(call.deps.at_work(call.person), call.scene.ladder, call.deps.ladders))


async def pick_ladder(call: Call) -> None:
    """Another ladder was picked in the form: it is drawn for that one, with the rhythm and day that stand in it."""
    if call.picked not in call.deps.ladders:
        raise Stale
    person = replace(call.deps.at_work(call.person), rhythm=form.rhythm(call.values, call.person.rhythm))
    drawn = call.metadata(form.Drawn)
    await call.turn(form.form(person, call.deps.ladders[call.picked], call.deps.ladders, drawn))


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
    drawn = _drawn(call)
    ladder = call.deps.ladders.get(drawn.ladder)
    if ladder is None:
        raise Stale
    choices = form.read(call.values, ladder, call.person.rhythm)
    if isinstance(choices, dict):
        return call.refuse_form(choices)
    async with call.deps.transaction() as session:
        await people.hold(session, call.person.id)
        now = await people.get(session, call.person.id)
        if drawn.own not in (None, now.ladder) and drawn.ladder == drawn.own:
            return await _look_again(call, now)
        kept, also = form.merged(drawn, now, choices)
        if errors := form.refused(ladder, kept):
            return call.refuse_form(errors)
        await _keep(session, call, ladder, choices=kept, also=also)
    call.home_is_stale = True
    return None


def _drawn(call: Call) -> Drawn:
    """What the form was drawn from; where it was sent before, with other choices in it, what came of that."""
    return Drawn.model_validate_json(call.made) if call.made else call.metadata(Drawn)


async def _look_again(call: Call, now: Person) -> None:
    """They are on another ladder by now: what the form says of the old one would take them back unasked."""
    ladder = call.deps.ladder(now)
    person = replace(call.deps.at_work(now), rhythm=form.rhythm(call.values, now.rhythm))
    note = form.NOW_ON.format(ladder=blocks.said(ladder.name))
    drawn = Drawn.of(now, ladder)
    await call.turn(form.form(person, ladder, call.deps.ladders, drawn, note=note))


async def _keep(session: Session, call: Call, ladder: Ladder, *, choices: Choices, also: tuple[str, ...]) -> None:
    beginning = not call.person.active
    if beginning:
        await people.start(session, call.person.id, call.now)
    await _write(session, call, ladder, choices=choices)
    scene = await reschedule(session, call)
    elsewhere = form.ALSO.format(what=blocks.listed(also)) if also else ""
    notes = views.moved(call.person, ladder), await shift.settle(session, call.person, scene), elsewhere
    ended = " ".join(filter(None, notes))
    await call.post(session, await _saved(session, scene, beginning=beginning, ended=ended))
    if standing := await checkins.open_of(session, scene.person.id):
        await call.redraw(session, await deliveries.get(session, standing))
    await call.leave(session, Drawn.of(scene.person, ladder).model_dump_json())


async def _write(session: Session, call: Call, ladder: Ladder, *, choices: Choices) -> None:
    if ladder.id != call.person.ladder:
        await people.change_ladder(session, call.person.id, ladder.id)
    await people.set_focus(session, call.person.id, level=choices.level, areas=choices.areas)
    await people.set_rhythm(session, call.person.id, choices.rhythm)


async def reschedule(session: Session, call: Call) -> Scene:
    """Sets the person's next moment by what they chose now; returns the scene as it is from now on."""
    scene = replace(call.scene, person=await people.get(session, call.person.id))
    await people.schedule(session, scene.person.id, await gather.next_moment(session, scene))
    return replace(scene, person=await people.get(session, scene.person.id))


async def _saved(session: Session, scene: Scene, *, beginning: bool, ended: str) -> Message:
    """What they chose, when the next check-in comes, and what `ended` with the change."""
    last = next(iter(await checkins.recent(session, scene.person.id, limit=1)), None)
    moment = scene.next_touch() if scene.round_due(last) else scene.next_round(last)
    when = blocks.moment(moment, scene.person.zone) if moment else None
    if not beginning:
        return views.changed(scene.ladder, scene.person, when, ended)
    actions = blocks.row(nudge_views.first_step_button(), checkin_views.checkin_now_button())
    note = ended or shift_views.offer(scene.ladder, scene.person, scene.deps.command)
    return views.ready(scene.ladder, scene.person, when, below=[days_views.offer(scene.days), actions], note=note)
