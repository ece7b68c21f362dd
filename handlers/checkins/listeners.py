"""Slack spoke: somebody answers a check-in, in the form or with a button."""

from db import checkins, deliveries, people, steps
from db.deliveries import NewDelivery
from db.engine import Session
from growth.audience import Draft
from growth.facts import Kind, Pulse, Round, RoundState
from handlers import blocks, happened, parts
from handlers.blocks import Message
from handlers.call import Call, Stale
from handlers.checkins import due, form, gather, replies, saving, second_thoughts, views
from handlers.nudges import views as nudges
from handlers.preferences import listeners as preferences
from handlers.registry import Command, Registry

PAST_UNDO = "More than ten minutes have passed, so somebody may have read it. Edit changes who sees it from now on."
LATER = "I bring it back *{when}*. You can answer any time before."
LATER_PAUSED = "You are paused, so I bring nothing back by myself. You can answer any time."
NONE_OPEN = "There is no open check-in to skip."


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
    registry.event("message", replies.reply_in_thread)
    registry.event(happened.CHANGED, second_thoughts.changed)
    registry.event(happened.DELETED, second_thoughts.deleted)


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
    new = NewDelivery(
        workspace=call.workspace,
        key=f"checkin:{call.person.id}:{checkin.week}",
        channel=call.person.slack_id,
        person_id=call.person.id,
        about=due.CHECKIN,
        payload={},
    )
    delivery_id = await deliveries.queue(session, new, call.now)
    await gather.give_step(session, call.scene, checkin, delivery_id)
    delivery = await deliveries.get(session, delivery_id)
    message = await parts.message(session, call.scene, delivery, call.draws)
    await deliveries.set_payload(session, delivery_id, message.payload())
    if recent:  # it may have been open until now
        await saving.redraw(session, call, recent[0])
    await people.schedule(session, call.person.id, await gather.next_moment(session, call.scene))
    return await checkins.get(session, checkin.id)


async def answer(call: Call) -> None:
    """Opens the form, empty or with what was written before."""
    async with call.deps.transaction() as session:
        checkin = await saving.mine(session, call, call.value(views.RoundRef))
        await call.open(form.form(await gather.view(session, call.scene, checkin)))


async def read_when_sent(_call: Call) -> None:
    """A select inside the form: Slack tells of each choice at once, but only what is sent counts."""


async def save(call: Call) -> None:
    """The form: kept, shared with whom each answer says, and receipted in the message the round stands in."""
    drafts = form.read(call.values)
    if isinstance(drafts, dict):
        return call.refuse_form(drafts)
    async with call.deps.transaction() as session:
        written = [draft for draft in drafts if isinstance(draft, Draft)]
        errors = await saving.keep_form(session, call, call.metadata(views.FormRef), written)
    if errors:
        return call.refuse_form(errors)
    call.home_is_stale = True
    return None


async def same(call: Call) -> None:
    """Still the same plan as last time: an answer of one click, in their own words, seen by nobody else."""
    async with call.deps.transaction() as session:
        checkin = await saving.mine(session, call, call.value(views.RoundRef))
        plan = (await gather.view(session, call.scene, checkin)).plan
        if checkin.state is not RoundState.OPEN or plan is None:
            raise Stale  # what was written since then must not make way for these words
        await saving.keep(session, call, checkin, [Draft(Kind.PLAN, plan.text)])


async def later(call: Call) -> None:
    """The open round comes back, in a new message, on the person's next workday."""
    async with call.deps.transaction() as session:
        checkin = await saving.mine(session, call, call.value(views.RoundRef))
        if checkin.state is not RoundState.OPEN:
            raise Stale
        await checkins.set_later(session, checkin.id)
        await people.set_silent_rounds(session, call.person.id, 0)
        back = await gather.next_moment(session, call.scene)
        await people.schedule(session, call.person.id, back)
    text = LATER.format(when=blocks.moment(back, call.person.zone)) if back else LATER_PAUSED
    await call.reply(Message.of(blocks.words(text)))


async def skip(call: Call) -> None:
    """Skips the open round. It is no silent one, and nobody is told."""
    async with call.deps.transaction() as session:
        checkin = await _meant(session, call)
        if checkin is None or checkin.state is not RoundState.OPEN:
            return await call.reply(Message.of(blocks.words(NONE_OPEN)))
        await checkins.set_state(session, checkin.id, RoundState.SKIPPED)
        await saving.settled(session, call, checkin)
    if "actions" not in call.body:
        await call.reply(Message.of(blocks.words(due.SKIPPED)))
    return None


async def _meant(session: Session, call: Call) -> Round | None:
    """The round that the button names, or that stands in the message with the menu; else the newest."""
    if "actions" in call.body and call.body["actions"][0].get("value"):
        return await saving.mine(session, call, call.value(views.RoundRef))
    delivery = await call.delivery(session)
    standing = await checkins.by_delivery(session, delivery.id) if delivery else None
    if standing is not None:
        return call.own(standing)
    return next(iter(await checkins.recent(session, call.person.id, limit=1)), None)


async def pulse(call: Call) -> None:
    """One word for how it goes. It is kept for the count, and nothing else changes."""
    if call.picked not in set(Pulse):
        raise Stale
    async with call.deps.transaction() as session:
        delivery = await call.delivery(session)
        checkin = call.own(await checkins.by_delivery(session, delivery.id) if delivery else None)
        await checkins.set_pulse(session, checkin.id, Pulse(call.picked))
        await people.set_silent_rounds(session, call.person.id, 0)
        await saving.redraw(session, call, checkin)


async def undo(call: Call) -> None:
    """Takes back what was shared, as long as nobody can have read it in a digest."""
    async with call.deps.transaction() as session:
        checkin = await saving.mine(session, call, call.value(views.RoundRef))
        view = await gather.view(session, call.scene, checkin)
        if view.can_undo:
            await checkins.unshare(session, checkin.id, view.undo_since)
        else:
            await call.reply(Message.of(blocks.words(PAST_UNDO)))
        await saving.redraw(session, call, checkin)


async def menu(call: Call) -> None:
    """The three dots of a check-in or a step."""
    deeds = {"focus": preferences.change_focus, "pause": preferences.pause_two_weeks, "why": why}
    if call.picked not in deeds:
        raise Stale
    await deeds[call.picked](call)


async def why(call: Call) -> None:
    areas = blocks.listed(views.areas(call.scene.ladder, call.person)) or "any area"
    async with call.deps.transaction() as session:
        checkin = await _meant(session, call)
        step = await steps.get(session, checkin.step_id) if checkin and checkin.step_id else None
    reason = nudges.reason(call.scene.ladder_of(step), call.person, step) if step else ""
    text = views.WHY.format(often=views.OFTEN[call.person.rhythm.weeks], areas=areas, reason=reason)
    await call.reply(Message.of(blocks.words(text)))
