"""Gathers what pages and summaries are drawn from. What somebody reads of another goes through `growth.audience`."""

from collections.abc import Sequence
from dataclasses import replace

from content.model.ladder import Competency, Ladder
from db import assessments, people, steps, teams, wins
from db.engine import Session
from growth import assessing, history, names, short_look
from growth.assessing import walk
from growth.audience import Reader, may_read, of_assessment, readable
from growth.facts import Assessment, Person, Rating, Standing
from handlers.assessments import history_views
from handlers.assessments.focus_views import Growing
from handlers.assessments.form import Page
from handlers.assessments.views import Shown
from handlers.framework.context import Context
from handlers.framework.request import Request
from handlers.framework.tenant import Tenant

TO_GROW = (Rating.GETTING_THERE, Rating.NOT_YET)  # the nearest first


def ladder_of(tenant: Tenant, assessment: Assessment) -> Ladder:
    """The ladder it was made on; where that is no longer installed, the one its author is on now."""
    return tenant.app.ladders.get(assessment.ladder) or tenant.ladder(assessment.author)


async def led(session: Session, manager: Person) -> list[Person]:
    """Everybody on a team the person leads of whom they can write a view."""
    every = await teams.led_by(session, manager.workspace, manager.id)
    return [
        person for team in every for person in others(manager, await teams.members(session, manager.workspace, team.id))
    ]


def others(manager: Person, members: Sequence[Person]) -> list[Person]:
    """Those of a team's people who are still in Slack, but its manager. Who started is not theirs to learn."""
    return [p for p in members if p.id != manager.id and p.standing is not Standing.GONE]


async def named(session: Session, view: Assessment) -> Assessment:
    """A view under the name by which its author tells its subject from all others they lead."""
    if view.own:
        return view
    (subject,) = names.called([view.subject], among=await led(session, view.author))
    return replace(view, subject=subject)


async def page(session: Session, request: Request, assessment: Assessment, competency_id: str | None = None) -> Page:
    """A competency with its newest mark; the one where the assessment goes on, if none is named or it is not there.

    A note is of this very assessment: what was seen half a year ago is not said again by going on.
    """
    ladder = ladder_of(request.tenant, assessment)
    every = await assessments.of(session, request.workspace, assessment.subject.id, assessment.author.id)
    marks = assessing.newest(every, ladder, assessment.level)
    competency = ladder.find(Competency, competency_id) or assessing.going_on(ladder, assessment)
    marked = marks.get(competency.id)
    return Page(
        ladder=ladder,
        assessment=await named(session, assessment),
        competency=competency,
        marked=marked.rating if marked else None,
        seen=next((r.note for r in assessment.ratings if r.competency == competency.id), ""),
        occasion=request.occasion,
        last=assessing.finished(every),
        shows=await shows(session, assessment),
    )


async def asked_shortly(session: Session, request: Request) -> tuple[str, ...]:
    """What a short one asks somebody about now: by their areas, their marks and what they did in the last weeks."""
    ladder, person = request.context.ladder, request.person
    mine = await assessments.of(session, request.workspace, person.id, person.id)
    if begun := short_look.going(mine, ladder, person, now=request.now):
        return begun
    kept = readable(Reader(person_id=person.id), await wins.of_person(session, request.workspace, person.id))
    done = await steps.of_person(session, request.workspace, person.id)
    stands = assessing.standing(mine, ladder, assessing.level_of(ladder, person))
    known = short_look.Known(
        marks={rated.competency: rated for rated in stands},
        touched=short_look.touched(ladder, person, kept, done, now=request.now),
    )
    return short_look.short(ladder, person, known)


async def shows(session: Session, view: Assessment) -> bool:
    """Whether its subject reads it as soon as it is finished: they have shared theirs with its author."""
    return not view.own and bool(await shared_with(session, view.author, [view.subject]))


async def own(session: Session, context: Context, assessment: Assessment) -> Shown:
    """A self-assessment that is done, for its author."""
    person = await people.get(session, context.workspace, context.person.id)
    ladder = ladder_of(context.tenant, assessment)
    every = await assessments.about(session, context.workspace, person.id)
    shared = [
        (found, reader_id)
        for found in every
        if found.own and found.sharing.is_open and (reader_id := found.sharing.reader_id)
    ]
    authors = {found.author.id: found.author for found in every if not found.own}
    mine = [found for found in every if found.own]
    newest = assessing.finished(mine)
    return Shown(
        ladder=ladder,
        reader=person,
        assessment=assessment,
        manager=(await teams.circle(session, person)).manager,
        shared=[(found, await people.get(session, context.workspace, manager)) for found, manager in shared],
        beside=[author for author in authors.values() if both(every, person, author.id)],
        growing=_growing(ladder, person, assessment) if ladder.id == person.ladder else Growing(),
        moved=_moved(mine, person) if newest is not None and newest.id == assessment.id else "",
    )


def _moved(mine: Sequence[Assessment], person: Person) -> str:
    return history_views.in_brief(history.since_last_time(mine), person.zone)


def _growing(ladder: Ladder, person: Person, assessment: Assessment) -> Growing:
    """What is not there yet and no focus area so far, with the areas that are chosen."""
    ratings = {rated.competency: rated.rating for rated in assessment.ratings}
    free = [competency for competency in walk(ladder) if competency.id not in person.areas]
    named = ladder.focuses()
    return Growing(
        [(rating, [(c.id, c.name) for c in free if ratings.get(c.id) is rating]) for rating in TO_GROW],
        [(area, named.get(area, "")) for area in person.areas],
    )


def both(every: Sequence[Assessment], reader: Person, author_id: int) -> tuple[Assessment, Assessment] | None:
    """Of all about one person: their own view that they shared with a manager, and that manager's.

    None unless both are finished and this reader may see each of them.
    """
    author = Reader(person_id=author_id)
    mine = assessing.finished(found for found in every if found.own and reads(author, found))
    view = assessing.finished(found for found in every if not found.own and found.author.id == author_id)
    if mine is None or view is None:
        return None
    me = Reader(person_id=reader.id)
    return (mine, view) if reads(me, mine) and reads(me, view, beside=mine) else None


def each_time(every: Sequence[Assessment], reader: Person, pair: tuple[Assessment, Assessment]) -> list[Assessment]:
    """Of all about one person: every time that the two looked, as far as this reader may see it, the newest first."""
    shared, authors = pair[0], {view.author.id for view in pair}
    me = Reader(person_id=reader.id)
    return [a for a in history.rounds(every) if a.author.id in authors and reads(me, a, beside=shared)]


def reads(reader: Reader, assessment: Assessment, beside: Assessment | None = None) -> bool:
    """Whether this reader may see it; a manager's view by what stands beside it."""
    return may_read(reader, of_assessment(assessment, beside), assessment.author)


async def shared_with(session: Session, manager: Person, members: Sequence[Person]) -> list[Assessment]:
    """The self-assessments of these people that the manager may read."""
    ids = {person.id for person in members}
    found = await assessments.shared_with(session, manager.workspace, manager.id)
    reader = Reader(person_id=manager.id)
    return [a for a in found if a.subject.id in ids and a.own and reads(reader, a)]
