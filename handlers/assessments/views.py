"""What people see of an assessment once it is there: by category, what it is good for, and who else sees it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block, InteractiveElement

from content.model.ladder import Ladder
from growth import assessing
from growth.facts import Assessment, Person
from handlers.assessments import focus_views, marked
from handlers.assessments.focus_views import Growing
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.shared import buttons

AGAIN, SUMMARY = "assessments.again", "assessments.summary"
SHARE, UNSHARE = "assessments.share", "assessments.unshare"
HISTORY = "assessments.history"
PROPOSE, MY_VIEW = "assessments.propose", "assessments.my_view"
BESIDE, VIEW_OF, TAKE_BACK = "assessments.beside", "assessments.view_of", "assessments.take_back"

NO_COMPETENCIES = "The *{ladder}* ladder describes no competencies, so there is nothing to look at one by one."
NOTHING_MARKED = "You passed over all of them, so there is nothing to keep. You can begin again any time."
SHARED = "Shared. {manager} can read it from now on, beside a view of their own."
TAKEN_BACK = "Taken back. Only you can read it from now on."
SHARING = (
    "If you share it, {manager} reads your marks and the level they are against: {level}. {manager} sees that you "
    "shared, and also if you take it back."
)
KEPT_BACK = "Kept, and not finished: only you see it. Behind `{command} team` it goes on any time."
MINE_BACK = "Taken back: only you see it, and it is not finished. Behind `{command} team` it goes on any time."
AS_BEFORE = " {name} reads the one of {day} as before."
PAST_TAKING_BACK = "More than ten minutes have passed, so {name} may have read it. You can go through them again."
HOW_IT_GOES = "One competency at a time, three descriptions side by side. Stop any time; only you see it."
LOOKED_AT = "You last looked on {day}."
NOT_THEIRS = (
    "I can open this for people on a team you lead. Pick one behind `{command} team`, or type the name "
    "as Slack suggests it: `{command} assess @name`."
)
MEANT = "That can mean {names}. Type more of the name, or pick one behind `{command} team`."
MOST_MEANT = 6
LEFT = "{name} is not on a team you lead any more, so this ends here. Nobody else sees what you marked."
PROPOSING = "_Propose it to them_: {name} is asked whether they would like to look, too. What you marked is not told."
MOVED = "Your manager here changed while this was open, so nothing was shared. Press again if you like to share it."


class AssessmentRef(BaseModel):
    """Which assessment a button is about."""

    assessment: int


class ShareRef(AssessmentRef):
    """Which one to share, and whom "your manager" meant when the button was drawn."""

    manager: int


class SubjectRef(BaseModel):
    """Whom a manager's view is of, or by whom: the other one of the two."""

    person: int


def on_the_home(done: Assessment | None, zone: str) -> list[Block]:
    """The way to where somebody stands, when they last went it, the short way, and what moved over time."""
    at = done.finished_at if done else None
    about = words.text(LOOKED_AT, day=words.on_day(at, zone)) if at else words.text(HOW_IT_GOES)
    stands = blocks.section("*Where I stand*\n{about}", buttons.ASSESS.button(label="Look"), about=about)
    return [stands, blocks.row(*([moved_button()] if done else []), short_button())]


def short_button() -> InteractiveElement:
    return buttons.MARK_AGAIN.button(label="A short one, two minutes")


def moved_button() -> InteractiveElement:
    return blocks.button("How it moved", HISTORY)


@dataclass(frozen=True, slots=True)
class Shown:
    """An assessment that is done, as its author sees it."""

    ladder: Ladder
    reader: Person
    assessment: Assessment
    manager: Person | None = None  # whom the reader could share with now
    shared: Sequence[tuple[Assessment, Person]] = ()  # what is shared of theirs, and with whom
    beside: Sequence[Person] = ()  # whose view may be read beside this one
    growing: Growing = field(default_factory=Growing)
    moved: str = ""  # what moved since the time before, in a sentence


def no_competencies(ladder: Ladder) -> Message:
    return Message.of(blocks.section(NO_COMPETENCIES, ladder=words.escape(ladder.name)))


def several(people: Sequence[Person], command: str) -> Message:
    """A name was typed that is the name of more than one."""
    called = [words.escape(person.name) for person in people[:MOST_MEANT]]
    named = called if len(people) <= MOST_MEANT else [*called, "others"]
    return Message.of(blocks.section(MEANT, names=words.listed(named), command=command))


def summary(shown: Shown, said: str = "") -> dict[str, Any]:
    """One's own view of oneself: by category, what it is good for, and who sees it. `said` is what was just done."""
    again = blocks.button("Go through them again", AGAIN, AssessmentRef(assessment=shown.assessment.id))
    drawn = [
        *([blocks.section(said)] if said else []),
        blocks.section(
            "As you saw it on *{when}*, {against}:", when=when(shown.assessment, shown.reader), against=_against(shown)
        ),
        *marked.marks(shown.ladder, shown.assessment, shown.reader.zone),
        *([blocks.section(shown.moved)] if shown.moved else []),
        *focus_views.offered(shown.growing),
        *_sharing(shown),
        *(blocks.row(_beside_button(person)) for person in shown.beside),
        blocks.row(again, short_button(), moved_button(), *_mentor(shown.growing)),
        blocks.quiet("Your words about a moment. Nothing is added up."),
    ]
    return modal("Where you stand", shown.assessment, drawn)


def _mentor(growing: Growing) -> list[InteractiveElement]:
    """The way to somebody to talk with about what is nearest to being there."""
    nearest = next((competency for _, pairs in growing.offered for competency, _ in pairs), None)
    return [buttons.FIND_MENTOR.button(buttons.TopicRef(topic=nearest))] if nearest else []


def view_of(shown: Shown) -> dict[str, Any]:
    """A manager's view of somebody, as long as it stands alone."""
    name = words.escape(shown.assessment.subject.name)
    drawn = [
        blocks.section(
            "*{name}*, as you saw it on *{when}*, {against}:",
            name=name,
            when=when(shown.assessment, shown.reader),
            against=_against(shown),
        ),
        *marked.with_notes(shown.ladder, shown.assessment.ratings),
        blocks.quiet(who_sees_view(shown.assessment.subject)),
        blocks.row(
            blocks.button("Go through them again", AGAIN, AssessmentRef(assessment=shown.assessment.id)),
            blocks.button("Propose it to them", PROPOSE, SubjectRef(person=shown.assessment.subject.id)),
        ),
        blocks.quiet(PROPOSING, name=name),
    ]
    return modal("Your view", shown.assessment, drawn)


def modal(title: str, assessment: Assessment, drawn: Sequence[Block]) -> dict[str, Any]:
    ref = AssessmentRef(assessment=assessment.id)
    return forms.modal(SUMMARY, title, drawn, submit=None, close="Close", metadata=ref.model_dump_json())


def who_sees_view(subject: Person, *, shows: bool = False) -> str:
    """Who reads what a manager marks: the same before, during and after. `shows`: once it is finished, its subject."""
    name = words.escape(subject.name)
    if shows:
        return words.text(
            "*Who sees it:* Only you, until you finish. {name} has shared their own view. When you finish, "
            "{name} is told and reads this beside it.",
            name=name,
        )
    return words.text(
        "*Who sees it:* Only you. {name} sees this beside their own view once both of you are done and "
        "they have shared theirs.",
        name=name,
    )


def when(assessment: Assessment, reader: Person) -> str:
    """The day it was finished; of a short one that took marks over, that some are older."""
    day = words.on_day(assessment.finished_at or assessment.started_at, reader.zone)
    return words.text("{day} (some marks are older)", day=day) if assessing.taken_over(assessment) else day


def _against(shown: Shown) -> str:
    return words.text("against {level_name}", level_name=marked.level_name(shown.ladder, shown.assessment))


def _sharing(shown: Shown) -> list[Block]:
    """Who sees it, with the button that changes that."""
    here = [person for assessment, person in shown.shared if assessment.id == shown.assessment.id]
    earlier = [
        words.text(
            " {person} can read the one of {when}.",
            person=words.escape(person.name),
            when=when(assessment, shown.reader),
        )
        for assessment, person in shown.shared
        if assessment.id != shown.assessment.id
    ]
    sees = words.listed(["You", *(words.escape(person.name) for person in here)]) if here else words.text("Only you")
    controls: list[InteractiveElement] = []
    means: list[Block] = []
    if shown.manager is not None and shown.manager.id not in {person.id for person in here}:
        ref = ShareRef(assessment=shown.assessment.id, manager=shown.manager.id)
        controls.append(blocks.button(words.text("Share with {manager}", manager=shown.manager.name), SHARE, ref))
        said = words.text(
            SHARING, manager=words.escape(shown.manager.name), level=marked.level_name(shown.ladder, shown.assessment)
        )
        means.append(blocks.quiet(said))
    if shown.shared:
        controls.append(blocks.button("Undo sharing", UNSHARE, AssessmentRef(assessment=shown.assessment.id)))
    line = blocks.section("*Who sees it:* {sees}.{earlier}", sees=sees, earlier="".join(earlier))
    return [line, *([blocks.row(*controls)] if controls else []), *means]


def _beside_button(author: Person) -> InteractiveElement:
    label = words.text("Read {author}'s view beside it", author=author.name)
    return blocks.button(label, BESIDE, SubjectRef(person=author.id))
