"""Plans when two people meet: by their rhythm, or moved once; and tells the other one, in their hours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from slack_sdk.models.blocks import Block

from db import deliveries, talk_messages, talks, team_looks, touches
from db.deliveries import NewDelivery
from db.engine import Session
from growth import talks as rules
from growth.facts import Person, RegularTalk, TalkTold
from growth.talks import IsOff, Turn
from handlers.framework import message_parts
from handlers.framework.blocks import Message
from handlers.framework.context import Context, Draw
from handlers.framework.message_parts import Redraw
from handlers.framework.tenant import Tenant
from handlers.shared import telling

CHOICES = 5
LATELY = timedelta(days=2)  # after a 1:1, its message follows the agenda for so long
STANDS = timedelta(weeks=13)  # for so long a message of a 1:1 is drawn anew when somebody goes


class TalkDeed(Protocol):
    """What one of the two did by a click or a form, or what the clock does."""

    @property
    def tenant(self) -> Tenant: ...

    @property
    def now(self) -> datetime: ...

    @property
    def occasion(self) -> str: ...


@dataclass(frozen=True, slots=True)
class ClockDeed:
    """What Trellis does about a 1:1 without a click of anybody's."""

    tenant: Tenant
    now: datetime
    occasion: str
    draws: Sequence[Draw] = ()


def is_off(tenant: Tenant, talk: RegularTalk) -> IsOff:
    return rules.off_for(*(tenant.calendar(person) for person in talk.both))


def following(tenant: Tenant, talk: RegularTalk, after: datetime) -> Turn:
    """The turn after the one that is planned."""
    return rules.following(talk.rhythm, after, is_off(tenant, talk), day=talk.day)


async def told_at(session: Session, tenant: Tenant, person: Person, at: datetime) -> datetime:
    """When one of the two is told of the 1:1 at that moment."""
    letters = await team_looks.letters(session, tenant.workspace, [person.id])
    return rules.told_at(person, at, tenant.calendar(person), letters.get(person.id, ()))


def choices(tenant: Tenant, talk: RegularTalk, now: datetime) -> list[datetime]:
    """The moments to which one click moves it."""
    return rules.others(talk, now, is_off(tenant, talk), most=CHOICES)


def looks(tenant: Tenant, talk: RegularTalk, next_at: datetime) -> datetime:
    """When the clock has something to do for the 1:1 at that moment: some days before the first of the two is told."""
    return min(rules.told_at(person, next_at, tenant.calendar(person)) for person in talk.both) - rules.FORESEEN


async def put(session: Session, deed: TalkDeed, talk: RegularTalk, turn: Turn, *, last_at: datetime | None) -> bool:
    """Plans the next one. False where it stands no longer as it was seen."""
    here, look = deed.tenant.workspace, looks(deed.tenant, talk, turn.at)
    await talk_messages.forget_waiting(session, here, talk.id)
    then = replace(talk, day=turn.day, next_at=turn.at, look_at=look, last_at=last_at)
    return await talks.turn(session, here, talk, then)


async def move(session: Session, deed: TalkDeed, talk: RegularTalk, to: datetime) -> bool:
    """The one that comes is at another moment. What people were told of it holds for that, unless it is far away."""
    here, now = deed.tenant.workspace, deed.now
    if not await put(session, deed, talk, Turn(talk.day or talk.first, to), last_at=talk.last_at):
        return False
    people = {person.id: person for person in talk.both}
    for told in await talk_messages.of_talk(session, here, talk.id, since=now):
        due = await told_at(session, deed.tenant, people[told.person_id], to)
        if told.at == talk.next_at and rules.moved(told, to, due) is not None:
            await talk_messages.change(session, here, told, at=to, due_at=due)
    return True


async def owe(session: Session, tenant: Tenant, owed: Sequence[TalkTold]) -> None:
    """Remembers what people are to be told, and has them looked at by then."""
    await talk_messages.owe(session, tenant.workspace, owed)
    await touches.come_by(session, tenant.workspace, {each.person_id: each.due_at for each in owed})


async def redraw(
    session: Session, deed: TalkDeed, talk: RegularTalk, draws: Sequence[Draw], *, since: datetime
) -> None:
    """The messages in which the two read of 1:1s after that moment get the faces that they have now."""
    await message_parts.draw(session, [], await _standing(session, deed, talk, talk.both, draws, since=since))


async def end(
    session: Session, deed: TalkDeed, talk: RegularTalk, draws: Sequence[Draw], *, readers: Sequence[Person]
) -> None:
    """The two have no rhythm any more: nothing is planned of it, and what these read of their 1:1s says so.

    With the rhythm goes what is known of those messages: no word of the other one stays in any that nobody finds again.
    """
    standing = await _standing(session, deed, talk, readers, draws, since=deed.now - STANDS)
    await talks.remove(session, deed.tenant.workspace, talk.id)
    await message_parts.draw(session, [], standing)


async def _standing(
    session: Session,
    deed: TalkDeed,
    talk: RegularTalk,
    readers: Sequence[Person],
    draws: Sequence[Draw],
    *,
    since: datetime,
) -> list[Redraw]:
    people = {person.id: person for person in readers}
    standing = {
        told.delivery_id: people[told.person_id]
        for told in await talk_messages.of_talk(session, deed.tenant.workspace, talk.id, since=since)
        if told.delivery_id is not None and told.person_id in people
    }
    found = await deliveries.of_ids(session, deed.tenant.workspace, list(standing)) if standing else {}
    return [
        Redraw(Context(deed.tenant, person, deed.now, draws), found[delivery], deed.occasion)
        for delivery, person in standing.items()
        if delivery in found
    ]


async def tell(
    session: Session,
    deed: TalkDeed,
    reader: Person,
    message: Message | Sequence[Block],
    *,
    why: str,
    by: datetime | None,
) -> int | None:
    """Queues what one of the two is told of the other's deed: in their hours, and before the moment that it is about.

    None where they are gone. A pause of their own is no matter, as somebody waits for them.
    """
    due = telling.in_hours(deed.tenant, replace(reader, pause=None), deed.now)
    if due is None:
        return None
    soon = by is not None and by <= due
    face = message if isinstance(message, Message) else Message.of(message)
    new = NewDelivery(
        workspace=deed.tenant.workspace,
        key=f"talk:{why}:{reader.id}:{deed.occasion}",
        channel=reader.slack_id,
        person_id=reader.id,
        due_at=deed.now if soon else due,
        payload=face.payload(),
    )
    return await deliveries.queue(session, new, deed.now)
