"""Writes a win down as its form says, and shows that where it came from."""

from collections.abc import Mapping
from dataclasses import replace

from db import checkins, deliveries, steps, teams, wins
from db.engine import Session
from growth import merge
from growth.audience import UNSHARED, Circle
from growth.facts import Claim, Draft, Kind, Win, WinDraft
from growth.merge import Drawn, Merged
from handlers.framework import forms, words
from handlers.framework.blocks import Message
from handlers.framework.request import Request
from handlers.shared import audiences, offering, standing, step_card
from handlers.wins import form
from handlers.wins.form import WinFormRef
from handlers.wins.receipt import SavedWin

TOGETHER = (
    "While the form was open you also wrote “{also}”. Together that is {count:,} characters, and 3,000 fit. "
    "It is all still here: shorten this."
)
SHOWN = 200


def drawn_from(request: Request, ref: WinFormRef) -> WinFormRef:
    """What the form was drawn from; where it was sent before, with other words in it, what came of that."""
    return WinFormRef.model_validate_json(request.made) if request.made else ref


async def keep(session: Session, request: Request, ref: WinFormRef) -> SavedWin | Mapping[str, str]:
    """Keeps what the form says, and what was changed while it was open; or returns, by field, what needs another look.

    A win that was deleted meanwhile is kept anew: the words were sent.
    """
    there = await wins.get(session, request.workspace, ref.win) if ref.win is not None else None
    there = request.own(there) if there is not None else None
    draft = form.read(request.values, _offered(request, ref, there), today=request.context.today)
    if not isinstance(draft, WinDraft):
        return draft
    circle = await teams.circle(session, request.person)
    if there is None:
        ladder = request.context.installed(ref.ladder) or request.context.ladder
        there = await wins.keep(session, request.person, draft, ref.origin, ladder=ladder, now=request.now)
        found: SavedWin | dict[str, str] = SavedWin(there)
    else:
        found = _merged(ref, there, draft)
    if not isinstance(found, SavedWin):
        return found
    saved = await _write(session, request, there, _shared(request, ref, there, found, circle=circle))
    await _remember(session, request, ref, saved.win, circle=circle)
    await redraw_source(session, request, saved.win, card=ref.card)
    request.home_is_stale = True
    return saved


def _shared(request: Request, ref: WinFormRef, there: Win, saved: SavedWin, *, circle: Circle) -> SavedWin:
    """With whom it is shared now. Words that the form did not show are nobody else's to read before its author says so.

    Nothing goes to a manager, a team or a channel that the form did not name when it was opened.
    """
    before = audiences.stands(there.sharing, circle)
    chosen = merge.one(ref.sees, before, form.chosen(request.values))
    same = _words(there) == _words(saved.win)
    if saved.also and not same:
        chosen = UNSHARED.audience
    meant = circle.still(ref.meant(chosen))
    wanted = chosen if meant and chosen in circle.for_wins else UNSHARED.audience
    sharing = circle.share(wanted, request.now, before=there.sharing)
    if same and there.sharing.means_as(sharing):
        sharing = there.sharing
    return replace(saved, win=replace(saved.win, sharing=sharing), moved=not meant)


def _words(win: Win) -> tuple[str, str]:
    """What others read of it."""
    return win.did, win.draft.outcome


async def _write(session: Session, request: Request, there: Win, saved: SavedWin) -> SavedWin:
    """Writes it down, and draws the digests anew in which it stands; returns it as it is kept."""
    win = saved.win
    told_anew = _words(win) != _words(there) or win.sharing != there.sharing
    stands = await standing.holding(session, request.workspace, [there.key]) if told_anew else []
    if win.draft != there.draft:
        await wins.change(session, request.workspace, win.id, win.draft)
    if win.sharing != there.sharing:
        await wins.share(session, request.workspace, win.id, win.sharing)
        win = await wins.get(session, request.workspace, win.id) or win
    await standing.follow(session, stands, request.occasion, request.now)
    return replace(saved, win=win)


async def _remember(session: Session, request: Request, ref: WinFormRef, win: Win, *, circle: Circle) -> None:
    """What the same form means when it is sent once more with other words: this very win."""
    manager, team = circle.readers
    now = {
        "win": win.id,
        "did": merge.drawn(win.did),
        "outcome": merge.drawn(win.draft.outcome),
        "day": win.day,
        "shows": tuple(form.value_of(claim) for claim in win.draft.shows),
        "sees": audiences.stands(win.sharing, circle),
        "manager": manager,
        "team": team,
        "channel": circle.channel,
        "excerpt": "",
        "link": "",
    }
    await request.leave(session, ref.model_copy(update=now).model_dump_json())


def _offered(request: Request, ref: WinFormRef, there: Win | None) -> dict[str, Claim]:
    """What the form could claim, by its values: of the ladder as it is now, and what was claimed before."""
    chosen = there.draft.shows if there else ()
    ladder = request.context.installed(ref.ladder)
    known = [claim for group in form.groups(ladder, request.person, chosen) for claim in group.claims] if ladder else []
    return {form.value_of(claim): claim for claim in (*known, *chosen)}


def _merged(ref: WinFormRef, there: Win, sent: WinDraft) -> SavedWin | dict[str, str]:
    """The win with what was changed in the form, on top of what is kept by now."""
    fields = {
        form.DID: _text(ref.did, there.did, sent.did),
        form.OUTCOME: _text(ref.outcome, there.draft.outcome, sent.outcome),
    }
    errors = {
        name: words.text(TOGETHER, also=words.clip(each.also, SHOWN), count=len(each.draft.text))
        for name, each in fields.items()
        if len(each.draft.text) > forms.LONGEST
    }
    if errors:
        return errors
    claims = {form.value_of(claim): claim for claim in (*there.draft.shows, *sent.shows)}
    before = tuple(form.value_of(claim) for claim in there.draft.shows)
    shows = merge.many(ref.shows, before, tuple(form.value_of(claim) for claim in sent.shows)) if ref.ladder else before
    draft = WinDraft(
        fields[form.DID].draft.text or sent.did,
        fields[form.OUTCOME].draft.text,
        merge.one(ref.day, there.day, sent.day),
        tuple(claims[value] for value in shows),
    )
    return SavedWin(replace(there, draft=draft), [each.also for each in fields.values() if each.also])


def _text(before: Drawn, saved: str, sent: str) -> Merged:
    return merge.answer(before, Draft(Kind.WIN, saved), Draft(Kind.WIN, sent))


def claiming(win: Win, claim: Claim) -> WinDraft:
    """The win, with one thing more that it shows."""
    there = {each.key for each in win.draft.shows}
    return replace(win.draft, shows=win.draft.shows if claim.key in there else (*win.draft.shows, claim))


async def redraw_source(session: Session, request: Request, win: Win, *, card: str = "") -> None:
    """The messages in which the step or the answer stands that the win came from say that it is kept, or is not.

    `card` is the address of one more, which no database knows, as only its reader saw it.
    """
    if win.origin.step is not None:
        step = await steps.get(session, request.workspace, win.origin.step)
        if step is not None:
            await offering.everywhere(session, request, step)
            if card:
                drawn = step_card.step_blocks(request.context.ladder_of(step), request.person, step)
                request.replace(card, Message.of(drawn))
    if win.origin.answer is not None:
        answer = await checkins.answer(session, request.workspace, win.origin.answer)
        checkin = await checkins.find(session, request.workspace, answer.round_id) if answer else None
        if checkin is not None and checkin.delivery_id is not None:
            await request.redraw(session, await deliveries.get(session, request.workspace, checkin.delivery_id))
