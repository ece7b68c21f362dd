"""What happens in one feature and concerns others: the signals that `handlers.framework.signals` carries."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from slack_sdk.models.blocks import Block

from growth.digest import Period, ReplyPace
from growth.facts import Answer, Person, Team
from handlers.framework.context import Context
from handlers.framework.request import Request
from handlers.framework.tenant import Tenant
from handlers.shared.telling import ToldDeed


@dataclass(frozen=True, slots=True)
class Left:
    """Slack says that the person is gone."""

    context: Context


@dataclass(frozen=True, slots=True)
class Forgotten:
    """All that is kept of the person is about to be deleted: whoever wrote their words to others takes them out.

    `redraws` are the deliveries that do so in Slack.
    """

    context: Context
    occasion: str
    redraws: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class WinDeleted:
    """Somebody deleted a win of theirs: its words stand nowhere any more."""

    request: Request
    win: int


@dataclass(frozen=True, slots=True)
class PutOnAgenda:
    """Somebody put what another shared with them on the agenda of their 1:1."""

    request: Request
    answer: Answer


@dataclass(frozen=True, slots=True)
class Turned:
    """Somebody changed a team: its name, its manager, or where its digest goes."""

    request: Request
    before: Team
    after: Team


@dataclass(frozen=True, slots=True)
class LedByAnother:
    """Whoever led the team until now leads it no longer."""

    tenant: Tenant
    before: Team
    now: datetime


@dataclass(frozen=True, slots=True)
class Parted:
    """By a deed the person is led by this manager no longer. The 1:1s that end by it are added."""

    deed: ToldDeed
    person: Person
    manager: Person
    ended: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LevelSaid:
    """Somebody is at another level, or on another ladder, as they say themselves. What it means elsewhere is added.

    `context` is of the person as they are now, `before` as they were.
    """

    request: Request
    before: Person
    context: Context
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Started:
    """Somebody starts, or starts again. What it means elsewhere is added."""

    request: Request
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TeamShown:
    """Somebody who leads a team looks at it. Whoever has something to say of its people adds it.

    What they look for most stands `first`: when they meet whom, and the way to the page of each.
    """

    context: Context
    team: Team
    members: Sequence[Person]
    first: list[Block] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AdminShown:
    """Somebody who runs Trellis here looks at how it does. What is added names nobody, and counts nobody apart."""

    workspace: str
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LetterDrawn:
    """The private digest of a team, for who leads it: whoever has something to say beside what people shared adds it.

    `told` is the time that it tells of, and `at` when it was made; it `leaves` where it is drawn to be sent for the
    first time. `asks` is what somebody would like of the reader, which stands first. `ahead` are 1:1s of the seven days
    after that, and `milestones` what became of people in its time that the reader may read: each a line for a list.
    """

    tenant: Tenant
    team: Team
    reader: Person
    members: Sequence[Person]
    told: Period
    at: datetime
    pace: ReplyPace | None = None  # of its reader, over all that was shared with them
    leaves: bool = False
    asks: list[Block] = field(default_factory=list)
    ahead: list[str] = field(default_factory=list)
    milestones: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReportWanted:
    """Somebody names a person of theirs, and means the page of that person."""

    request: Request
    said: str


@dataclass(frozen=True, slots=True)
class ReportShown:
    """The page of a person, for a reader who leads them. Whoever has something that the reader may read of it adds it.

    `plain`: the person themselves looks at it, so that nothing on it is a control.
    """

    context: Context
    reader: Person
    person: Person
    plain: bool
    blocks: list[Block] = field(default_factory=list)
