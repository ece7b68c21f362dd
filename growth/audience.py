"""Who may read an answer, and who an assessment. Every reader goes through here; no second place decides it."""

from collections.abc import Iterable
from dataclasses import dataclass

from growth.facts import Answer, Assessment, Audience, Kind, Person, Standing, Team


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody, or a place, that wants to show an answer.

    A person has a `person_id`. A team's channel has a `team_id` and a `channel` alone: it stands for everybody who
    might ever read it.
    """

    person_id: int | None = None
    team_id: int | None = None
    channel: str | None = None


def may_read(reader: Reader, answer: Answer) -> bool:
    """Whether this reader may see the words of this answer. What is not allowed here is allowed nowhere.

    An answer names the manager, the team and the channel it was shared with when it was shared, so that a later one
    inherits nothing.
    """
    if reader.person_id is not None and reader.person_id == answer.author.id:
        return True
    if answer.shared_at is None or answer.audience is Audience.ONLY_ME:
        return False
    if reader.person_id is not None and reader.person_id == answer.manager_id:
        return True
    if answer.audience is not Audience.TEAM or reader.team_id is None:
        return False
    return (reader.team_id, reader.channel) == (answer.team_id, answer.channel)


def readable(reader: Reader, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Those of the answers that this reader may see, in their order."""
    return tuple(answer for answer in answers if may_read(reader, answer))


def may_read_assessment(reader: Reader, assessment: Assessment, beside: Assessment | None = None) -> bool:
    """Whether this reader may see how somebody is seen. `beside` is the subject's own view, for a manager's.

    A self-assessment is for its author, and once finished for the manager it was shared with: it names them, so that a
    later one inherits nothing. A manager's view is for its author, and for its subject as soon as it is finished and
    stands beside a view of their own that they shared with this very manager.
    """
    if reader.person_id is None:
        return False
    if reader.person_id == assessment.author.id:
        return True
    if assessment.own:
        return assessment.manager_id == reader.person_id and _shared(assessment)
    if reader.person_id != assessment.subject.id or assessment.finished_at is None or beside is None:
        return False
    mine = beside.own and beside.author.id == reader.person_id
    return mine and _shared(beside) and beside.manager_id == assessment.author.id


def _shared(assessment: Assessment) -> bool:
    return assessment.finished_at is not None and assessment.shared_at is not None


@dataclass(frozen=True, slots=True)
class Draft:
    """One answer as somebody wrote it. An empty text takes the answer back."""

    kind: Kind
    text: str
    audience: Audience = Audience.ONLY_ME
    theme: str | None = None


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
    def readers(self) -> tuple[int | None, int | None]:
        """The ids of the manager and the team that sharing means now."""
        return (self.manager.id if self.manager else None, self.team.id if self.team else None)

    @property
    def channel(self) -> str | None:
        """Where the team's digest goes now."""
        return self.team.channel if self.team else None

    def still(self, answer: Answer) -> bool:
        """Whether sharing means the same people now as it did when the answer was shared."""
        same = self.readers == (answer.manager_id, answer.team_id)
        return same and (answer.audience is not Audience.TEAM or self.channel == answer.channel)

    def means(self, chosen: Audience, manager_id: int | None, team_id: int | None, channel: str | None) -> bool:
        """Whether an audience means now what it meant when it was offered: this manager and team, and this channel."""
        if chosen is Audience.ONLY_ME:
            return True
        return self.readers == (manager_id, team_id) and (chosen is not Audience.TEAM or self.channel == channel)

    def share(self, chosen: Audience) -> "Shared":
        """The audience, and the manager, team and channel it means; only its author if it is not on offer."""
        if chosen not in self.choices or chosen is Audience.ONLY_ME:
            return Shared(Audience.ONLY_ME)
        return Shared(chosen, *self.readers, self.channel if chosen is Audience.TEAM else None)


@dataclass(frozen=True, slots=True)
class Shared:
    """What sharing an answer means at one moment."""

    audience: Audience
    manager_id: int | None = None
    team_id: int | None = None
    channel: str | None = None
