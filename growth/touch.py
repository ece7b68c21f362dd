"""What goes into one message that Trellis starts by itself, within the person's budget."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from growth import local
from growth.facts import Manners


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something a feature would like to say at this moment.

    The heaviest prompt leads. One that stands `alone` shares its message with nothing; one that goes `along` is in none
    but beside others. A `silent` one only redraws a message that is already there: it costs no budget, because nobody's
    phone lights up.
    """

    kind: str
    weight: int
    alone: bool = False
    silent: bool = False
    along: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many messages Trellis started with this person: today, and in the last seven days."""

    today: int
    week: int

    def leaves_room(self, manners: Manners) -> bool:
        return self.today < manners.a_day and self.week < manners.a_week


def spoken(begun: Iterable[datetime], zone: str, now: datetime) -> Spoken:
    """What counts against the budget of somebody in a zone, of the instants (UTC) at which a message was begun."""
    at = set(begun)  # what begins at one moment is heard once, as the letters about two teams
    midnight = local.instant(local.wall(now, zone).date(), time(0), zone)
    week = now - timedelta(days=7) + timedelta(minutes=1)  # the same moment a week ago is over
    return Spoken(today=sum(moment >= midnight for moment in at), week=sum(moment >= week for moment in at))


def choose(prompts: Iterable[Prompt], spoken: Spoken, manners: Manners) -> tuple[Prompt, ...]:
    """The prompts that go out now, heaviest first. All that are not silent share one message.

    Nothing but silent ones when the budget is spent: what is due then is asked about again at the next moment, so that
    held things never pile up.
    """
    ranked = sorted(prompts, key=lambda prompt: (-prompt.weight, prompt.kind))
    silent = tuple(prompt for prompt in ranked if prompt.silent)
    loud = tuple(prompt for prompt in ranked if not prompt.silent)
    if all(prompt.along for prompt in loud) or not spoken.leaves_room(manners):
        return silent
    if loud[0].alone:
        return (loud[0], *silent)
    return (*(prompt for prompt in loud if not prompt.alone), *silent)
