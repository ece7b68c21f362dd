"""One person at one moment: what every decision about them begins with."""

from dataclasses import dataclass
from datetime import date, datetime

from content.models import Ladder
from growth import cadence, local
from growth.days_off import Calendar
from growth.facts import Person
from handlers.deps import Deps


@dataclass(frozen=True, slots=True)
class Scene:
    deps: Deps
    person: Person
    now: datetime

    @property
    def ladder(self) -> Ladder:
        return self.deps.ladder(self.person)

    @property
    def calendar(self) -> Calendar:
        return self.deps.calendar(self.person)

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

    def local_day(self, moment: datetime) -> date:
        return local.wall(moment, self.person.zone).date()
