"""Slack spoke: who asks takes the mentor that Trellis named, or another one; and the mentor says yes or no."""

from db import mentoring, pairs, people
from db.engine import Session
from growth import pairing
from growth.facts import MentorAsk, MentorPair, PairState
from growth.match import Fit
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.mentors import faces, gather, telling_both, views
from handlers.mentors.faces import PairRef
from handlers.mentors.views import NamedRef


def register(registry: Registry) -> None:
    registry.action(views.ASK_THEM, ask_them, started=True)
    registry.action(views.ANOTHER, another, started=True)
    registry.action(views.NOT_NOW, not_now)
    registry.action(views.TAKE_BACK, take_back)
    registry.action(faces.ACCEPT, accept)
    registry.action(faces.REFUSE, refuse)


async def ask_them(request: Request) -> None:
    """Yes to whom Trellis named: the mentor is asked, if all still holds; one at a time."""
    ref = request.value(NamedRef)
    async with request.tenant.app.transaction() as session:
        wish = await _wish(session, request)
        await people.lock(session, request.workspace, ref.mentor)
        fit = (await gather.matching(session, request.tenant, request.now)).one(wish)
        if fit is None or fit.mentor.id != ref.mentor:
            return await _next(session, request, wish, ref)
        pair = await _begin(session, request, wish, fit)
        await telling_both.put(session, request, pair, pair.mentor)
        day = words.on_day(pairing.closes(pair), request.person.zone)
        said = blocks.section(views.ASKED, name=words.escape(pair.mentor.name), day=day)
        await request.show(session, Message.of(said))
    request.home_is_stale = True
    return None


async def _wish(session: Session, request: Request) -> MentorAsk:
    """What the person asks for. Raises Stale where that is nothing, or a mentor was asked already."""
    await people.lock(session, request.workspace, request.person.id)
    wish = await mentoring.ask_of(session, request.workspace, request.person.id)
    every = await pairs.of_person(session, request.workspace, request.person.id)
    asked = any(p.mentee.id == request.person.id and p.state is PairState.ASKED for p in every)
    if wish is None or asked:
        raise Stale
    return wish


async def _begin(session: Session, request: Request, wish: MentorAsk, fit: Fit) -> MentorPair:
    offered = await mentoring.offer_of(session, request.workspace, fit.mentor.id)
    if offered is None:
        raise Stale
    await mentoring.tell_unmatched(session, request.workspace, request.person.id, None)
    return await pairs.begin(
        session,
        wish,
        offered,
        topic_name=views.topic_name(request.context.ladder, wish.topic),
        now=request.now,
        night=pairing.next_night(request.now),
    )


async def _next(session: Session, request: Request, wish: MentorAsk, ref: NamedRef) -> None:
    """Whoever was named does not fit any more: the next best."""
    known = (await people.of_ids(session, request.workspace, [ref.mentor])).get(ref.mentor)
    if known is None or wish.suggested_id != ref.mentor:
        raise Stale
    said = blocks.section(views.NO_ROOM, name=words.escape(known.name))
    found = await telling_both.look(session, request, wish)
    await request.show(session, Message.of(said, views.found(found, wish, request.context.ladder)))


async def another(request: Request) -> None:
    """Somebody else: this one is not named again."""
    ref = request.value(NamedRef)
    async with request.tenant.app.transaction() as session:
        wish = await _wish(session, request)
        if wish.suggested_id != ref.mentor:
            raise Stale
        await mentoring.avoid(session, request.workspace, request.person.id, ref.mentor)
        found = await telling_both.look(session, request, wish)
        await request.show(session, Message.of(views.found(found, wish, request.context.ladder)))
    request.home_is_stale = True


async def not_now(request: Request) -> None:
    """They stop looking."""
    async with request.tenant.app.transaction() as session:
        await mentoring.drop_ask(session, request.workspace, request.person.id)
        said = blocks.section(views.NOT_NOW_SAID, command=request.tenant.app.command)
        await request.show(session, Message.of(said))
    request.home_is_stale = True


async def accept(request: Request) -> None:
    """The mentor says yes: both read how to begin."""
    async with request.tenant.app.transaction() as session:
        pair = await _asked(session, request)
        if await _still(session, request, pair):
            await _settle(session, request, pair, PairState.ACTIVE)
            await mentoring.drop_ask(session, request.workspace, pair.mentee.id)
            found = await _now(session, request, pair)
            await telling_both.put(session, request, found, found.mentee)
        await _show(session, request, pair)


async def refuse(request: Request) -> None:
    """The mentor says no: the mentee reads that kindly, with the next best."""
    async with request.tenant.app.transaction() as session:
        pair = await _asked(session, request)
        if await _settle(session, request, pair, PairState.DECLINED):
            await telling_both.say_and_look(session, request, pair, views.CANNOT_NOW)
        await _show(session, request, pair)


async def take_back(request: Request) -> None:
    """Whoever asked takes it back; where it stands, it says that nothing is expected."""
    async with request.tenant.app.transaction() as session:
        pair = await pairs.get(session, request.workspace, request.value(PairRef).pair)
        if pair is None or pair.mentee.id != request.person.id:
            raise Stale
        if await _settle(session, request, pair, PairState.WITHDRAWN):
            await telling_both.redraw(session, request, await _now(session, request, pair), pair.mentor)
        view = await gather.own(session, request.context)
    request.home_is_stale = True
    await request.turn(views.page(view, words.text(views.TAKEN_BACK)))


async def _asked(session: Session, request: Request) -> MentorPair:
    """Where this person is asked to be the mentor. Raises Stale for anything else."""
    pair = await pairs.get(session, request.workspace, request.value(PairRef).pair)
    if pair is None or pair.mentor.id != request.person.id:
        raise Stale
    return pair


async def _still(session: Session, request: Request, pair: MentorPair) -> bool:
    """Whether it can still begin: both are here, in time, and neither leads the other by now."""
    if pair.state is not PairState.ASKED or pairing.lapsed(pair, request.now) or not pair.mentee.active:
        return False
    leads = await mentoring.led(session, request.workspace)
    return pair.mentor.id not in leads.get(pair.mentee.id, set())


async def _settle(session: Session, request: Request, pair: MentorPair, state: PairState) -> bool:
    return await pairs.settle(session, request.workspace, pair.id, state, was=PairState.ASKED, now=request.now)


async def _now(session: Session, request: Request, pair: MentorPair) -> MentorPair:
    return await pairs.get(session, request.workspace, pair.id) or pair


async def _show(session: Session, request: Request, pair: MentorPair) -> None:
    """The pair as it stands now, where somebody clicked; in the mentor's message where that was elsewhere."""
    now = await _now(session, request, pair)
    clicked = request.clicked
    if clicked is None or clicked.id != now.mentor_delivery_id:
        await telling_both.redraw(session, request, now, now.mentor)
    await request.show(
        session, Message.of(faces.face(now, request.person, request.tenant.ladder(now.mentee, request.person)))
    )
    request.home_is_stale = True
