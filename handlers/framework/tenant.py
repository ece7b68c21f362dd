"""What every deed may use: what belongs to the process, what to a workspace, and a little of Slack."""

from asyncio import Lock
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from random import Random, SystemRandom
from typing import Any, Protocol

from content.model.ladder import Ladder
from db.engine import Transaction
from db.profiles import Profile
from growth import worksheets
from growth.days_off import Calendar
from growth.facts import Manners, Person, Rhythm
from growth.places import Places


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody as Slack describes them. On an Enterprise Grid they are of several `workspaces`."""

    profile: Profile
    workspaces: frozenset[str]
    is_bot: bool
    is_guest: bool

    def outside(self, workspace: str) -> bool:
        """Whether Trellis is not for them here: bots, guests, and who is gone or of another workspace."""
        return self.is_bot or self.is_guest or self.profile.deactivated or workspace not in self.workspaces


@dataclass(frozen=True, slots=True)
class Roll:
    """Some of all members, and where the next ones are asked for; None where these are the last."""

    members: Sequence[Member]
    following: str | None


@dataclass(frozen=True, slots=True)
class Channel:
    """A conversation as Slack describes it. Trellis posts where it `joined`; `external`: with other companies in it."""

    id: str
    name: str
    archived: bool
    joined: bool
    external: bool


@dataclass(frozen=True, slots=True)
class SentFile:
    """A text or a picture that somebody gets as a file. `alt` is a picture in words, and `beside` stands with it."""

    name: str
    title: str
    text: str | bytes
    alt: str = ""
    beside: str = ""


Announced = Callable[[str], Awaitable[None]]  # is told the id of a file before it stands anywhere


@dataclass(frozen=True, slots=True)
class HistoryMessage:
    """A message as it stands: whose it is, the token of the delivery that sent it, and the files that came with it."""

    ts: str
    by: str
    token: str | None
    files: tuple[str, ...]
    has_thread: bool


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some of what was said in a conversation, and where more is asked for; None where these are the last."""

    messages: Sequence[HistoryMessage]
    following: str | None


class Slack(Protocol):
    """What features ask Slack about. Sending is the deliveries' business, not theirs.

    Each that asks raises `handlers.framework.errors.Gone`, `LockedOut`, `TryLater` or `Refused`.
    """

    async def member(self, slack_id: str) -> Member: ...

    async def members(self, workspace: str, page: str | None) -> Roll: ...

    async def disturbed(self, slack_ids: Sequence[str]) -> Mapping[str, datetime | None]: ...

    def described(self, user: Mapping[str, Any]) -> Member: ...

    async def channel(self, channel_id: str) -> Channel: ...

    async def permalink(self, channel_id: str, ts: str) -> str: ...

    async def said(self, channel_id: str, ts: str, *, by: str, thread: str | None = None) -> str: ...

    async def send_file(self, channel_id: str, file: SentFile, announced: Announced) -> None: ...

    async def remove_message(self, channel_id: str, ts: str) -> None: ...

    async def remove_file(self, file_id: str) -> None: ...

    async def history(self, channel_id: str, *, thread: str | None = None, page: str | None = None) -> HistoryPage: ...

    async def send_chart(
        self, channel_id: str, text: str, blocks: Sequence[dict[str, Any]]
    ) -> tuple[str, str] | None: ...

    async def publish_home(self, slack_id: str, view: dict[str, Any]) -> None: ...


@dataclass(frozen=True, kw_only=True)
class App:
    """What belongs to the process, whichever workspace it serves: the time, the database, the ladders, chance.

    `now` gives an aware instant in UTC and is asked once a deed. `transaction` opens a transaction that is committed
    when its block ends well. `ladders` are the installed ones by their ids. `wake` has what is queued sent now.
    """

    now: Callable[[], datetime]
    transaction: Transaction
    answering: Transaction  # the same, but before all others who wait to write
    reading: Transaction  # takes no lock, and refuses what would write
    looking: Transaction  # the same for somebody who waits for an answer, and so of a little at a time
    durable: Transaction  # is on the disk once it is committed, with all that was committed before
    ladders: Mapping[str, Ladder]
    command: str = "/growth"  # as the manifest has it
    chance: Random = field(default_factory=SystemRandom)  # nobody can foresee or repeat it
    wake: Callable[[], None] = lambda: None


@dataclass(slots=True)
class Chosen:
    """What an admin chose in Slack for the workspace, as its row was last read: it changes while the process runs."""

    ladder: str | None = None  # the id of one that need not be installed any more


@dataclass(frozen=True, kw_only=True)
class Tenant:
    """What belongs to one workspace that the process serves: its id at Slack, its client there, and its settings.

    `default_ladder` is an id of `app.ladders`, that of the settings: it holds where no other one was `chosen`. `rhythm`
    is that of whoever has not chosen one, `places` tells whose public holidays are whose. `admins` are Slack ids.
    `help_contact` is shown as it stands, empty where there is none. A worksheet that begins
    now is kept for `worksheet_days`.
    """

    app: App
    workspace: str
    slack: Slack
    default_ladder: str
    chosen: Chosen = field(default_factory=Chosen)
    manners: Manners = field(default_factory=Manners)
    rhythm: Rhythm = field(default_factory=Rhythm)
    places: Places = field(default_factory=Places)
    admins: frozenset[str] = frozenset()
    help_contact: str = ""
    removing: Lock = field(default_factory=Lock)  # of whoever takes away what stands in Slack of somebody deleted
    worksheet_days: int = worksheets.DAYS
    sends_files: bool = True  # only where it was allowed to
    hears: bool = True  # what people write, in a thread too: Slack hands it over only if it was allowed to

    @property
    def own_ladder(self) -> str:
        """The id of the workspace's ladder: the one that was chosen, if it is installed."""
        wish = self.chosen.ladder
        return wish if wish is not None and wish in self.app.ladders else self.default_ladder

    def written(self, person: Person) -> Ladder:
        """The person's ladder as it was written; the workspace's own where theirs is no longer installed.

        Raises KeyError where that is not installed either.
        """
        return self.app.ladders.get(person.ladder) or self.app.ladders[self.own_ladder]

    def ladder(self, person: Person, reader: Person | None = None) -> Ladder:
        """The same in the language of whoever reads it, as far as it is translated: the person, or somebody else."""
        return self.written(person).spoken((reader or person).locale)

    def calendar(self, person: Person) -> Calendar:
        days, hour = person.workdays or person.workdays_given, person.rhythm.chosen_hour
        return Calendar.of(self.place(person), self.manners, days, hour=hour)

    def place(self, person: Person) -> str | None:
        """The country or region whose public holidays are the person's; None where nothing tells."""
        return person.holidays or person.holidays_given or self.places.of(person.zone, person.locale)

    def at_work(self, person: Person) -> Person:
        """The person with the workdays that hold for them, chosen or not."""
        return replace(person, workdays=self.calendar(person).manners.workdays)

    def is_admin(self, person: Person) -> bool:
        return person.is_admin or person.slack_id in self.admins
