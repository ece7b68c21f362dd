"""Buttons that lead to a feature and that others draw: the feature registers a listener under the id.

A start fails where one of these leads nowhere (`handlers.framework.registry.Registry.check`).
"""

from dataclasses import dataclass

from pydantic import BaseModel, Field
from slack_sdk.models.blocks import ButtonElement, InteractiveElement

from growth.facts import ItemKey
from handlers.framework import blocks


@dataclass(frozen=True, slots=True)
class Control:
    """The id of a button, and what it says unless it stands somewhere special."""

    id: str
    label: str

    def button(self, value: BaseModel | None = None, label: str = "", *, style: str | None = None) -> ButtonElement:
        return blocks.button(label or self.label, self.id, value, style=style)


class RoundRef(BaseModel):
    """Which round a button is about."""

    round: int


class WrittenRef(BaseModel):
    """Which answer of a check-in a button is about."""

    answer: int


class SharedRef(BaseModel):
    """Which answer or win that somebody shared a button is about."""

    answer: int | None = None
    win: int | None = None

    @classmethod
    def of(cls, key: ItemKey) -> "SharedRef":
        return cls(answer=key.answer, win=key.win)

    @property
    def key(self) -> ItemKey:
        return ItemKey(self.answer, self.win)


class ReportRef(BaseModel):
    """Whose page a button opens, and how far back in what they shared."""

    person: int
    page: int = 0


class PointsRef(BaseModel):
    """What to put on the agenda with somebody, in Trellis' words: of nothing that can be taken back."""

    other: int
    points: list[str] = Field(max_length=5)


class KeptWinRef(BaseModel):
    """Which win a button is about."""

    win: int


class SaidRef(BaseModel):
    """Which message in somebody's conversation with Trellis a button is about: by its moment, and its thread's."""

    ts: str = Field(pattern=r"^\d{1,12}\.\d{1,9}$")
    thread: str | None = None


class TopicRef(BaseModel):
    """What somebody would like a mentor for: an area or a competency."""

    topic: str


class LadderRef(BaseModel):
    """Which ladder a button is about. Beside a form nothing leads further, as Slack stacks three modals at most.

    source: https://docs.slack.dev/surfaces/modals
    """

    ladder: str
    beside_form: bool = False


class ExamplesRef(BaseModel):
    """Of which lines of a ladder a button shows examples: of these, of a competency at a level, or of what it adds.

    `another`: they are read beside a view of somebody else.
    """

    ladder: str
    level: str = ""
    competency: str = ""
    wishes: tuple[str, ...] = ()
    another: bool = False


class OtherRef(BaseModel):
    """Whose agenda with the reader a button is about; none for the list of all."""

    other: int | None = None


class TeamRef(BaseModel):
    """Which team a button or form is about; none for a new one."""

    team: int | None = None


HELP = Control("home.help", "All commands")
FOCUS = Control("preferences.focus", "Change focus")
WHO_SEES = Control("preferences.who_sees", "Who can read what")
EXPORT = Control("privacy.export", "Take out my data")
DELETE = Control("privacy.delete", "Delete my data")
PAUSE = Control("preferences.pause", "Pause")
TWO_WEEKS = Control("preferences.two_weeks", "Pause for two weeks")
RESUME = Control("preferences.resume", "Resume")
DAYS = Control("days.change", "Change days")
CHECK_IN = Control("checkins.now", "Check in now")
LOOK_AHEAD = Control("checkins.look_ahead", "Write what comes next")
LOOK_BACK = Control("lookback.show", "Look back")
ANSWER = Control("checkins.answer", "Answer")
ANSWER_SAID = Control("checkins.answer_said", "Answer the check-in with it")
SKIP = Control("checkins.skip", "Skip this one")
STEP = Control("nudges.first", "Show me a step")
MEANING = Control("ladders.meaning", "What do the levels mean?")
EXAMPLES = Control("ladders.examples", "Examples of each")  # with an ExamplesRef
LEVEL = Control("levels.show", "My level")
ASSESS = Control("assessments.begin", "Where I stand")
MARK_AGAIN = Control("assessments.short", "Mark again")
KEEP_WIN = Control("wins.keep", "Keep a win")
KEEP_STEP = Control("wins.keep_step", "Keep what came of it")
KEEP_ANSWER = Control("wins.keep_answer", "Keep as a win")
KEEP_SAID = Control("wins.keep_said", "Keep as a win")
AGENDA = Control("one_on_ones.show", "1:1 agenda")
AGENDA_WITH = Control("one_on_ones.open", "1:1 agenda")  # with an OtherRef
AGENDA_SAID = Control("one_on_ones.add_said", "Put it on my 1:1")
AGENDA_ANSWER = Control("one_on_ones.add_answer", "On our 1:1")  # with a WrittenRef
AGENDA_POINTS = Control("one_on_ones.add_points", "Put these on our 1:1")  # with a PointsRef
REMARK = Control("remarks.open", "Answer")
REPORT = Control("reports.show", "Open the page")
REPORTS = Control("reports.picked", "Open a page")
SEEN_BY = Control("reports.seen_by", "See what they see")
MENTOR = Control("mentors.show", "Mentors")
FIND_MENTOR = Control("mentors.find", "Find a mentor")  # with a TopicRef, or for the first of their areas
WINS = Control("wins.show", "My wins")
CHANGE_WIN = Control("wins.edit", "Change")
EXPLORE = Control("explore.open", "Explore")
TEAM = Control("teams.show", "My people")
EDIT_TEAM = Control("teams.edit", "People and digest")
NEW_TEAM = Control("teams.new", "Make a team")
PREVIEW = Control("digests.preview", "Preview the digest")

EVERY = tuple(value for value in vars().values() if isinstance(value, Control))

STOP_PICKED = "stop"


def pause_menu() -> InteractiveElement:
    """The way to quiet: for a while, or for good."""
    return blocks.menu(
        PAUSE.id,
        (
            ("1w", "Pause for a week"),
            ("2w", "Pause for two weeks"),
            ("4w", "Pause for four weeks"),
            (STOP_PICKED, "Stop"),
        ),
    )


def of_team(ref: TeamRef) -> list[InteractiveElement]:
    """What somebody who leads a team can do about it."""
    return [TEAM.button(ref), EDIT_TEAM.button(ref), PREVIEW.button(ref)]
