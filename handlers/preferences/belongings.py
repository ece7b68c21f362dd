"""Slack spoke: somebody looks at all that they keep and who can read it, and takes back what they shared."""

from datetime import timedelta
from typing import TypeVar

from db import (
    agendas,
    assessments,
    checkins,
    deliveries,
    levels,
    measurements,
    mentoring,
    pairs,
    people,
    readiness_shares,
    remarks,
    rounds,
    saved,
    steps,
    teams,
    wins,
)
from db.engine import Session
from growth import audience, kept
from growth.facts import Answer, Assessment, ItemKey, ReadinessShare, Win
from growth.kept import Belongings
from handlers.framework import words
from handlers.framework.context import Context
from handlers.framework.listener import Reads
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request, Stale
from handlers.preferences import belongings_views as views
from handlers.preferences.belongings_views import KeptPage, KeptPageRef, TakeBackRef
from handlers.shared import buttons, shared_assessment, shared_readiness, standing

EVER = timedelta(days=36_500)
Mine = TypeVar("Mine", Answer, Assessment, ReadinessShare, Win)


def register(registry: Registry) -> None:
    registry.command(Command("who-sees", Reads(readers), "who can read what, item by item"))
    registry.action(buttons.WHO_SEES.id, Reads(readers))
    for action in (views.NEWER, views.OLDER):
        registry.action(action, turn)
    registry.action(views.TAKE_BACK, take_back)


async def readers(request: Request) -> None:
    """`/growth who-sees`: the summary, and the newest things."""
    async with request.tenant.app.transaction() as session:
        view = await gather(session, request.context)
    await request.reply(views.page(view))


async def gather(session: Session, context: Context) -> KeptPage:
    """All of it, as it is now."""
    workspace, me = context.workspace, context.person
    written = await assessments.written_by(session, workspace, me.id)
    subjects = {each.subject.id for each in written if not each.own}
    offer, wish = await mentoring.of_person(session, workspace, me.id)
    belongings = Belongings(
        person=me,
        rounds=await rounds.of_people(session, workspace, [me.id], context.now - EVER),
        answers=await checkins.answers_by(session, workspace, me.id),
        wins=await wins.of_person(session, workspace, me.id),
        agenda=await agendas.of_person(session, workspace, me.id),
        steps=await steps.of_person(session, workspace, me.id),
        assessments=written,
        theirs=await assessments.own_of(session, workspace, subjects) if subjects else {},
        measurements=await measurements.of_person(session, workspace, me.id),
        saved=await saved.of_person(session, workspace, me.id),
        changes=await levels.of_person(session, workspace, me.id),
        remarks=await remarks.of_person(session, workspace, me.id),
        shares=await readiness_shares.of_person(session, workspace, me.id),
        offer=offer,
        wish=wish,
        pairs=await pairs.of_person(session, workspace, me.id),
    )
    things = kept.things(belongings)
    ids = {reader.person_id for thing in things for reader in audience.readers(thing.sharing, me)}
    known = await people.of_ids(session, workspace, [each for each in ids if each is not None]) if ids else {}
    names = {person_id: person.name for person_id, person in known.items()}
    return KeptPage(me.zone, await teams.circle(session, me), things, names)


async def turn(request: Request) -> None:
    """Another page, in the place of this one."""
    ref = request.value(KeptPageRef)
    async with request.tenant.app.transaction() as session:
        await request.show(session, views.page(await gather(session, request.context), ref.page))


async def take_back(request: Request) -> None:
    """For its author alone from now on, and gone from every digest in which it stands."""
    ref = request.value(TakeBackRef)
    async with request.tenant.app.transaction() as session:
        await _take_back(session, request, ref)
        view = await gather(session, request.context)
        await request.show(session, views.page(view, ref.page, words.text(views.TAKEN_BACK)))
    request.home_is_stale = True


async def _take_back(session: Session, request: Request, ref: TakeBackRef) -> None:
    """Raises Stale where it is gone, or somebody else's."""
    here, now = request.workspace, request.now
    if ref.answer is not None:
        answer = _own(request, await checkins.answer(session, here, ref.answer))
        await checkins.share(session, here, answer.id, answer.sharing.back(now))
        await _follow(session, request, answer.key)
        checkin = await checkins.get(session, here, answer.round_id)
        if checkin.delivery_id is not None:
            await request.redraw(session, await deliveries.get(session, here, checkin.delivery_id))
    if ref.win is not None:
        win = _own(request, await wins.get(session, here, ref.win))
        await wins.share(session, here, win.id, win.sharing.back(now))
        await _follow(session, request, win.key)
    if ref.readiness is not None:
        share = _own(request, await readiness_shares.get(session, here, ref.readiness))
        await shared_readiness.take_back(session, request, share)
    if ref.assessment is not None:
        marks = _own(request, await assessments.get(session, here, ref.assessment))
        await shared_assessment.take_back(session, request, marks)


def _own(request: Request, item: Mine | None) -> Mine:
    if item is None or item.author.id != request.person.id:
        raise Stale
    return item


async def _follow(session: Session, request: Request, key: ItemKey) -> None:
    stands = await standing.holding(session, request.workspace, [key])
    await standing.follow(session, stands, request.occasion, request.now)
