"""Slack spoke: somebody opens the Home tab, types the bare command, asks for help, or writes to the bot."""

from dataclasses import replace
from functools import partial

from db import checkins, people, teams
from db.engine import Session
from growth import line
from growth.facts import Standing
from growth.line import Takes
from handlers import blocks, notices, typed
from handlers.blocks import Message
from handlers.call import Call
from handlers.checkins import doubt
from handlers.checkins import gather as checkins_gather
from handlers.digests import gone
from handlers.home import views
from handlers.nudges import offer
from handlers.preferences import listeners as preferences
from handlers.registry import Command, Registry, Role
from handlers.scene import Scene
from handlers.shift import gather as shift
from handlers.teams import moving
from handlers.touches.coming import coming

WRITTEN = (
    "I read commands, and replies in the thread of a check-in; `help` lists the commands. Your message stays here in "
    "our conversation, and I have kept nothing of it."
)


def register(registry: Registry) -> None:
    registry.home = partial(publish, registry)
    registry.command(Command("", partial(card, registry), "what is next for me, and the way to everything else"))
    registry.command(Command("help", partial(show_help, registry), "this list", takes=Takes.WORDS))
    registry.action(views.HELP, partial(show_help, registry))
    registry.event("app_home_opened", partial(opened, registry))
    registry.event("message", partial(written, registry))
    registry.event("user_change", changed)


async def gather(session: Session, scene: Scene, registry: Registry) -> views.Home:
    """What the Home is drawn from, as it is now."""
    person = await people.get(session, scene.person.id)
    rounds = await checkins.recent(session, person.id, limit=1)
    step = await offer.current(session, scene)
    return views.Home(
        ladder=scene.deps.ladder(person),
        person=person,
        paused=person.paused(scene.now),
        checkin=rounds[0] if rounds else None,
        following=replace(scene, person=person).next_round(rounds[0] if rounds else None),
        coming=await coming(session, replace(scene, person=person), registry.dues) if person.active else None,
        step=step,
        step_ladder=scene.ladder_of(step),
        shift=await shift.view(session, scene),
        circle=await teams.circle(session, person),
        leads=await teams.led_by(session, person.id),
        asked=await moving.waiting(session, person),
        is_admin=scene.deps.is_admin(person),
        command=scene.deps.command,
        lost=await doubt.notice(session, scene),
    )


async def publish(registry: Registry, scene: Scene) -> None:
    """Draws the person's Home anew."""
    async with scene.deps.transaction() as session:
        view = await gather(session, scene, registry)
    await scene.deps.slack.publish_home(scene.person.slack_id, views.home(view))


async def opened(registry: Registry, call: Call) -> None:
    if call.body["event"].get("tab") == "home":
        await publish(registry, call.scene)


async def card(registry: Registry, call: Call) -> None:
    async with call.deps.transaction() as session:
        view = await gather(session, call.scene, registry)
    await call.reply(views.card(view))


async def show_help(registry: Registry, call: Call) -> None:
    async with call.deps.transaction() as session:
        leads = await teams.led_by(session, call.person.id)
    roles = {Role.ANYONE}
    if leads:
        roles.add(Role.MANAGER)
    if call.deps.is_admin(call.person):
        roles.add(Role.ADMIN)
    asked = notices.about(registry, call)
    every = notices.help_blocks(registry, call.deps, roles)
    await call.reply(Message.of(asked, blocks.header("What I can do"), every))


async def written(registry: Registry, call: Call) -> None:
    """A direct message: a command without its slash is carried out, in a thread too; else they hear how to be heard."""
    event = call.body["event"]
    if event.get("channel_type") != "im" or event.get("subtype"):
        return
    text, in_thread = typed.words(event.get("text", "")), "thread_ts" in event
    meant = notices.meant(registry, event.get("text", ""), call.deps.command)
    wishes = meant.word is None or bool(meant.unused)  # no command, or a sentence that begins like one
    if not in_thread and wishes and preferences.asks_for_quiet(text):
        await preferences.quieter(call)
    elif line.is_a_command(meant, text, registry.reads, in_thread=in_thread):
        call.handled, call.text = True, meant.rest
        await notices.listener(registry, meant)(call)
    elif not in_thread:
        await call.reply(Message.of(blocks.words(WRITTEN)))


async def changed(call: Call) -> None:
    """Slack says that somebody's zone, status or account changed."""
    profile = call.deps.slack.described(call.body["event"]["user"]).profile
    async with call.deps.transaction() as session:
        await people.meet(
            session,
            call.workspace,
            profile,
            ladder=call.person.ladder,
            rhythm=call.person.rhythm,
            now=call.now,
        )
        scene = Scene(call.deps, await people.get(session, call.person.id), call.now)
        if scene.person.standing is Standing.GONE:
            await gone.noticed(session, scene)
        if scene.person.active and scene.person.zone != call.person.zone:
            await people.schedule(session, scene.person.id, await checkins_gather.next_moment(session, scene))
