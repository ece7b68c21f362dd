"""Slack spoke: an interviewer notes what they see of a candidate, page by page, and looks at the whole."""

from dataclasses import replace
from functools import partial
from typing import Any

from content.model.ladder import Competency, Level
from db import conversations, worksheets
from db.engine import Session
from growth import assessing, merge
from growth import worksheets as sheets
from growth.facts import Rating, Worksheet
from growth.line import Takes
from growth.worksheets import Noted
from handlers.candidates import clearing, document, views
from handlers.candidates.views import NameRef, Sheet, SheetRef, WorksheetPageRef
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.framework.feature import Feature, TickStep
from handlers.framework.keeping import Keeps
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request, Stale
from handlers.framework.tenant import SentFile
from handlers.shared import sent_files
from handlers.shared.sent_files import Went

ABOUT = "a worksheet on a candidate, against a level, for you alone; it is deleted by itself"
NO_COMPETENCIES = "The *{ladder}* ladder describes no competencies, so there is nothing to look at one by one."


def register(registry: Registry) -> None:
    registry.command(Command("candidate", candidate, ABOUT, "Sam R.", takes=Takes.WORDS))
    registry.form(views.LEVEL_FORM, begin, turns=True)
    registry.form(views.PAGE, following, turns=True)
    registry.action(views.MARK, mark)
    registry.action(views.BACK, back)
    registry.action(views.LOOK, look)
    registry.action(views.CHANGE, change)
    registry.action(views.MARK_ONE, mark_one)
    registry.action(views.SHEET, show)
    registry.action(views.SEND_FILE, send)
    registry.action(views.DELETE, delete)


async def candidate(request: Request) -> None:
    """`/growth candidate NAME`: goes on with the worksheet under this name, or begins it; without one, all of them."""
    name = words.clip(" ".join(request.text.split()), views.LONGEST_NAME)
    ladder, command = request.context.ladder, request.tenant.app.command
    async with request.tenant.app.transaction() as session:
        if not name:
            every = await worksheets.of_person(session, request.workspace, request.person.id)
            return await request.reply(views.every(every, request.person.zone, command))
        if (found := await worksheets.called(session, request.workspace, request.person.id, name)) is not None:
            return await _whole(request, found) if found.marks else await _page(request, found, None)
    if not ladder.competencies:
        said = blocks.section(NO_COMPETENCIES, ladder=words.escape(ladder.name))
        return await request.reply(Message.of(said))
    return await request.open(views.level_form(ladder, name, command, days=request.tenant.worksheet_days))


async def begin(request: Request) -> None:
    """The level is chosen: the first page."""
    name, ladder = request.metadata(NameRef).name, request.context.ladder
    level = ladder.find(Level, forms.chosen(request.values, views.LEVEL) or "")
    if level is None or level not in assessing.described(ladder):
        raise Stale
    async with request.tenant.app.transaction() as session:
        new = worksheets.NewWorksheet(ladder, level.id, request.tenant.worksheet_days)
        sheet = await worksheets.begin(session, request.person, name, new, now=request.now)
    await _page(request, sheet, None)


async def mark(request: Request) -> None:
    """A mark is kept as soon as it is set: closing the page, or a crash, loses none."""
    ref = request.metadata(WorksheetPageRef)
    if request.picked not in set(Rating):
        raise Stale
    async with request.tenant.app.transaction() as session:
        sheet, competency = await _at(session, request, ref)
        if competency is not None:
            typed, page = _typed(request), views.page_of(request.values)
            before = sheets.of(sheet, competency)
            saw = sheets.at_the_mark(before, Rating(request.picked), typed=typed, page=page)
            await _write(session, request, sheet, saw)


async def following(request: Request) -> None:
    """Keeps what the page says, and shows the next one; after the last, the whole."""
    ref = request.metadata(WorksheetPageRef)
    async with request.tenant.app.transaction() as session:
        sheet = await _keep(session, request, ref)
    ladder = request.context.installed(sheet.ladder)
    after = assessing.step(ladder, ref.competency, 1) if ladder and not ref.looked else None
    await (_page(request, sheet, after.id) if after else _whole(request, sheet))


async def back(request: Request) -> None:
    ref = request.value(WorksheetPageRef)
    async with request.tenant.app.transaction() as session:
        sheet = await _keep(session, request, ref)
    ladder = request.context.installed(sheet.ladder)
    before = assessing.step(ladder, ref.competency, -1) if ladder else None
    await _page(request, sheet, before.id if before else ref.competency)


async def look(request: Request) -> None:
    """The whole, from a page, which is kept."""
    async with request.tenant.app.transaction() as session:
        sheet = await _keep(session, request, request.value(WorksheetPageRef))
    await _whole(request, sheet)


async def change(request: Request) -> None:
    ref = request.value(WorksheetPageRef)
    await _page(request, await _mine(request, ref.sheet), ref.competency, looked=True)


async def mark_one(request: Request) -> None:
    """The page of one of which nothing is in it so far."""
    sheet = request.body["actions"][0]["action_id"].partition(blocks.NTH)[2]
    if not sheet.isdecimal():
        raise Stale
    await _page(request, await _mine(request, int(sheet)), request.picked, looked=True)


async def show(request: Request) -> None:
    await _whole(request, await _mine(request, request.value(SheetRef).sheet))


async def delete(request: Request) -> None:
    """Gone for good, at once."""
    sheet = await _mine(request, request.value(SheetRef).sheet)
    async with request.tenant.app.transaction() as session:
        await worksheets.remove(session, request.workspace, sheet.id)
    await request.turn(forms.notice(views.TITLE, Message.of(blocks.section(views.DELETED))))


async def send(request: Request) -> None:
    """The same as a file in their conversation with Trellis, sent once Slack has its answer."""
    sent_files.need_a_page(request)
    sheet = await _mine(request, request.value(SheetRef).sheet)
    async with request.tenant.app.transaction() as session:
        channel = await conversations.with_person(session, request.workspace, request.person.id)
    if channel is None or not request.tenant.sends_files:
        return await _whole(request, sheet, said=document.NOT_GRANTED, sends=False)
    request.after.append(partial(_upload, request, _view(request, sheet), channel))
    return None


async def _upload(request: Request, view: Sheet, channel: str) -> None:
    today = request.context.today
    name = document.name(view, today)
    title = words.text("Worksheet, {day}", day=words.day(today))
    file = SentFile(name, title, document.markdown(view, today))

    def page(went: Went) -> dict[str, Any]:
        said = words.text(document.SAID[went], name=name)
        return views.whole(view, sends=went is not Went.NEVER, said=said)

    await sent_files.upload(request, channel, [file], page)


async def _mine(request: Request, sheet: int) -> Worksheet:
    """The worksheet a control is about. Raises Stale where it is not there, or not this person's."""
    async with request.tenant.app.transaction() as session:
        return request.own(await worksheets.get(session, request.workspace, sheet))


async def _keep(session: Session, request: Request, ref: WorksheetPageRef) -> Worksheet:
    """Keeps what a page says; what was written elsewhere meanwhile stays where this page left it as it was."""
    sheet, competency = await _at(session, request, ref)
    if competency is None:
        return sheet
    before, values = sheets.of(sheet, competency), request.values
    chosen = forms.chosen(values, blocks.id_of(views.MARK, values))
    if chosen is not None and chosen not in set(Rating):
        raise Stale
    rating = merge.one(ref.rating, before.rating, Rating(chosen) if chosen else None)
    note, page = _typed(request), views.page_of(values)
    if before.page != page:
        note = merge.words(ref.note, before.note, note)
    return await _write(session, request, sheet, Noted(competency.id, competency.name, rating, note, page))


async def _at(session: Session, request: Request, ref: WorksheetPageRef) -> tuple[Worksheet, Competency | None]:
    """The worksheet and the competency of a page; that may have left the ladder while the page was open."""
    sheet = request.own(await worksheets.get(session, request.workspace, ref.sheet))
    ladder = request.context.installed(sheet.ladder)
    return sheet, ladder.find(Competency, ref.competency) if ladder else None


def _typed(request: Request) -> str:
    return forms.written(request.values, blocks.id_of(views.NOTE, request.values))


async def _write(session: Session, request: Request, sheet: Worksheet, saw: Noted) -> Worksheet:
    marked = sheets.with_seen(sheet, replace(saw, note=words.clip(saw.note, forms.LONGEST)))
    if marked == sheet.marks:
        return sheet
    await worksheets.keep(session, request.workspace, sheet.id, marked)
    return replace(sheet, marks=marked)


def _view(request: Request, sheet: Worksheet) -> Sheet:
    return Sheet(sheet, request.context.installed(sheet.ladder), request.person, request.occasion)


async def _page(request: Request, sheet: Worksheet, competency_id: str | None, *, looked: bool = False) -> None:
    """The page of a competency, or the first of which nothing is in it; the whole where there is none."""
    ladder = request.context.installed(sheet.ladder)
    left = sheets.unseen(ladder, sheet) if ladder else []
    named = ladder.find(Competency, competency_id) if ladder and competency_id else None
    competency = named or next(iter(left), None)
    if ladder is None or competency is None:
        return await _whole(request, sheet)
    return await request.turn(views.page(_view(request, sheet), ladder, competency, looked=looked))


async def _whole(request: Request, sheet: Worksheet, *, said: str = "", sends: bool = True) -> None:
    view = _view(request, sheet)
    await request.turn(views.whole(view, sends=sends and request.tenant.sends_files, said=said))


FEATURE = Feature(
    "candidates",
    keeps=Keeps.of("worksheets"),
    listens=register,
    steps=(TickStep("worksheets", clearing.run),),
    upcoming=clearing.UPCOMING,
)
