"""Slack spoke: somebody answers a check-in, in the form or with a button."""

from datetime import datetime

from db import checkins, people, steps
from db.engine import Session
from growth.facts import Draft, Kind, PlanState, Pulse, Round, RoundState
from handlers.checkins import due, form, gather, opening, planned, replies, saving, second_thoughts, views
from handlers.framework import blocks, events, words
from handlers.framework.blocks import Message
from handlers.framework.listener import AsksSlack
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request, Stale
from handlers.shared import buttons, offering, rhythm, standing, step_card, workdays
from handlers.shared.buttons import RoundRef

PAST_UNDO = "More than ten minutes have passed, so somebody may have read it. Edit changes who sees it from now on."
LATER = "I bring it back *{when}*. You can answer any time before."
LATER_PAUSED = "You are paused, so I bring nothing back by myself. You can answer any time."
LATER_NO_HOURS = "{why} You can answer any time."
NONE_OPEN = "There is no open check-in to skip."


def register(registry: Registry) -> None:
    registry.command(Command("checkin", check_in, "this round's questions now", started=True))
    registry.command(Command("skip", skip, "skip this round, without a reason"))
    registry.action(buttons.CHECK_IN.id, check_in, started=True)
    registry.action(buttons.LOOK_AHEAD.id, look_ahead, started=True)
    registry.action(buttons.ANSWER.id, answer)
    registry.action(views.EDIT, answer)
    registry.action(buttons.ANSWER_SAID.id, AsksSlack(replies.answer_said))
    registry.action(views.SAME, same)
    registry.action(views.LATER, later)
    registry.action(buttons.SKIP.id, skip)
    registry.action(views.PULSE, pulse)
    registry.action(views.UNDO, undo)
    registry.menu(views.MENU, {"focus": buttons.FOCUS.id, step_card.PAUSE: buttons.TWO_WEEKS.id, step_card.WHY: why})
    planned.register(registry)
    for select in form.SELECTS:
        registry.action(select, read_when_sent)
    registry.form(form.FORM, save, holds_words=True)
    registry.event("message", AsksSlack(replies.reply_in_thread))
    registry.event(events.CHANGED, AsksSlack(second_thoughts.changed))
    registry.event(events.DELETED, second_thoughts.deleted)


async def check_in(request: Request) -> None:
    """`/growth checkin`: this week's round, opened now if the clock has not done so, as a message and as its form."""
    async with request.tenant.app.transaction() as session:
        checkin = await opening.this_round(session, request)
        await request.open(form.form(await gather.view(session, request.context, checkin)))
    return


async def look_ahead(request: Request) -> None:
    """What comes next, out of a look back: in this week's round where there is one, else in one that asks just that."""
    async with request.tenant.app.transaction() as session:
        checkin = await opening.this_round(session, request, looks_back=True)
        await request.open(form.form(await gather.view(session, request.context, checkin)))


async def answer(request: Request) -> None:
    """Opens the form, empty or with what was written before."""
    async with request.tenant.app.transaction() as session:
        checkin = await saving.mine(session, request, request.value(RoundRef))
        await request.open(form.form(await gather.view(session, request.context, checkin)))


async def read_when_sent(_call: Request) -> None:
    """A select inside the form: Slack tells of each choice at once, but only what is sent counts."""


async def save(request: Request) -> None:
    """The form: kept, shared with whom each answer says, and receipted in the message the round stands in."""
    drafts = form.read(request.values)
    if isinstance(drafts, dict):
        return request.refuse_form(drafts)
    async with request.tenant.app.transaction() as session:
        written = [draft for draft in drafts if isinstance(draft, Draft)]
        errors = await saving.keep_form(session, request, request.metadata(views.FormRef), written)
    if errors:
        return request.refuse_form(errors)
    request.home_is_stale = True
    return None


async def same(request: Request) -> None:
    """Still the same plan as last time: an answer of one click, in their own words, for the same readers.

    Where sharing would mean somebody else by now, it is for nobody but them.
    """
    async with request.tenant.app.transaction() as session:
        checkin = await saving.mine(session, request, request.value(RoundRef))
        view = await gather.view(session, request.context, checkin)
        if checkin.state is not RoundState.OPEN or view.plan is None or view.plan_ended:
            raise Stale  # what was written since then must not make way for these words
        await planned.say(session, request, checkin, PlanState.STILL)
        again = Draft(Kind.PLAN, view.plan.text, form.seen_by(view.plan, view.circle))
        await saving.keep(session, request, checkin, [again])


async def later(request: Request) -> None:
    """The open round comes back, in a new message, on the person's next workday."""
    async with request.tenant.app.transaction() as session:
        checkin = await saving.mine(session, request, request.value(RoundRef))
        if checkin.state is not RoundState.OPEN:
            raise Stale
        await checkins.set_later(session, request.workspace, checkin.id)
        await people.set_silent_rounds(session, request.workspace, request.person.id, 0)
        back = await rhythm.next_moment(session, request.context)
        await people.schedule(session, request.workspace, request.person.id, back)
    await request.reply(Message.of(blocks.section(_comes_back(request, back))))


def _comes_back(request: Request, at: datetime | None) -> str:
    if at is None:
        return words.text(LATER_PAUSED)
    if not request.person.zone:
        return words.text(LATER_NO_HOURS, why=words.text(workdays.NO_HOURS))
    return words.text(LATER, when=words.moment(at, request.person.zone))


async def skip(request: Request) -> None:
    """Skips the open round. It is no silent one, and nobody is told."""
    async with request.tenant.app.transaction() as session:
        checkin = await _meant(session, request)
        if checkin is None or checkin.state is not RoundState.OPEN:
            return await request.reply(Message.of(blocks.section(NONE_OPEN)))
        await checkins.set_state(session, request.workspace, checkin.id, RoundState.SKIPPED)
        await saving.settled(session, request, checkin)
    if "actions" not in request.body:
        await request.reply(Message.of(blocks.section(due.SKIPPED)))
    return None


async def _meant(session: Session, request: Request) -> Round | None:
    """The round that the button or the menu names; of a command, the newest."""
    if "actions" in request.body:
        return await saving.mine(session, request, request.value(RoundRef))
    return next(iter(await checkins.recent(session, request.workspace, request.person.id, limit=1)), None)


async def pulse(request: Request) -> None:
    """One word for how it goes. It is kept for the count; twice hard in a row, a lighter step is on offer."""
    if request.picked not in set(Pulse):
        raise Stale
    async with request.tenant.app.transaction() as session:
        delivery = request.clicked
        checkin = request.own(await checkins.by_delivery(session, request.workspace, delivery.id) if delivery else None)
        await checkins.set_pulse(session, request.workspace, checkin.id, Pulse(request.picked))
        await offering.lighter(session, request)
        await people.set_silent_rounds(session, request.workspace, request.person.id, 0)
        await saving.redraw(session, request, checkin)


async def undo(request: Request) -> None:
    """Takes back what was shared, as long as nobody can have read it in a digest."""
    async with request.tenant.app.transaction() as session:
        checkin = await saving.mine(session, request, request.value(RoundRef))
        view = await gather.view(session, request.context, checkin)
        if view.can_undo:
            taken = [answer for answer in view.answers if answer.sharing.after(view.undo_since)]
            for answer in taken:
                await checkins.share(session, request.workspace, answer.id, answer.sharing.back(request.now))
            stands = await standing.holding(session, request.workspace, [answer.key for answer in taken])
            await standing.follow(session, stands, request.occasion, request.now)
        else:
            await request.reply(Message.of(blocks.section(PAST_UNDO)))
        await saving.redraw(session, request, checkin)


async def why(request: Request) -> None:
    areas = words.listed(views.areas(request.context.ladder, request.person)) or "any area"
    async with request.tenant.app.transaction() as session:
        checkin = await _meant(session, request)
        step = await steps.get(session, request.workspace, checkin.step_id) if checkin and checkin.step_id else None
    reason = step_card.reason(request.context.ladder_of(step), request.person, step) if step else ""
    rhythm = request.person.rhythm
    often = words.text(views.MONTHLY if rhythm.monthly else views.OFTEN[rhythm.weeks])
    text = words.text(views.WHY, often=often, areas=areas, reason=reason)
    await request.reply(Message.of(blocks.section(text)))
