"""Slack spoke: somebody answers a check-in, in the form, in a thread or with a button."""

from db import checkins, deliveries, people
from db.deliveries import Order
from db.engine import Session
from growth import cadence
from growth.audience import Draft
from growth.facts import Audience, Kind, Pulse, Round, RoundState
from handlers import blocks, parts
from handlers.blocks import Message
from handlers.call import Call, Stale
from handlers.checkins import due, form, gather, views
from handlers.preferences import listeners as preferences
from handlers.registry import Command, Registry

PAST_UNDO = "More than ten minutes have passed, so somebody may have read it. Edit changes who sees it from now on."
LATER = "I bring it back on your next workday. You can answer any time before."
IN_THREAD = "Saved as your answer. Only you can see it. Press Edit above to change it or to share it."


def register(registry: Registry) -> None:
    registry.command(Command("checkin", check_in, "this round's questions now"))
    registry.command(Command("skip", skip, "skip this round, without a reason"))
    registry.action(views.NOW, check_in)
    registry.action(views.ANSWER, answer)
    registry.action(views.EDIT, answer)
    registry.action(views.SAME, same)
    registry.action(views.LATER, later)
    registry.action(views.SKIP, skip)
    registry.action(views.PULSE, pulse)
    registry.action(views.UNDO, undo)
    registry.action(views.MENU, menu)
    for select in form.SELECTS:
        registry.action(select, read_when_sent)
    registry.form(form.FORM, save)
    registry.event("message", reply_in_thread)


async def check_in(call: Call) -> None:
    """`/growth checkin`: this week's round, opened now if the clock has not done so, as a message and as its form."""
    if not call.person.active:
        return await preferences.not_started(call)
    async with call.deps.transaction() as session:
        checkin = await _this_round(session, call)
        await call.open(form.form(await gather.view(session, call.scene, checkin)))
    return None


async def _this_round(session: Session, call: Call) -> Round:
    """The open round, or this week's; a new one with its message where there is neither."""
    recent = await checkins.recent(session, call.person.id, limit=1)
    if recent and (recent[0].state is RoundState.OPEN or recent[0].week == call.scene.week):
        return recent[0]
    checkin = await gather.begin(session, call.scene)
    order = Order(
        workspace=call.workspace,
        key=f"checkin:{call.person.id}:{checkin.week}",
        channel=call.person.slack_id,
        person_id=call.person.id,
        about=due.CHECKIN,
        payload={},
    )
    delivery_id = await deliveries.queue(session, order, call.now)
    await gather.give_step(session, call.scene, checkin, delivery_id)
    delivery = await deliveries.get(session, delivery_id)
    message = await parts.message(session, call.scene, delivery, call.draws)
    await deliveries.dress(session, delivery_id, message.payload())
    return await checkins.get(session, checkin.id)


async def answer(call: Call) -> None:
    """Opens the form, empty or with what was written before."""
    async with call.deps.transaction() as session:
        checkin = await _mine(session, call, call.value(views.RoundRef))
        await call.open(form.form(await gather.view(session, call.scene, checkin)))


async def read_when_sent(_call: Call) -> None:
    """A select inside the form: Slack tells of each choice at once, but only what is sent counts."""


async def save(call: Call) -> None:
    """The form: kept, shared with whom each answer says, and receipted in the message the round stands in."""
    drafts = form.read(call.values)
    if isinstance(drafts, dict):
        return call.refuse_form(drafts)
    async with call.deps.transaction() as session:
        checkin = await _mine(session, call, call.metadata(views.RoundRef))
        await _keep(session, call, checkin, [draft for draft in drafts if isinstance(draft, Draft)])
    call.home_is_stale = True
    return None


async def _keep(session: Session, call: Call, checkin: Round, drafts: list[Draft]) -> None:
    """Writes the answers down, and draws the round's message anew, as a receipt."""
    circle = await gather.circle(session, call.scene)
    for draft in drafts:
        await checkins.write(session, checkin, draft, circle, now=call.now)
    await checkins.mark_answered(session, checkin.id, call.now)
    await _settled(session, call, checkin)


async def _settled(session: Session, call: Call, checkin: Round) -> None:
    """The person has spoken: no reminder is needed, the count of silent rounds begins anew, the message shows it."""
    await people.set_silent_rounds(session, call.person.id, 0)
    await people.schedule(session, call.person.id, call.scene.next_touch())
    await _redraw(session, call, checkin)


async def _redraw(session: Session, call: Call, checkin: Round) -> None:
    if checkin.delivery_id is not None:
        await call.redraw(session, await deliveries.get(session, checkin.delivery_id))


async def same(call: Call) -> None:
    """Nothing has changed since last time: an answer of one click, seen by nobody else."""
    async with call.deps.transaction() as session:
        checkin = await _mine(session, call, call.value(views.RoundRef))
        await _keep(session, call, checkin, [Draft(Kind.QUESTION, views.SAME_AGAIN)])


async def later(call: Call) -> None:
    async with call.deps.transaction() as session:
        checkin = await _mine(session, call, call.value(views.RoundRef))
        await checkins.set_later(session, checkin.id)
        await people.set_silent_rounds(session, call.person.id, 0)
        tomorrow = cadence.next_workday(call.person, call.now, call.scene.calendar)
        await people.schedule(session, call.person.id, tomorrow)
    await call.reply(Message.of(blocks.words(LATER)))


async def skip(call: Call) -> None:
    """Skips the open round. It is no silent one, and nobody is told."""
    async with call.deps.transaction() as session:
        recent = await checkins.recent(session, call.person.id, limit=1)
        if not recent or recent[0].state is not RoundState.OPEN:
            return await call.reply(Message.of(blocks.words("There is no open check-in to skip.")))
        await checkins.set_state(session, recent[0].id, RoundState.SKIPPED)
        await _settled(session, call, recent[0])
    if "command" in call.body:
        await call.reply(Message.of(blocks.words(due.SKIPPED)))
    return None


async def pulse(call: Call) -> None:
    """One word for how it goes. It is kept for the count, and nothing else changes."""
    async with call.deps.transaction() as session:
        delivery = await call.delivery(session)
        checkin = await checkins.by_delivery(session, delivery.id) if delivery else None
        if checkin is None or checkin.person_id != call.person.id:
            raise Stale
        await checkins.set_pulse(session, checkin.id, Pulse(call.picked))
        await people.set_silent_rounds(session, call.person.id, 0)


async def undo(call: Call) -> None:
    """Takes back what was shared, as long as nobody can have read it in a digest."""
    async with call.deps.transaction() as session:
        checkin = await _mine(session, call, call.value(views.RoundRef))
        view = await gather.view(session, call.scene, checkin)
        if view.can_undo:
            await checkins.unshare(session, checkin.id, view.undo_since)
        else:
            await call.reply(Message.of(blocks.words(PAST_UNDO)))
        await _redraw(session, call, checkin)


async def menu(call: Call) -> None:
    """The three dots of a check-in or a step."""
    deeds = {"focus": preferences.change_focus, "pause": preferences.pause_two_weeks, "skip": skip, "why": why}
    await deeds[call.picked](call)


async def why(call: Call) -> None:
    areas = blocks.listed(views.areas(call.scene.ladder, call.person)) or "any area"
    text = views.WHY.format(often=views.OFTEN[call.person.rhythm.weeks], areas=areas)
    await call.reply(Message.of(blocks.words(text)))


async def reply_in_thread(call: Call) -> None:
    """A reply in the thread of a check-in is an answer to its question, kept word for word and seen by nobody else."""
    event = call.body["event"]
    if "thread_ts" not in event or event.get("subtype"):
        return
    async with call.deps.transaction() as session:
        standing = await deliveries.at_message(session, call.workspace, event["channel"], event["thread_ts"])
        checkin = await checkins.by_delivery(session, standing.id) if standing else None
        if standing is None or checkin is None or checkin.person_id != call.person.id:
            return
        before = [a for a in await checkins.answers(session, checkin.id) if a.kind is Kind.QUESTION]
        text = "\n".join([*(a.text for a in before), blocks.typed(event.get("text", ""))])
        # What was shared before is taken back with it: nobody has said yet who may read the new words.
        await _keep(session, call, checkin, [Draft(Kind.QUESTION, text, Audience.ONLY_ME)])
        await call.post(session, Message.of(blocks.words(IN_THREAD)), thread=standing.id)


async def _mine(session: Session, call: Call, ref: views.RoundRef) -> Round:
    """The round a button or form is about. Raises Stale when it is not there, or not this person's."""
    checkin = await checkins.find(session, ref.round)
    if checkin is None or checkin.person_id != call.person.id:
        raise Stale
    return checkin
