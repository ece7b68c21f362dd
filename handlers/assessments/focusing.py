"""Slack spoke: somebody makes a competency a focus area, from the result of an assessment."""

from collections.abc import Sequence
from dataclasses import replace

from db import people
from db.engine import Session
from growth.facts import Assessment
from handlers.assessments import focus_views, gather, results
from handlers.assessments.focus_views import SwapRef
from handlers.assessments.views import AssessmentRef, Shown
from handlers.framework import words
from handlers.framework.registry import Registry
from handlers.framework.request import Request
from handlers.shared import offering


def register(registry: Registry) -> None:
    registry.action(focus_views.FOCUS, focus)
    registry.action(focus_views.SWAP, swap)
    registry.action(focus_views.LEAVE, leave)


async def focus(request: Request) -> None:
    """Makes a competency a focus area; where there are three, asks first which one makes way."""
    async with request.tenant.app.transaction() as session:
        assessment = await results.own(session, request, request.metadata(AssessmentRef))
        shown = await gather.own(session, request.context, assessment)
        name = shown.growing.names.get(request.picked)
        if name is None:  # a second click, or another window, was faster
            return await results.show(session, request, assessment, "")
        if shown.growing.full:
            return await request.turn(focus_views.which(assessment.id, (request.picked, name), shown.growing.areas))
        await _choose(session, request, shown, areas=(*shown.reader.areas, request.picked))
        await results.show(session, request, assessment, words.text(focus_views.FOCUSED, name=words.escape(name)))
    return None


async def swap(request: Request) -> None:
    """It takes the place of the area that was pressed. Nothing happens where that is not chosen any more."""
    ref = request.value(SwapRef)
    async with request.tenant.app.transaction() as session:
        assessment, shown = await _still(session, request, ref)
        name, areas = shown.growing.names.get(ref.competency), shown.reader.areas
        if name is None or ref.instead_of not in areas:
            return await results.show(session, request, assessment, "")
        gone = dict(shown.growing.areas)[ref.instead_of] or words.text(focus_views.LEFT)
        swapped = [ref.competency if area == ref.instead_of else area for area in areas]
        await _choose(session, request, shown, areas=swapped)
        said = words.text(focus_views.SWAPPED, name=words.escape(name), gone=words.escape(gone))
        await results.show(session, request, assessment, said)
    return None


async def leave(request: Request) -> None:
    """All areas stay, and the result is there again."""
    async with request.tenant.app.transaction() as session:
        assessment, _ = await _still(session, request, request.value(SwapRef))
        await results.show(session, request, assessment, "")


async def _still(session: Session, request: Request, ref: SwapRef) -> tuple[Assessment, Shown]:
    """The result that the question came from, as it is now. Raises Stale where it is not the person's."""
    assessment = await results.own(session, request, AssessmentRef(assessment=ref.assessment))
    return assessment, await gather.own(session, request.context, assessment)


async def _choose(session: Session, request: Request, shown: Shown, *, areas: Sequence[str]) -> None:
    """Other focus areas; what is on offer, and was chosen for those before, is chosen anew."""
    reader = shown.reader
    await people.set_focus(session, request.workspace, reader.id, level=reader.level, areas=areas)
    now = replace(request.context, person=await people.get(session, request.workspace, reader.id))
    await offering.anew(session, request, now)
    request.home_is_stale = True
