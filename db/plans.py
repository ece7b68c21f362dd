"""What people said that they would do, and what became of it. A plan is an answer of a round."""

from datetime import datetime

from sqlalchemy import select

from db import checkins, scope
from db.engine import Session
from db.tables import AnswerRow
from growth.facts import Answer, Kind, PlanState, Round


async def before(session: Session, workspace: str, checkin: Round) -> Answer | None:
    """The newest plan that the round's person wrote in an earlier round; None where they wrote none."""
    wanted = select(AnswerRow.id).where(
        scope.within(AnswerRow, workspace),
        AnswerRow.person_id == checkin.person_id,
        AnswerRow.round_id < checkin.id,
        AnswerRow.kind == Kind.PLAN,
    )
    newest = await session.scalar(wanted.order_by(AnswerRow.round_id.desc()).limit(1))
    return await checkins.answer(session, workspace, newest) if newest else None


async def decide(session: Session, workspace: str, answer_id: int, state: PlanState, now: datetime) -> None:
    """Keeps what its author says of a plan; the last word stands. Nothing happens where there is none."""
    await scope.change(session, AnswerRow, workspace, answer_id, plan_state=state, plan_decided_at=now)


async def tells_how_it_went(session: Session, workspace: str, answer_id: int) -> None:
    """Makes of an answer one that tells how the plan went. Raises IntegrityError where its round has one already."""
    await scope.change(session, AnswerRow, workspace, answer_id, kind=Kind.OUTCOME)
