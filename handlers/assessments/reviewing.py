"""Slack spoke: a manager reads through their view before it is finished, changes a mark, keeps it, or finishes it."""

from dataclasses import replace

from content.model.ladder import Competency
from db import assessments
from db.engine import Session
from handlers.assessments import form, gather, manager_view, review_views, views, wizard
from handlers.assessments.form import PageRef
from handlers.assessments.review_views import ReviewRef
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale


def register(registry: Registry) -> None:
    registry.form(review_views.REVIEW, finish, turns=True)
    registry.action(review_views.CHANGE, change)
    registry.action(review_views.MARK_ONE, mark_one)
    registry.action(review_views.KEEP, keep)


async def finish(request: Request) -> None:
    """Finished, and told where there is somebody to tell. Nothing is shown of which the review did not say so."""
    ref = request.metadata(ReviewRef)
    async with request.tenant.app.transaction() as session:
        view = await wizard.going(session, request, ref.assessment)
        if view is None:
            return None
        if view.finished_at is None and not ref.shows and await gather.shows(session, view):
            return await manager_view.review(session, request, view)
        if await assessments.finish(session, request.workspace, view.id, request.now):
            await manager_view.tell(session, request, view)
        return await wizard.show(session, request, view)


async def change(request: Request) -> None:
    """Back to the page of one mark; from there the review is the way on."""
    ref = request.value(PageRef)
    async with request.tenant.app.transaction() as session:
        await _page_of(session, request, ref.assessment, ref.competency)


async def mark_one(request: Request) -> None:
    """The page of one that was passed over."""
    ref = request.metadata(ReviewRef)
    async with request.tenant.app.transaction() as session:
        await _page_of(session, request, ref.assessment, request.picked)


async def _page_of(session: Session, request: Request, assessment_id: int, competency: str) -> None:
    view = await wizard.going(session, request, assessment_id)
    if view is None:
        return None
    if view.finished_at is not None:
        return await wizard.show(session, request, view)
    if gather.ladder_of(request.tenant, view).find(Competency, competency) is None:
        raise Stale
    page = await gather.page(session, request, view, competency)
    return await request.turn(form.page(replace(page, review=True)))


async def keep(request: Request) -> None:
    """Leaves a view unfinished, so that nobody else reads it."""
    async with request.tenant.app.transaction() as session:
        if await wizard.going(session, request, request.value(ReviewRef).assessment):
            text = words.text(views.KEPT_BACK, command=request.tenant.app.command)
            await request.turn(forms.notice("Your view", Message.of(blocks.section(text))))
