"""How a pair of mentor and mentee goes on: how long a question waits, whether they met, and what to begin with."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from content.model.ladder import Ladder, Level
from growth import levels
from growth.facts import MentorPair, PairState, Person
from growth.prompts import Moment
from growth.touch import Prompt

MET = "met"
WAITS = timedelta(weeks=2)
NIGHT = time(3)
OPEN = (PairState.ASKED, PairState.ACTIVE)
STARTERS = 2


def next_night(now: datetime) -> datetime:
    """When all who ask are looked at together: at night, in UTC."""
    today = datetime.combine(now.astimezone(UTC).date(), NIGHT, UTC)
    return today if today > now else today + timedelta(days=1)


def closes(pair: MentorPair) -> datetime:
    """When a mentor who says nothing is not asked any more."""
    return pair.asked_at + WAITS


def lapsed(pair: MentorPair, now: datetime) -> bool:
    return pair.state is PairState.ASKED and now >= closes(pair)


def bars(pair: MentorPair, now: datetime) -> bool:
    """Whether its mentor is not to be named to its mentee because of it.

    A question that was taken back, or never arrived, does so only until its time would have been over: it may have been
    read, and nobody is asked the same twice in a row. One that was left unanswered to its end is not asked again. With
    whom it ended badly is kept elsewhere.
    """
    if pair.state is PairState.WITHDRAWN:
        left_to_its_end = pair.settled_at is not None and pair.settled_at >= closes(pair)
        return left_to_its_end or now < closes(pair)
    return pair.state is not PairState.ENDED


def meets_by(pair: MentorPair) -> datetime | None:
    """When the first talk should have been: after one interval from the day on which both said yes."""
    if pair.state is not PairState.ACTIVE or pair.settled_at is None:
        return None
    return pair.settled_at + timedelta(weeks=pair.weeks)


def to_ask(pairs: Iterable[MentorPair], now: datetime) -> MentorPair | None:
    """The pair of whose first talk somebody is asked now, of those about which they were not asked yet."""
    return next((pair for pair in pairs if (by := meets_by(pair)) is not None and now >= by), None)


def met(moment: Moment) -> Prompt | None:
    """Whether the two met, once, after the first interval."""
    asks = moment.person.active and to_ask(moment.facts.pairs, moment.now)
    return Prompt(MET, 40) if asks else None


def leads(one: int, other: int, manager_of: Iterable[tuple[int, int]]) -> bool:
    """Whether one of the two leads the other, by pairs of a person and who leads them."""
    return any({person, manager} == {one, other} for person, manager in manager_of)


def starters(ladder: Ladder, topic: str, mentee: Person) -> list[str]:
    """What the two could begin with, from the ladder: what the level above asks for there, and its questions."""
    own = ladder.find(Level, mentee.level)
    above = levels.above(ladder, mentee) if own else ladder.levels[0]
    wish = next((e.text for e in (ladder.added_at(above.id) if above else ()) if _of(e, topic)), None)
    level = own.id if own else ladder.levels[0].id
    asked = [q.text for q in ladder.questions if _of(q, topic) and (not q.levels or level in q.levels)]
    return [*([wish] if wish else []), *asked[:STARTERS]]


def _of(entry: object, topic: str) -> bool:
    return topic in (*getattr(entry, "areas", ()), *getattr(entry, "competencies", ()))
