"""Slack spoke: somebody looks at the way to the next level, takes a step of it on, or prepares the talk about it."""

from slack_sdk.models.blocks import Block

from db.engine import Session
from growth import taking_on
from handlers.framework import words
from handlers.framework.context import Context
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request, Stale
from handlers.framework.sections import HomePlace
from handlers.readiness import gather, on_report, sharing, views
from handlers.readiness.views import TryRef
from handlers.shared import taking


def register(registry: Registry) -> None:
    about = "what the next level adds, what I have for it, and a talk to prepare"
    registry.command(Command("ready", show, about, started=True))
    for word in ("readiness", "promotion"):
        registry.synonym(word, show)
    registry.action(views.SHOW, show, started=True)
    registry.action(views.TAKE, take, started=True)
    registry.action(views.TALK, talk, started=True)
    registry.action(views.BACK, back, started=True)
    registry.section(HomePlace.WAY, on_the_home)
    sharing.register(registry)
    on_report.register(registry)


async def on_the_home(session: Session, context: Context) -> list[Block]:
    return views.on_the_home(await gather.towards(session, context))


async def show(request: Request) -> None:
    """`/growth ready`."""
    async with request.tenant.app.transaction() as session:
        view = await gather.towards(session, request.context)
    await request.reply(views.page(view))


async def back(request: Request) -> None:
    """From the talk to the lines, in its place."""
    async with request.tenant.app.transaction() as session:
        await request.show(session, views.page(await gather.towards(session, request.context)))


async def take(request: Request) -> None:
    """What was to be tried becomes the person's step; another one in hand is put back only if they were asked."""
    ref = request.value(TryRef)
    async with request.tenant.app.transaction() as session:
        view = await gather.towards(session, request.context)
        offered = {
            line.to_try.id: line.to_try for line in (view.readiness.lines if view.readiness else ()) if line.to_try
        }
        if ref.ladder != view.ladder.id or ref.action not in offered:
            raise Stale
        held, action = view.in_hand, offered[ref.action]
        if held is not None and held.id != ref.instead_of:
            note = words.text(views.OTHER_STEP, title=words.escape(held.wording.title))
        else:
            await taking.take(
                session, request, view.person, taking_on.chosen(view.ladder, view.person, action), view.ladder
            )
            note = words.text(views.TAKEN, title=words.escape(action.title))
        await request.show(session, views.page(await gather.towards(session, request.context), note))
    request.home_is_stale = True


async def talk(request: Request) -> None:
    """The talk, to copy: in the place of the page where it is a form, else above it."""
    async with request.tenant.app.transaction() as session:
        view = await gather.towards(session, request.context)
    await request.turn(views.talk(view))
