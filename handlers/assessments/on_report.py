"""What the page of a person says of the ladder: how they see themselves and how its reader does, as far as shared."""

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from db import assessments
from db.engine import Session
from growth import assessing
from growth.audience import Reader
from growth.facts import Assessment
from handlers.assessments import gather, manager_view, marked, views
from handlers.framework import blocks, words
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.shared.happenings import ReportShown

OPEN = "assessments.of_report"
BOTH = "*On the ladder*\n{name} looked on {day}, you on {own_day}. Both views stand side by side."
THEIRS = (
    "*On the ladder*\n{name} shared on {day} how they see themselves, against {level}. Write your own view: then each "
    "of you reads both."
)
MINE = "*On the ladder*\nYour view of {own_day} is yours alone until {name} shares theirs."
SEEN_BOTH = "*On the ladder*\n{reader} reads how you see yourself ({day}) beside a view of their own."
SEEN = (
    "*On the ladder*\n{reader} knows that you shared on {day} how you see yourself, and reads it beside a view of "
    "theirs."
)


class ViewRef(BaseModel):
    """Of whom a button opens the view."""

    person: int


def register(registry: Registry) -> None:
    registry.signals.when(ReportShown, shown)
    registry.action(OPEN, open_view)


async def shown(session: Session, page: ReportShown) -> None:
    reader, person = page.reader, page.person
    every = await assessments.about(session, person.workspace, person.id)
    me = Reader(person_id=reader.id)
    shared = assessing.finished(found for found in every if found.own and gather.reads(me, found))
    mine = assessing.finished(found for found in every if found.author.id == reader.id)
    both = gather.both(every, reader, reader.id)
    if page.plain:
        page.blocks.extend(_seen(page, shared, both=both is not None))
    elif both is not None or shared is not None or mine is not None:
        page.blocks.append(_read(page, both or (shared, mine)))


def _seen(page: ReportShown, shared: Assessment | None, *, both: bool) -> list[Block]:
    """For the person: nothing of a view that the reader has not shown them."""
    if shared is None:
        return []
    told, day = (SEEN_BOTH if both else SEEN), views.when(shared, page.person)
    return [blocks.section(told, reader=words.escape(page.reader.name), day=day)]


def _read(page: ReportShown, views_of: tuple[Assessment | None, Assessment | None]) -> Block:
    theirs, mine = views_of
    name, reader = words.escape(page.person.name), page.reader
    day = views.when(theirs, reader) if theirs else ""
    own_day = views.when(mine, reader) if mine else ""
    level = marked.level_name(gather.ladder_of(page.context.tenant, theirs), theirs) if theirs else ""
    told = BOTH if theirs and mine else THEIRS if theirs else MINE
    label = "Read both" if theirs and mine else "Write your view" if theirs else "Read it"
    button = blocks.button(label, OPEN, ViewRef(person=page.person.id))
    return blocks.section(told, button, name=name, day=day, own_day=own_day, level=level)


async def open_view(request: Request) -> None:
    """The reader's view of somebody they lead, in the place of the page. Raises Stale for anybody else."""
    wanted = request.value(ViewRef).person
    async with request.tenant.app.transaction() as session:
        led = await gather.led(session, request.person)
        subject = next((each for each in led if each.id == wanted), None)
        if subject is None or not (await manager_view.ladder_for(session, request, subject)).competencies:
            raise Stale
        await manager_view.open_view(session, request, subject)
