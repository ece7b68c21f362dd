"""Slack spoke: somebody explores, searches, chooses a direction, takes a step on, or saves something to read."""

from typing import Any

from content import search, topics
from content.paths import Path
from content.shelves import Item, Topic
from db import people, saved, steps
from db.engine import Session
from growth import directions, first_step, practice
from growth.choose import Choice
from growth.facts import Step, StepState
from growth.line import Takes
from handlers.call import Call, Stale
from handlers.explore import cards, gather, pages, views
from handlers.explore.views import ExploreRef, ResourceRef, TakeRef, Visit
from handlers.nudges import listeners as nudges
from handlers.registry import Command, Registry


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
    registry.action(views.OPEN, front)
    for action in (views.GO, views.BACK, views.ALL, views.EARLIER, views.LATER, views.KEEP):
        registry.action(action, go)
    registry.form(views.SEARCH, look_up, turns=True)
    registry.action(views.CHOOSE, choose)
    registry.action(views.LET_GO, let_go)
    registry.action(views.TAKE, take_on)
    registry.action(views.SAVE, save)
    registry.action(views.FORGET, forget)


async def explore(call: Call) -> None:
    """`/growth explore mlops`: what is clearly meant, or everything that could be; the front page without a word."""
    visit = await _visit(call)
    await call.open(_sought(visit, call.text) if call.text else views.front(visit))


async def front(call: Call) -> None:
    await call.open(views.front(await _visit(call)))


async def look_up(call: Call) -> None:
    """The search field was sent."""
    query = views.read(call.values)
    if not query:
        return call.refuse_form({views.QUERY: views.NO_WORDS})
    return await call.turn(_sought(await _visit(call), query))


def _sought(visit: Visit, query: str) -> dict[str, Any]:
    """The one thing that is clearly meant, with a way back to the rest; or all that was found."""
    ref = ExploreRef(query=" ".join(query.split())[: views.LONGEST_QUERY])
    found = search.search(visit.ladder, ref.query, level=visit.level)
    return _page(visit, pages.place(found.opens, ref)) if found.opens else pages.results(visit, ref, found)


async def go(call: Call) -> None:
    """Open, Back, the next page, the previous one: the page that the button leads to."""
    ref = call.value(ExploreRef)
    await call.turn(_page(await _visit(call), ref))


def _page(visit: Visit, ref: ExploreRef, *, asking: TakeRef | None = None) -> dict[str, Any]:
    """The page of a place. Raises Stale where the ladder has it no more."""
    if ref.card:
        return cards.card(visit, _item(visit, ref), ref, asking=asking)
    if ref.query:
        return pages.results(visit, ref, search.search(visit.ladder, ref.query, level=visit.level))
    return pages.topic(visit, _topic(visit, ref), ref) if ref.topic else views.front(visit)


def _item(visit: Visit, ref: ExploreRef) -> Item:
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


async def choose(call: Call) -> None:
    """The track, specialisation or role move weighs in from now on, in the place of another of its kind."""
    await _set_direction(call, chosen=True)


async def let_go(call: Call) -> None:
    await _set_direction(call, chosen=False)


async def _set_direction(call: Call, *, chosen: bool) -> None:
    ref = call.value(ExploreRef)
    async with call.deps.transaction() as session:
        await people.hold(session, call.person.id)
        visit = await gather.visit(session, call.scene)
        path = _item(visit, ref).entry
        if not isinstance(path, Path):
            raise Stale
        had = visit.person.directions
        now = directions.choose(visit.ladder, had, path) if chosen else directions.let_go(had, path.id)
        await people.set_directions(session, visit.person.id, now)
        visit = await gather.visit(session, call.scene)
    call.home_is_stale = True
    await call.turn(_page(visit, ref))


async def take_on(call: Call) -> None:
    """What is wanted of the card becomes the person's own step; one in hand is put back only if they said so."""
    ref = call.value(TakeRef)
    async with call.deps.transaction() as session:
        await people.hold(session, call.person.id)
        visit = await gather.visit(session, call.scene)
        choice = _wanted(visit, ref)
        if choice is None or not visit.person.active:
            raise Stale
        held = visit.step
        free = held is None or held.id == ref.instead_of
        if free:
            put_back = await _put_back(session, call, visit)
            await steps.take_on(session, visit.person, choice, ladder=visit.ladder, now=call.now)
            for step in put_back:
                await nudges.everywhere(session, call, step)
            await people.set_silent_rounds(session, visit.person.id, 0)
            visit = await gather.visit(session, call.scene)
    call.home_is_stale = free
    await call.turn(_page(visit, ref.at, asking=None if free else ref))


def _wanted(visit: Visit, ref: TakeRef) -> Choice | None:
    """An action of the card, or else its next step. None where there is none such."""
    card = _item(visit, ref.at).entry
    if ref.action:
        return practice.choice(visit.ladder, visit.person, card, ref.action)
    if isinstance(card, first_step.Startable):
        return first_step.choice(visit.ladder, visit.person, card, done=len(visit.did(card)))
    return None


async def _put_back(session: Session, call: Call, visit: Visit) -> list[Step]:
    """Sets aside every step that is open. Returns them, to be drawn anew in the messages where they stand."""
    mine = await steps.of_person(session, visit.person.id)
    open_ones = [step for step in mine if step.state in (StepState.OFFERED, StepState.TRYING)]
    for step in open_ones:
        await steps.decide(session, step.id, StepState.DECLINED, call.now)
    return open_ones


async def save(call: Call) -> None:
    """Keeps a resource of the ladder for later."""
    ref = call.value(ResourceRef)
    async with call.deps.transaction() as session:
        visit = await gather.visit(session, call.scene)
        resource = next(
            (r for r in visit.ladder.resources if (visit.ladder.id, r.id) == (ref.ladder, ref.resource)), None
        )
        if resource is None:
            raise Stale
        await saved.save(session, visit.person, resource, ladder=visit.ladder, now=call.now)
        visit = await gather.visit(session, call.scene)
    await call.turn(_page(visit, ref.at))


async def forget(call: Call) -> None:
    """Lets a saved resource go, of whichever ladder it was."""
    ref = call.value(ResourceRef)
    async with call.deps.transaction() as session:
        await saved.forget(session, call.person.id, ladder=ref.ladder, resource=ref.resource)
        visit = await gather.visit(session, call.scene)
    await call.turn(_page(visit, ref.at))


async def _visit(call: Call) -> Visit:
    async with call.deps.transaction() as session:
        return await gather.visit(session, call.scene)
