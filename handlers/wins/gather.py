"""Gathers what the pages of wins, and their form, are drawn from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from db import checkins, people, steps, teams, wins
from db.engine import Session
from growth import audience
from growth import wins as rules
from growth.audience import Reader
from growth.facts import Claim, Step, StepState, Win, WinDraft, WinOrigin
from handlers.framework.context import Context
from handlers.wins import form, views
from handlers.wins.form import WinForm
from handlers.wins.views import Kept

ASKED = timedelta(days=14)  # how long the Home offers to keep what came of a step


async def kept(session: Session, context: Context) -> Kept:
    """All that the person keeps, as it is now."""
    person = await people.get(session, context.workspace, context.person.id)
    mine = await wins.of_person(session, context.workspace, person.id)
    return Kept(
        person=person,
        ladder=context.tenant.ladder(person),
        wins=audience.readable(Reader(person_id=person.id), mine),
        today=context.today,
        command=context.tenant.app.command,
    )


async def today(session: Session, context: Context) -> Sequence[Block]:
    """A step that was done lately, of which no win tells yet."""
    mine = await steps.of_person(session, context.workspace, context.person.id)
    return views.to_keep(rules.to_keep(mine, since=context.now - ASKED))


async def home(session: Session, context: Context) -> Sequence[Block]:
    """The wins as a tab of the Home."""
    return views.on_the_home(await kept(session, context))


async def empty(session: Session, context: Context, did: str = "", origin: WinOrigin | None = None) -> WinForm:
    """A form for something new, of today, and for its author alone until they say otherwise."""
    circle = await teams.circle(session, context.person)
    draft = WinDraft(did, "", context.today)
    return WinForm(context.person, context.ladder, draft, circle, origin or WinOrigin())


async def of_step(session: Session, context: Context, step_id: int) -> WinForm | None:
    """A form for what came of a step; None unless it is the person's, is done, and was not kept yet."""
    step = await steps.get(session, context.workspace, step_id)
    if step is None or step.person_id != context.person.id or step.state is not StepState.DONE or step.kept:
        return None
    day = min(context.local_day(step.decided_at or context.now), context.today)
    blank = await empty(session, context, step.half or step.wording.title, WinOrigin(step=step.id))
    served = _served(step, context.ladder)
    return replace(blank, draft=replace(blank.draft, day=day), step=step.wording.title, served=served)


def _served(step: Step, ladder: Ladder) -> Sequence[str]:
    """The expectations of this ladder that a step was for, by their ids."""
    return step.expectations if step.ladder == ladder.id else ()


async def near(session: Session, context: Context, win: Win) -> tuple[Claim, ...]:
    """What a win may show that claims nothing yet, as its form suggested it."""
    ladder = context.installed(win.ladder)
    if win.draft.shows or ladder is None:
        return ()
    step = await steps.get(session, context.workspace, win.origin.step) if win.origin.step is not None else None
    every = [claim for group in form.groups(ladder, context.person, ()) for claim in group.claims]
    said = f"{win.did}\n{win.draft.outcome}\n{win.origin.excerpt}"
    return rules.suggested(every, said, _served(step, ladder) if step is not None else ())


async def of_answer(session: Session, context: Context, answer_id: int) -> WinForm | None:
    """A form for what somebody wrote in a check-in; None unless it is theirs, and was not kept yet."""
    answer = await checkins.answer(session, context.workspace, answer_id)
    if answer is None or answer.author.id != context.person.id or answer.kept:
        return None
    day = min(context.local_day(answer.written_at), context.today)
    blank = await empty(session, context, answer.text, WinOrigin(answer=answer.id))
    return replace(blank, draft=replace(blank.draft, day=day))


async def of_win(session: Session, context: Context, win: Win) -> WinForm:
    """The form of a win that is kept, on the ladder that it was kept under."""
    circle = await teams.circle(session, context.person)
    ladder = context.installed(win.ladder)
    return WinForm(context.person, ladder, win.draft, circle, win.origin, win=win.id, sharing=win.sharing)
