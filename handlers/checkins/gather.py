"""Gathers what check-ins' messages and forms are drawn from, and opens rounds: for many people as for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from db import checkins, people, plans, prompting, rounds, steps, teams
from db.engine import Session
from db.rounds import Opening
from growth import choose, lookback, looking_back, questions
from growth import rounds as rules
from growth.audience import Circle
from growth.facts import Answer, Kind, Round, RoundState, Step, StepState
from handlers.checkins.views import CheckIn
from handlers.framework import words
from handlers.framework.context import Context
from handlers.framework.message_parts import Redraw
from handlers.shared import offering
from handlers.shared.offering import Offering

AHEAD = "What do you want the next three months to be about?"


async def view(session: Session, context: Context, checkin: Round) -> CheckIn:
    """The round as it stands, for its own person. Only the newest round says when the next one comes."""
    return (await views(session, [(context, checkin)]))[0]


async def views(session: Session, asked: Sequence[tuple[Context, Round]]) -> list[CheckIn]:
    """The same of several rounds, each for its own person of one workspace, in their order."""
    if not asked:
        return []
    workspace = asked[0][0].workspace
    recent = await prompting.recent_rounds(session, workspace, [context.person.id for context, _ in asked])
    earlier = {checkin.id: [r for r in recent[c.person.id] if r.id < checkin.id] for c, checkin in asked}
    looked = [r.id for _, checkin in asked for r in earlier[checkin.id][:1] if r.looks_back]
    answers = await checkins.answers_of(session, workspace, [*earlier, *looked])
    answered = [n for n, those in earlier.items() if any(r.state is RoundState.ANSWERED for r in those)]
    planned = await plans.before_each(session, workspace, answered)
    taken = await _taken(session, workspace, [checkin for _, checkin in asked])
    circles = await teams.circles(session, workspace, [context.person for context, _ in asked])
    declined = [checkin.person_id for _, checkin in asked if _declined(checkin, taken)]
    instead = await _instead(session, workspace, declined)
    return [
        CheckIn(
            ladder=context.ladder,
            person=context.person,
            checkin=checkin,
            circle=circles[context.person.id],
            answers=answers.get(checkin.id, ()),
            step=(step := taken.get(checkin.step_id or 0)),
            step_ladder=context.ladder_of(step),
            back=taken.get(checkin.back_id or 0),
            instead=instead.get(context.person.id) if _declined(checkin, taken) else None,
            plan=rules.asked_about(
                planned.get(checkin.id), rules.answered_before(earlier[checkin.id], checkin), checkin
            ),
            ahead=_ahead(earlier[checkin.id], answers),
            following=context.next_round(checkin) if recent[context.person.id][0].id == checkin.id else None,
            undo_since=context.now - timedelta(minutes=context.tenant.manners.undo_minutes),
            now=context.now,
            hears=context.tenant.hears,
        )
        for context, checkin in asked
    ]


def _ahead(earlier: Sequence[Round], answers: Mapping[int, Sequence[Answer]]) -> str:
    """What somebody wrote that comes next, where they looked back the time before."""
    written = answers.get(earlier[0].id, ()) if earlier and earlier[0].looks_back else ()
    return next((answer.text for answer in written if answer.kind is Kind.QUESTION), "")


async def _taken(session: Session, workspace: str, asked: Sequence[Round]) -> Mapping[int, Step]:
    """The steps of these rounds, and those upon which they look back, by their ids."""
    wanted = [step_id for checkin in asked for step_id in (checkin.step_id, checkin.back_id) if step_id]
    return await steps.found(session, workspace, wanted) if wanted else {}


def _declined(checkin: Round, taken: Mapping[int, Step]) -> bool:
    step = taken.get(checkin.step_id or 0)
    return step is not None and step.state is StepState.DECLINED


async def _instead(session: Session, workspace: str, person_ids: Sequence[int]) -> Mapping[int, Step | None]:
    """What each of these people is trying."""
    mine = await steps.of_each(session, workspace, person_ids) if person_ids else {}
    return {person_id: offering.trying(theirs) for person_id, theirs in mine.items()}


async def circle(session: Session, context: Context) -> Circle:
    """Whom the person could share with now."""
    return await teams.circle(session, context.person)


@dataclass(frozen=True, slots=True)
class Beginning:
    """Somebody whose round of this week opens in a message, after `earlier` ones; `mine` are their steps so far.

    Both newest first.
    """

    context: Context
    earlier: Sequence[Round]
    mine: Sequence[Step]
    delivery: int
    looks_back: bool = False


async def begin(session: Session, beginnings: Sequence[Beginning]) -> tuple[list[Round], list[Redraw]]:
    """Opens rounds of people of one workspace, each with the step they are trying or a new one.

    Who asked for a rest from steps gets no new one. Each has a question that has not come lately, and closes the ones
    before it. A look back asks what comes next, and brings no step. Returns the nudges, too, that look otherwise by
    that.
    """
    first = beginnings[0].context
    silent = [(b.context.person.id, r.id) for b in beginnings for r in b.earlier if r.state is RoundState.OPEN]
    await rounds.close(session, first.workspace, [round_id for _, round_id in silent])
    await people.count_silences(session, first.workspace, {person_id for person_id, _ in silent})
    awake = [b for b in beginnings if not b.looks_back and not b.context.person.without_steps(first.now)]
    idle = [b for b in awake if offering.trying(b.mine) is None]
    fresh, redraws = await offering.fresh_each(session, [Offering(b.context, b.mine, b.earlier) for b in idle])
    new = {b.context.person.id: step for b, step in zip(idle, fresh, strict=True)}
    here = [None if b.looks_back else offering.trying(b.mine) or new.get(b.context.person.id) for b in beginnings]
    opened = [_opening(b, step) for b, step in zip(beginnings, here, strict=True)]
    return await rounds.open_each(session, opened, first.now), redraws


def _opening(beginning: Beginning, step: Step | None) -> Opening:
    context = beginning.context
    chance = choose.dice(context.person, context.today, salt="question")
    asked = [r.question for r in beginning.earlier]
    back = None if beginning.looks_back else looking_back.step(beginning.mine, beginning.earlier, context.now)
    return Opening(
        person=context.person,
        week=context.week,
        question=lookback.LookAhead(words.text(AHEAD))
        if beginning.looks_back
        else questions.question(context.ladder, context.person, asked, chance=chance),
        ladder=context.ladder,
        delivery_id=beginning.delivery,
        step_id=step.id if step else None,
        back_id=back.id if back else None,
    )
