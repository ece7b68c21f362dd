"""Slack spoke: somebody pauses, resumes, stops, or asks when and why Trellis speaks."""

import re
from dataclasses import replace
from functools import partial

from db import people, teams, touches
from db.engine import Session
from growth import duration
from growth.facts import Pause, PausedBy, Person, Standing
from growth.line import Takes
from handlers import blocks
from handlers.blocks import Message
from handlers.call import Call
from handlers.checkins import doubt
from handlers.days import views as days_views
from handlers.onboarding.form import form
from handlers.preferences import views
from handlers.registry import Command, Registry
from handlers.touches.coming import coming

DEFAULT_PAUSE = "2w"
MONTHLY_WEEKS = 4
QUIETER = ("mute", "quiet", "unsubscribe")
LONGEST_WISH = 8  # words: more of them tell of something else
WISH = re.compile(rf"\b(stop|{'|'.join(QUIETER)}|leave me alone|go away|opt out|no more)\b", re.IGNORECASE)


def register(registry: Registry) -> None:
    about = "quiet, without a reason and without a trace"
    registry.command(Command("pause", pause, about, "2w", takes=Takes.LENGTH))
    registry.command(Command("resume", resume, "go on after a pause"))
    registry.command(Command("stop", stop, "the end of it; what you kept stays yours"))
    registry.command(Command("status", partial(status, registry), "when I speak next, and why I did or did not"))
    registry.command(Command("who-sees", who_sees, "who can read what, item by item"))
    for word in QUIETER:
        registry.synonym(word, quieter)
    registry.action(views.PAUSE, pause_picked)
    registry.action(views.TWO_WEEKS, pause_two_weeks)
    registry.action(views.RESUME, resume)
    registry.action(views.MONTHLY, monthly)
    registry.action(views.STOP, stop_for_good)
    registry.action(views.TELL, tell)
    registry.action(views.FOCUS, change_focus)
    registry.action(views.WHO_SEES, who_sees)


async def not_started(call: Call) -> None:
    stopped = call.person.standing in (Standing.NOT_NOW, Standing.NEVER) and call.person.started_at is not None
    text = views.STOPPED_BEFORE if stopped else views.NOT_STARTED
    await call.reply(Message.of(blocks.words(text.format(command=call.deps.command))))


async def change_focus(call: Call) -> None:
    await call.open(form(call.deps.at_work(call.person), call.scene.ladder, call.deps.ladders))


def asks_for_quiet(text: str) -> bool:
    """Whether a few words of somebody's own mean that they would rather not hear from Trellis."""
    return len(text.split()) <= LONGEST_WISH and WISH.search(text) is not None


async def quieter(call: Call) -> None:
    """`/growth mute`, "please stop": how to, for a while or for good. Nothing is paused before they say which."""
    await call.reply(views.quieter(call.deps.command))


async def pause(call: Call) -> None:
    """`/growth pause 2w`, `… until 3 Jan`; two weeks where no length is given."""
    await _pause(call, call.text or DEFAULT_PAUSE)


async def pause_picked(call: Call) -> None:
    await (stop(call) if call.picked == views.STOP_PICKED else _pause(call, call.picked))


async def pause_two_weeks(call: Call) -> None:
    await _pause(call, DEFAULT_PAUSE)


async def _pause(call: Call, length: str) -> None:
    if not call.person.active:
        return await not_started(call)
    try:
        until = duration.end_of_pause(length, call.now, call.person.zone)
    except duration.Unreadable as error:
        return await call.reply(views.unreadable(length, error, call.deps.command))
    async with call.deps.transaction() as session:
        person = await _set_pause(session, call, Pause(PausedBy.PERSON, until))
    call.home_is_stale = True
    return await call.reply(views.paused(person, call.now))


async def _set_pause(session: Session, call: Call, pause: Pause | None) -> Person:
    """Pauses, or ends a pause, and computes the next moment anew. Returns the person as they are now."""
    await people.set_pause(session, call.person.id, pause)
    await people.set_silent_rounds(session, call.person.id, 0)
    scene = replace(call.scene, person=await people.get(session, call.person.id))
    await people.schedule(session, scene.person.id, scene.next_touch())
    return await people.get(session, scene.person.id)


async def resume(call: Call) -> None:
    """Goes on after a pause, whoever began it."""
    if not call.person.active:
        return await not_started(call)
    if not call.person.paused(call.now):
        return await call.reply(views.resumed(call.person, was_paused=False))
    async with call.deps.transaction() as session:
        person = await _set_pause(session, call, None)
        await call.show(session, views.resumed(person))
    return None


async def monthly(call: Call) -> None:
    """Goes on, but with a check-in every four weeks."""
    async with call.deps.transaction() as session:
        rhythm = replace(call.person.rhythm, weeks=MONTHLY_WEEKS, nudge_weeks=MONTHLY_WEEKS)
        await people.set_rhythm(session, call.person.id, rhythm)
        person = await _set_pause(session, call, None)
        await call.show(session, views.resumed(person))


async def stop(call: Call) -> None:
    """`/growth stop`: what that ends, and a button for it. Where nothing is under way, there is nothing to ask."""
    if not call.person.active:
        return await stop_for_good(call)
    return await call.reply(views.stopping())


async def stop_for_good(call: Call) -> None:
    """Ends it. What the person kept stays theirs, and `start` begins again."""
    async with call.deps.transaction() as session:
        await people.set_standing(session, call.person.id, Standing.NOT_NOW)
        await _set_pause(session, call, None)
        stopped = Message.of(blocks.words(views.STOPPED.format(command=call.deps.command)))
        await call.show(session, stopped)
    if call.home_is_stale:
        await call.reply(stopped)
    call.home_is_stale = True


async def tell(call: Call) -> None:
    """The person allows the manager whom the button names to know that Trellis paused itself."""
    ref = call.value(views.ForRef)
    async with call.deps.transaction() as session:
        circle = await teams.circle(session, call.person)
        if circle.manager is None:
            return await call.reply(Message.of(blocks.words(views.NO_MANAGER)))
        told = circle.manager.id == ref.manager  # the button named somebody, and serves for nobody else
        if told:
            await people.share_quiet(session, call.person.id, circle.manager.id)
        await call.show(session, Message.of(views.quiet_notice(circle, told=told)))
    return None


async def status(registry: Registry, call: Call) -> None:
    if not call.person.active:
        return await not_started(call)
    async with call.deps.transaction() as session:
        last = await touches.last(session, call.person.id)
        circle = await teams.circle(session, call.person)
        lost = await doubt.notice(session, call.scene)
        following = await coming(session, call.scene, registry.dues)
    more = [*lost, days_views.offer(call.scene.days)]
    return await call.reply(views.status(call.person, views.Spoken(last, following), call.now, circle, more=more))


async def who_sees(call: Call) -> None:
    async with call.deps.transaction() as session:
        circle = await teams.circle(session, call.person)
    await call.reply(views.who_sees(circle))
