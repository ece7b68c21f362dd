"""Facts about people and teams: who they are, when they like to hear from Trellis, and what came of it."""

from dataclasses import dataclass, field
from datetime import datetime, time

from growth.facts.words import HandoverState, PausedBy, Standing, Why


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a person likes to hear from Trellis: on a weekday (Monday is 0), at a wall time, every so many weeks.

    A `monthly` one does not count weeks: its check-in comes on the first such weekday of each month. `at` is on the
    person's own wall, and with `own_hour` they chose it themselves, so that Trellis may write then whatever the hours
    of everybody else. A step by itself comes every `nudge_weeks` at most.
    """

    weeks: int = 2
    weekday: int = 1
    at: time = time(9, 30)
    nudge_weeks: int = 1
    monthly: bool = False
    own_hour: bool = False

    @property
    def chosen_hour(self) -> time | None:
        return self.at if self.own_hour else None


@dataclass(frozen=True, slots=True)
class Pause:
    """Nothing is said by itself until then: wished by the person, or after rounds that nobody answered."""

    by: PausedBy
    until: datetime | None  # None: until the person resumes

    def holds(self, now: datetime) -> bool:
        return self.until is None or now < self.until


@dataclass(frozen=True, slots=True)
class Presence:
    """What Slack last said of a person's availability; `known` is false where it would not say how it is now.

    A status without `status_until` has no end. Without `dnd_until` they may be disturbed. `heard_at` is when it said
    who they are, and tells nothing of do-not-disturb; None where nobody knows.
    """

    status_text: str = ""
    status_emoji: str = ""
    status_until: datetime | None = None
    dnd_until: datetime | None = None
    known: bool = True
    heard_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A member of a workspace whom Trellis knows: who they are in Slack, what they chose, and when it next speaks.

    `id` is ours, `slack_id` the one that Slack has in this `workspace`. `zone` is an IANA name. `ladder` and `level`
    are ids: a level of None was never chosen. `silent_rounds` counts the rounds in a row that nobody answered.
    `next_touch_at` of None: nothing is planned. Workdays are numbers, Monday is 0; holidays a code such as `DE-BY`.
    """

    id: int
    workspace: str
    slack_id: str
    name: str  # the display name, which Slack shows; the real name of somebody who has none
    zone: str
    standing: Standing
    is_admin: bool
    ladder: str
    level: str | None
    areas: tuple[str, ...]  # the focus areas: areas or competencies of the ladder
    rhythm: Rhythm
    pause: Pause | None
    presence: Presence
    silent_rounds: int
    quiet_shared_with: int | None  # the manager who may hear that Trellis paused itself for them
    next_touch_at: datetime | None
    started_at: datetime | None
    directions: tuple[str, ...] = ()  # the tracks, specialisations and role moves they chose
    without: tuple[str, ...] = ()  # the work they said they do not do, by its ids on the ladder
    locale: str = ""  # as Slack gives it, `de-DE`
    holidays: str | None = None  # the country or region they chose; None for the one that is guessed
    workdays: frozenset[int] | None = None  # the days they chose; None for those of where they live
    holidays_given: str | None = None  # what an owner's sheet says of both, where they did not choose
    workdays_given: frozenset[int] | None = None
    towards: str | None = None  # the level whose transition behaviours they chose to practise
    real_name: str = ""
    handle: str = ""  # what Slack has them under, unique in their workspace
    gone_since: datetime | None = None  # since when they have been gone this time, where it is known
    steps_from: datetime | None = None  # they wished that no step comes by itself before
    tells_read: bool = False  # that they opened something is told to whoever shared it and wants that, too

    @property
    def active(self) -> bool:
        return self.standing is Standing.ACTIVE

    def paused(self, now: datetime) -> bool:
        return self.pause is not None and self.pause.holds(now)

    def without_steps(self, now: datetime) -> bool:
        """Whether they asked for a rest, in which no step comes by itself."""
        return self.steps_from is not None and now < self.steps_from


@dataclass(frozen=True, slots=True)
class Team:
    """Who leads, and where and when the digest comes; who grows on it is asked of `db.teams`.

    `channel` is a conversation's id, None for no post there. The digest comes on `weekday` (Monday is 0) at the wall
    time `at`, both by the team's `clock`; `next_digest_at` is that as an instant, None where none is planned.
    `questions` are those that the team asks itself, in its manager's words.
    """

    id: int
    workspace: str
    name: str
    manager: Person
    channel: str | None
    weekday: int
    at: time
    next_digest_at: datetime | None
    created_at: datetime
    ladder: str | None = None  # the one its people begin on; None for the workspace's
    zone: str | None = None  # an IANA name; None for that of whoever leads it
    questions: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()  # which of them stood in a digest, and when, as `growth.questions` notes it

    @property
    def clock(self) -> str:
        """The zone in which its digest comes."""
        return self.zone or self.manager.zone


@dataclass(frozen=True, slots=True)
class Handover:
    """Somebody else leads a team from `effective_at` on, or was to; `before` is who leads it until then.

    `by` chose that. Whoever was deleted since is None.
    """

    id: int
    team: Team
    before: Person | None
    manager: Person
    by: Person | None
    state: HandoverState
    planned_at: datetime
    effective_at: datetime  # once it is settled, when that was

    @property
    def workspace(self) -> str:
        return self.team.workspace


@dataclass(frozen=True, slots=True)
class TeamPeriod:
    """Four weeks of a team: who was on it when they began."""

    team_id: int
    began: datetime
    roster: tuple[int, ...]  # the ids of people


@dataclass(frozen=True, slots=True)
class Touch:
    """What came of one moment at which Trellis could have spoken by itself."""

    at: datetime
    kinds: tuple[str, ...] = ()  # of what was said, heaviest first
    why: Why | None = None  # nothing was said, or it never arrived

    @property
    def spoke(self) -> bool:
        """Whether the person was written to, as far as anybody knows."""
        return self.why is None


@dataclass(frozen=True, slots=True)
class Manners:
    """How much Trellis may speak by itself. The defaults of the settings.

    `a_day` and `a_week` count the messages that it begins, on the person's day and in seven days. It speaks on
    `workdays` (Monday is 0) from `opens` to `closes` on their wall, both included; to whoever chose an hour outside of
    that, then too. After `silent_rounds` without a sign it pauses itself. Nothing shared goes out for `undo_minutes`.
    A count is told from `smallest_count` on, and no number of a team under `smallest_pulse`.
    """

    a_day: int = 1
    a_week: int = 2
    opens: time = time(9, 30)
    closes: time = time(16, 30)
    workdays: frozenset[int] = field(default_factory=lambda: frozenset(range(5)))
    silent_rounds: int = 3
    undo_minutes: int = 10
    smallest_count: int = 3
    smallest_pulse: int = 5
    away: tuple[str, ...] = ()  # the workspace's own words and emoji for somebody away
