"""The clock spoke: of a 1:1 that comes both are to be told, and after one that was the next is planned."""

from dataclasses import replace
from datetime import datetime, timedelta

from db import agendas, talk_messages, talks
from db.engine import Session
from growth import choose, one_on_ones
from growth import talks as rules
from growth.facts import Person, RegularTalk, Standing, TalkTold
from growth.talks import Side
from handlers.framework.registry import Registry
from handlers.framework.tenant import Tenant
from handlers.framework.upcoming import Upcoming
from handlers.one_on_ones import letting_go, planning
from handlers.shared import apart

UPCOMING = Upcoming("one_on_ones", talks.next_due, talks.count_due)
MOMENT = timedelta(seconds=1)
PASSES = 2  # what is planned after a 1:1 is known before anything else is said at that moment


async def run(tenant: Tenant, registry: Registry) -> int:
    """Each in a transaction of its own; returns how many there were. A crash loses and repeats nothing."""
    count = 0
    for _ in range(PASSES):
        found = await _pass(tenant, registry, tenant.app.now())
        count += found
        if not found:
            break
    return count


async def _pass(tenant: Tenant, registry: Registry, now: datetime) -> int:
    async with tenant.app.reading() as session:
        waiting = await talks.due(session, tenant.workspace, now)
    for found in waiting:
        async with tenant.app.transaction() as session:
            talk = await talks.get(session, tenant.workspace, found.id)
            if talk is not None and talk.look_at is not None and talk.look_at <= now:
                occasion = f"talk:{talk.id}:{talk.look_at.isoformat()}"
                await _turn(session, planning.ClockDeed(tenant, now, occasion, registry.draws), talk)
    if waiting:
        tenant.app.wake()
    return len(waiting)


async def _turn(session: Session, deed: planning.ClockDeed, talk: RegularTalk) -> None:
    here = deed.tenant.workspace
    if talk.next_at is None or any(person.standing is Standing.GONE for person in talk.both):
        await talks.turn(session, here, talk, replace(talk, day=None, next_at=None, look_at=None))
    elif deed.now < talk.next_at:
        owed = await _owed(session, deed, talk, talk.next_at)
        later = [each.due_at for each in owed if deed.now < each.due_at]
        told = replace(talk, look_at=min(later, default=talk.next_at + rules.OVER_AFTER))
        if await talks.turn(session, here, talk, told):
            await planning.owe(session, deed.tenant, owed)
    else:
        await _over(session, deed, talk, talk.next_at)


async def _owed(session: Session, deed: planning.ClockDeed, talk: RegularTalk, at: datetime) -> list[TalkTold]:
    """What both are to be told of it, each on the workday of theirs before, with a question of their own.

    Written down once, it is looked at again as it is due, so that no plan made meanwhile passes it over.
    """
    owed = []
    for person in filter(rules.hears, talk.both):
        due = await planning.told_at(session, deed.tenant, person, at)
        question = await _question(session, deed, talk, person)
        owed.append(TalkTold(talk.id, person.id, at, due, closing=False, question=question, delivery_id=None))
    return owed


async def _question(session: Session, deed: planning.ClockDeed, talk: RegularTalk, person: Person) -> str:
    """One of the ladder's that they were not given for this 1:1 within a quarter."""
    here, other = deed.tenant.workspace, talk.other(person.id)
    lately = await talk_messages.of_person(session, here, person.id, since=deed.now - rules.QUARTER)
    leads = person.id == await apart.leads(session, *talk.both)
    engineer = other if leads else person
    side = Side(deed.tenant.ladder(engineer, person), engineer, rules.MANAGER if leads else rules.ENGINEER)
    chance = choose.dice(person, deed.now.date())
    for_these = {each.question for each in lately if each.talk_id == talk.id}
    return side.question(for_these, chance, lately={each.question for each in lately})


async def _over(session: Session, deed: planning.ClockDeed, talk: RegularTalk, was: datetime) -> None:
    """Plans the next one by the rhythm. What was told of this one asks what became of what is open, where anything is.

    Whoever was told nothing before is asked in a message of its own.
    """
    here = deed.tenant.workspace
    told = [each for each in await talk_messages.of_talk(session, here, talk.id, since=was - MOMENT) if each.at == was]
    turn = planning.following(deed.tenant, talk, max(was, deed.now))
    if not await planning.put(session, deed, talk, turn, last_at=was):
        return
    standing = {each.person_id: each for each in told if each.delivery_id is not None}
    for each in standing.values():
        await talk_messages.close(session, here, each)
    let_go = await letting_go.after(session, deed, talk, was)
    if let_go or await _open(session, deed, talk, was):
        others = [person for person in talk.both if rules.hears(person) and person.id not in standing]
        await planning.owe(session, deed.tenant, [_closing(talk, person, was, deed.now) for person in others])
    await planning.redraw(session, deed, talk, deed.draws, since=was - MOMENT)


def _closing(talk: RegularTalk, person: Person, was: datetime, now: datetime) -> TalkTold:
    return TalkTold(talk.id, person.id, was, now, closing=True, question="", delivery_id=None)


async def _open(session: Session, deed: planning.ClockDeed, talk: RegularTalk, was: datetime) -> bool:
    """Whether anything was on the agenda of the two, and still is."""
    one, two = talk.both
    items = await agendas.with_person(session, deed.tenant.workspace, one.id, since=deed.now)
    (between, *_) = one_on_ones.one_on_ones(one, [two], items, [], now=deed.now)
    return any(item.added_at <= was for item in between.open)
