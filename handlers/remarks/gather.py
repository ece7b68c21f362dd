"""Gathers what two people say to each other about something that one of them shared."""

from collections.abc import Sequence
from datetime import datetime

from db import people, remarks
from db.engine import Session
from growth import digest
from growth.audience import Reader, may_read, of_remark
from growth.digest import Item
from growth.facts import Person, Remark
from handlers.remarks.views import Conversation, TalkRef
from handlers.shared import shared_items
from handlers.shared.buttons import SharedRef


async def as_reader(session: Session, person: Person, ref: SharedRef, now: datetime) -> Conversation | None:
    """What somebody else shared with the person; None where it is shared with them no longer."""
    item = await shared_items.get(session, person.workspace, ref.key)
    if item is None or item.author.id == person.id:
        return None
    return await _talk(session, person, item.author, item, now=now) if _reads(person, item) else None


async def as_author(session: Session, person: Person, ref: TalkRef, now: datetime) -> Conversation | None:
    """What the person shared, with somebody who said something of it; None where they may not read it any more."""
    item = await shared_items.get(session, person.workspace, ref.key)
    if item is None or item.author.id != person.id:
        return None
    known = await people.of_ids(session, person.workspace, [ref.other])
    other = known.get(ref.other)
    reads = other is not None and _reads(other, item)
    return await _talk(session, person, other, item, now=now) if other is not None and reads else None


async def either(session: Session, person: Person, ref: TalkRef, now: datetime) -> Conversation | None:
    """The same from whichever side the person is on."""
    talk = await as_reader(session, person, ref, now)
    return talk or await as_author(session, person, ref, now)


def between(reader: Person, other: Person, item: Item, every: Sequence[Remark]) -> tuple[Remark, ...]:
    """What the two said to each other about it, and the reader may read."""
    pair = {reader.id, other.id}
    me = Reader(person_id=reader.id)
    return tuple(
        each
        for each in every
        if each.other is not None
        and {each.author.id, each.other.id} == pair
        and may_read(me, of_remark(each, item), each.author)
    )


async def _talk(session: Session, reader: Person, other: Person, item: Item, *, now: datetime) -> Conversation:
    every = await remarks.about(session, reader.workspace, [item.key])
    owed = item.author.id == other.id and digest.is_owed(item) and not digest.is_done(item)
    waits = owed and not digest.has_left(item, now)
    return Conversation(reader, other, item, between(reader, other, item, every), owed, waits)


def _reads(person: Person, item: Item) -> bool:
    return may_read(Reader(person_id=person.id), item.sharing, item.author)
