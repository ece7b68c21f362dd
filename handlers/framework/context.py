"""One person at one moment: what every decision about them begins with."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from db.engine import Session
from db.outbox import Delivery
from growth import cadence, local, rounds
from growth.days_off import Calendar, Days
from growth.facts import Facts, Person, Round, Step
from growth.prompts import Moment
from handlers.framework.tenant import Tenant

Draw = Callable[[Session, Sequence["Drawing"]], Awaitable[Sequence[Sequence[Block]]]]


@dataclass(frozen=True, slots=True)
class Context:
    """One person at one moment. `now` is an instant in UTC, the same for all that is done in one deed.

    `draws` are how each feature looks in a message that Trellis starts, in the order in which they stand there.
    """

    tenant: Tenant
    person: Person
    now: datetime
    draws: Sequence[Draw] = ()

    @property
    def workspace(self) -> str:
        return self.tenant.workspace

    @property
    def ladder(self) -> Ladder:
        """The person's ladder, in their language as far as it is translated."""
        return self.tenant.ladder(self.person)

    def spoken(self, ladder: Ladder) -> Ladder:
        """A ladder as the person reads it: in the language that Slack speaks to them."""
        return ladder.spoken(self.person.locale)

    def installed(self, ladder: str) -> Ladder | None:
        """The ladder of this id, as the person reads it; None where it is no longer installed."""
        found = self.tenant.app.ladders.get(ladder)
        return self.spoken(found) if found else None

    def ladder_of(self, step: Step | None) -> Ladder:
        """The ladder that a step was taken from, which need not be the person's any more; theirs if it is gone."""
        return self.spoken(self.tenant.app.ladders.get(step.ladder, self.ladder)) if step else self.ladder

    @property
    def calendar(self) -> Calendar:
        return self.tenant.calendar(self.person)

    @property
    def days(self) -> Days:
        return Days(self.tenant.place(self.person), self.calendar.manners.workdays, self.person.zone)

    @property
    def today(self) -> date:
        """The day on the person's own wall."""
        return local.wall(self.now, self.person.zone).date()

    @property
    def week(self) -> str:
        return local.week(self.now, self.person.zone)

    def moment(self, facts: Facts) -> Moment:
        """What decides on the person's prompts, where these are their facts."""
        return Moment(facts, self.ladder, self.calendar, self.now)

    def next_touch(self) -> datetime | None:
        """When the person's rhythm next comes round, after now: in UTC; None while nothing is planned."""
        return cadence.next_touch(self.person, self.now, self.calendar)

    def next_round(self, last: Round | None) -> datetime | None:
        """When the check-in after `last` comes, or came if nothing has been asked since."""
        return rounds.following(self.person, last, now=self.now, calendar=self.calendar)

    def round_due(self, last: Round | None) -> bool:
        return rounds.due(self.person, last, now=self.now, calendar=self.calendar)

    def local_day(self, moment: datetime) -> date:
        return local.wall(moment, self.person.zone).date()


@dataclass(frozen=True, slots=True)
class Drawing:
    """One message that is drawn now, for the person it went to or goes to."""

    context: Context
    delivery: Delivery
