"""Slack spoke on one of the pages: a mark, the next competency, the one before, or past it; whoever is the author."""

from dataclasses import replace

from content.model.ladder import Competency
from db import assessments
from db.engine import Session
from growth import assessing
from growth.facts import Assessment, Rated, Rating
from handlers.assessments import form, gather, manager_view, note_field, views
from handlers.assessments.form import PageRef
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.framework.listener import Reads
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.shared import rating_words


def register(registry: Registry) -> None:
    registry.form(form.PAGE, following, turns=True)
    registry.action(form.MARK, mark)
    registry.action(form.SKIP, skip)
    registry.action(form.BACK, back)
    registry.action(form.TO_REVIEW, to_review)
    registry.action(form.LEVELS, Reads(levels))


async def mine(session: Session, request: Request, assessment_id: int) -> Assessment:
    """The assessment a control is about. Raises Stale when it is not there, or not this person's to change."""
    return await gather.named(session, request.own(await assessments.get(session, request.workspace, assessment_id)))


async def mark(request: Request) -> None:
    """A mark is kept as soon as it is chosen, and a note with it: closing the form, or a crash, loses none."""
    ref = request.metadata(PageRef)
    if request.picked not in set(Rating):
        raise Stale
    async with request.tenant.app.transaction() as session:
        if assessment := await going(session, request, ref.assessment):
            await _keep(session, request, assessment, ref, rating=Rating(request.picked))


async def following(request: Request) -> None:
    """Next: keeps the mark of this page, and shows the next one; after the last, what came of it."""
    ref = request.metadata(PageRef)
    async with request.tenant.app.transaction() as session:
        if assessment := await going(session, request, ref.assessment):
            elsewhere = await _keep_page(session, request, assessment, ref)
            await _onward(session, request, assessment, ref, note=_note(elsewhere))


async def skip(request: Request) -> None:
    """Past this one: it is left without a mark. Somebody who noted something is asked for a mark first."""
    ref = request.value(PageRef)
    async with request.tenant.app.transaction() as session:
        if assessment := await going(session, request, ref.assessment):
            if await _holds_words(session, request, assessment, ref):
                return
            elsewhere = _elsewhere(assessment, ref, form.read(request.values))
            if elsewhere is None:
                await assessments.forget(session, request.workspace, assessment.id, ref.competency)
            await _onward(session, request, assessment, ref, note=_note(elsewhere))


async def to_review(request: Request) -> None:
    """Enough for today: what is marked by now is read through, and the rest is left without a mark."""
    ref = request.value(PageRef)
    async with request.tenant.app.transaction() as session:
        if assessment := await going(session, request, ref.assessment):
            if form.read(request.values) is None and await _holds_words(session, request, assessment, ref):
                return
            if note_field.read(request.values):
                await _keep_page(session, request, assessment, ref)
            await _onward(session, request, assessment, ref.model_copy(update={"review": True}))


async def _keep_page(session: Session, request: Request, assessment: Assessment, ref: PageRef) -> Rated | None:
    """Keeps what a page says. Returns the mark that was set elsewhere meanwhile, and stays."""
    rating = form.read(request.values)
    elsewhere = _elsewhere(assessment, ref, rating)
    if elsewhere is not None:
        if note := note_field.read(request.values):
            await assessments.annotate(session, request.workspace, assessment.id, ref.competency, note)
    elif rating is not None:
        await _keep(session, request, assessment, ref, rating=rating)
    return elsewhere


def _elsewhere(assessment: Assessment, ref: PageRef, chosen: Rating | None) -> Rated | None:
    """The mark that another page has set while this one was open, where its own was left as it was drawn."""
    saved = next((rated for rated in assessment.ratings if rated.competency == ref.competency), None)
    return saved if saved and chosen == ref.marked and saved.rating is not ref.marked else None


def _note(elsewhere: Rated | None) -> str:
    if elsewhere is None:
        return ""
    word = rating_words.word(elsewhere.rating)
    return words.text(form.ELSEWHERE, name=words.escape(elsewhere.name), word=word)


async def _holds_words(session: Session, request: Request, assessment: Assessment, ref: PageRef) -> bool:
    """Whether somebody would leave a page with a note that goes with no mark: then it is drawn anew, and says so."""
    written = note_field.read(request.values)
    if not written or assessment.finished_at is not None:
        return False
    page = await gather.page(session, request, assessment, ref.competency)
    if page.competency.id != ref.competency:
        return False
    held = replace(page, seen=written, note=words.text(form.MARK_FIRST), marked=form.read(request.values))
    await request.turn(form.page(replace(held, review=ref.review)))
    return True


async def back(request: Request) -> None:
    """The one before. What is noted here is kept, with its mark."""
    ref = request.value(PageRef)
    async with request.tenant.app.transaction() as session:
        if assessment := await going(session, request, ref.assessment):
            if assessment.finished_at is not None:
                return await show(session, request, assessment)
            if form.read(request.values) is None and await _holds_words(session, request, assessment, ref):
                return None
            if note_field.read(request.values) or any(r.note for r in assessment.ratings):
                await _keep_page(session, request, assessment, ref)
            before = assessing.step(gather.ladder_of(request.tenant, assessment), ref.competency, -1, assessment.scope)
            await turn_to(session, request, assessment, before)
    return None


async def levels(request: Request) -> None:
    """What the competency of a short page looks like at each level, on top of the page."""
    ref = request.value(PageRef)
    async with request.tenant.app.transaction() as session:
        page = await gather.page(session, request, await mine(session, request, ref.assessment), ref.competency)
    described = form.levels_of(page, page.ladder.levels)
    await request.open(forms.notice("All levels", Message.of(blocks.section(form.title(page)), *described)))


async def going(session: Session, request: Request, assessment_id: int) -> Assessment | None:
    """The assessment of a page. None where its author does not lead its subject any more: then the page says so."""
    assessment = await mine(session, request, assessment_id)
    if await manager_view.may_go_on(session, request, assessment):
        return assessment
    text = words.text(views.LEFT, name=words.escape(assessment.subject.name))
    await request.turn(forms.notice("Trellis", Message.of(blocks.section(text))))
    return None


async def _keep(session: Session, request: Request, assessment: Assessment, ref: PageRef, *, rating: Rating) -> None:
    ladder = gather.ladder_of(request.tenant, assessment)
    competency = ladder.find(Competency, ref.competency)
    if competency is None:  # it may have left the ladder while the page was open
        return
    await assessments.rate(session, request.workspace, assessment.id, competency, rating, now=request.now)
    if (note := note_field.read(request.values)) is not None:
        await assessments.annotate(session, request.workspace, assessment.id, competency.id, note)


async def _onward(session: Session, request: Request, assessment: Assessment, ref: PageRef, *, note: str = "") -> None:
    """The competency after this one, or the end: of a view of another, it is looked through before it is finished."""
    ladder = gather.ladder_of(request.tenant, assessment)
    known = ladder.find(Competency, ref.competency) is not None
    after = None if ref.review else assessing.step(ladder, ref.competency, 1, assessment.scope)
    if assessment.finished_at is None and (after is not None or not known):
        return await turn_to(session, request, assessment, after, note=note)
    if assessment.finished_at is None and not assessment.own:
        return await _to_the_review(session, request, assessment)
    if await assessments.finish(session, request.workspace, assessment.id, request.now):
        await _take_over(session, request, assessment)
    return await show(session, request, assessment)


async def _to_the_review(session: Session, request: Request, assessment: Assessment) -> None:
    now = await assessments.get(session, request.workspace, assessment.id) or assessment
    if now.ratings:
        return await manager_view.review(session, request, now)
    return await show(session, request, now)


async def _take_over(session: Session, request: Request, assessment: Assessment) -> None:
    """A short one has all other marks too, as they stood: whoever reads it reads them, and no mark is lost by it."""
    if not assessment.scope:
        return
    ladder = gather.ladder_of(request.tenant, assessment)
    every = await assessments.of(session, request.workspace, assessment.subject.id, assessment.author.id)
    before = [each for each in every if each.id != assessment.id]
    marks = assessing.standing(before, ladder, assessment.level)
    await assessments.take_over(session, request.workspace, assessment.id, marks)


async def turn_to(
    session: Session, request: Request, assessment: Assessment, competency: Competency | None, *, note: str = ""
) -> None:
    """Shows the page of a competency, or the one where the assessment goes on."""
    now = await assessments.get(session, request.workspace, assessment.id) or assessment
    page = await gather.page(session, request, now, competency.id if competency else None)
    await request.turn(form.page(replace(page, note=note)))


async def show(session: Session, request: Request, assessment: Assessment) -> None:
    """What came of it, as it is now."""
    done = await mine(session, request, assessment.id)
    if done.finished_at is None:
        return await request.turn(forms.notice("Trellis", Message.of(blocks.section(views.NOTHING_MARKED))))
    if done.own:
        return await request.turn(views.summary(await gather.own(session, request.context, done)))
    return await manager_view.show(session, request, done)
