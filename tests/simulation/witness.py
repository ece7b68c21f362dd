"""Sees all that anybody sees, and says at once where something was promised otherwise."""

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import holidays

from playground.core.bus import Bus
from playground.core.world import Person
from playground.testing import Playground
from playground.wire import Json
from tests.simulation.clocks import Clocks
from tests.simulation.population import ZONES, Population

OPENS, CLOSES = time(9, 30), time(16, 30)
LEFT = timedelta(minutes=30)  # for what was decided as the day ended to come
GRACE = timedelta(minutes=2)  # what changed so shortly before a message may have crossed it
NUDGE = 90  # the priority of what Trellis begins by itself
A_DAY, A_WEEK, WEEK = 1, 2, timedelta(days=7)
WORD = re.compile(r"canary\d{6}")
FEW = re.compile(r"\b(?:[0-9]+|one|two) (?:of|people|answered|tried)\b")
FEWEST = 5  # people on a team of which numbers are told
SOME, AMONG = "some of the team", 10  # under a third, and three at least: there are no such three among fewer


class Broken(Exception):
    """A promise that was not kept."""


@dataclass(frozen=True)
class Begun:
    """A message that Trellis began by itself."""

    uid: str
    at: datetime
    kinds: str


@dataclass(frozen=True)
class Heard:
    """What somebody was sent in their conversation with Trellis: in which delivery, and its first words."""

    uid: str
    token: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Was:
    """How somebody was, from a moment on, as Slack has them."""

    since: datetime
    person: Person


class Witness(Bus):
    """Stands where the pages listen: every notice comes by, with those before whom it is put."""

    def __init__(self, slack: Playground, population: Population) -> None:
        super().__init__()
        self.slack, self.population = slack, population
        self.begun: dict[str, list[Begun]] = defaultdict(list)
        self.broken: list[str] = []
        self.clocks = Clocks()
        self.ears: list[Callable[[Heard], None]] = []
        self.seen: dict[str, tuple[str, str]] = {}  # where the message with a delivery's id stands
        self._was: dict[str, list[Was]] = {}
        self._calendars = {zone: holidays.country_holidays(place) for zone, place in ZONES.items()}
        self._rows = sqlite3.connect(":memory:")

    def opens(self, database: Path) -> None:
        """From here on it reads what stands there."""
        self._rows = sqlite3.connect(database)

    def close(self) -> None:
        self._rows.close()
        super().close()

    def tell(self, people: Iterable[str] | None, notice: Json) -> None:
        super().tell(people, notice)
        kind = notice["type"]
        if kind == "people":
            self._remember()
        if people is None or kind not in ("message", "changed", "view", "home"):
            return
        readers = set(people)
        self._audience(readers, notice)
        if kind == "message":
            self._posted(readers, notice["message"])

    def fail(self, why: str) -> None:
        self.broken.append(why)

    def rows(self, query: str, *given: object) -> list[tuple[object, ...]]:
        """What stands in the database, as it is committed."""
        return self._rows.execute(query, given).fetchall()

    def _remember(self) -> None:
        now = self.slack.clock.moment()
        for uid, person in self.slack.slack.world.people.items():
            history = self._was.setdefault(uid, [])
            if not history or history[-1].person is not person:
                history.append(Was(now, person))

    def _audience(self, readers: set[str], notice: Json) -> None:
        """No word stands before anybody but those for whom it was written."""
        humans = {uid for uid in readers if not self.slack.slack.world.people[uid].is_bot}
        for word in set(WORD.findall(json.dumps(notice))):
            meant = self.population.secrets[word].readers
            if meant is not None and (others := humans - meant):
                self.fail(f"audience: {sorted(others)} read {word}, which is for {sorted(meant)}")

    def _posted(self, readers: set[str], shown: Json) -> None:
        message = self.slack.slack.messages.find(shown["channel"], shown["ts"])
        if message is None or message.app_id is None:
            return
        channel = self.slack.slack.world.conversations[message.channel]
        if channel.kind == "channel":
            self._floors(message.channel, self.slack.read(message))
        token = ((message.metadata or {}).get("event_payload") or {}).get("id")
        if token is None:
            return
        if token in self.seen:
            self.fail(f"once: a delivery stands twice, in {message.channel} at {self.seen[token][1]} and {message.ts}")
        self.seen[token] = (message.channel, message.ts)
        if channel.kind == "im":
            (uid,) = readers - {str(message.user)}
            for hears in self.ears:
                hears(Heard(uid, str(token), message.text, self.slack.clock.moment()))
        for priority, kinds, created in self.rows(
            "SELECT priority, kinds, created_at FROM deliveries WHERE token = ?", token
        ):
            if priority == NUDGE and channel.kind == "im":
                self._manners(uid, str(kinds), datetime.fromisoformat(str(created)).replace(tzinfo=UTC))

    def _floors(self, channel: str, text: str) -> None:
        """What anybody may read says no number of few people; of a small team it says none at all."""
        if not text.startswith("Growth digest"):
            return
        roughly = text.partition("The last four weeks")[2]
        team = next(t for t in self.population.teams if self.slack.slack.world.channel(t.name).id == channel)
        if SOME in roughly and len(team.people) < AMONG:
            self.fail(f"floors: fewer than three of {len(team.people)} in {team.name}: {roughly!r}")
        if roughly and len(team.people) < FEWEST:
            self.fail(f"floors: numbers of a team of {len(team.people)} in {team.name}")
        if FEW.search(roughly):
            self.fail(f"floors: a count in {team.name}: {roughly!r}")

    def _manners(self, uid: str, kinds: str, decided: datetime) -> None:
        """Something that Trellis began by itself has arrived: it was decided, and came, at a time for it."""
        now = self.slack.clock.moment()
        person = self.slack.slack.world.people[uid]
        early = min(([*self._unmannerly(uid, decided, at)] for at in self.clocks.truly(decided)), key=len)
        soon = any(now - at <= LEFT for at in self.clocks.truly(decided))
        for why in (*early, *self._late(person, now + self.clocks.wrong_by, soon=soon)):
            self.fail(f"manners: {person.name} got {kinds} {why}; decided {decided}, sent {now}")
        self._budget(Begun(uid, now, kinds), person)

    def _unmannerly(self, uid: str, read: datetime, decided: datetime) -> Iterator[str]:
        """What spoke against it when it was decided, at a time that Trellis `read` otherwise where its clock was wrong.

        Somebody who has just changed may have been asked before.
        """
        near = [was.person for was in self.during(uid, decided - GRACE, decided + GRACE)]
        at = decided.timestamp()
        if all(self._closed(person, read) for person in near):
            yield f"outside their hours, at {read.astimezone(ZoneInfo(near[-1].tz))}"
        if all(person.dnd and person.dnd[0] <= at < person.dnd[1] for person in near):
            yield "in do-not-disturb"
        if all(
            person.status_text and (not person.status_expiration or at < person.status_expiration) for person in near
        ):
            yield "on vacation"

    def _late(self, person: Person, now: datetime, *, soon: bool) -> Iterator[str]:
        """What speaks against it now that it has arrived, `soon` after it was decided or not."""
        wall = now.astimezone(ZoneInfo(person.tz))
        if not (OPENS <= wall.time() <= CLOSES or soon):
            yield f"late, at {wall}"
        if person.deleted:
            yield "when they had left"
        paused = self.rows("SELECT paused_by, paused_until, standing FROM people WHERE slack_id = ?", person.id)
        by, until, standing = paused[0]
        if standing in ("not_now", "never"):
            yield f"although they had said {standing}"
        if by == "person" and (until is None or now < datetime.fromisoformat(str(until)).replace(tzinfo=UTC)):
            yield "in a pause"

    def _closed(self, person: Person, moment: datetime) -> bool:
        wall = moment.astimezone(ZoneInfo(person.tz))
        return self.is_off(person.tz, wall.date()) or not (OPENS <= wall.time() <= CLOSES)

    def is_off(self, tz: str, day: date) -> bool:
        """Whether nobody works on a day there."""
        return day.weekday() > 4 or day in self._calendars[tz]

    def during(self, uid: str, since: datetime, until: datetime) -> Iterator[Was]:
        """How somebody was in that time, one after another."""
        history = self._was.get(uid, [])  # nobody there has changed so far
        for n, was in enumerate(history):
            ends = history[n + 1].since if n + 1 < len(history) else None
            if was.since <= until and (ends is None or ends >= since):
                yield was

    def _budget(self, begun: Begun, person: Person) -> None:
        mine = self.begun[begun.uid][-8:]
        today = begun.at.astimezone(ZoneInfo(person.tz)).date()
        day = [other for other in mine if other.at.astimezone(ZoneInfo(person.tz)).date() == today]
        week = [other for other in mine if begun.at - other.at < WEEK - GRACE]
        self.begun[begun.uid].append(begun)
        if len(day) >= A_DAY:
            self.fail(f"manners: {person.name} got {len(day) + 1} messages on {today}: {[*day, begun]}")
        if len(week) >= A_WEEK:
            self.fail(f"manners: {person.name} got {len(week) + 1} messages in a week: {[*week, begun]}")
