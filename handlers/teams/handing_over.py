"""Somebody else is to lead a team: everybody on it is told before, and until then it can be taken back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from db import deliveries, handovers, people, teams
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import FACE, Delivery, DeliveryState, Method
from growth import handover as rule
from growth.facts import Handover, HandoverState, Person, Standing, Team
from growth.handover import Hearer
from handlers.framework.blocks import Message
from handlers.framework.tenant import Tenant
from handlers.shared import apart, standing, telling
from handlers.shared.telling import OnItsOwn, ToldDeed
from handlers.teams import handover_notes
from handlers.teams.handover_notes import ToldHandover

HANDOVER = "handover"
IN_DOUBT = (DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.UNCERTAIN)
NEVER = (DeliveryState.FAILED, DeliveryState.EXPIRED)


class HandoverWord(BaseModel):
    """What the word to one person is drawn from. `meets` are those with whom a rhythm of theirs ends."""

    handover: int
    meets: tuple[int, ...] = ()

    @property
    def payload(self) -> dict[str, Any]:
        return {FACE: HANDOVER, **self.model_dump(mode="json")}


def on_its_own(tenant: Tenant, it: Handover, now: datetime) -> OnItsOwn:
    """What is done of it by the clock, or because somebody goes: it counts as done by whoever chose it."""
    return OnItsOwn(tenant, it.by or it.manager, now, f"handover:{it.id}:{it.effective_at.isoformat()}")


async def hearers(session: Session, deed: ToldDeed, it: Handover) -> list[Hearer]:
    """Who is to hear of it before: whoever on the team uses Trellis, and is neither of the two who lead."""
    leads = {it.manager.id, it.before.id if it.before else None}
    every = await teams.members(session, it.workspace, it.team.id)
    theirs = [person for person in every if person.id not in leads and telling.listens(person)]
    words = await handovers.words(session, it, [person.id for person in theirs])
    return [Hearer(p, deed.tenant.calendar(p), _told_at(deed, p, words.get(p.id))) for p in theirs]


def _told_at(deed: ToldDeed, person: Person, word: Delivery | None) -> datetime | None:
    """When the word reached somebody, or will; None where it does not."""
    if word is None:
        return telling.moment(deed.tenant, person, deed.now)
    if word.state in NEVER:
        return None
    return max(word.due_at, deed.now) if word.state in IN_DOUBT else word.sent_at


def moment(it: Handover, theirs: Sequence[Hearer], now: datetime) -> datetime:
    """When it takes effect as things are; at once where nobody leads the team."""
    leads_nobody = it.team.manager.standing is Standing.GONE
    return now if leads_nobody else rule.effective(theirs, it.planned_at, now)


async def plan(session: Session, deed: ToldDeed, team: Team, manager: Person) -> Handover:
    """Writes it down, and tells everybody whom it concerns. What nobody has to be told before is due at once."""
    it = await handovers.plan(session, team, manager, by=deed.person, now=deed.now, effective_at=deed.now)
    theirs = await hearers(session, deed, it)
    at = moment(it, theirs, deed.now)
    if at > deed.now:
        await handovers.put_off(session, it, at)
        it = replace(it, effective_at=at)
        await tell(session, deed, it, [*(each.person for each in theirs), team.manager, manager])
    return it


async def tell(session: Session, deed: ToldDeed, it: Handover, readers: Sequence[Person]) -> None:
    """Queues the word of it to these people, once for each. Whoever leads hears it in a pause of their own, too."""
    leads = {it.manager.id, it.before.id if it.before else None}
    ends = await _ending(session, it)
    for reader in readers:
        if reader.id == deed.person.id and reader.id in leads:
            continue  # they did it themselves
        heard = replace(reader, pause=None) if reader.id in leads else reader
        due = telling.moment(deed.tenant, heard, deed.now)
        if due is not None:
            word = HandoverWord(handover=it.id, meets=ends.get(reader.id, ()))
            await deliveries.queue(session, _delivery(it, reader, word, due), deed.now)


def _delivery(it: Handover, reader: Person, word: HandoverWord, due: datetime) -> NewDelivery:
    return NewDelivery(
        workspace=it.workspace,
        key=handovers.key(it.id, reader.id),
        channel=reader.slack_id,
        person_id=reader.id,
        team_id=it.team.id,
        due_at=due,
        payload=word.payload,
    )


async def _ending(session: Session, it: Handover) -> dict[int, tuple[int, ...]]:
    """With whom the rhythm of somebody's 1:1 ends by it, by the person."""
    if it.before is None:
        return {}
    on_it = {person.id for person in await teams.members(session, it.workspace, it.team.id)}
    others = await apart.ending(session, it.before, on_it)
    return {**dict.fromkeys(others, (it.before.id,)), it.before.id: tuple(others)}


async def draw(session: Session, tenant: Tenant, delivery: Delivery) -> Message | None:
    """The word as things are; None where it is for nobody any more: taken back before it left, or off the team."""
    word = HandoverWord.model_validate({key: value for key, value in delivery.payload.items() if key != FACE})
    it = await handovers.get(session, tenant.workspace, word.handover)
    if it is None or delivery.person_id is None:
        return None
    known = await people.of_ids(session, tenant.workspace, [delivery.person_id, *word.meets])
    reader = known.get(delivery.person_id)
    if reader is None or (delivery.method is Method.POST and not await _concerns(session, it, reader)):
        return None
    return handover_notes.message(ToldHandover(it, reader, [known[each] for each in word.meets if each in known]))


async def _concerns(session: Session, it: Handover, reader: Person) -> bool:
    if it.state is HandoverState.UNDONE or reader.standing is Standing.GONE:
        return False
    if reader.id in (it.manager.id, it.before.id if it.before else None):
        return True
    return any(person.id == reader.id for person in await teams.members(session, it.workspace, it.team.id))


async def undo(session: Session, deed: ToldDeed, it: Handover, *, why: Message, instead: Person | None = None) -> bool:
    """Nothing comes of it. Whoever has read of it reads why. False where it was settled.

    Where somebody comes `instead`, the others read of that alone.
    """
    if not await handovers.settle(session, it.workspace, it.id, HandoverState.UNDONE, deed.now):
        return False
    every = {person.id: person for person in await teams.members(session, it.workspace, it.team.id)}
    leads = {person.id: person for person in (it.manager, it.team.manager)}
    every |= leads
    await deliveries.withdraw_each(session, it.workspace, [handovers.key(it.id, person_id) for person_id in every])
    for person_id, word in (await handovers.words(session, it, every)).items():
        if word.state in NEVER:
            continue
        await standing.again(session, word, f"undone:{deed.occasion}", deed.now)
        if instead is None or person_id == it.manager.id:
            reader = replace(every[person_id], pause=None) if person_id in leads else every[person_id]
            await telling.tell(session, deed, reader, why, why=f"handover-undone:{it.id}")
    return True
