"""Slack spoke: somebody explores, searches, chooses a direction, takes a step on, or saves something to read."""

from dataclasses import replace
from typing import Any

from slack_sdk.models.blocks import Block

from content.catalogue.shelves import ShelfItem, Topic
from content.model.offers import Resource
from content.model.paths import Path
from db import people, saved
from db.engine import Session
from growth import aims, taking_on
from growth.choose import Choice
from growth.line import Takes
from handlers.explore import cards, gather, pages, topics, views
from handlers.explore.views import ExploreRef, ResourceRef, TakeRef, Visit
from handlers.framework.context import Context
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request, Stale
from handlers.framework.sections import HomePlace
from handlers.shared import buttons, offering, taking


def register(registry: Registry) -> None:
    registry.command(
        Command(
            "explore",
            explore,
            "where a career can go: roles, skills, projects, pay, reading",
            "mlops",
            takes=Takes.WORDS,
        )
    )
    registry.action(buttons.EXPLORE.id, front)
    for action in (views.GO, views.BACK, views.ALL, views.EARLIER, views.LATER, views.KEEP):
        registry.action(action, go)
    registry.form(views.SEARCH, look_up, turns=True)
    registry.action(views.CHOOSE, choose)
    registry.action(views.LET_GO, let_go)
    registry.action(views.TAKE, take_on)
    registry.action(views.SAVE, save)
    registry.action(views.FORGET, forget)
    registry.section(HomePlace.EXPLORE, on_the_home)


async def on_the_home(session: Session, context: Context) -> list[Block]:
    return views.on_the_home(await gather.visit(session, context))


async def explore(request: Request) -> None:
    """`/growth explore mlops`: what is clearly meant, or everything that could be; the front page without a word."""
    visit = await _visit(request)
    await request.open(_sought(visit, request.text) if request.text else views.front(visit))


async def front(request: Request) -> None:
    await request.open(views.front(await _visit(request)))


async def look_up(request: Request) -> None:
    """The search field was sent."""
    query = views.read(request.values)
    if not query:
        return request.refuse_form({views.QUERY: views.NO_WORDS})
    return await request.turn(_sought(await _visit(request), query))


def _sought(visit: Visit, query: str) -> dict[str, Any]:
    """The one thing that is clearly meant, with a way back to the rest; or all that was found."""
    ref = ExploreRef(query=" ".join(query.split())[: views.LONGEST_QUERY])
    found = topics.find(visit.ladder, ref.query, level=visit.level)
    return _page(visit, pages.place(found.opens, ref)) if found.opens else pages.results(visit, ref, found)


async def go(request: Request) -> None:
    """Open, Back, the next page, the previous one: the page that the button leads to."""
    ref = request.value(ExploreRef)
    await request.turn(_page(await _visit(request), ref))


def _page(visit: Visit, ref: ExploreRef, *, asking: TakeRef | None = None) -> dict[str, Any]:
    """The page of a place. Raises Stale where the ladder has it no more."""
    if ref.card:
        return cards.card(visit, _item(visit, ref), ref, asking=asking)
    if ref.query:
        return pages.results(visit, ref, topics.find(visit.ladder, ref.query, level=visit.level))
    return pages.topic(visit, _topic(visit, ref), ref) if ref.topic else views.front(visit)


def _item(visit: Visit, ref: ExploreRef) -> ShelfItem:
    """What a card shows. Raises Stale where the ladder has it no more."""
    try:
        return topics.item(visit.ladder, ref.section, ref.card)
    except KeyError as gone:
        raise Stale from gone


def _topic(visit: Visit, ref: ExploreRef) -> Topic:
    """Raises Stale where the ladder says nothing on it any more."""
    try:
        return topics.topic(visit.ladder, ref.topic)
    except KeyError as gone:
        raise Stale from gone


async def choose(request: Request) -> None:
    """The track, specialisation or role move weighs in from now on, in the place of another of its kind."""
    await _set_direction(request, chosen=True)


async def let_go(request: Request) -> None:
    await _set_direction(request, chosen=False)


async def _set_direction(request: Request, *, chosen: bool) -> None:
    ref = request.value(ExploreRef)
    async with request.tenant.app.transaction() as session:
        visit = await gather.visit(session, request.context)
        path = _item(visit, ref).entry
        if not isinstance(path, Path):
            raise Stale
        had = visit.person.directions
        now = aims.with_direction(visit.ladder, had, path) if chosen else aims.without_direction(had, path.id)
        await people.set_directions(session, request.workspace, visit.person.id, now)
        visit = await gather.visit(session, request.context)
        await offering.anew(session, request, replace(request.context, person=visit.person))
    request.home_is_stale = True
    await request.turn(_page(visit, ref))


async def take_on(request: Request) -> None:
    """What is wanted of the card becomes the person's own step; one in hand is put back only if they said so."""
    ref = request.value(TakeRef)
    async with request.tenant.app.transaction() as session:
        visit = await gather.visit(session, request.context)
        choice = _wanted(visit, ref)
        if choice is None or not visit.person.active:
            raise Stale
        held = visit.step
        free = held is None or held.id == ref.instead_of
        if free:
            await taking.take(session, request, visit.person, choice, visit.ladder)
            visit = await gather.visit(session, request.context)
    request.home_is_stale = free
    await request.turn(_page(visit, ref.at, asking=None if free else ref))


def _wanted(visit: Visit, ref: TakeRef) -> Choice | None:
    """An action of the card, or else its next step. None where there is none such."""
    card = _item(visit, ref.at).entry
    if ref.action:
        return taking_on.action(visit.ladder, visit.person, card, ref.action)
    if isinstance(card, taking_on.Startable):
        return taking_on.next_step(visit.ladder, visit.person, card, done=len(visit.did(card)))
    return None


async def save(request: Request) -> None:
    """Keeps a resource of the ladder for later."""
    ref = request.value(ResourceRef)
    async with request.tenant.app.transaction() as session:
        visit = await gather.visit(session, request.context)
        resource = visit.ladder.find(Resource, ref.resource) if visit.ladder.id == ref.ladder else None
        if resource is None:
            raise Stale
        await saved.save(session, visit.person, resource, ladder=visit.ladder, now=request.now)
        visit = await gather.visit(session, request.context)
    await request.turn(_page(visit, ref.at))


async def forget(request: Request) -> None:
    """Lets a saved resource go, of whichever ladder it was."""
    ref = request.value(ResourceRef)
    async with request.tenant.app.transaction() as session:
        await saved.forget(session, request.workspace, request.person.id, ladder=ref.ladder, resource=ref.resource)
        visit = await gather.visit(session, request.context)
    await request.turn(_page(visit, ref.at))


async def _visit(request: Request) -> Visit:
    async with request.tenant.app.transaction() as session:
        return await gather.visit(session, request.context)
