"""Who may read what. Every reader of everything that can be shared goes through here; no second place decides it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from growth.facts import (
    Assessment,
    Audience,
    LevelChange,
    LevelState,
    MentorPair,
    PairState,
    Person,
    Remark,
    Sharing,
    Standing,
    Team,
)

UNSHARED = Sharing()


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody, or a place, that wants to show something.

    A person has a `person_id`. A team's channel has a `team_id` and a `channel` alone: it stands for everybody who
    might ever read it. A team without a channel is no place, and reads nothing.
    """

    person_id: int | None = None
    team_id: int | None = None
    channel: str | None = None


class Shareable(Protocol):
    """Something of somebody's that they can share."""

    @property
    def author(self) -> Person: ...

    @property
    def sharing(self) -> Sharing: ...


S = TypeVar("S", bound=Shareable)


def may_read(reader: Reader, sharing: Sharing, author: Person) -> bool:
    """Whether this reader may see what the author shared so. What is not allowed here is allowed nowhere."""
    if reader.person_id is not None and reader.person_id == author.id:
        return True
    if not sharing.is_open:
        return False
    if reader.person_id is not None and reader.person_id == sharing.reader_id:
        return True
    if not sharing.with_team or reader.team_id is None or reader.channel is None:
        return False
    return (reader.team_id, reader.channel) == (sharing.team_id, sharing.channel)


def readable(reader: Reader, items: Iterable[S]) -> tuple[S, ...]:
    """Those of the items that this reader may see, in their order."""
    return tuple(item for item in items if may_read(reader, item.sharing, item.author))


def with_person(reader: Person, now: datetime) -> Sharing:
    """What sharing with one named person means: they alone, whoever leads whom."""
    return Sharing(Audience.PERSON, reader.id, since=now)


def readers(sharing: Sharing, author: Person) -> tuple[Reader, ...]:
    """Everybody besides its author whom `may_read` lets through: the person that it names, and the channel."""
    person = Reader(person_id=sharing.reader_id)
    place = Reader(team_id=sharing.team_id, channel=sharing.channel)
    named = (
        *((person,) if sharing.reader_id not in (None, author.id) else ()),
        *((place,) if sharing.team_id is not None and sharing.channel is not None else ()),
    )
    return tuple(reader for reader in named if may_read(reader, sharing, author))


def of_assessment(assessment: Assessment, beside: Assessment | None = None) -> Sharing:
    """With whom an assessment is shared. `beside` is the subject's own view, for a manager's.

    Nothing is before it is finished. A self-assessment is shared as its author says. A manager's view is shared with
    its subject by standing beside a view of their own that they shared with this very manager.
    """
    if assessment.finished_at is None:
        return UNSHARED
    if assessment.own:
        return assessment.sharing
    if beside is None or not beside.own or beside.author.id != assessment.subject.id:
        return UNSHARED
    if not may_read(Reader(person_id=assessment.author.id), of_assessment(beside), beside.author):
        return UNSHARED
    return Sharing(Audience.SUBJECT, assessment.subject.id, since=assessment.finished_at)


def of_level(change: LevelChange) -> Sharing:
    """With whom a change of level is shared: the manager who was asked, or who proposed it, until that is withdrawn."""
    if change.manager is None or change.state in (LevelState.SET, LevelState.WITHDRAWN):
        return UNSHARED
    return Sharing(Audience.MANAGER, change.manager.id, since=change.asked_at)


def of_remark(remark: Remark, about: Shareable | None) -> Sharing:
    """With whom a remark is shared: with the other of the two. `about` is what it is about, if that is still there.

    What its author says of a thing of their own goes back with it: whoever may not read the one reads the other no
    more. What its reader said to them stays said.
    """
    if not remark.by_its_author:
        return remark.sharing
    other = Reader(person_id=remark.sharing.reader_id)
    return remark.sharing if about is not None and may_read(other, about.sharing, about.author) else UNSHARED


def of_pair(pair: MentorPair) -> Sharing:
    """With whom a mentee shares what they wrote and that they asked: the mentor, until that is taken back."""
    if pair.state is PairState.WITHDRAWN:
        return UNSHARED
    return Sharing(Audience.PERSON, pair.mentor.id, since=pair.asked_at)


def of_silence(person: Person) -> Sharing:
    """With whom somebody shares that Trellis paused itself for them. Since when is not kept, but that they started."""
    if person.quiet_shared_with is None:
        return UNSHARED
    return Sharing(Audience.MANAGER, person.quiet_shared_with, since=person.started_at)


@dataclass(frozen=True, slots=True)
class Circle:
    """Who is around a person now: the manager and the team they could share with."""

    manager: Person | None = None
    team: Team | None = None

    @classmethod
    def on(cls, team: Team, person: Person) -> "Circle":
        """Who is around somebody on a team. Nobody is their own manager, and whoever is gone leads nobody."""
        leads = team.manager.id != person.id and team.manager.standing is not Standing.GONE
        return cls(manager=team.manager if leads else None, team=team)

    @property
    def choices(self) -> tuple[Audience, ...]:
        """The audiences on offer: nobody is offered a reader who does not exist."""
        offered = [Audience.ONLY_ME]
        if self.manager is not None:
            offered += [Audience.MANAGER, Audience.AGENDA]
        if self.team is not None and self.team.channel is not None:
            offered.append(Audience.TEAM)
        return tuple(offered)

    @property
    def for_wins(self) -> tuple[Audience, ...]:
        """Those on offer for a win: it asks nothing of anybody, so that it is no item of an agenda."""
        return tuple(offered for offered in self.choices if offered is not Audience.AGENDA)

    @property
    def readers(self) -> tuple[int | None, int | None]:
        """The ids of the manager and the team that sharing means now."""
        return (self.manager.id if self.manager else None, self.team.id if self.team else None)

    @property
    def channel(self) -> str | None:
        """Where the team's digest goes now."""
        return self.team.channel if self.team else None

    def still(self, sharing: Sharing) -> bool:
        """Whether sharing means the same people and place now as it did then; only oneself is always the same."""
        if sharing.audience is Audience.ONLY_ME:
            return True
        same = self.readers == (sharing.reader_id, sharing.team_id)
        return same and (sharing.audience is not Audience.TEAM or self.channel == sharing.channel)

    def share(self, chosen: Audience, now: datetime, *, before: Sharing = UNSHARED) -> Sharing:
        """What sharing with an audience means now; what is not on offer is `before`, taken back."""
        if chosen not in self.choices or chosen is Audience.ONLY_ME:
            return before.back(now)
        return Sharing(chosen, *self.readers, self.channel if chosen is Audience.TEAM else None, since=now)
