"""What people said that they would do, and what became of it. A plan is an answer of a round."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import aliased

from db import checkins, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import AnswerRow, RoundRow
from growth.carrying import OVER
from growth.facts import Answer, Kind, PlanState, Round


async def before(session: Session, workspace: str, checkin: Round) -> Answer | None:
    """The newest plan that the round's person wrote in an earlier round, and that was not over before this one.

    None where there is none. What was written again in the same words is over with those.
    """
    return (await before_each(session, workspace, [checkin.id])).get(checkin.id)


async def before_each(session: Session, workspace: str, round_ids: Collection[int]) -> Mapping[int, Answer]:
    """The same of each of these rounds whose person wrote one, by the round."""
    written = dict(await _newest.rows(session, workspace, round_ids)) if round_ids else {}
    said = await checkins.answers_of(session, workspace, set(written.values())) if written else {}
    plans = {of: plan for of, every in said.items() for plan in every if plan.kind is Kind.PLAN}
    return {round_id: plans[of] for round_id, of in written.items() if of in plans}


@prepared
def _newest(workspace: str, round_ids: Collection[int]) -> Any:
    anew = aliased(AnswerRow)
    again = exists().where(
        anew.person_id == AnswerRow.person_id,
        anew.kind == Kind.PLAN,
        anew.text == AnswerRow.text,
        anew.round_id > AnswerRow.round_id,
        anew.round_id < RoundRow.id,
    )
    goes_on = or_(AnswerRow.plan_state.is_(None), AnswerRow.plan_state.not_in(OVER))
    return (
        select(RoundRow.id, func.max(AnswerRow.round_id))
        .join(AnswerRow, (AnswerRow.person_id == RoundRow.person_id) & (AnswerRow.round_id < RoundRow.id))
        .where(scope.within(RoundRow, workspace), RoundRow.id.in_(round_ids), AnswerRow.kind == Kind.PLAN)
        .where(or_(goes_on, AnswerRow.plan_decided_at >= RoundRow.opened_at), ~again)
        .group_by(RoundRow.id)
    )


async def decide(session: Session, workspace: str, answer_id: int, state: PlanState, now: datetime) -> None:
    """Keeps what its author says of a plan; the last word stands. Nothing happens where there is none."""
    await scope.change(session, AnswerRow, workspace, answer_id, plan_state=state, plan_decided_at=now)


async def tells_how_it_went(session: Session, workspace: str, answer_id: int) -> None:
    """Makes of an answer one that tells how the plan went. Raises IntegrityError where its round has one already."""
    await scope.change(session, AnswerRow, workspace, answer_id, kind=Kind.OUTCOME)
