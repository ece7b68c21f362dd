"""What people see of an assessment once it is there: by category, what it is good for, and who else sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block, InteractiveElement

from content.model.ladder import Ladder
from growth import assessing
from growth.facts import Assessment, Person, Rated, Rating
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.shared import buttons

AGAIN, SUMMARY = "assessments.again", "assessments.summary"
SHARE, UNSHARE, FOCUS = "assessments.share", "assessments.unshare", "assessments.focus"
HISTORY = "assessments.history"
BESIDE, VIEW_OF, TAKE_BACK = "assessments.beside", "assessments.view_of", "assessments.take_back"

NO_COMPETENCIES = "The *{ladder}* ladder describes no competencies, so there is nothing to look at one by one."
NOTHING_MARKED = "You passed over all of them, so there is nothing to keep. You can begin again any time."
SHARED = "Shared. {manager} can read it from now on, beside a view of their own."
TAKEN_BACK = "Taken back. Only you can read it from now on."
FOCUSED = "*{name}* is one of your focus areas now, and weighs in on the steps you are offered."
FULL = "You have three focus areas. Let one go to make room for one of these."
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
MOVED = "Your manager here changed while this was open, so nothing was shared. Press again if you like to share it."
RATINGS = {
    Rating.NOT_YET: "Not yet",
    Rating.GETTING_THERE: "Getting there",
    Rating.THERE: "There",
    Rating.BEYOND: "Beyond",
}
GONE = "No longer on the ladder"


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
    """The way to where somebody stands, when they last went it, and what moved over time."""
    at = done.finished_at if done else None
    about = words.text(LOOKED_AT, day=words.on_day(at, zone)) if at else words.text(HOW_IT_GOES)
    stands = blocks.section("*Where I stand*\n{about}", buttons.ASSESS.button(label="Look"), about=about)
    return [stands, blocks.row(moved_button())] if done else [stands]


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
    growing: Sequence[tuple[str, str]] = ()  # what they are getting there in and have not chosen yet, with its name
    full: bool = False  # whether they have as many focus areas as there can be
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
        *by_category(shown.ladder, shown.assessment.ratings),
        *([blocks.section(shown.moved)] if shown.moved else []),
        *_focus(shown),
        *_sharing(shown),
        *(blocks.row(_beside_button(person)) for person in shown.beside),
        blocks.row(again, moved_button()),
        blocks.quiet("Your words about a moment. Nothing is added up."),
    ]
    return modal("Where you stand", shown.assessment, drawn)


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
        *by_category(shown.ladder, shown.assessment.ratings),
        blocks.quiet(who_sees_view(shown.assessment.subject)),
        blocks.row(blocks.button("Go through them again", AGAIN, AssessmentRef(assessment=shown.assessment.id))),
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
    return words.on_day(assessment.finished_at or assessment.started_at, reader.zone)


def _against(shown: Shown) -> str:
    return words.text("against {level_name}", level_name=level_name(shown.ladder, shown.assessment))


def level_name(ladder: Ladder, assessment: Assessment) -> str:
    """The name of the level that was looked at, where all descriptors were of one; else of the one it was meant for."""
    rated = {rated.competency for rated in assessment.ratings}
    asked = [assessing.asked(ladder, c, assessment.level) for c in ladder.competencies if c.id in rated]
    meant = [level for level in ladder.levels if level.id == assessment.level]
    names = [level.name for level in (asked if len(set(asked)) == 1 else meant)]
    return words.escape(names[0] if names else assessment.level)


def by_category(ladder: Ladder, ratings: Sequence[Rated]) -> list[Block]:
    """What was marked, category by category, the surest first. Every mark stands under the name it was given to."""
    of = {competency.id: competency.category for competency in ladder.competencies}
    headings = [*((category.id, category.name) for category in ladder.categories), (None, GONE)]
    groups = [(name, [r for r in ratings if of.get(r.competency) == category]) for category, name in headings]
    return [blocks.section(f"*{words.escape(name)}*\n{_lines(ladder, found)}") for name, found in groups if found]


def _lines(ladder: Ladder, ratings: Sequence[Rated]) -> str:
    ordered = assessing.in_order(ladder, ratings)
    lines = [(word, [words.escape(r.name) for r in ordered if r.rating is rating]) for rating, word in RATINGS.items()]
    return "\n".join(f"{word}: {', '.join(names)}" for word, names in reversed(lines) if names)


def _focus(shown: Shown) -> list[Block]:
    """A competency that one is getting there in can become a focus area, while there is room for one."""
    if not shown.growing:
        return []
    if shown.full:
        return [blocks.section(FULL, buttons.FOCUS.button())]
    pick = blocks.select(FOCUS, "Make it a focus area", shown.growing[:100])
    return [blocks.section("One that you are getting there in can weigh in on the steps you are offered.", pick)]


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
            SHARING, manager=words.escape(shown.manager.name), level=level_name(shown.ladder, shown.assessment)
        )
        means.append(blocks.quiet(said))
    if shown.shared:
        controls.append(blocks.button("Undo sharing", UNSHARE, AssessmentRef(assessment=shown.assessment.id)))
    line = blocks.section("*Who sees it:* {sees}.{earlier}", sees=sees, earlier="".join(earlier))
    return [line, *([blocks.row(*controls)] if controls else []), *means]


def _beside_button(author: Person) -> InteractiveElement:
    label = words.text("Read {author}'s view beside it", author=author.name)
    return blocks.button(label, BESIDE, SubjectRef(person=author.id))
