"""Slack spoke: somebody pauses, resumes, stops, or asks when and why Trellis speaks."""

import re
from dataclasses import replace
from functools import partial

from slack_sdk.models.blocks import Block

from db import people, prompting, teams
from db.engine import Session
from db.together import together
from growth import duration, prompts
from growth.facts import Pause, PausedBy, Person, Standing
from growth.line import Takes
from handlers.framework import blocks, guards
from handlers.framework.blocks import Message
from handlers.framework.context import Context
from handlers.framework.listener import Reads
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request
from handlers.framework.sections import HomePlace
from handlers.preferences import belongings, views
from handlers.shared import buttons, doubt, workdays
from handlers.shared.growth_form import form

DEFAULT_PAUSE = "2w"
NUDGE_WEEKS = 4  # between two steps, for somebody who wants to hear once a month
QUIETER = ("mute", "quiet", "unsubscribe")
LONGEST_WISH = 8  # words: more of them tell of something else
WISH = re.compile(rf"\b(stop|{'|'.join(QUIETER)}|leave me alone|go away|opt out|no more)\b", re.IGNORECASE)


def register(registry: Registry) -> None:
    about = "quiet, without a reason and without a trace"
    registry.command(Command("pause", pause, about, "2w", takes=Takes.LENGTH))
    registry.command(Command("resume", resume, "go on after a pause", started=True))
    registry.command(Command("stop", stop, "the end of it; what you kept stays yours"))
    registry.command(
        Command("status", Reads(partial(status, registry)), "when I speak next, and why I did or did not", started=True)
    )
    belongings.register(registry)
    for word in QUIETER:
        registry.synonym(word, Reads(quieter))
    registry.wish(asks_for_quiet, quieter)
    registry.action(buttons.PAUSE.id, pause_picked)
    registry.action(buttons.TWO_WEEKS.id, pause_two_weeks)
    registry.action(buttons.RESUME.id, resume, started=True)
    registry.action(views.MONTHLY, monthly)
    registry.action(views.STOP, stop_for_good)
    registry.action(views.TELL, tell)
    registry.action(buttons.FOCUS.id, change_focus)
    registry.section(HomePlace.SETTINGS, on_the_home)


async def on_the_home(_session: Session, context: Context) -> list[Block]:
    """Quiet, and what else can be looked up."""
    return views.on_the_home(paused=context.person.paused(context.now))


async def change_focus(request: Request) -> None:
    await request.open(form(request.tenant.at_work(request.person), request.context.ladder, request.tenant.app.ladders))


def asks_for_quiet(text: str) -> bool:
    """Whether a few words of somebody's own mean that they would rather not hear from Trellis."""
    return len(text.split()) <= LONGEST_WISH and WISH.search(text) is not None


async def quieter(request: Request) -> None:
    """`/growth mute`, "please stop": how to, for a while or for good. Nothing is paused before they say which."""
    await request.reply(views.quieter(request.tenant.app.command))


async def pause(request: Request) -> None:
    """`/growth pause 2w`, `… until 3 Jan`; two weeks where no length is given."""
    await _pause(request, request.text or DEFAULT_PAUSE)


async def pause_picked(request: Request) -> None:
    await (stop(request) if request.picked == buttons.STOP_PICKED else _pause(request, request.picked))


async def pause_two_weeks(request: Request) -> None:
    await _pause(request, DEFAULT_PAUSE)


async def _pause(request: Request, length: str) -> None:
    if not request.person.active:
        return await guards.not_started(request)
    try:
        until = duration.end_of_pause(length, request.now, request.person.zone)
    except duration.Unreadable as error:
        return await request.reply(views.unreadable(length, error, request.tenant.app.command))
    async with request.tenant.app.transaction() as session:
        person = await _set_pause(session, request, Pause(PausedBy.PERSON, until))
    request.home_is_stale = True
    return await request.reply(views.paused(person, request.now))


async def _set_pause(session: Session, request: Request, pause: Pause | None) -> Person:
    """Pauses, or ends a pause, and computes the next moment anew. Returns the person as they are now."""
    await people.set_pause(session, request.workspace, request.person.id, pause)
    await people.set_silent_rounds(session, request.workspace, request.person.id, 0)
    context = replace(request.context, person=await people.get(session, request.workspace, request.person.id))
    await people.schedule(session, request.workspace, context.person.id, context.next_touch())
    return await people.get(session, request.workspace, context.person.id)


async def resume(request: Request) -> None:
    """Goes on after a pause, whoever began it."""
    if not request.person.paused(request.now):
        return await request.reply(views.resumed(request.person, was_paused=False))
    async with request.tenant.app.transaction() as session:
        person = await _set_pause(session, request, None)
        await request.show(session, views.resumed(person))
    return None


async def monthly(request: Request) -> None:
    """Goes on, but with a check-in once a month, and a step every four weeks at most."""
    async with request.tenant.app.transaction() as session:
        rhythm = replace(request.person.rhythm, monthly=True, nudge_weeks=NUDGE_WEEKS)
        await people.set_rhythm(session, request.workspace, request.person.id, rhythm)
        person = await _set_pause(session, request, None)
        await request.show(session, views.resumed(person))


async def stop(request: Request) -> None:
    """`/growth stop`: what that ends, and a button for it. Where nothing is under way, there is nothing to ask."""
    if not request.person.active:
        return await stop_for_good(request)
    return await request.reply(views.stopping())


async def stop_for_good(request: Request) -> None:
    """Ends it. What the person kept stays theirs, and `start` begins again."""
    async with request.tenant.app.transaction() as session:
        await people.set_standing(session, request.workspace, request.person.id, Standing.NOT_NOW)
        await _set_pause(session, request, None)
        stopped = Message.of(blocks.section(views.STOPPED, command=request.tenant.app.command))
        await request.show(session, stopped)
    if request.home_is_stale:
        await request.reply(stopped)
    request.home_is_stale = True


async def tell(request: Request) -> None:
    """The person allows the manager whom the button names to know that Trellis paused itself."""
    ref = request.value(views.ForRef)
    async with request.tenant.app.transaction() as session:
        circle = await teams.circle(session, request.person)
        if circle.manager is None:
            return await request.reply(Message.of(blocks.section(views.NO_MANAGER)))
        told = circle.manager.id == ref.manager  # the button named somebody, and serves for nobody else
        if told:
            await people.share_quiet(session, request.workspace, request.person.id, circle.manager.id)
        await request.show(session, Message.of(views.quiet_notice(circle, told=told)))
    return None


async def status(registry: Registry, request: Request) -> None:
    async with request.tenant.app.transaction() as session:
        (facts,), circle, lost = await together(
            session,
            prompting.gather(session, request.workspace, [request.person], request.now),
            teams.circle(session, request.person),
            doubt.notice(session, request.context),
        )
    following = prompts.coming(request.context.moment(facts), registry.rules)
    more = [*lost, views.rhythm(request.tenant.at_work(request.person)), workdays.offer(request.context.days)]
    return await request.reply(
        views.status(
            request.person, views.Foreseen(facts.last_touch, following, registry.called), request.now, circle, more=more
        )
    )
