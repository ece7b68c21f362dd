"""Gathers a team's week: who counts, what was shared, and what waits for the manager."""

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from db import checkins, deliveries, people, team_periods, teams
from db.engine import Session
from growth import local, names, questions, summary
from growth.audience import Reader, readable
from growth.facts import Answer, Kind, PausedBy, Person, Standing, Team
from growth.summary import Summary
from handlers.digests.recipe import LAST_LETTER, LETTER, POST, Period, Recipe
from handlers.framework.deps import Deps


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


async def week(session: Session, deps: Deps, team: Team, now: datetime) -> Week:
    """The team's time since each of its digests last got through, so that nothing falls between two of them."""
    return await of(session, deps, team, await recipe(session, deps, team, now))


async def recipe(session: Session, deps: Deps, team: Team, now: datetime) -> Recipe:
    """What the digests of this moment are made of, for whoever leads the team and for its channel as it is now."""
    quiet_ones = [p for p in await teams.members(session, deps.workspace, team.id) if _may_be_told(p, team.manager.id)]
    return Recipe(
        kind=LETTER,
        team=team.id,
        at=now,
        posted=await period(session, deps, team, (POST,), now=now),
        told=await period(session, deps, team, (LETTER, LAST_LETTER), now=now, reader=team.manager.id),
        reader=team.manager.id,
        channel=team.channel,
        quiet=tuple(person.id for person in quiet_ones),
    )


async def of(session: Session, deps: Deps, team: Team, made: Recipe) -> Week:
    """The week of a recipe, as the facts are now: what was taken back since it was made is not in it."""
    people_on_it = await teams.members(session, deps.workspace, team.id)
    manager = team.manager if team.manager.id == made.reader else await people.get(session, deps.workspace, made.reader)
    told = [answer for answer in await checkins.shared_on(session, deps.workspace, team.id) if _is_told(answer, made)]
    called = names.shown([manager, *people_on_it, *(answer.author for answer in told)])
    every = [replace(answer, author=_as(answer.author, called)) for answer in told]
    mine = readable(Reader(person_id=manager.id), every)
    waiting = tuple(a for a in mine if _waits(a, made))
    numbers = await team_periods.closed(session, deps.workspace, team.id, made.posted.since)
    ladder = deps.ladders.get(team.ladder or "", deps.ladder(team.manager))
    channel = Reader(team_id=team.id, channel=made.channel)
    posted = [answer for answer in every if made.posted.holds(answer.sharing.since)]
    return Week(
        team=replace(team, manager=manager),
        members=tuple(people_on_it),
        posted=made.posted,
        told=made.told,
        summary=summary.summarise(channel, posted, numbers),
        area_names=dict(ChainMap(ladder.focuses(), *(other.focuses() for other in deps.ladders.values()))),
        starter=questions.starter(ladder, team.id, local.week(made.at, team.manager.zone)).text,
        waiting=waiting,
        shared=tuple(a for a in mine if made.told.holds(a.sharing.since) and a not in waiting),
        quiet=tuple(_as(p, called) for p in people_on_it if p.id in made.quiet and _is_quiet(p)),
    )


def _as(person: Person, called: Mapping[int, str]) -> Person:
    return replace(person, name=called[person.id])


def _is_told(answer: Answer, made: Recipe) -> bool:
    """Whether it can stand in one of the messages."""
    return made.posted.holds(answer.sharing.since) or made.told.holds(answer.sharing.since) or _waits(answer, made)


async def period(
    session: Session, deps: Deps, team: Team, about: tuple[str, ...], *, now: datetime, reader: int | None = None
) -> Period:
    """The time since a kind of digest last got through, up to where nobody can undo any more."""
    undo = timedelta(minutes=deps.manners.undo_minutes)
    last = await deliveries.last_of_team(session, deps.workspace, team.id, about, person_id=reader)
    return Period(since=(last or team.created_at) - undo, until=now - undo)


def _may_be_told(person: Person, manager_id: int) -> bool:
    """Whether this very manager may hear that Trellis paused itself: consent is for a person."""
    return _is_quiet(person) and person.quiet_shared_with == manager_id


def _is_quiet(person: Person) -> bool:
    paused_itself = person.pause is not None and person.pause.by is PausedBy.TRELLIS
    return paused_itself and person.standing is not Standing.GONE


def _waits(answer: Answer, made: Recipe) -> bool:
    """Whether the manager owes something: a wish for help, or an item for the next 1:1.

    What is done is only told where it stands already, in a message that was drawn before.
    """
    settled = answer.sharing.since is not None and not answer.sharing.after(made.told.until)
    owed = answer.kind is Kind.HELP or answer.sharing.for_agenda
    stands = made.keys is not None and waits_id(answer.id) in made.keys
    return settled and owed and (answer.handled_at is None or stands)


def waits_id(answer_id: int) -> str:
    """The id of the block in which something that waits begins."""
    return f"waits-{answer_id}-0"
