"""Slack spoke on one of the pages: a mark, the next competency, the one before, or past it; whoever is the author."""

from dataclasses import replace

from content.models import Competency
from db import assessments
from db.engine import Session
from growth import assessing
from growth.facts import Assessment, Rated, Rating
from handlers import blocks, forms
from handlers.assessments import form, gather, managing, views
from handlers.assessments.form import PageRef
from handlers.blocks import Message
from handlers.call import Call, Stale
from handlers.registry import Registry


def register(registry: Registry) -> None:
    registry.form(form.PAGE, following, turns=True)
    registry.action(form.MARK, mark)
    registry.action(form.SKIP, skip)
    registry.action(form.BACK, back)
    registry.action(form.KEEP, keep)


async def mine(session: Session, call: Call, assessment_id: int) -> Assessment:
    """The assessment a control is about. Raises Stale when it is not there, or not this person's to change."""
    return await gather.named(session, call.own(await assessments.get(session, assessment_id)))


async def mark(call: Call) -> None:
    """A mark is kept as soon as it is chosen: closing the form, or a crash, loses none."""
    ref = call.metadata(PageRef)
    if call.picked not in set(Rating):
        raise Stale
    async with call.deps.transaction() as session:
        if assessment := await _going(session, call, ref):
            await _keep(session, call, assessment, ref, rating=Rating(call.picked))


async def following(call: Call) -> None:
    """Next: keeps the mark of this page, and shows the next one; after the last, what came of it."""
    ref, rating = call.metadata(PageRef), form.read(call.values)
    async with call.deps.transaction() as session:
        if assessment := await _going(session, call, ref):
            elsewhere = _elsewhere(assessment, ref, rating)
            if rating is not None and elsewhere is None:
                await _keep(session, call, assessment, ref, rating=rating)
            await _onward(session, call, assessment, ref, note=_note(elsewhere))


async def skip(call: Call) -> None:
    """Past this one: it is left without a mark."""
    ref = call.value(PageRef)
    async with call.deps.transaction() as session:
        if assessment := await _going(session, call, ref):
            elsewhere = _elsewhere(assessment, ref, form.read(call.values))
            if elsewhere is None:
                await assessments.forget(session, assessment.id, ref.competency)
            await _onward(session, call, assessment, ref, note=_note(elsewhere))


def _elsewhere(assessment: Assessment, ref: PageRef, chosen: Rating | None) -> Rated | None:
    """The mark that another page has set while this one was open, where its own was left as it was drawn."""
    saved = next((rated for rated in assessment.ratings if rated.competency == ref.competency), None)
    return saved if saved and chosen == ref.marked and saved.rating is not ref.marked else None


def _note(elsewhere: Rated | None) -> str:
    if elsewhere is None:
        return ""
    word = views.RATINGS[elsewhere.rating].lower()
    return form.ELSEWHERE.format(name=blocks.said(elsewhere.name), word=word)


async def back(call: Call) -> None:
    ref = call.value(PageRef)
    async with call.deps.transaction() as session:
        if assessment := await _going(session, call, ref):
            if assessment.finished_at is not None:
                return await show(session, call, assessment)
            before = assessing.step(gather.ladder_of(call.deps, assessment), ref.competency, -1)
            await turn_to(session, call, assessment, before)
    return None


async def keep(call: Call) -> None:
    """Leaves a manager's view unfinished, so that nobody else reads it."""
    async with call.deps.transaction() as session:
        if await _going(session, call, call.value(PageRef)):
            text = views.KEPT_BACK.format(command=call.deps.command)
            await call.turn(forms.notice("Your view", Message.of(blocks.words(text))))


async def _going(session: Session, call: Call, ref: PageRef) -> Assessment | None:
    """The assessment of a page. None where its author does not lead its subject any more: then the page says so."""
    assessment = await mine(session, call, ref.assessment)
    if await managing.may_go_on(session, call, assessment):
        return assessment
    text = views.LEFT.format(name=blocks.said(assessment.subject.name))
    await call.turn(forms.notice("Trellis", Message.of(blocks.words(text))))
    return None


async def _keep(session: Session, call: Call, assessment: Assessment, ref: PageRef, *, rating: Rating) -> None:
    ladder = gather.ladder_of(call.deps, assessment)
    competency = next((found for found in ladder.competencies if found.id == ref.competency), None)
    if competency is not None:  # it may have left the ladder while the page was open
        await assessments.rate(session, assessment.id, competency, rating, now=call.now)


async def _onward(session: Session, call: Call, assessment: Assessment, ref: PageRef, *, note: str = "") -> None:
    """The competency after this one, or the end. Nothing is shown to its subject of which the page did not say so."""
    ladder = gather.ladder_of(call.deps, assessment)
    known = any(found.id == ref.competency for found in ladder.competencies)
    after = assessing.step(ladder, ref.competency, 1)
    if assessment.finished_at is None and (after is not None or not known):
        return await turn_to(session, call, assessment, after, note=note)
    if assessment.finished_at is None and not ref.shows and await gather.shows(session, assessment):
        return await turn_to(session, call, assessment, assessing.step(ladder, ref.competency, 0), note=note)
    if await assessments.finish(session, assessment.id, call.now):
        await managing.tell(session, call, assessment)
    return await show(session, call, assessment)


async def turn_to(
    session: Session, call: Call, assessment: Assessment, competency: Competency | None, *, note: str = ""
) -> None:
    """Shows the page of a competency, or the one where the assessment goes on."""
    now = await assessments.get(session, assessment.id) or assessment
    page = await gather.page(session, call, now, competency.id if competency else None)
    await call.turn(form.page(replace(page, note=note)))


async def show(session: Session, call: Call, assessment: Assessment) -> None:
    """What came of it, as it is now."""
    done = await mine(session, call, assessment.id)
    if done.finished_at is None:
        return await call.turn(forms.notice("Trellis", Message.of(blocks.words(views.NOTHING_MARKED))))
    if done.own:
        return await call.turn(views.summary(await gather.own(session, call.scene, done)))
    return await managing.show(session, call, done)
