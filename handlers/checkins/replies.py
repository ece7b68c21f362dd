"""Slack spoke: somebody replies in a thread of their conversation with Trellis."""

from db import checkins, deliveries
from db import replies as noted
from db.engine import Session
from growth import merge
from growth.facts import Audience, Draft, Kind, Round
from handlers.checkins import saving
from handlers.framework import blocks, forms, typed, words
from handlers.framework.blocks import Message
from handlers.framework.request import Request

SAVED = "Saved as your answer. Only you can see it. Press Edit above to change it or to share it."
ADDED = "Added to your answer. All of it is only yours now: press Edit above to change it or to share it."
NO_WORDS = "I keep words, and no files: nothing of this is kept."
TOO_LONG = (
    "Not saved: with this your answer is {count:,} characters long, and 3,000 fit. Your words stand above: shorten "
    "them there, or press Answer and divide them between the fields."
)
SAID = (None, "file_share", "thread_broadcast", "me_message")  # the other subtypes are no new words
NOT_KEPT = "I keep replies in the thread of a check-in. This one stays here, and I have kept nothing of it."


async def reply_in_thread(request: Request) -> None:
    """A reply in the thread of a check-in is an answer to its question, kept word for word and seen by nobody else."""
    event = request.body["event"]
    if (
        request.handled
        or not event.get("ts")
        or "thread_ts" not in event
        or event.get("subtype") not in SAID
        or event.get("channel_type") != "im"
    ):
        return
    wrote = await typed.heard(request.tenant, event.get("text", ""))
    async with request.tenant.app.transaction() as session:
        standing = await deliveries.at_message(session, request.workspace, event["channel"], event["thread_ts"])
        checkin = await checkins.by_delivery(session, request.workspace, standing.id) if standing else None
        if checkin is None or checkin.person_id != request.person.id:
            said = NOT_KEPT
        else:
            if await noted.find(session, request.workspace, request.person.id, event["ts"]):
                return  # changed or deleted before it came to us, so that these are no words of theirs any more
            said, kept = await add(session, request, checkin, wrote)
            await noted.note(session, request.workspace, checkin.id, event["ts"], merge.drawn(kept))
        await request.post(session, Message.of(blocks.section(said)), thread=standing.id if standing else None)


async def add(session: Session, request: Request, checkin: Round, wrote: str) -> tuple[str, str]:
    """Adds words to the answer of the round's question; returns what to say about it, and what was kept."""
    if not wrote:
        return NO_WORDS, ""
    before = [a for a in await checkins.answers(session, request.workspace, checkin.id) if a.kind is Kind.QUESTION]
    text = "\n".join([*(a.text for a in before), wrote])
    if len(text) > forms.LONGEST:
        return words.text(TOO_LONG, count=len(text)), ""
    # What was shared before is taken back with it: nobody has said yet who may read the new words.
    await saving.keep(session, request, checkin, [Draft(Kind.QUESTION, text, Audience.ONLY_ME)])
    return ADDED if before else SAVED, wrote
