"""Writes down what one of two people says to the other, and queues the message in which that one reads it."""

from db import agendas, checkins, deliveries, digest_items, people, remarks
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import FACE, Delivery
from growth import audience, one_on_ones
from growth.digest import Item
from growth.facts import Answer, Person, Remark, RemarkDraft, RemarkKind
from handlers.framework.request import Request
from handlers.remarks import views
from handlers.remarks.views import Conversation
from handlers.shared import standing, telling

FACED = "remark"  # what draws the message when it leaves
DIGEST = "digest"  # and what draws a letter, in whose thread a reader goes on


async def say(session: Session, request: Request, talk: Conversation, draft: RemarkDraft) -> Remark:
    """Keeps it, tells the other one, and takes what was owed off the list of whoever reads it."""
    sharing = audience.with_person(talk.other, request.now)
    remark = await remarks.write(session, request.person, draft, sharing=sharing, now=request.now)
    await _tell(session, request, talk, remark)
    if talk.owed and isinstance(talk.item, Answer):
        await checkins.handle(session, request.workspace, talk.item.id, request.now)
        request.home_is_stale = True
        await _letters_anew(session, request, talk.item)
    return remark


async def once(session: Session, request: Request, talk: Conversation, kind: RemarkKind) -> None:
    """The same of what is said by a click: a second one says nothing more."""
    await people.lock(session, request.workspace, request.person.id)
    every = await remarks.about(session, request.workspace, [talk.item.key])
    there = any(each.kind is kind and each.author.id == request.person.id for each in every)
    if there and not (kind is RemarkKind.DONE and talk.owed):
        return
    if kind is RemarkKind.AGENDA:
        await _on_agenda(session, request, talk)
    await say(session, request, talk, RemarkDraft(talk.item.key, kind))


async def _on_agenda(session: Session, request: Request, talk: Conversation) -> None:
    """What was written in a check-in goes from there where it goes; of a win none of its words stand there."""
    sharing, me = one_on_ones.shared(talk.other, request.now), request.person
    if isinstance(talk.item, Answer):
        await agendas.add_answer(session, me, talk.item, sharing=sharing, now=request.now)
    else:
        await agendas.add(session, me, views.on_agenda(talk.item), sharing=sharing, now=request.now)


async def _tell(session: Session, request: Request, talk: Conversation, remark: Remark) -> None:
    """In the thread of what they wrote, or of the letter in which they read it; nobody who is gone is told."""
    due = telling.in_hours(request.tenant, talk.other, request.now)
    if due is None:
        return
    new = NewDelivery(
        workspace=request.workspace,
        key=f"remark:{remark.id}",
        channel=talk.other.slack_id,
        person_id=talk.other.id,
        thread=await thread(session, talk),
        due_at=due,
        payload={FACE: FACED, "remark": remark.id},
    )
    delivery_id = await deliveries.queue(session, new, request.now)
    await remarks.attach(session, request.workspace, remark.id, delivery_id)
    if remark.by_its_author:  # so that it goes where the thing itself goes, when that is taken back
        await digest_items.keep(session, request.workspace, {delivery_id: {talk.item.key: False}})


async def thread(session: Session, talk: Conversation) -> int | None:
    """The message in whose thread the other one hears of it: what they wrote, or the letter in which they read it."""
    here = talk.reader.workspace
    if talk.reads_it:
        item = talk.item
        found = await checkins.find(session, here, item.round_id) if isinstance(item, Answer) else None
        return found.delivery_id if found is not None else None
    letters = await _letters(session, talk.other, talk.item)
    return letters[-1].id if letters else None


async def _letters(session: Session, reader: Person, item: Item) -> list[Delivery]:
    """The letters to somebody in which the thing stands, but those in a thread."""
    holding = await standing.holding(session, reader.workspace, [item.key])
    return [each for each in holding if each.person_id == reader.id and each.face == DIGEST and each.thread_ts is None]


async def _letters_anew(session: Session, request: Request, item: Item) -> None:
    holding = await standing.holding(session, request.workspace, [item.key])
    mine = [each for each in holding if each.person_id == request.person.id and each.face == DIGEST]
    await standing.follow(session, mine, request.occasion, request.now)


async def reword(session: Session, request: Request, remark: Remark, text: str) -> None:
    """Other words in the place of those that were sent a moment ago, also where they are read already."""
    await remarks.reword(session, request.workspace, remark.id, text)
    if remark.delivery_id is None:
        return
    new = NewDelivery(
        workspace=request.workspace,
        key=f"redraw:{remark.delivery_id}:{request.occasion}:words",
        redraws=remark.delivery_id,
        person_id=remark.other.id if remark.other else None,
        payload={FACE: FACED, "remark": remark.id},
    )
    await deliveries.queue(session, new, request.now)
