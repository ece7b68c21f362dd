"""Slack spoke: somebody looks at what they offer and ask, offers to be a mentor, or asks for one."""

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from db import mentoring, pairs, people
from db.engine import Session
from growth import pairing
from growth.line import Takes
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.context import Context
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request, Stale
from handlers.framework.sections import HomePlace
from handlers.mentors import answering, counts, ending, faces, form, gather, gone, telling_both, views
from handlers.mentors.form import MentorFormRef
from handlers.shared import behind, buttons
from handlers.shared.buttons import TopicRef

ABOUT = "offer to be a mentor, or find one"
OFFERED = "Offered. I ask you before anything begins, and nobody is told before that."
ON_THE_HOME = "*Mentors*\n{told}"
NONE_YET = "Talk with somebody one or two levels above you, or offer that yourself."


def register(registry: Registry) -> None:
    registry.command(Command("mentor", command, ABOUT, "systems", takes=Takes.WORDS, started=True))
    registry.synonym("mentors", command)
    registry.action(buttons.MENTOR.id, show, started=True)
    registry.action(buttons.FIND_MENTOR.id, find, started=True)
    registry.action(views.OFFER, offer, started=True)
    registry.action(views.STOP_OFFER, stop_offering)
    registry.action(views.STOP_ASK, stop_asking)
    registry.form(form.OFFER_FORM, keep_offer, turns=True)
    registry.form(form.ASK_FORM, keep_ask, turns=True)
    registry.section(HomePlace.ASKED, waiting)
    registry.section(HomePlace.ONE_ON_ONES, on_the_home)
    answering.register(registry)
    ending.register(registry)
    gone.register(registry)
    counts.register(registry)


async def waiting(session: Session, context: Context) -> list[Block]:
    """On the Home: where somebody is asked to be a mentor, and has not answered."""
    every = await pairs.of_person(session, context.workspace, context.person.id)
    mine = gather.waiting(every, context.person.id, context.now)
    return [block for pair in mine for block in faces.face(pair, context.person, context.ladder)]


async def on_the_home(session: Session, context: Context) -> list[Block]:
    every = await pairs.of_person(session, context.workspace, context.person.id)
    names = [words.escape(p.other(context.person.id).name) for p in every if p.state is pairing.OPEN[1]]
    told = words.text("You are paired with {names}.", names=words.listed(names)) if names else words.text(NONE_YET)
    return [blocks.divider(), blocks.section(ON_THE_HOME, buttons.MENTOR.button(label="Open"), told=told)]


async def command(request: Request) -> None:
    """`/growth mentor`: all that is theirs; with an area behind it, the form to ask about that."""
    topic = _meant(behind.behind(request, "mentor"), request.context.ladder)
    await (_form(request, topic) if topic else show(request))


def _meant(said: str, ladder: Ladder) -> str | None:
    """The area or competency that is named, in any capitals."""
    plain = said.strip().strip("[].!?").casefold()
    return next((topic for topic, name in ladder.focuses().items() if plain in (topic, name.casefold())), None)


async def show(request: Request, said: str = "") -> None:
    async with request.tenant.app.transaction() as session:
        view = await gather.own(session, request.context)
    await request.turn(views.page(view, said))


async def find(request: Request) -> None:
    """The form to ask: about what they come from, or with the first of their areas."""
    wanted = request.value(TopicRef).topic if request.body["actions"][0].get("value") else None
    known = wanted if wanted in request.context.ladder.focuses() else None
    await _form(request, known or next(iter(request.person.areas), None))


async def _form(request: Request, topic: str | None) -> None:
    async with request.tenant.app.transaction() as session:
        now = await mentoring.ask_of(session, request.workspace, request.person.id)
    await request.turn(form.ask(request.context.ladder, now, topic))


async def offer(request: Request) -> None:
    async with request.tenant.app.transaction() as session:
        now = await mentoring.offer_of(session, request.workspace, request.person.id)
    await request.turn(form.offer(request.context.ladder, now, request.person.areas))


async def keep_offer(request: Request) -> None:
    ladder = _ladder(request)
    terms = form.read_offer(request.values, ladder)
    if not terms.topics:
        return request.refuse_form({form.TOPICS: words.text(form.NO_TOPIC)})
    async with request.tenant.app.transaction() as session:
        await mentoring.offer(session, request.person, terms, request.now)
        view = await gather.own(session, request.context)
    request.home_is_stale = True
    return await request.turn(views.page(view, words.text(OFFERED)))


async def keep_ask(request: Request) -> None:
    """Kept, and answered at once with whom there is, or why there is nobody."""
    ladder = _ladder(request)
    topic, note = form.read_ask(request.values, ladder)
    if topic is None:
        raise Stale
    async with request.tenant.app.transaction() as session:
        await people.lock(session, request.workspace, request.person.id)
        night = pairing.next_night(request.now)
        await mentoring.ask(session, request.person, topic, note, now=request.now, night=night)
        wish = await mentoring.ask_of(session, request.workspace, request.person.id)
        if wish is not None:
            await telling_both.look(session, request, wish)
        view = await gather.own(session, request.context)
    request.home_is_stale = True
    await request.turn(views.page(view))


def _ladder(request: Request) -> Ladder:
    """The ladder that the form was drawn for. Raises Stale where they are on another one by now."""
    ladder = request.context.ladder
    if request.metadata(MentorFormRef).ladder != ladder.id:
        raise Stale
    return ladder


async def stop_offering(request: Request) -> None:
    async with request.tenant.app.transaction() as session:
        await mentoring.stop_offering(session, request.workspace, request.person.id)
        await _again(session, request, views.STOPPED_OFFER)


async def stop_asking(request: Request) -> None:
    async with request.tenant.app.transaction() as session:
        await mentoring.drop_ask(session, request.workspace, request.person.id)
        await _again(session, request, views.STOPPED_ASK)


async def _again(session: Session, request: Request, said: str) -> None:
    request.home_is_stale = True
    if (request.body.get("view") or {}).get("type") == "modal":
        return await request.turn(views.page(await gather.own(session, request.context), words.text(said)))
    return await request.show(session, Message.of(blocks.section(said)))
