"""Slack spoke: somebody replies in a thread of their conversation with Trellis."""

from dataclasses import dataclass

from slack_sdk.models.blocks import Block, ButtonElement

from db import checkins, deliveries
from db import replies as noted
from db.engine import Session
from growth import merge, rounds
from growth.facts import Audience, Draft, Kind, Round
from handlers.checkins import form, gather, plan_views, saving
from handlers.framework import blocks, forms, typed, words
from handlers.framework.blocks import Message
from handlers.framework.request import Request, Stale
from handlers.shared import own_words
from handlers.shared.buttons import RoundRef

SAVED = {
    Kind.QUESTION: "Saved as your answer. Only you can see it. Press Edit above to change it or to share it.",
    Kind.OUTCOME: "Saved as how your plan went. Only you can see it. Press Edit above to change it or to share it.",
}
ADDED = {
    Kind.QUESTION: "Added to your answer. All of it is only yours now: press Edit above to change it or to share it.",
    Kind.OUTCOME: (
        "Added to how your plan went. All of it is only yours now: press Edit above to change it or to share it."
    ),
}
ABOUT_THE_PLAN = "It is about my plan"
TOO_LONG = (
    "Not saved: with this your answer is {count:,} characters long, and 3,000 fit. Your words stand above: shorten "
    "them there, or press Answer and divide them between the fields."
)


async def reply_in_thread(request: Request) -> None:
    """A reply in the thread of a check-in is an answer to its question, kept word for word and seen by nobody else."""
    event = request.body["event"]
    if (
        request.handled
        or not event.get("ts")
        or "thread_ts" not in event
        or event.get("subtype") not in own_words.SAID
        or event.get("channel_type") != "im"
    ):
        return
    wrote = await typed.heard(request.tenant, event.get("text", ""))
    async with request.tenant.app.transaction() as session:
        standing = await deliveries.at_message(session, request.workspace, event["channel"], event["thread_ts"])
        checkin = await checkins.by_delivery(session, request.workspace, standing.id) if standing else None
        if checkin is None or checkin.person_id != request.person.id:
            said = await own_words.answer(session, request.context, event)
        else:
            if await noted.find(session, request.workspace, request.person.id, event["ts"]):
                return  # changed or deleted before it came to us, so that these are no words of theirs any more
            added = await add(session, request, checkin, wrote)
            await noted.note(session, request.workspace, checkin.id, event["ts"], merge.drawn(added.kept))
            said = Message.of(added.drawn)
        await request.post(session, said, thread=standing.id if standing else None)


@dataclass(frozen=True, slots=True)
class Added:
    """What to say of a reply, and the words of it that were kept. `elsewhere` is the button for what else it may be."""

    said: str
    kept: str = ""
    elsewhere: ButtonElement | None = None

    @property
    def drawn(self) -> list[Block]:
        return [blocks.section(self.said), *([blocks.row(self.elsewhere)] if self.elsewhere else [])]


async def answer_said(request: Request) -> None:
    """What they wrote outside of the round: its form with that in it, and nothing kept until they save."""
    said = await own_words.read(request)
    if isinstance(said, Message):
        return await request.reply(said)
    async with request.tenant.app.transaction() as session:
        newest = await checkins.recent(session, request.workspace, request.person.id, limit=1)
        if not newest:
            raise Stale
        view = await gather.view(session, request.context, newest[0])
    await request.open(form.form(view, said=said.text))
    return await own_words.tell_of_the_rest(request, said)


async def add(session: Session, request: Request, checkin: Round, wrote: str) -> Added:
    """Adds words to what the reply is about: the answer to the question, or how the plan went."""
    if not wrote:
        return Added(own_words.NO_WORDS)
    view = await gather.view(session, request.context, checkin)
    kind = rounds.reply_is_about(view.plan, checkin, view.answers)
    before = [answer.text for answer in view.answers if answer.kind is kind]
    text = "\n".join([*before, wrote])
    if len(text) > forms.LONGEST:
        return Added(words.text(TOO_LONG, count=len(text)))
    # What was shared before is taken back with it: nobody has said yet who may read the new words.
    await saving.keep(session, request, checkin, [Draft(kind, text, Audience.ONLY_ME)])
    if before:
        return Added(ADDED[kind], wrote)
    could_be = kind is Kind.QUESTION and view.plan and not any(a.kind is Kind.OUTCOME for a in view.answers)
    about_plan = blocks.button(ABOUT_THE_PLAN, plan_views.TELLS, RoundRef(round=checkin.id)) if could_be else None
    return Added(SAVED[kind], wrote, about_plan)
