"""The clock spoke: at night all who ask are compared with all who offer, so that the whole is the best there is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from db import mentoring, pairs
from db.engine import Session
from growth import pairing
from growth.facts import MentorAsk, MentorPair, PairState
from growth.match import Fit, Giver
from handlers.framework.blocks import Message
from handlers.framework.registry import Registry
from handlers.framework.tenant import Tenant
from handlers.framework.upcoming import Upcoming
from handlers.mentors import gather, telling_both, views
from handlers.mentors.gather import Matching
from handlers.shared.telling import OnItsOwn

HOLDS = timedelta(weeks=2)  # how long a place is left for whom Trellis named it to


async def next_due(session: Session, workspace: str) -> datetime | None:
    moments = [await mentoring.next_ask(session, workspace), await pairs.next_pair(session, workspace)]
    return min((moment for moment in moments if moment is not None), default=None)


async def count_due(session: Session, workspace: str, now: datetime) -> int:
    due = await next_due(session, workspace)
    return int(due is not None and due <= now)


UPCOMING = Upcoming("mentors", next_due, count_due)


async def run(tenant: Tenant, _registry: Registry) -> int:
    """Looks at all of them where a night has come; returns how many were told. A crash loses and repeats nothing."""
    now = tenant.app.now()
    async with tenant.app.reading() as session:
        if not await count_due(session, tenant.workspace, now):
            return 0
    async with tenant.app.transaction() as session:
        if not await count_due(session, tenant.workspace, now):
            return 0  # another worker was faster
        night = pairing.next_night(now)
        await mentoring.looked(session, tenant.workspace, night)
        await pairs.looked_at(session, tenant.workspace, night)
        await _pairs(session, tenant, now)
        count = await _asks(session, tenant, now)
    tenant.app.wake()
    return count


async def _pairs(session: Session, tenant: Tenant, now: datetime) -> None:
    """Closes questions that nobody answered, and pairs of which one leads the other by now."""
    leads = await mentoring.led(session, tenant.workspace)
    for pair in await pairs.of_workspace(session, tenant.workspace):
        if pair.state in pairing.OPEN:
            deed = OnItsOwn(tenant, pair.mentee, now, f"night:{now.date().isoformat()}:{pair.id}")
            await _pair(session, deed, pair, leads=pair.mentor.id in leads.get(pair.mentee.id, set()))


async def _pair(session: Session, deed: OnItsOwn, pair: MentorPair, *, leads: bool) -> None:
    here, now = deed.workspace, deed.now
    if pair.state is PairState.ACTIVE:
        if leads and await pairs.settle(session, here, pair.id, PairState.ENDED, was=pair.state, now=now):
            for each in (pair.mentee, pair.mentor):
                await telling_both.say(session, deed, each, views.told(views.LEADS_NOW, pair, each), f"{pair.id}-led")
        return
    over = pairing.lapsed(pair, now) or leads or not pair.mentor.active or not pair.mentee.active
    if over and await pairs.settle(session, here, pair.id, PairState.WITHDRAWN, was=pair.state, now=now):
        await telling_both.redraw(session, deed, await pairs.get(session, here, pair.id) or pair, pair.mentor)
        if pair.mentee.active:
            template = views.NO_WORD if pairing.lapsed(pair, now) else views.CANNOT_NOW
            await telling_both.say_and_look(session, deed, pair, template)


async def _asks(session: Session, tenant: Tenant, now: datetime) -> int:
    """Names somebody to as many as can have one; whoever was told of somebody or why nobody is not told again."""
    compared = await gather.matching(session, tenant, now)
    every = await pairs.of_workspace(session, tenant.workspace)
    busy = {pair.mentee.id for pair in every if pair.state is PairState.ASKED}
    asks = [ask for ask in await mentoring.asks(session, tenant.workspace) if _looks(ask, busy, now)]
    named = {ask.person.id: ask for ask in asks if _stands(compared, ask, now)}
    looking = [ask for ask in asks if ask.person.id not in named]
    givers = [_left(giver, named.values()) for giver in compared.givers]
    found = compared.market.all([compared.seeker(ask) for ask in looking], givers)
    told = 0
    for ask in looking:
        deed = OnItsOwn(tenant, ask.person, now, f"night:{now.date().isoformat()}")
        fit = found[ask.person.id]
        anew = isinstance(fit, Fit) and fit.mentor.id != ask.suggested_id
        await telling_both.remember(session, deed, ask, fit)
        if anew:
            message = Message.of(views.found(fit, ask, tenant.ladder(ask.person)))
            await telling_both.say(session, deed, ask.person, message, "named")
            told += 1
    return told


def _looks(ask: MentorAsk, busy: set[int], now: datetime) -> bool:
    """Whether somebody looks now: not while they are away of their own wish, or asked somebody already."""
    return ask.person.active and not ask.person.paused(now) and ask.person.id not in busy


def _stands(compared: Matching, ask: MentorAsk, now: datetime) -> bool:
    """Whether somebody was named to them lately, and still fits."""
    lately = ask.suggested_at is not None and now < ask.suggested_at + HOLDS
    return lately and compared.one(ask) is not None


def _left(giver: Giver, named: Iterable[MentorAsk]) -> Giver:
    """What room is left beside those to whom this one was named."""
    held = sum(ask.suggested_id == giver.person.id for ask in named)
    return replace(giver, taken=min(giver.places, giver.taken + held)) if held else giver
