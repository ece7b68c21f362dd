"""Who may read something besides its author: one fact, the same of everything that can be shared."""

from dataclasses import dataclass, replace
from datetime import datetime

from growth.facts.words import Audience


@dataclass(frozen=True, slots=True)
class ItemKey:
    """Which thing somebody shared, among all of them: the id of an answer, or that of a win."""

    answer: int | None = None
    win: int | None = None


@dataclass(frozen=True, slots=True)
class Sharing:
    """With whom its author shared something, and since when; what they never shared is for them alone.

    It names the person, the team and the channel as they were when it was shared, so that whoever comes later inherits
    nothing. What was taken back names nobody any more. Only `growth.audience` reads from it who may read.
    """

    audience: Audience = Audience.ONLY_ME
    reader_id: int | None = None  # the person: a manager
    team_id: int | None = None
    channel: str | None = None  # where the digest of the team went
    since: datetime | None = None
    taken_back: datetime | None = None
    followed: datetime | None = None  # when its author let it follow the digest to this channel

    @property
    def is_open(self) -> bool:
        """Whether anybody besides the author can be meant."""
        return self.audience is not Audience.ONLY_ME and self.since is not None and self.taken_back is None

    @property
    def with_team(self) -> bool:
        return self.is_open and self.audience is Audience.TEAM

    @property
    def for_agenda(self) -> bool:
        return self.is_open and self.audience is Audience.AGENDA

    def on_team(self, team_id: int) -> bool:
        """Whether it was ever shared on that team."""
        return self.since is not None and self.team_id == team_id

    def names(self, person_id: int) -> bool:
        """Whether that is the person whom it is shared with, if it is."""
        return self.reader_id == person_id

    @property
    def for_channel_since(self) -> datetime | None:
        """Since when the channel it names can be meant."""
        return self.followed or self.since

    def after(self, moment: datetime) -> bool:
        """Whether it was shared after that moment, or followed to its channel, and still is."""
        since = self.for_channel_since
        return self.is_open and since is not None and since > moment

    def to(self, channel: str, now: datetime) -> "Sharing":
        """The same, followed to another channel: for everybody else it is as old as it was."""
        return replace(self, channel=channel, followed=now)

    def means_as(self, other: "Sharing") -> bool:
        """Whether both mean the same readers, whenever they were chosen."""
        mine, theirs = ((s.audience, s.reader_id, s.team_id, s.channel) for s in (self, other))
        return mine == theirs

    def back(self, now: datetime) -> "Sharing":
        """The same, taken back: what was for its author alone stays as it was."""
        return Sharing(taken_back=now) if self.is_open else self
