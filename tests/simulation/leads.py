"""Whether a change of who leads a team was told before: each on it read of it, and slept over it."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.simulation.witness import CLOSES, OPENS, Heard, Witness

WORD = re.compile(r"From .+ on, (\w+) leads (\w+)")
LONGEST = timedelta(days=7)  # that anybody is waited for
DONE = """SELECT h.id, h.team_id, t.name, h.manager_id, m.name, h.before_id, h.planned_at FROM handovers h
    JOIN teams t ON t.id = h.team_id JOIN people m ON m.id = h.manager_id WHERE h.state = 'done' ORDER BY h.id"""
LED_BY_NOBODY = "SELECT 1 FROM people WHERE id = ? AND standing = 'gone'"
# Whoever was on it then already, uses Trellis, and leads it neither before nor after.
HEARERS = """SELECT p.slack_id, p.paused_by FROM people p JOIN memberships b ON b.person_id = p.id
    WHERE b.team_id = ? AND b.joined_at <= ? AND p.standing = 'active' AND p.started_at <= ?
    AND p.id NOT IN (?, ?) ORDER BY p.id"""


def moment(text: object) -> datetime:
    return datetime.fromisoformat(str(text)).replace(tzinfo=UTC)


class Leads:
    """Hears what people read, and looks at each change once it is there."""

    def __init__(self, witness: Witness) -> None:
        self._witness = witness
        self._read: dict[tuple[str, str, str], datetime] = {}  # when whom a word reached: of which team, who leads it
        self._seen: set[object] = set()
        witness.ears.append(self._hears)

    def _hears(self, heard: Heard) -> None:
        if found := WORD.search(heard.text.replace("*", "")):
            self._read[heard.uid, found[2], found[1]] = heard.at

    def look(self, now: datetime) -> None:
        """After a step: of what took effect in it."""
        for number, team, name, after, called, before, planned in self._witness.rows(DONE):
            if number in self._seen:
                continue
            self._seen.add(number)
            if self._witness.rows(LED_BY_NOBODY, before):
                continue
            since = moment(planned)
            for uid, paused in self._witness.rows(HEARERS, team, planned, planned, after, before or 0):
                if paused is None and self._in_peace(str(uid), since, now):
                    self._was_told(str(uid), (str(name), str(called)), since, now)

    def _in_peace(self, uid: str, since: datetime, now: datetime) -> bool:
        """Whether nothing kept them from reading: no absence, no quiet, and they were here."""
        return not any(
            was.person.deleted or was.person.status_text or (was.person.dnd and was.person.dnd[1] > since.timestamp())
            for was in self._witness.during(uid, since, now)
        )

    def _was_told(self, uid: str, change: tuple[str, str], since: datetime, now: datetime) -> None:
        person = self._witness.slack.slack.world.people[uid]
        zone, read = ZoneInfo(person.tz), self._read.get((uid, *change))
        if read is not None and read.astimezone(zone).date() < now.astimezone(zone).date():
            return
        if self._sleeps_over_it(person.tz, since) <= since + LONGEST:
            self._witness.fail(f"told: {change[1]} leads {change[0]}, and {person.name} read of it {read or 'nowhere'}")

    def _sleeps_over_it(self, tz: str, since: datetime) -> datetime:
        """When the first workday begins after the one on which they read of it at the earliest."""
        wall = since.astimezone(ZoneInfo(tz))
        days = self._workdays(tz, wall.date() + timedelta(days=wall.time() > CLOSES))
        next(days)
        return datetime.combine(next(days), OPENS, ZoneInfo(tz))

    def _workdays(self, tz: str, first: date) -> Iterator[date]:
        for n in range(60):
            day = first + timedelta(days=n)
            if not self._witness.is_off(tz, day):
                yield day
