"""Puts what concerns two people before each of them, in a message of their own, in their hours."""

from db import deliveries, mentoring, pair_words, pairs
from db.deliveries import NewDelivery
from db.engine import Session
from growth.facts import MentorAsk, MentorPair, Person, Unmatched
from growth.match import Fit
from handlers.framework.blocks import Message
from handlers.mentors import faces, gather, views
from handlers.shared import telling
from handlers.shared.telling import ToldDeed

KIND = "mentor"


async def put(session: Session, deed: ToldDeed, pair: MentorPair, reader: Person) -> None:
    """How their pair stands, in a new message of one of the two."""
    ladder = deed.tenant.ladder(pair.mentee, reader)
    word = await pair_words.of(session, deed.workspace, pair.id, reader.id)
    message = Message.of(faces.face(pair, reader, ladder, word))
    why = f"mentor-{pair.id}-{pair.state.value}"
    if delivery := await telling.tell(session, deed, reader, message, why=why, kinds=(KIND,)):
        await pairs.attach(session, deed.workspace, pair.id, person_id=reader.id, delivery_id=delivery)


async def say(session: Session, deed: ToldDeed, reader: Person, message: Message, why: str) -> None:
    """A sentence about it, which never changes."""
    await telling.tell(session, deed, reader, message, why=f"mentor-{why}")


async def redraw(session: Session, deed: ToldDeed, pair: MentorPair, reader: Person) -> None:
    """The message that one of the two has already, as it is now."""
    standing = pair.mentor_delivery_id if reader.id == pair.mentor.id else pair.mentee_delivery_id
    if standing is None:
        return
    new = NewDelivery(
        workspace=deed.workspace,
        key=f"redraw:{standing}:{deed.occasion}:{pair.state.value}",
        redraws=standing,
        person_id=reader.id,
        payload=Message.of(faces.face(pair, reader, deed.tenant.ladder(pair.mentee, reader))).payload(),
    )
    await deliveries.queue(session, new, deed.now)


async def look(session: Session, deed: ToldDeed, ask: MentorAsk) -> Fit | Unmatched:
    """The best for one who asks, as it is now; it is remembered as told."""
    compared = await gather.matching(session, deed.tenant, deed.now)
    found = compared.market.one(compared.seeker(ask), compared.givers)
    await remember(session, deed, ask, found)
    return found


async def remember(session: Session, deed: ToldDeed, ask: MentorAsk, found: Fit | Unmatched) -> None:
    if isinstance(found, Fit):
        await mentoring.suggest(session, deed.workspace, ask.person.id, found.mentor.id, deed.now)
    else:
        await mentoring.tell_unmatched(session, deed.workspace, ask.person.id, found)


async def say_and_look(session: Session, deed: ToldDeed, pair: MentorPair, template: str) -> None:
    """To a mentee whose mentor it will not be: a kind sentence, and the next best or why nobody."""
    ask = await mentoring.ask_of(session, deed.workspace, pair.mentee.id)
    after = []
    if ask is not None:
        after = views.found(await look(session, deed, ask), ask, deed.tenant.ladder(ask.person))
    await say(session, deed, pair.mentee, views.told(template, pair, pair.mentee, *after), f"{pair.id}-next")
