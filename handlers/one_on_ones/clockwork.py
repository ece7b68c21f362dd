"""The clock spoke: of a 1:1 that comes both are to be told, and after one that was the next is planned."""

from dataclasses import dataclass, replace
from datetime import datetime

from db import talk_messages, talks, teams
from db.engine import Session
from growth import choose
from growth import talks as rules
from growth.facts import Person, RegularTalk, Standing, TalkTold
from growth.talks import Side
from handlers.framework.registry import Registry
from handlers.framework.tenant import Tenant
from handlers.framework.upcoming import Upcoming
from handlers.one_on_ones import planning

UPCOMING = Upcoming("one_on_ones", talks.next_due, talks.count_due)


@dataclass(frozen=True, slots=True)
class ClockDeed:
    """What Trellis does about a 1:1 without a click of anybody's."""

    tenant: Tenant
    now: datetime
    occasion: str


async def run(tenant: Tenant, _registry: Registry) -> int:
    """Each in a transaction of its own; returns how many there were. A crash loses and repeats nothing."""
    now = tenant.app.now()
    async with tenant.app.reading() as session:
        waiting = await talks.due(session, tenant.workspace, now)
    for found in waiting:
        async with tenant.app.transaction() as session:
            talk = await talks.get(session, tenant.workspace, found.id)
            if talk is not None and talk.look_at is not None and talk.look_at <= now:
                await _turn(session, ClockDeed(tenant, now, f"talk:{talk.id}:{talk.look_at.isoformat()}"), talk)
    if waiting:
        tenant.app.wake()
    return len(waiting)


async def _turn(session: Session, deed: ClockDeed, talk: RegularTalk) -> None:
    here = deed.tenant.workspace
    if talk.next_at is None or any(person.standing is Standing.GONE for person in talk.both):
        await talks.turn(session, here, talk, replace(talk, day=None, next_at=None, look_at=None))
    elif deed.now < talk.next_at:
        told = replace(talk, look_at=talk.next_at + rules.OVER_AFTER)
        if await talks.turn(session, here, talk, told):
            await _announce(session, deed, talk, talk.next_at)
    else:
        await _over(session, deed, talk, talk.next_at)


async def _announce(session: Session, deed: ClockDeed, talk: RegularTalk, at: datetime) -> None:
    """Both are to be told of it, each on the workday of theirs before, with a question of their own."""
    owed = []
    for person in filter(rules.hears, talk.both):
        due = planning.told_at(deed.tenant, person, at)
        question = await _question(session, deed, talk, person)
        owed.append(TalkTold(talk.id, person.id, at, due, closing=False, question=question, delivery_id=None))
    await planning.owe(session, deed.tenant, owed)


async def _question(session: Session, deed: ClockDeed, talk: RegularTalk, person: Person) -> str:
    """One of the ladder's that they were not asked within a quarter."""
    here, other = deed.tenant.workspace, talk.other(person.id)
    lately = await talk_messages.of_person(session, here, person.id, since=deed.now - rules.QUARTER)
    leads = person.id == await _leads(session, here, talk)
    engineer = other if leads else person
    side = Side(deed.tenant.ladder(engineer), engineer, rules.MANAGER if leads else rules.ENGINEER)
    chance = choose.dice(person, deed.now.date())
    return side.question({each.question for each in lately}, chance)


async def _leads(session: Session, workspace: str, talk: RegularTalk) -> int | None:
    """Which of the two leads the other; None where neither does."""
    circles = await teams.circles(session, workspace, talk.both)
    for one, other in (talk.both, talk.both[::-1]):
        manager = circles[one.id].manager
        if manager is not None and manager.id == other.id:
            return other.id
    return None


async def _over(session: Session, deed: ClockDeed, talk: RegularTalk, was: datetime) -> None:
    """Plans the next one by the rhythm."""
    await planning.put(session, deed, talk, planning.following(deed.tenant, talk, max(was, deed.now)), last_at=was)
