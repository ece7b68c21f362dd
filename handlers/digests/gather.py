"""Gathers a team's week: who counts, what was shared, and what waits for the manager."""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from db import checkins, digest_items, people, silences, team_periods, teams
from db import shared as shared_items
from db.digest_items import Item as Standing
from db.engine import Session
from growth import digest, local, names, questions, summary
from growth.audience import Reader, readable
from growth.digest import Item, Period, Told
from growth.facts import Answer, Person, Team, Win
from growth.once import once
from growth.summary import Numbers, Summary
from handlers.digests.recipe import LAST_LETTER, LETTER, POST, Recipe
from handlers.framework.signals import Signals
from handlers.framework.tenant import Tenant
from handlers.shared.happenings import LetterDrawn


@dataclass(frozen=True, slots=True)
class Week:
    """What both digests of one team are drawn from. `owed`, `shared` and `wins` are what its manager may read.

    `waiting` are the oldest of what is owed, as many as stand in a letter, and `more` counts the others.
    """

    team: Team
    members: tuple[Person, ...]
    posted: Period
    told: Period
    summary: Summary
    area_names: dict[str, str]
    starter: str
    owed: tuple[Answer, ...]
    waiting: tuple[Answer, ...]
    more: int
    shared: tuple[Answer, ...]
    wins: tuple[Win, ...]
    quiet: tuple[Person, ...]

    @property
    def worth_telling(self) -> bool:
        """Whether the manager has anything to read."""
        return bool(self.waiting or self.shared or self.wins or self.quiet)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands in a week beside people's words: the team with who reads of it, its numbers, and names for areas."""

    team: Team
    members: tuple[Person, ...]
    numbers: Numbers
    area_names: dict[str, str]
    starter: str


async def week(session: Session, tenant: Tenant, team: Team, now: datetime) -> Week:
    """The team's time since each of its digests last got through, so that nothing falls between two of them."""
    return await of(session, tenant, team, await recipe(session, tenant, team, now))


async def recipe(session: Session, tenant: Tenant, team: Team, now: datetime) -> Recipe:
    """What the digests of this moment are made of, for whoever leads the team and for its channel as it is now."""
    shared = await silences.shared(session, tenant.workspace, team.id, team.manager.id)
    quiet_ones = [person for person in shared if digest.may_be_told(person, team.manager.id)]
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
    session: Session, tenant: Tenant, team: Team, made: Recipe, *, items: Sequence[Standing] | None = None
) -> Week:
    """The week of a recipe, as the facts are now: what was taken back since it was made is not in it.

    `items` is what stands in a digest that was drawn before, so that nothing else comes into it.
    """
    people_on_it = await teams.members(session, tenant.workspace, team.id)
    manager = (
        team.manager if team.manager.id == made.reader else await people.get(session, tenant.workspace, made.reader)
    )
    if items is None:
        told = await _told(session, team, made)
    else:
        waits = {item.key for item in items if item.waits}
        stands = {item.key: item.key in waits for item in items}
        shared = await shared_items.of_keys(session, tenant.workspace, team.id, stands)
        told = digest.drawn_anew(shared, posted=made.posted, told=made.told, stands=stands)
    numbers = await team_periods.closed(session, tenant.workspace, team.id, made.posted.since)
    ladder = tenant.app.ladders.get(team.ladder or "", tenant.written(team.manager))
    named = dict(ChainMap(ladder.focuses(), *(other.focuses() for other in tenant.app.ladders.values())))
    asked = made.starter or questions.starter(ladder, team, local.week(made.at, team.clock))
    around = Around(replace(team, manager=manager), tuple(people_on_it), numbers, named, asked)
    return decided(around, made, told)


async def beside(
    session: Session, tenant: Tenant, week: Week, made: Recipe, signals: Signals, *, leaves: bool = False
) -> LetterDrawn:
    """What stands in the letter of a week beside what was shared: how soon its reader answers, and what others say."""
    reader, until = week.team.manager, made.told.until
    settled = await checkins.settled_for(session, tenant.workspace, reader.id, since=until - digest.WAITS)
    pace = digest.pace(readable(Reader(person_id=reader.id), settled), until)
    drawn = LetterDrawn(tenant, week.team, reader, week.members, made.told, made.at, pace, leaves)
    return await signals.tell(session, drawn)


def decided(around: Around, made: Recipe, told: Told) -> Week:
    """Of all that can be told, what the manager may read and what the channel may: nothing else comes into a week."""
    manager, people_on_it = around.team.manager, around.members
    called = names.shown([manager, *people_on_it, *(item.author for item in told.every)])
    every = [_by(item, _as(item.author, called)) for item in told.every]
    mine = [each for each in readable(Reader(person_id=manager.id), every) if each.author.id != manager.id]
    owed = tuple(each for each in mine if isinstance(each, Answer) and each.key in told.waits)
    waiting = owed[: digest.MOST_WAITING]
    unread = told.lettered - {each.key for each in waiting}
    new = once(each for each in mine if each.key in unread)
    channel = Reader(team_id=around.team.id, channel=made.channel)
    posted = [item for item in every if item.key in told.posted]
    return Week(
        team=around.team,
        members=people_on_it,
        posted=made.posted,
        told=made.told,
        summary=summary.summarise(channel, posted, around.numbers),
        area_names=around.area_names,
        starter=around.starter,
        owed=owed,
        waiting=waiting,
        more=len(owed) - len(waiting) if made.keys is None else made.more,
        shared=tuple(each for each in new if isinstance(each, Answer)),
        wins=tuple(each for each in new if isinstance(each, Win)),
        quiet=tuple(_as(p, called) for p in people_on_it if p.id in made.quiet and digest.is_quiet(p)),
    )


def _as(person: Person, called: Mapping[int, str]) -> Person:
    name = called[person.id]
    return person if person.name == name else replace(person, name=name)


def _by(item: Item, author: Person) -> Item:
    return item if item.author is author else replace(item, author=author)


async def _told(session: Session, team: Team, made: Recipe) -> Told:
    """What was shared in its time, what waits, and what stood in a message that never arrived."""
    no_post = await digest_items.lost(session, team.workspace, team.id, (POST,), person_id=None)
    no_letter = await digest_items.lost(session, team.workspace, team.id, (LETTER, LAST_LETTER), person_id=made.reader)
    lost = {i.key for i in no_post}, {i.key for i in no_letter}
    shared = await shared_items.lately(
        session,
        team.workspace,
        team.id,
        since=min(made.posted.since, made.told.since),
        owed_since=made.told.until - digest.WAITS,
        keys=lost[0] | lost[1],
    )
    return digest.drawn_first(shared, posted=made.posted, told=made.told, lost=lost)


async def period(
    session: Session, tenant: Tenant, team: Team, about: tuple[str, ...], *, now: datetime, reader: int | None = None
) -> Period:
    """The time since a kind of digest last got through, up to where nobody can undo any more.

    Who leads the team since lately goes on where the letters of the one before ended: what comes after the last of them
    is shared with one of the two alone.
    """
    undo = timedelta(minutes=tenant.manners.undo_minutes)
    last = await digest_items.last(session, tenant.workspace, team.id, about, person_id=reader)
    if last is None and reader is not None:
        last = await digest_items.last_to_anybody(session, tenant.workspace, team.id, (LETTER,))
    return Period(since=(last or team.created_at) - undo, until=now - undo)
