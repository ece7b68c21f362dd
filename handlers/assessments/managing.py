"""A manager's view of somebody on their team: whose, against which level, and when it stands beside theirs."""

import re
from dataclasses import replace
from datetime import timedelta

from content.models import Ladder
from db import assessments, deliveries
from db.deliveries import NewDelivery
from db.engine import Session
from growth import assessing, names, quiet
from growth.facts import Assessment, Person
from handlers import blocks
from handlers.assessments import beside, form, gather, views
from handlers.assessments.views import Shown
from handlers.call import Call
from handlers.ladders import beginning

MENTION = re.compile(r"<@(\w+)(?:\|[^>]*)?>")


def meant(text: str, people: list[Person]) -> list[Person]:
    """Who can be meant by a mention, as Slack escapes it, or by a name, as it was typed."""
    if hit := MENTION.search(text):
        return [person for person in people if person.slack_id == hit[1]]
    return names.meant(text, people)


async def may_go_on(session: Session, call: Call, assessment: Assessment) -> bool:
    """Whether this author may go on with it: somebody who looks at another has to lead them still."""
    return assessment.own or assessment.subject.id in {p.id for p in await gather.led(session, call.person)}


async def ladder_for(session: Session, call: Call, subject: Person) -> Ladder:
    """The ladder of the view that the person shared with this manager, else their team's.

    The one that they are on is theirs to tell.
    """
    shared = assessing.finished(await gather.shared_with(session, call.person, [subject]))
    if shared is not None and shared.ladder in call.deps.ladders:
        return call.deps.ladders[shared.ladder]
    return call.deps.ladders[await beginning.ladder(session, call.deps, subject)]


async def open_view(session: Session, call: Call, subject: Person) -> None:
    """What was begun goes on; what is done is shown; else it begins."""
    ladder = await ladder_for(session, call, subject)
    mine = await assessments.of(session, subject.id, call.person.id)
    going, done = assessing.unfinished(mine, ladder), assessing.finished(mine)
    if going is not None:
        return await call.turn(form.page(await gather.page(session, call, going)))
    if done is not None:
        return await show(session, call, done)
    return await begin(session, call, subject)


async def begin(session: Session, call: Call, subject: Person, level: str | None = None) -> None:
    """Begins against the level that the person shared, or the one that was picked; asks for it where there is none."""
    ladder = await ladder_for(session, call, subject)
    shared = assessing.finished(await gather.shared_with(session, call.person, [subject]))
    if shared is not None and shared.ladder == ladder.id:
        level = shared.level
    if level is None:
        (named,) = names.called([subject], among=await gather.led(session, call.person))
        return await call.turn(form.level_form(ladder, named))
    view = await assessments.begin(session, subject, call.person, ladder=ladder, level=level, now=call.now)
    return await call.turn(form.page(await gather.page(session, call, view)))


async def show(session: Session, call: Call, view: Assessment) -> None:
    """A view that is done: beside the person's own, once that was shared with this manager."""
    every = await assessments.about(session, view.subject.id)
    ladder = gather.ladder_of(call.deps, view)
    named = await gather.named(session, view)
    if pair := gather.both(every, call.person, call.person.id):
        theirs = replace(pair[0], author=named.subject)
        drawn = beside.side_by_side(ladder, mine=pair[1], theirs=theirs, undo=_can_take_back(call, pair[1]))
        return await call.turn(drawn)
    return await call.turn(views.view_of(Shown(ladder, call.person, named)))


async def tell(session: Session, call: Call, assessment: Assessment) -> None:
    """Tells the subject once that there is something to read beside what they shared. Nobody else is ever told.

    It waits for as long as the manager can still take it back.
    """
    subject, author = assessment.subject, assessment.author
    pair = gather.both(await assessments.about(session, subject.id), subject, author.id)
    if assessment.own or pair is None or not subject.active:
        return
    due = call.now + _undo_for(call)
    held = quiet.held(subject, due, call.deps.calendar(subject))
    if held is not None and held.until is None:
        return  # they find it when they look
    new = NewDelivery(
        workspace=call.workspace,
        key=_key(pair[0], author),
        due_at=held.until if held else due,
        channel=subject.slack_id,
        person_id=subject.id,
        payload=beside.told(author).payload(),
    )
    await deliveries.queue(session, new, call.now)


def _key(shared: Assessment, author: Person) -> str:
    return f"assessment:{shared.id}:{author.id}"


def _undo_for(call: Call) -> timedelta:
    return timedelta(minutes=call.deps.manners.undo_minutes)


def _can_take_back(call: Call, view: Assessment) -> bool:
    return view.finished_at is not None and call.now < view.finished_at + _undo_for(call)


async def take_back(session: Session, call: Call, view: Assessment) -> str:
    """Makes a view unfinished again while there is time, and withdraws the message of it. Returns what to say."""
    subject = view.subject
    if not _can_take_back(call, view):
        return views.PAST_TAKING_BACK.format(name=blocks.said(subject.name))
    pair = gather.both(await assessments.about(session, subject.id), call.person, call.person.id)
    await assessments.reopen(session, view.id)
    said = views.MINE_BACK.format(command=call.deps.command)
    earlier = gather.both(await assessments.about(session, subject.id), call.person, call.person.id)
    if earlier is not None:
        day = views.when(earlier[1], call.person)
        return said + views.AS_BEFORE.format(name=blocks.said(subject.name), day=day)
    if pair is not None:
        await deliveries.withdraw(session, call.workspace, _key(pair[0], view.author))
    return said
