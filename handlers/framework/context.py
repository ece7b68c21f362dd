"""One person at one moment: what every decision about them begins with."""

from dataclasses import dataclass
from datetime import date, datetime

from content.model.ladder import Ladder
from growth import cadence, local, rounds
from growth.days_off import Calendar, Days
from growth.facts import Person, Round, Step
from handlers.framework.deps import Deps


@dataclass(frozen=True, slots=True)
class Context:
    deps: Deps
    person: Person
    now: datetime

    @property
    def workspace(self) -> str:
        return self.deps.workspace

    @property
    def ladder(self) -> Ladder:
        return self.deps.ladder(self.person)

    def ladder_of(self, step: Step | None) -> Ladder:
        """The ladder that a step was taken from, which need not be the person's any more; theirs if it is gone."""
        return self.deps.ladders.get(step.ladder, self.ladder) if step else self.ladder

    @property
    def calendar(self) -> Calendar:
        return self.deps.calendar(self.person)

    @property
    def days(self) -> Days:
        return Days(self.deps.place(self.person), self.calendar.manners.workdays, self.person.zone)

    @property
    def today(self) -> date:
        """The day on the person's own wall."""
        return local.wall(self.now, self.person.zone).date()

    @property
    def week(self) -> str:
        return local.week(self.now, self.person.zone)

    def next_touch(self) -> datetime | None:
        """When the person's rhythm next comes round, after now."""
        return cadence.next_touch(self.person, self.now, self.calendar)

    def next_round(self, last: Round | None) -> datetime | None:
        """When the check-in after `last` comes, or came if nothing has been asked since."""
        return rounds.following(self.person, last, now=self.now, calendar=self.calendar)

    def round_due(self, last: Round | None) -> bool:
        return rounds.due(self.person, last, now=self.now, calendar=self.calendar)

    def local_day(self, moment: datetime) -> date:
        return local.wall(moment, self.person.zone).date()
