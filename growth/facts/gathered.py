"""Facts about one person, gathered for the moment at which Trellis could speak to them by itself."""

from dataclasses import dataclass
from datetime import datetime

from growth.facts.checkins import Round
from growth.facts.growing import Measurement, Step
from growth.facts.mentoring import MentorPair
from growth.facts.one_on_ones import TalkTold
from growth.facts.people import Person, Touch


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that decides what is said to somebody by itself, gathered once a touch for everybody who is due.

    `rounds`, `steps` and `measurements` are the person's own, newest first: of the rounds the last dozen, of the others
    all. `pairs` are those, with a mentor or a mentee, of which they were not asked yet whether the two met, `talks` the
    1:1s of which they are to be told, and were not yet. `spoken_at` are the instants at which Trellis began a message
    to them in the seven days before it was gathered, `letters` when the next one comes about each team they lead, and
    `foreseen` is word of the 1:1 after that, of those of every week, both of somebody who is told of 1:1s: it stands in
    the message in which they were told of the one before it, and in none where they were not.
    """

    person: Person
    rounds: tuple[Round, ...] = ()
    steps: tuple[Step, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    pairs: tuple[MentorPair, ...] = ()
    talks: tuple[TalkTold, ...] = ()
    letters: tuple[datetime, ...] = ()
    foreseen: tuple[TalkTold, ...] = ()
    spoken_at: tuple[datetime, ...] = ()
    last_touch: Touch | None = None

    @property
    def last_round(self) -> Round | None:
        return self.rounds[0] if self.rounds else None
