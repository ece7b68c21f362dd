"""A manager's view of somebody on their team: whose, against which level, and when it stands beside theirs."""

from dataclasses import replace
from datetime import timedelta

from content.model.ladder import Ladder
from db import assessments, deliveries
from db.deliveries import NewDelivery
from db.engine import Session
from growth import assessing, names, quiet
from growth.facts import Assessment, Person
from handlers.assessments import form, gather, level_form, review_views, told, views
from handlers.assessments.review_views import Review
from handlers.assessments.side_by_side import Beside, side_by_side
from handlers.assessments.views import Shown
from handlers.framework import typed, words
from handlers.framework.request import Request
from handlers.shared import starting_ladder


def meant(text: str, people: list[Person]) -> list[Person]:
    """Who can be meant by a mention, as Slack escapes it, or by a name, as it was typed."""
    if hit := typed.MENTION.search(text):
        return [person for person in people if person.slack_id == hit[1]]
    return names.meant(text, people)


async def may_go_on(session: Session, request: Request, assessment: Assessment) -> bool:
    """Whether this author may go on with it: somebody who looks at another has to lead them still."""
    return assessment.own or assessment.subject.id in {p.id for p in await gather.led(session, request.person)}


async def ladder_for(session: Session, request: Request, subject: Person) -> Ladder:
    """The ladder of the view that the person shared with this manager, else their team's.

    The one that they are on is theirs to tell.
    """
    shared = assessing.finished(await gather.shared_with(session, request.person, [subject]))
    if shared is not None and shared.ladder in request.tenant.app.ladders:
        return request.tenant.app.ladders[shared.ladder]
    return request.tenant.app.ladders[await starting_ladder.ladder(session, request.tenant, subject)]


async def open_view(session: Session, request: Request, subject: Person) -> None:
    """What was begun goes on; what is done is shown; else it begins."""
    ladder = await ladder_for(session, request, subject)
    mine = await assessments.of(session, request.workspace, subject.id, request.person.id)
    going, done = assessing.unfinished(mine, ladder), assessing.finished(mine)
    if going is not None and assessing.through(ladder, going):
        return await review(session, request, going)
    if going is not None:
        return await request.turn(form.page(await gather.page(session, request, going)))
    if done is not None:
        return await show(session, request, done)
    return await begin(session, request, subject)


async def begin(session: Session, request: Request, subject: Person, level: str | None = None) -> None:
    """Begins against the level that the person shared, or the one that was picked; asks for it where there is none."""
    ladder = await ladder_for(session, request, subject)
    shared = assessing.finished(await gather.shared_with(session, request.person, [subject]))
    if shared is not None and shared.ladder == ladder.id:
        level = shared.level
    if level is None:
        (named,) = names.called([subject], among=await gather.led(session, request.person))
        return await request.turn(level_form.draw(ladder, named))
    view = await assessments.begin(session, subject, request.person, ladder=ladder, level=level, now=request.now)
    return await request.turn(form.page(await gather.page(session, request, view)))


async def review(session: Session, request: Request, view: Assessment) -> None:
    """All marks of a view with their notes, before it is finished."""
    drawn = Review(
        ladder=gather.ladder_of(request.tenant, view),
        assessment=await gather.named(session, view),
        shows=await gather.shows(session, view),
    )
    await request.turn(review_views.review(drawn))


async def show(session: Session, request: Request, view: Assessment) -> None:
    """A view that is done: beside the person's own, once that was shared with this manager."""
    every = await assessments.about(session, request.workspace, view.subject.id)
    ladder = gather.ladder_of(request.tenant, view)
    named = await gather.named(session, view)
    if pair := gather.both(every, request.person, request.person.id):
        theirs = replace(pair[0], author=named.subject)
        times, undo = gather.each_time(every, request.person, pair), _can_take_back(request, pair[1])
        return await request.turn(side_by_side(Beside(ladder, mine=pair[1], theirs=theirs, undo=undo, every=times)))
    return await request.turn(views.view_of(Shown(ladder, request.person, named)))


async def tell(session: Session, request: Request, assessment: Assessment) -> None:
    """Tells the subject once that there is something to read beside what they shared. Nobody else is ever told.

    It waits for as long as the manager can still take it back.
    """
    subject, author = assessment.subject, assessment.author
    pair = gather.both(await assessments.about(session, request.workspace, subject.id), subject, author.id)
    if assessment.own or pair is None or not subject.active:
        return
    due = request.now + _undo_for(request)
    held = quiet.held(subject, due, request.tenant.calendar(subject))
    if held is not None and held.until is None:
        return  # they find it when they look
    new = NewDelivery(
        workspace=request.workspace,
        key=_key(pair[0], author),
        due_at=held.until if held else due,
        channel=subject.slack_id,
        person_id=subject.id,
        payload=told.written(author).payload(),
    )
    await deliveries.queue(session, new, request.now)


def _key(shared: Assessment, author: Person) -> str:
    return f"assessment:{shared.id}:{author.id}"


def _undo_for(request: Request) -> timedelta:
    return timedelta(minutes=request.tenant.manners.undo_minutes)


def _can_take_back(request: Request, view: Assessment) -> bool:
    return view.finished_at is not None and request.now < view.finished_at + _undo_for(request)


async def take_back(session: Session, request: Request, view: Assessment) -> str:
    """Makes a view unfinished again while there is time, and withdraws the message of it. Returns what to say."""
    subject = view.subject
    if not _can_take_back(request, view):
        return words.text(views.PAST_TAKING_BACK, name=words.escape(subject.name))
    pair = gather.both(
        await assessments.about(session, request.workspace, subject.id), request.person, request.person.id
    )
    await assessments.reopen(session, request.workspace, view.id)
    said = words.text(views.MINE_BACK, command=request.tenant.app.command)
    earlier = gather.both(
        await assessments.about(session, request.workspace, subject.id), request.person, request.person.id
    )
    if earlier is not None:
        day = views.when(earlier[1], request.person)
        return said + words.text(views.AS_BEFORE, name=words.escape(subject.name), day=day)
    if pair is not None:
        await deliveries.withdraw(session, request.workspace, _key(pair[0], view.author))
    return said
