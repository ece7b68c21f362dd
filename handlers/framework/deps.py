"""What every deed may use: the time, transactions, the ladders, the manners, and a little of Slack."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from random import Random, SystemRandom
from typing import Any, Protocol

from content.model.ladder import Ladder
from db.engine import Transaction
from db.profiles import Profile
from growth.days_off import Calendar
from growth.facts import Manners, Person, Rhythm
from growth.places import Places


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody as Slack describes them."""

    profile: Profile
    workspaces: frozenset[str]
    is_bot: bool
    is_guest: bool

    def outside(self, workspace: str) -> bool:
        """Whether Trellis is not for them here: bots, guests, and who is gone or of another workspace."""
        return self.is_bot or self.is_guest or self.profile.deactivated or workspace not in self.workspaces


@dataclass(frozen=True, slots=True)
class Channel:
    """A conversation as Slack describes it."""

    id: str
    name: str
    archived: bool
    joined: bool
    external: bool


class Slack(Protocol):
    """What features ask Slack about. Sending is the deliveries' business, not theirs.

    Each that asks raises `handlers.framework.errors.Gone`, `LockedOut`, `TryLater` or `Refused`.
    """

    async def member(self, slack_id: str) -> Member: ...

    async def disturbed(self, slack_ids: Sequence[str]) -> Mapping[str, datetime | None]: ...

    def described(self, user: Mapping[str, Any]) -> Member: ...

    async def channel(self, channel_id: str) -> Channel: ...

    async def publish_home(self, slack_id: str, view: dict[str, Any]) -> None: ...


@dataclass(frozen=True, kw_only=True)
class Deps:
    workspace: str
    now: Callable[[], datetime]
    transaction: Transaction
    reading: Transaction  # takes no lock, and refuses what would write
    slack: Slack
    ladders: Mapping[str, Ladder]
    default_ladder: str
    manners: Manners = field(default_factory=Manners)
    rhythm: Rhythm = field(default_factory=Rhythm)
    places: Places = field(default_factory=Places)
    command: str = "/growth"
    admins: frozenset[str] = frozenset()
    help_contact: str = ""
    hears: bool = True  # what people write, in a thread too: Slack hands it over only if it was allowed to
    chance: Random = field(default_factory=SystemRandom)  # nobody can foresee or repeat it
    wake: Callable[[], None] = lambda: None

    def ladder(self, person: Person) -> Ladder:
        """The person's ladder; the workspace's own where theirs is no longer installed."""
        return self.ladders.get(person.ladder) or self.ladders[self.default_ladder]

    def calendar(self, person: Person) -> Calendar:
        return Calendar.of(self.place(person), self.manners, person.workdays or person.workdays_given)

    def place(self, person: Person) -> str | None:
        """The country or region whose public holidays are the person's; None where nothing tells."""
        return person.holidays or person.holidays_given or self.places.of(person.zone, person.locale)

    def at_work(self, person: Person) -> Person:
        """The person with the workdays that hold for them, chosen or not."""
        return replace(person, workdays=self.calendar(person).manners.workdays)

    def is_admin(self, person: Person) -> bool:
        return person.is_admin or person.slack_id in self.admins
