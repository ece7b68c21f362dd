"""Gathers a team's week: who counts, what was shared, and what waits for the manager."""

from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from db import checkins, deliveries, digest_items, people, team_periods, teams
from db.digest_items import Item
from db.engine import Session
from growth import local, names, questions, summary
from growth.audience import Reader, may_read, of_silence, readable
from growth.facts import Answer, Kind, PausedBy, Person, Standing, Team
from growth.summary import Summary
from handlers.digests.recipe import LAST_LETTER, LETTER, POST, Period, Recipe
from handlers.framework.tenant import Tenant


@dataclass(frozen=True, slots=True)
class Week:
    """What both digests of one team are drawn from. `shared` and `waiting` are what its manager may read."""

    team: Team
    members: tuple[Person, ...]
    posted: Period
    told: Period
    summary: Summary
    area_names: dict[str, str]
    starter: str
    waiting: tuple[Answer, ...]
    shared: tuple[Answer, ...]
    quiet: tuple[Person, ...]

    @property
    def worth_telling(self) -> bool:
        """Whether the manager has anything to read."""
        return bool(self.waiting or self.shared or self.quiet)


async def week(session: Session, tenant: Tenant, team: Team, now: datetime) -> Week:
    """The team's time since each of its digests last got through, so that nothing falls between two of them."""
    return await of(session, tenant, team, await recipe(session, tenant, team, now))


async def recipe(session: Session, tenant: Tenant, team: Team, now: datetime) -> Recipe:
    """What the digests of this moment are made of, for whoever leads the team and for its channel as it is now."""
    quiet_ones = [
        p for p in await teams.members(session, tenant.workspace, team.id) if _may_be_told(p, team.manager.id)
    ]
    return Recipe(
        kind=LETTER,
        team=team.id,
        at=now,
        posted=await period(session, tenant, team, (POST,), now=now),
        told=await period(session, tenant, team, (LETTER, LAST_LETTER), now=now, reader=team.manager.id),
        reader=team.manager.id,
        channel=team.channel,
        quiet=tuple(person.id for person in quiet_ones),
    )


async def of(
    session: Session, tenant: Tenant, team: Team, made: Recipe, *, items: Sequence[Item] | None = None
) -> Week:
    """The week of a recipe, as the facts are now: what was taken back since it was made is not in it.

    `items` is what stands in a digest that was drawn before, so that nothing else comes into it.
    """
    people_on_it = await teams.members(session, tenant.workspace, team.id)
    manager = (
        team.manager if team.manager.id == made.reader else await people.get(session, tenant.workspace, made.reader)
    )
    shared = await checkins.shared_on(session, tenant.workspace, team.id)
    told = await _told(session, team, made, shared) if items is None else _stands(made, shared, items)
    called = names.shown([manager, *people_on_it, *(answer.author for answer in told.every)])
    every = [replace(answer, author=_as(answer.author, called)) for answer in told.every]
    mine = readable(Reader(person_id=manager.id), every)
    numbers = await team_periods.closed(session, tenant.workspace, team.id, made.posted.since)
    ladder = tenant.app.ladders.get(team.ladder or "", tenant.ladder(team.manager))
    channel = Reader(team_id=team.id, channel=made.channel)
    posted = [answer for answer in every if answer.id in told.posted]
    return Week(
        team=replace(team, manager=manager),
        members=tuple(people_on_it),
        posted=made.posted,
        told=made.told,
        summary=summary.summarise(channel, posted, numbers),
        area_names=dict(ChainMap(ladder.focuses(), *(other.focuses() for other in tenant.app.ladders.values()))),
        starter=questions.starter(ladder, team.id, local.week(made.at, team.manager.zone)).text,
        waiting=tuple(a for a in mine if a.id in told.waits),
        shared=tuple(a for a in mine if a.id in told.lettered - told.waits),
        quiet=tuple(_as(p, called) for p in people_on_it if p.id in made.quiet and _is_quiet(p)),
    )


def _as(person: Person, called: Mapping[int, str]) -> Person:
    return replace(person, name=called[person.id])


@dataclass(frozen=True, slots=True)
class Told:
    """Which answers can stand where, by their ids: in the post, in the letter, and there as something that waits."""

    every: tuple[Answer, ...]
    posted: frozenset[int]
    lettered: frozenset[int]
    waits: frozenset[int]


async def _told(session: Session, team: Team, made: Recipe, shared: Iterable[Answer]) -> Told:
    """What was shared in its time, what waits, and what stood in a message that never arrived."""
    no_post = await digest_items.lost(session, team.workspace, team.id, (POST,), person_id=None)
    no_letter = await digest_items.lost(session, team.workspace, team.id, (LETTER, LAST_LETTER), person_id=made.reader)
    again = {i.answer_id for i in no_post}, {i.answer_id for i in no_letter}
    every = tuple(shared)
    posted = {a.id for a in every if made.posted.holds(a.sharing.for_channel_since) or a.id in again[0]}
    waits = {a.id for a in every if _waits(a, made) and a.handled_at is None}
    letter = {a.id for a in every if made.told.holds(a.sharing.since) or (a.id in again[1] and a.handled_at is None)}
    return _among(every, posted, letter, waits)


def _stands(made: Recipe, shared: Iterable[Answer], items: Sequence[Item]) -> Told:
    """What stands in a digest already, but what was shared anew since: that can be undone, and comes with the next.

    What is done goes on to be told there, and only there.
    """
    here = {item.answer_id for item in items}
    waits = {item.answer_id for item in items if item.waits}
    every = tuple(answer for answer in shared if answer.id in here)
    posted = {answer.id for answer in every if not answer.sharing.after(made.posted.until)}
    letter = {answer.id for answer in every if not answer.sharing.after(made.told.until)}
    owed = {answer.id for answer in every if answer.id in waits & letter and _is_owed(answer)}
    return _among(every, posted, letter, owed)


def _among(every: tuple[Answer, ...], posted: set[int], letter: set[int], waits: set[int]) -> Told:
    known = posted | letter | waits
    told = tuple(answer for answer in every if answer.id in known)
    return Told(told, frozenset(posted), frozenset(letter), frozenset(waits))


async def period(
    session: Session, tenant: Tenant, team: Team, about: tuple[str, ...], *, now: datetime, reader: int | None = None
) -> Period:
    """The time since a kind of digest last got through, up to where nobody can undo any more."""
    undo = timedelta(minutes=tenant.manners.undo_minutes)
    last = await deliveries.last_of_team(session, tenant.workspace, team.id, about, person_id=reader)
    return Period(since=(last or team.created_at) - undo, until=now - undo)


def _may_be_told(person: Person, manager_id: int) -> bool:
    """Whether this very manager may hear that Trellis paused itself: consent is for a person."""
    told = may_read(Reader(person_id=manager_id), of_silence(person), person)
    return told and _is_quiet(person) and person.id != manager_id


def _is_quiet(person: Person) -> bool:
    paused_itself = person.pause is not None and person.pause.by is PausedBy.TRELLIS
    return paused_itself and person.standing is not Standing.GONE


def _waits(answer: Answer, made: Recipe) -> bool:
    """Whether the manager owes something by then, and nobody can take it back any more."""
    return _is_owed(answer) and not answer.sharing.after(made.told.until)


def _is_owed(answer: Answer) -> bool:
    """Whether it asks something of the manager: a wish for help, or an item for the next 1:1."""
    return answer.sharing.is_open and (answer.kind is Kind.HELP or answer.sharing.for_agenda)
