"""Gathers a team's week: who counts, what was shared, and what waits for the manager."""

from collections import ChainMap
from dataclasses import dataclass
from datetime import datetime, timedelta

from db import checkins, deliveries, team_periods, teams
from db.engine import Session
from growth import choose, local, summary
from growth.audience import Reader, readable
from growth.facts import Answer, Audience, Kind, PausedBy, Person, Team
from growth.summary import Summary
from handlers.deps import Deps

POST, LETTER = "digest-post", "digest-letter"


@dataclass(frozen=True, slots=True)
class Period:
    """What was shared in it is told in this digest: after `since`, up to `until`, when nobody can undo it any more."""

    since: datetime
    until: datetime

    def holds(self, answer: Answer) -> bool:
        return answer.shared_at is not None and self.since < answer.shared_at <= self.until


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
    posted = await _period(session, deps, team, POST, now=now)
    told = await _period(session, deps, team, LETTER, now=now)
    people_on_it = await teams.members(session, team.id)
    every = await checkins.shared_on(session, team.id)
    mine = readable(Reader(person_id=team.manager.id, team_id=team.id), every)
    waiting = tuple(a for a in mine if _waits(a, told))
    numbers = await team_periods.closed(session, team.id, posted.since)
    ladder = deps.ladders.get(team.ladder or "", deps.ladder(team.manager))
    return Week(
        team=team,
        members=tuple(people_on_it),
        posted=posted,
        told=told,
        summary=summary.summarise(team.id, filter(posted.holds, every), numbers),
        area_names=dict(ChainMap(ladder.focuses(), *(other.focuses() for other in deps.ladders.values()))),
        starter=choose.starter(ladder, team.id, local.week(now, team.manager.zone)).text,
        waiting=waiting,
        shared=tuple(a for a in mine if told.holds(a) and a not in waiting),
        quiet=tuple(p for p in people_on_it if p.quiet_shared and p.pause and p.pause.by is PausedBy.TRELLIS),
    )


async def _period(session: Session, deps: Deps, team: Team, about: str, *, now: datetime) -> Period:
    undo = timedelta(minutes=deps.manners.undo_minutes)
    last = await deliveries.last_of_team(session, team.id, about)
    return Period((last or team.created_at) - undo, now - undo)


def _waits(answer: Answer, told: Period) -> bool:
    """Whether the manager owes something: a wish for help, or an item for the next 1:1, that is not done yet."""
    settled = answer.shared_at is not None and answer.shared_at <= told.until and answer.handled_at is None
    return settled and (answer.kind is Kind.HELP or answer.audience is Audience.AGENDA)
