"""Slack spoke: somebody changed or deleted a reply of theirs, and the answer that it is a part of follows."""

from collections.abc import Sequence
from datetime import UTC, datetime

from db import checkins, deliveries, faces, people
from db import replies as noted
from db.engine import Session
from growth import merge, rewording
from growth.facts import Answer, Reply, Round, RoundState
from growth.merge import Drawn
from handlers.checkins import gather, replies, saving
from handlers.framework import blocks, forms, typed, words
from handlers.framework.blocks import Message
from handlers.framework.request import Request
from handlers.shared import rhythm, standing
from handlers.shared.standing import Reading

CHANGED, TAKEN_OUT = "Changed here.", "Taken out here."
READ = "{who} could read the first version since *{day}*, and sees this one now."
READ_BEFORE = "{who} could read it since *{day}*, and does not see it any more."
ALONE = (
    "Only you can see it now: your manager, your team or where its digest goes changed since you shared it. Press Edit "
    "above to choose again who sees it."
)
REWRITTEN = "You rewrote your answer in its form since then, so it stays as it is there. Press Edit above to change it."
TOO_LONG = (
    "Not changed here: with this your answer is {count:,} characters long, and 3,000 fit. What you wrote before is "
    "still kept; shorten your reply, or press Edit above."
)


async def changed(request: Request) -> None:
    """Other words in a reply replace the part of an answer that it made."""
    event = request.body["event"]
    if event.get("channel_type") == "im":
        message = event["message"]
        wrote = await typed.heard(request.tenant, message.get("text") or "")
        await _follow(request, message["ts"], wrote, edited=message["edited"]["ts"])


async def deleted(request: Request) -> None:
    """A reply that is deleted takes the part of an answer that it made along."""
    event = request.body["event"]
    if event.get("channel_type") == "im" and event.get("deleted_ts"):
        await _follow(request, event["deleted_ts"], "", edited=None)


async def _follow(request: Request, ts: str, wrote: str, *, edited: str | None) -> None:
    """Once for each change, the latest last. What was no reply to a check-in of theirs is left alone."""
    async with request.tenant.app.transaction() as session:
        reply = await noted.find(session, request.workspace, request.person.id, ts)
        if reply is None:
            if edited is None:
                await _note_gone(session, request, ts)
            return
        if reply.gone or (edited is not None and edited <= (reply.changed or "")):
            return
        said, part = await _revise(session, request, reply, wrote)
        await noted.follow(session, request.workspace, reply, part, changed=edited, gone=edited is None)
        if said:
            checkin = await checkins.get(session, request.workspace, reply.round_id)
            await request.post(session, Message.of(*map(blocks.section, said)), thread=checkin.delivery_id)


async def _note_gone(session: Session, request: Request, ts: str) -> None:
    """A reply can be deleted before it came to us, if Slack had to hand it over again: then it is not to be kept."""
    event = request.body["event"]
    head = event["previous_message"].get("thread_ts")
    found = await deliveries.at_message(session, request.workspace, event["channel"], head) if head else None
    checkin = await checkins.by_delivery(session, request.workspace, found.id) if found else None
    if checkin is not None and checkin.person_id == request.person.id:
        await noted.note(session, request.workspace, checkin.id, ts, Drawn(), gone=True)


async def _revise(session: Session, request: Request, reply: Reply, wrote: str) -> tuple[Sequence[str], Drawn]:
    """Changes the answer; returns what to say about it, and what the reply has made of it now."""
    checkin = await checkins.get(session, request.workspace, reply.round_id)
    part = Drawn(reply.length, reply.digest)
    if part.shows(wrote):
        return [], part
    if not reply.length:  # nothing of it was kept as it was
        added = await replies.add(session, request, checkin, wrote)
        return [added.said], merge.drawn(added.kept)
    answers = await checkins.answers(session, request.workspace, checkin.id)
    nth = await noted.alike_before(session, request.workspace, reply)
    for answer in answers:
        text = rewording.reworded(answer.text, part, wrote, nth=nth)
        if text is not None and len(text) > forms.LONGEST:
            return [words.text(TOO_LONG, count=len(text))], part
        if text is not None:
            return await _keep(session, request, reply, answer, text), merge.drawn(wrote)
    return [REWRITTEN] if answers else [], part


async def _keep(session: Session, request: Request, reply: Reply, answer: Answer, text: str) -> Sequence[str]:
    """Writes the answer anew, for the same readers while they are the same people, and everywhere it stands."""
    circle = await gather.circle(session, request.context)
    alone = not circle.still(answer.sharing)
    sharing = answer.sharing.back(request.now) if alone else answer.sharing
    digests = await standing.holding(session, request.workspace, [answer.key])
    said_at = datetime.fromtimestamp(float(reply.ts), UTC)
    readings = await standing.readings(session, digests, said_at)
    await checkins.reword(session, request.workspace, answer.id, text, sharing)
    await standing.follow(session, digests, request.occasion, request.now)
    checkin = await checkins.get(session, request.workspace, reply.round_id)
    await _show(session, request, checkin)
    return _said(request, readings, gone=not text, alone=alone and bool(text))


def _said(request: Request, readings: Sequence[Reading], *, gone: bool, alone: bool) -> list[str]:
    """Nothing where nobody else could read it: the receipt shows the change."""
    read = READ_BEFORE if gone or alone else READ
    since = [words.text(read, who=each.who, day=words.on_day(each.since, request.person.zone)) for each in readings]
    if not since and not alone:
        return []
    return [" ".join([TAKEN_OUT if gone else CHANGED, *since, *([ALONE] if alone else [])])]


async def _show(session: Session, request: Request, checkin: Round) -> None:
    """Draws the round's message anew. Where nothing is left of what was answered, the question stands there again."""
    if checkin.state is RoundState.ANSWERED and not await checkins.answers(session, request.workspace, checkin.id):
        newest = (await checkins.recent(session, request.workspace, request.person.id, limit=1))[0].id == checkin.id
        asks = newest and request.person.active and not request.person.paused(request.now)
        state = RoundState.OPEN if asks else RoundState.CLOSED
        await checkins.take_back(session, request.workspace, checkin.id, state, request.now)
        await people.schedule(
            session, request.workspace, request.person.id, await rhythm.next_moment(session, request.context)
        )
        request.home_is_stale = True
    if checkin.delivery_id is not None:
        await faces.supersede(session, request.workspace, checkin.delivery_id)
    await saving.redraw(session, request, checkin)
