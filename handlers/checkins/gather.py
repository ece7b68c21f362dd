"""Gathers what check-ins' messages and forms are drawn from, and opens rounds: for many people as for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from db import checkins, deliveries, people, plans, prompting, rounds, steps, teams
from db.engine import Session
from db.rounds import Opening
from growth import carrying, choose, lookback, looking_back, questions
from growth import rounds as rules
from growth.audience import Circle
from growth.carrying import LongRun
from growth.facts import Answer, Kind, PlanState, Round, RoundState, Step, StepState
from handlers.checkins import waited
from handlers.checkins.views import CheckIn
from handlers.framework import words
from handlers.framework.context import Context
from handlers.framework.message_parts import Redraw
from handlers.shared import offering
from handlers.shared.offering import Offering

REMEMBERED = timedelta(weeks=52)  # for so long it is known when a plan was first written
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
    told = {checkin.id: [r for r in recent[c.person.id] if r.id < checkin.id] for c, checkin in asked}
    answers = await checkins.answers_of(session, workspace, {n for _, c in asked for n in _looked_into(c, told[c.id])})
    planned = await _planned(session, workspace, asked, told)
    took = await _took(session, workspace, [(context, planned.get(c.id)) for context, c in asked])
    taken = await _taken(session, workspace, asked, told)
    circles = await teams.circles(session, workspace, [context.person for context, _ in asked])
    instead = await _instead(session, workspace, [c.person_id for _, c in asked if _declined(c, taken)])

    def view(context: Context, checkin: Round) -> CheckIn:
        earlier, person, step = told[checkin.id], context.person, taken.get(checkin.step_id or 0)
        return CheckIn(
            ladder=context.ladder,
            person=person,
            checkin=checkin,
            circle=circles[person.id],
            answers=answers.get(checkin.id, ()),
            step=step,
            step_ladder=context.ladder_of(step),
            moved=rules.asked_later(recent[person.id], checkin),
            back=(back := taken.get(checkin.back_id or 0)),
            instead=instead.get(person.id) if _declined(checkin, taken) else None,
            plan=(plan := planned.get(checkin.id)),
            took=took.get(plan.id) if plan else None,
            finished=(finished := _finished(context, checkin, earlier, taken)),
            short=not (finished or back or checkin.looks_back) and rules.unchanged(earlier, answers),
            ahead=_ahead(earlier, answers),
            left=waited.left(checkin, earlier, answers),
            following=context.next_round(checkin) if recent[person.id][0].id == checkin.id else None,
            undo_since=context.now - timedelta(minutes=context.tenant.manners.undo_minutes),
            now=context.now,
            hears=context.tenant.hears,
        )

    return [view(context, checkin) for context, checkin in asked]


def _looked_into(checkin: Round, earlier: Sequence[Round]) -> list[int]:
    """This round, and those before it whose answers it is drawn from."""
    return [checkin.id, *(r.id for r in (*earlier[:1], *rules.looked_at(earlier))), *waited.rounds(checkin, earlier)]


async def _planned(
    session: Session,
    workspace: str,
    asked: Sequence[tuple[Context, Round]],
    told: Mapping[int, Sequence[Round]],
) -> Mapping[int, Answer]:
    """The plan that each of these rounds asks about, of those that ask about one; `told` are the rounds before each."""
    answered = [n for n, those in told.items() if any(r.state is RoundState.ANSWERED for r in those)]
    newest = await plans.before_each(session, workspace, answered)
    found = {c.id: rules.asked_about(newest.get(c.id), told[c.id], c) for _, c in asked}
    return {round_id: plan for round_id, plan in found.items() if plan is not None}


async def _took(
    session: Session, workspace: str, asked: Sequence[tuple[Context, Answer | None]]
) -> Mapping[int, LongRun]:
    """For how long those carried their plan who say that it is done, by the plan; only what was long."""
    done = [(context, plan) for context, plan in asked if plan and plan.plan_state is PlanState.DONE]
    if not done:
        return {}
    since = min(context.now for context, _ in done) - REMEMBERED
    ids = [context.person.id for context, _ in done]
    said = await checkins.written(session, workspace, ids, Kind.PLAN, since=since)
    runs = {
        plan.id: carrying.long_run(
            carrying.begun(plan, said.get(context.person.id, ())),
            plan.plan_decided_at or context.now,
            context.person.zone,
        )
        for context, plan in done
    }
    return {plan_id: run for plan_id, run in runs.items() if run is not None}


def _finished(
    context: Context, checkin: Round, earlier: Sequence[Round], taken: Mapping[int, Step]
) -> tuple[Step, LongRun] | None:
    """What they were at for long, and finished since the round before this one."""
    step = taken.get(earlier[0].step_id or 0) if earlier else None
    run = carrying.finished(step, checkin, earlier, context.person.zone)
    return (step, run) if step is not None and run is not None else None


def _ahead(earlier: Sequence[Round], answers: Mapping[int, Sequence[Answer]]) -> str:
    """What somebody wrote that comes next, where they looked back the time before."""
    written = answers.get(earlier[0].id, ()) if earlier and earlier[0].looks_back else ()
    return next((answer.text for answer in written if answer.kind is Kind.QUESTION), "")


async def _taken(
    session: Session,
    workspace: str,
    asked: Sequence[tuple[Context, Round]],
    told: Mapping[int, Sequence[Round]],
) -> Mapping[int, Step]:
    """The steps of these rounds and of the one before each, and those upon which they look back, by their ids."""
    every = [*(checkin for _, checkin in asked), *(r for those in told.values() for r in those[:1])]
    wanted = [step_id for checkin in every for step_id in (checkin.step_id, checkin.back_id) if step_id]
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
    lately = {r.id for b in beginnings for r in rules.looked_at(b.earlier)}
    said = await checkins.answers_of(session, first.workspace, lately) if lately else {}
    bringing = [b for b in beginnings if _brings_a_step(b, said)]
    awake = [b for b in bringing if not b.context.person.without_steps(first.now)]
    idle = [b for b in awake if offering.trying(b.mine) is None]
    fresh, redraws = await offering.fresh_each(session, [Offering(b.context, b.mine, b.earlier) for b in idle])
    new = {b.context.person.id: step for b, step in zip(idle, fresh, strict=True)}
    running = {b.context.person.id: step for b in bringing if (step := offering.trying(b.mine)) is not None}
    here = [(running | new).get(b.context.person.id) for b in beginnings]
    own = await _of_teams(session, first.workspace, beginnings)
    opened = [_opening(b, step, own.get(b.context.person.id, ())) for b, step in zip(beginnings, here, strict=True)]
    goes_on = [(b, step) for b in bringing if (step := running.get(b.context.person.id)) is not None]
    moved = await _moved(session, first.workspace, goes_on)
    return await rounds.open_each(session, opened, first.now), [*redraws, *moved]


async def _moved(session: Session, workspace: str, running: Sequence[tuple[Beginning, Step]]) -> list[Redraw]:
    """The messages in which running steps had their buttons until now: those go, once.

    One that closes now is drawn anew by that.
    """
    places = [(b.context, _place(b.earlier, step), step) for b, step in running]
    standing = [(context, place, step) for context, place, step in places if place]
    if not standing:
        return []
    found = await deliveries.of_ids(session, workspace, [place for _, place, _ in standing])
    return [Redraw(context, found[place], f"moved:{step.id}") for context, place, step in standing if place in found]


def _place(earlier: Sequence[Round], step: Step) -> int | None:
    """The message in which a running step stood last; None where that is drawn anew anyway, or nowhere."""
    last = next((each for each in earlier if each.step_id == step.id), None)
    if last is None:
        return step.delivery_id
    return None if last.state is RoundState.OPEN else last.delivery_id


def _brings_a_step(beginning: Beginning, said: Mapping[int, Sequence[Answer]]) -> bool:
    """Whether a round has a step with it: neither a look back has, nor a short one."""
    return not beginning.looks_back and not rules.unchanged(beginning.earlier, said)


async def _of_teams(session: Session, workspace: str, beginnings: Sequence[Beginning]) -> Mapping[int, tuple[str, ...]]:
    """The questions of the teams of those whose turn it is to be asked one, by the person."""
    turns = [b.context.person.id for b in beginnings if questions.teams_turn([r.question for r in b.earlier])]
    on = await teams.of_each(session, workspace, turns) if turns else {}
    return {person_id: team.questions for person_id, team in on.items()}


def _opening(beginning: Beginning, step: Step | None, own: Sequence[str]) -> Opening:
    context = beginning.context
    chance = choose.dice(context.person, context.today, salt="question")
    asked = [r.question for r in beginning.earlier]
    back = None if beginning.looks_back else looking_back.step(beginning.mine, beginning.earlier, context.now)
    return Opening(
        person=context.person,
        week=context.week,
        question=lookback.LookAhead(words.text(AHEAD))
        if beginning.looks_back
        else questions.of_team(own, asked) or questions.question(context.ladder, context.person, asked, chance=chance),
        ladder=context.ladder,
        delivery_id=beginning.delivery,
        step_id=step.id if step else None,
        back_id=back.id if back else None,
    )
