"""Gathers a team's week: who counts, what was shared, and what waits for the manager."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from db import checkins, steps, teams
from db.engine import Session
from growth import choose, local, quiet, summary
from growth.audience import Reader, readable
from growth.facts import Answer, Audience, Kind, PausedBy, Person, Pulse, Round, RoundState, StepState, Team
from growth.summary import Member, Summary
from handlers.deps import Deps

PULSE_PERIOD = timedelta(weeks=4)
FIRST_PERIOD = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Week:
    """What both digests of one team are drawn from. `shared` and `waiting` are what its manager may read."""

    team: Team
    members: tuple[Person, ...]
    since: datetime
    until: datetime
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
    """The team's time since its last digest, up to the moment before which nobody can undo a sharing any more."""
    undo = timedelta(minutes=deps.manners.undo_minutes)
    since, until = (team.last_digest_at or now - FIRST_PERIOD) - undo, now - undo
    people_on_it = await teams.members(session, team.id)
    every = await checkins.shared_with(session, manager_id=team.manager.id, team_id=team.id)
    settled = [answer for answer in every if answer.shared_at and answer.shared_at <= until]
    fresh = [answer for answer in settled if answer.shared_at and answer.shared_at > since]
    mine = readable(Reader(person_id=team.manager.id, team_id=team.id), settled)
    waiting = tuple(a for a in mine if _waits(a))
    ladder = deps.ladder(team.manager)
    return Week(
        team=team,
        members=tuple(people_on_it),
        since=since,
        until=until,
        summary=summary.summarise(
            team.id, await _members(session, people_on_it, since=since, now=now), fresh, deps.manners
        ),
        area_names={area.id: area.name for area in ladder.areas},
        starter=choose.starter(ladder, team.id, local.week(now, team.manager.zone)).text,
        waiting=waiting,
        shared=tuple(a for a in mine if a in fresh and a not in waiting),
        quiet=tuple(p for p in people_on_it if p.quiet_shared and p.pause and p.pause.by is PausedBy.TRELLIS),
    )


def _waits(answer: Answer) -> bool:
    """Whether the manager owes something: a wish for help, or an item for the next 1:1, that is not done yet."""
    return answer.handled_at is None and (answer.kind is Kind.HELP or answer.audience is Audience.AGENDA)


async def _members(session: Session, people_on_it: list[Person], *, since: datetime, now: datetime) -> list[Member]:
    ids = [person.id for person in people_on_it]
    rounds = await checkins.of_people(session, ids, now - 2 * PULSE_PERIOD)
    tried = {
        step.person_id
        for step in await steps.of_people(session, ids, since)
        if step.state in (StepState.TRYING, StepState.DONE)
    }
    return [
        _member(person, [r for r in rounds if r.person_id == person.id], tried=tried, since=since, now=now)
        for person in people_on_it
    ]


def _member(person: Person, rounds: list[Round], *, tried: set[int], since: datetime, now: datetime) -> Member:
    asked = [r for r in rounds if r.opened_at > since]
    around = person.active and not person.paused(now) and not quiet.away(person, now)
    return Member(
        person_id=person.id,
        areas=person.areas if person.active else (),
        expected=around and bool(asked),
        answered=any(r.state is RoundState.ANSWERED for r in asked),
        tried=person.id in tried,
        pulse=_pulse(rounds, now - PULSE_PERIOD, now),
        pulse_before=_pulse(rounds, now - 2 * PULSE_PERIOD, now - PULSE_PERIOD),
    )


def _pulse(rounds: list[Round], since: datetime, until: datetime) -> Pulse | None:
    """The newest word of a period. The rounds come newest first."""
    return next((r.pulse for r in rounds if r.pulse and since < r.opened_at <= until), None)
