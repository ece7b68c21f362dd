"""Writes down what somebody said about a round, and shows it in the round's message."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from db import checkins, deliveries, people
from db.engine import Session
from growth import merge
from growth.audience import UNSHARED, Circle
from growth.facts import Answer, Audience, Draft, Kind, Round, Sharing
from growth.merge import Drawn, Merged
from handlers.checkins import form, gather, views
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.framework.request import Request
from handlers.shared import rhythm, standing
from handlers.shared.buttons import RoundRef

MOVED = (
    "Saved, and only you can see it: your manager, your team or where its digest goes changed while the form was open. "
    "Press Edit to choose again who sees it."
)


ALSO = "While the form was open you also wrote this. It is kept with your answer; press Edit to see all of it:"
TOGETHER = (
    "While the form was open you also wrote “{also}”. Together that is {count:,} characters, and 3,000 fit. "
    "It is all still here: shorten this, or move some of it to another field."
)
SHOWN = 200
DELETED = (
    "You deleted these words in the thread while the form was open, so nothing of them is kept. Write something, or "
    "press Cancel."
)


async def mine(session: Session, request: Request, ref: RoundRef) -> Round:
    """The round a button or form is about. Raises Stale when it is not there, or not this person's."""
    return request.own(await checkins.find(session, request.workspace, ref.round))


async def keep(session: Session, request: Request, checkin: Round, drafts: Sequence[Draft]) -> None:
    """Writes the answers down, and draws the round's message anew, as a receipt."""
    circle = await gather.circle(session, request.context)
    saved = await checkins.answers(session, request.workspace, checkin.id)
    await _write(session, request, checkin, drafts, saved=saved, circle=circle)


async def _write(
    session: Session,
    request: Request,
    checkin: Round,
    drafts: Sequence[Draft],
    *,
    saved: Sequence[Answer],
    circle: Circle,
) -> None:
    before = {answer.kind: answer for answer in saved}
    shared = {kind: answer.sharing for kind, answer in before.items()}
    written = [(d, circle.share(d.audience, request.now, before=shared.get(d.kind, UNSHARED))) for d in drafts]
    changed = [was.key for d, sharing in written if (was := before.get(d.kind)) and not _same(was, d, sharing)]
    stands = await standing.holding(session, request.workspace, changed)
    await checkins.write(session, request.workspace, checkin, written, now=request.now)
    await standing.follow(session, stands, request.occasion, request.now)
    await checkins.mark_answered(session, request.workspace, checkin.id, request.now)
    await settled(session, request, checkin)


def _same(before: Answer, draft: Draft, sharing: Sharing) -> bool:
    """Whether an answer stays what it is, for the same readers."""
    return (before.text, before.theme) == (draft.text, draft.theme) and before.sharing.means_as(sharing)


async def keep_form(
    session: Session, request: Request, ref: views.FormRef, drafts: Sequence[Draft]
) -> Mapping[str, str] | None:
    """Keeps what a form says, and what was written while it was open; or returns, by field, what needs another look.

    Nothing goes to a manager or team that the form did not name when it was opened.
    """
    checkin = await mine(session, request, ref)
    circle = await gather.circle(session, request.context)
    saved = await checkins.answers(session, request.workspace, checkin.id)
    merged = _merged(saved, circle, _drawn(request, ref), drafts)
    if errors := _too_long(merged):
        return errors
    if not any(each.draft.text for each in merged):
        return {form.field_of(Kind.QUESTION): DELETED}
    drafts = [each.draft for each in merged]
    meant = [circle.still(Sharing(draft.audience, ref.manager, ref.team, ref.channel)) for draft in drafts]
    moved = not all(meant)
    kept = zip(drafts, meant, strict=True)
    drafts = [draft if same else replace(draft, audience=Audience.ONLY_ME) for draft, same in kept]
    if said := _unseen(merged, moved=moved):
        await request.post(session, said)
    await _write(session, request, checkin, drafts, saved=saved, circle=circle)
    now = form.drawn_from(await checkins.answers(session, request.workspace, checkin.id), circle)
    await request.leave(session, ref.model_copy(update={"drawn": now}).model_dump_json())
    return None


def _drawn(request: Request, ref: views.FormRef) -> Mapping[Kind, Drawn]:
    """What the form was drawn from; where it was sent before, with other words in it, what came of that."""
    return (views.FormRef.model_validate_json(request.made) if request.made else ref).drawn


def _merged(
    saved: Sequence[Answer], circle: Circle, drawn: Mapping[Kind, Drawn], drafts: Sequence[Draft]
) -> list[Merged]:
    """Each field of the form with what is saved by now."""
    there = {a.kind: Draft(a.kind, a.text, form.seen_by(a, circle), a.theme) for a in saved}
    return [merge.answer(drawn.get(draft.kind, Drawn()), there.get(draft.kind), draft) for draft in drafts]


def _too_long(merged: Sequence[Merged]) -> dict[str, str]:
    return {
        form.field_of(each.draft.kind): words.text(
            TOGETHER, also=words.clip(each.also, SHOWN), count=len(each.draft.text)
        )
        for each in merged
        if len(each.draft.text) > forms.LONGEST
    }


def _unseen(merged: Sequence[Merged], *, moved: bool) -> Message | None:
    """What somebody reads whose form did not show all of what is kept now."""
    also = [each.also for each in merged if each.also]
    said = [blocks.section(MOVED)] if moved else []
    if also:
        said += [blocks.section(ALSO), *(blocks.section(words.quote(each)) for each in also)]
    return Message.of(*said) if said else None


async def settled(session: Session, request: Request, checkin: Round) -> None:
    """The person has spoken: no reminder is needed, the count of silent rounds begins anew, the message shows it."""
    await people.set_silent_rounds(session, request.workspace, request.person.id, 0)
    await people.schedule(
        session, request.workspace, request.person.id, await rhythm.next_moment(session, request.context)
    )
    request.home_is_stale = request.home_is_stale or "view" in request.body
    await redraw(session, request, checkin)


async def redraw(session: Session, request: Request, checkin: Round) -> None:
    if checkin.delivery_id is None:
        return
    stands = request.seen  # in whose message they clicked
    if stands is None or stands.id != checkin.delivery_id:
        stands = await deliveries.get(session, request.workspace, checkin.delivery_id)
    await request.redraw(session, stands)
