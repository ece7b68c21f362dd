"""Slack spoke: somebody opens the Home tab, types the bare command, asks for help, or writes to the bot."""

from dataclasses import replace
from functools import partial
from typing import Any

from db import homes, people, profiles, prompting, teams
from db.engine import Session
from growth import line, prompts
from growth.line import Takes
from handlers.framework import notices, typed
from handlers.framework.blocks import Message
from handlers.framework.context import Context
from handlers.framework.listener import Reads
from handlers.framework.registry import Command, Registry, Role
from handlers.framework.request import Request
from handlers.framework.sections import HomePlace
from handlers.home import tabs, views
from handlers.home.tabs import Tab, TabRef
from handlers.shared import buttons, doubt, offering, own_words, renewed

NOT_STARTED = (HomePlace.ASKED, HomePlace.WELCOME)


def register(registry: Registry) -> None:
    registry.home = partial(publish, registry)
    registry.command(Command("", Reads(partial(card, registry)), "what is next for me, and the way to everything else"))
    registry.command(Command("help", Reads(partial(show_help, registry)), "this list", takes=Takes.WORDS))
    registry.action(buttons.HELP.id, Reads(partial(show_help, registry)))
    registry.event("app_home_opened", Reads(opened))
    registry.action(tabs.TURN, turn, started=True)
    registry.event("message", partial(written, registry))
    registry.event("user_change", changed)
    registry.event("team_join", changed)


async def gather(session: Session, context: Context, registry: Registry) -> views.Home:
    """What today is drawn from, for the person as they are now."""
    person = context.person
    places = tabs.SHOWS[Tab.TODAY] if person.active else NOT_STARTED
    (facts,) = await prompting.gather(session, context.tenant.workspace, [person], context.now)
    step = offering.current(facts.steps)
    return views.Home(
        ladder=context.tenant.ladder(person),
        person=person,
        paused=person.paused(context.now),
        checkin=facts.last_round,
        following=context.next_round(facts.last_round),
        coming=prompts.coming(context.moment(facts), registry.rules) if person.active else None,
        step=step,
        step_ladder=context.ladder_of(step),
        leads=await teams.led_by(session, context.workspace, person.id),
        is_admin=context.tenant.is_admin(person),
        command=context.tenant.app.command,
        called=registry.called,
        lost=await doubt.notice(session, context),
        sections={place: await registry.drawn(place, session, context) for place in places},
    )


async def publish(registry: Registry, context: Context) -> None:
    """Draws the person's Home anew, with the tab that they are at."""
    async with context.tenant.app.reading() as session:
        view = await page(session, context, registry)
    await context.tenant.slack.publish_home(context.person.slack_id, view)


async def page(session: Session, context: Context, registry: Registry) -> dict[str, Any]:
    """The Home of a person as it is now."""
    person = await people.get(session, context.workspace, context.person.id)
    context = replace(context, person=person)
    if not person.active:
        return views.home(views.not_started(await gather(session, context, registry)), None)
    tab = tabs.current(await homes.turned(session, context.workspace, person.id), context.now)
    if tab is Tab.TODAY:
        return views.home(views.today(await gather(session, context, registry)), tab)
    drawn = [block for place in tabs.SHOWS[tab] for block in await registry.drawn(place, session, context)]
    return views.home(drawn, tab)


async def turn(request: Request) -> None:
    """Another tab."""
    tab = request.value(TabRef).tab
    async with request.tenant.app.transaction() as session:
        await homes.turn(session, request.workspace, request.person.id, tab=tab, now=request.now)
    request.home_is_stale = True


async def opened(request: Request) -> None:
    request.home_is_stale = request.body["event"].get("tab") == "home"


async def card(registry: Registry, request: Request) -> None:
    async with request.tenant.app.transaction() as session:
        view = await gather(session, request.context, registry)
    await request.reply(views.card(view))


async def show_help(registry: Registry, request: Request) -> None:
    async with request.tenant.app.transaction() as session:
        leads = await teams.leads(session, request.workspace, request.person.id)
    roles = {Role.ANYONE}
    if leads:
        roles.add(Role.MANAGER)
    if request.tenant.is_admin(request.person):
        roles.add(Role.ADMIN)
    every = notices.every_command(registry, request.tenant, frozenset(roles))
    asked = Message.of(notices.about(registry, request))
    await request.reply(Message.of_drawn((*asked.blocks, *every.blocks)) if asked.blocks else every)


async def written(registry: Registry, request: Request) -> None:
    """A direct message: a command without its slash is carried out, in a thread too; else they say what it is to be."""
    event = request.body["event"]
    if event.get("channel_type") != "im" or event.get("subtype") not in own_words.SAID:
        return
    text, in_thread = typed.words(event.get("text", "")), "thread_ts" in event
    meant = notices.meant(registry, event.get("text", ""), request.tenant.app.command)
    wishes = meant.word is None or bool(meant.unused)  # no command, or a sentence that begins like one
    wish = next((wish for wish in registry.wishes if wish.is_meant(text)), None)
    if not in_thread and wishes and wish is not None:
        await wish.listener(request)
    elif line.is_a_command(meant, text, registry.reads, in_thread=in_thread):
        request.handled, request.text = True, meant.rest
        await notices.listener(registry, meant)(request)
    elif not in_thread:
        async with request.tenant.app.transaction() as session:
            await request.post(session, await own_words.answer(session, request.context, event))


async def changed(request: Request) -> None:
    """Slack says that somebody's zone, status or account changed, or that they have joined the workspace again."""
    profile = request.tenant.slack.described(request.body["event"]["user"]).profile
    async with request.tenant.app.transaction() as session:
        found = await profiles.renew(session, request.workspace, [profile], request.now)
        for each in found.values():
            context = replace(request.context, person=each.person)
            await renewed.follow(session, request.signals, each.before, context)
