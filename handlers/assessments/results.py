"""The page of what came of somebody's own assessment, for every control that stands on it."""

from db import assessments
from db.engine import Session
from growth.facts import Assessment
from handlers.assessments import gather, views, wizard
from handlers.assessments.views import AssessmentRef
from handlers.framework.request import Request, Stale


async def own(session: Session, request: Request, ref: AssessmentRef) -> Assessment:
    """The person's own assessment that is done. Raises Stale for anything else."""
    assessment = await wizard.mine(session, request, ref.assessment)
    if not assessment.own or assessment.finished_at is None:
        raise Stale
    return assessment


async def show(session: Session, request: Request, assessment: Assessment, said: str) -> None:
    """The page anew, in its place, with what was just done."""
    now = await assessments.get(session, request.workspace, assessment.id) or assessment
    await request.turn(views.summary(await gather.own(session, request.context, now), said))
