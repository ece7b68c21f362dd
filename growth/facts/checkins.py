"""Facts about check-ins: the rounds, and the answers given in them."""

from dataclasses import dataclass
from datetime import datetime

from growth.facts.people import Person
from growth.facts.sharing import ItemKey, Sharing
from growth.facts.words import Audience, Kind, PlanState, Pulse, RoundState

LOOK_BACK = "trellis-look-back"  # in the place of a question's id: no ladder asks it


@dataclass(frozen=True, slots=True)
class Round:
    """One check-in of one person: a round of questions, open until the next one opens.

    `week` is the ISO week on the person's wall, as `2026-W48`: there is one round in each. `later` says that they asked
    to have it back. `delivery_id` is the message in which it stands now, `step_id` the step that stands in it, and
    `back_id` one that was done long before, upon which it looks back.
    """

    id: int
    person_id: int
    week: str
    question: str
    asked: str  # the question in the words in which it was asked
    ladder: str
    ladder_version: str
    state: RoundState
    opened_at: datetime
    answered_at: datetime | None
    reminded_at: datetime | None
    later: bool
    pulse: Pulse | None
    delivery_id: int | None
    step_id: int | None
    back_id: int | None = None

    @property
    def looks_back(self) -> bool:
        """Whether it is the one of its quarter that asks what comes next, below what was."""
        return self.question == LOOK_BACK


@dataclass(frozen=True, slots=True)
class Draft:
    """One answer as somebody wrote it. An empty text takes the answer back."""

    kind: Kind
    text: str
    audience: Audience = Audience.ONLY_ME
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """A message in the thread of a check-in, and the part that it made of an answer: its length and its digest.

    `digest` is that of `growth.merge`: enough to find the part again, and no word of it.
    """

    id: int
    round_id: int
    ts: str  # what Slack calls it by
    length: int  # in characters; 0 where nothing of it is kept
    digest: str
    changed: str | None  # Slack's name of its last change that was followed
    gone: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody wrote in one round, one of each `kind`: whom it is for is said by `sharing`, read by `audience`.

    `text` is as it was typed, `theme` the id of an area.
    """

    id: int
    round_id: int
    author: Person
    kind: Kind
    text: str
    sharing: Sharing
    theme: str | None  # the area a wish for help is about
    manager_name: str | None  # of the person it was shared with
    written_at: datetime
    handled_at: datetime | None  # the manager pressed "Done" on it
    plan_state: PlanState | None = None  # of a plan: what its author said of it later, and when they last did
    plan_decided_at: datetime | None = None
    kept: bool = False  # as a win, too
    asked: str = ""  # the question of its round, in the words in which it was asked

    @property
    def key(self) -> ItemKey:
        return ItemKey(answer=self.id)
