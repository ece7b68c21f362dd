"""The facts that every floor above speaks in: frozen, without a session, a client or a clock behind them.

Instants are aware and in UTC. A level, area, action, resource or question is the id of an entry of the person's ladder.
"""

from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum


class Standing(StrEnum):
    """How a person stands to Trellis. Only `ACTIVE` people are ever spoken to on a schedule."""

    NEW = "new"
    INVITED = "invited"
    NOT_NOW = "not_now"
    NEVER = "never"
    ACTIVE = "active"
    GONE = "gone"  # deactivated in Slack


class PausedBy(StrEnum):
    PERSON = "person"
    TRELLIS = "trellis"  # after three silent rounds


class Audience(StrEnum):
    """Who may read one answer besides its author. The order is from the narrowest to the widest."""

    ONLY_ME = "only_me"
    MANAGER = "manager"
    AGENDA = "agenda"
    TEAM = "team"


class Kind(StrEnum):
    """What an answer is: the reply to the round's question, something done, a wish for help, or what comes next."""

    QUESTION = "question"
    WIN = "win"
    HELP = "help"
    PLAN = "plan"


class Pulse(StrEnum):
    """How it goes, in words. It is counted, never shown: see `growth.summary`."""

    GREAT = "great"
    GOOD = "good"
    OKAY = "okay"
    HARD = "hard"
    ROUGH = "rough"
    UNSAID = "unsaid"


class StepState(StrEnum):
    OFFERED = "offered"
    TRYING = "trying"
    DONE = "done"
    DECLINED = "declined"


class RoundState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    SKIPPED = "skipped"
    CLOSED = "closed"  # the next round opened and nobody had answered: a silent round


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a person likes to hear from Trellis: every so many weeks, on a weekday (Monday is 0), at a wall time."""

    weeks: int = 2
    weekday: int = 1
    at: time = time(9, 30)
    nudge_weeks: int = 1


@dataclass(frozen=True, slots=True)
class Pause:
    by: PausedBy
    until: datetime | None  # None: until the person resumes

    def holds(self, now: datetime) -> bool:
        return self.until is None or now < self.until


@dataclass(frozen=True, slots=True)
class Presence:
    """What Slack last said of a person's availability."""

    status_text: str = ""
    status_emoji: str = ""
    status_until: datetime | None = None
    dnd_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    workspace: str
    slack_id: str
    name: str
    zone: str
    standing: Standing
    is_admin: bool
    ladder: str
    level: str | None
    areas: tuple[str, ...]
    rhythm: Rhythm
    pause: Pause | None
    presence: Presence
    silent_rounds: int
    quiet_shared: bool
    next_touch_at: datetime | None
    started_at: datetime | None

    @property
    def active(self) -> bool:
        return self.standing is Standing.ACTIVE

    def paused(self, now: datetime) -> bool:
        return self.pause is not None and self.pause.holds(now)


@dataclass(frozen=True, slots=True)
class Team:
    id: int
    workspace: str
    name: str
    manager: Person
    channel: str | None
    weekday: int
    at: time
    next_digest_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Round:
    """One check-in of one person: a round of questions, open until the next one opens."""

    id: int
    person_id: int
    week: str
    question: str
    ladder: str
    ladder_version: str
    state: RoundState
    opened_at: datetime
    answered_at: datetime | None
    reminded_at: datetime | None
    later: bool
    pulse: Pulse | None
    delivery_id: int | None
    step_id: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    id: int
    round_id: int
    author: Person
    kind: Kind
    text: str
    audience: Audience
    theme: str | None  # the area a wish for help is about
    manager_id: int | None  # the person and the team it was shared with, as they were then
    manager_name: str | None
    team_id: int | None
    shared_at: datetime | None
    written_at: datetime
    handled_at: datetime | None  # the manager pressed "Done" on it


@dataclass(frozen=True, slots=True)
class Step:
    """An action offered to one person, with its state and the reasons it was chosen for."""

    id: int
    person_id: int
    action: str
    resource: str | None
    ladder: str
    ladder_version: str
    state: StepState
    for_good: bool  # declined with "Not for me": never offered again
    because: tuple[str, ...]
    offered_at: datetime
    decided_at: datetime | None
    delivery_id: int | None = None


@dataclass(frozen=True, slots=True)
class Touch:
    """What came of one moment at which Trellis could have spoken by itself."""

    at: datetime
    spoke: bool
    what: str  # the parts that were sent, or why nothing was


@dataclass(frozen=True, slots=True)
class Manners:
    """How much Trellis may speak by itself. The defaults of the settings."""

    a_day: int = 1
    a_week: int = 2
    opens: time = time(9, 30)
    closes: time = time(16, 30)
    workdays: frozenset[int] = field(default_factory=lambda: frozenset(range(5)))
    silent_rounds: int = 3
    undo_minutes: int = 10
    smallest_count: int = 3
    smallest_pulse: int = 5
