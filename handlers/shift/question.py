"""A measure as people see it: the question, what became of it, and the row of answers so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel
from slack_sdk.models.blocks import Block, InteractiveElement

from content.model.offers import Measure
from growth import local, measure
from growth.facts import Measurement
from growth.measure import Course
from growth.shift import Way
from growth.summary import Trend
from handlers.framework import blocks, words
from handlers.shared.pictures import showing

ANSWER, SKIP, END = "shift.answer", "shift.skip", "shift.end"
PICTURE = "shift.picture"

SKIPPED = "Skipped. Nothing is missing."
ENDED = "Fine, I don't ask this any more. `{command} shift` has it, should you want to answer one day."
LEFT_THE_LADDER = "This question is no longer on your ladder, so there is nothing to answer."
NO_JUDGEMENT = "Neither more nor less is better in itself."
TRENDS = {
    Trend.UP: "More {of} than in {first}.",
    Trend.DOWN: "Less {of} than in {first}.",
    Trend.STEADY: "As much {of} as in {first}.",
}
TRENDS_BY_DAY = {
    Trend.UP: "More {of} than on {first}.",
    Trend.DOWN: "Less {of} than on {first}.",
    Trend.STEADY: "As much {of} as on {first}.",
}
BAR = "▇"


class Pick(BaseModel):
    """An answer that can be picked: to the question that was asked, or of one's own accord where `row` is None."""

    measure: str
    value: int
    row: int | None = None


class MeasureRef(BaseModel):
    """Which measure a button is about."""

    measure: str


class AskedRef(BaseModel):
    """Which question a button is about."""

    row: int


@dataclass(frozen=True, slots=True)
class MeasureQuestion:
    """A question as it stands in a message. `mine` are all the answers to the measure, newest first."""

    row: Measurement
    measure: Measure | None  # None where it has left the ladder
    mine: Sequence[Measurement]
    way: Way | None
    zone: str
    command: str

    @property
    def ref(self) -> AskedRef:
        return AskedRef(row=self.row.id)


def question(view: MeasureQuestion) -> list[Block]:
    """The question, or what became of it."""
    if measure.ended(view.row):
        return [blocks.section(ENDED, command=view.command)]
    if view.row.label is not None:
        return [
            blocks.section(_noted(view), answers(view.measure, "Change", row=view.row.id) if view.measure else None)
        ]
    if view.measure is None:
        return [blocks.section(f"*{words.escape(view.row.asked)}*"), blocks.quiet(LEFT_THE_LADDER)]
    buttons = blocks.button("Not this time", SKIP, view.ref), blocks.button("Don't ask this", END, view.ref)
    return [
        blocks.section(f"*{words.escape(view.row.asked)}*", answers(view.measure, "Pick an answer", row=view.row.id)),
        blocks.row(*buttons, block_id=f"measure-{view.row.id}"),
        blocks.quiet("{why}Only you see the answer.", why=_why(view.measure, view.way)),
    ]


def _why(asked: Measure, way: Way | None) -> str:
    if way is None:
        return ""
    return words.text(
        "You practise the way to {towards}, so I ask this {often}. ",
        towards=words.escape(way.towards.name),
        often=often(asked),
    )


def _noted(view: MeasureQuestion) -> str:
    """The answer, and the one before it."""
    earlier = [m for m in view.mine if m.label is not None and m.asked_at < view.row.asked_at]
    before = ""
    if earlier and earlier[0].label:
        before = words.text(
            " On {day}: {inside}.", day=words.on_day(earlier[0].asked_at, view.zone), inside=_inside(earlier[0].label)
        )
    return words.text("Noted: {inside}.{before} Only you see it.", inside=_inside(view.row.label or ""), before=before)


def _inside(label: str) -> str:
    """A label inside of a sentence: its first letter is small, unless the word is written in capitals."""
    small = label[:1].lower() + label[1:] if label[1:2].islower() or label[1:2] == " " else label
    return words.escape(small)


def answers(asked: Measure, placeholder: str, *, row: int | None = None) -> InteractiveElement:
    """The answers to pick from."""
    picks = [(Pick(measure=asked.id, value=answer.value, row=row), answer.label) for answer in asked.answers]
    return blocks.select(ANSWER, placeholder, [(pick.model_dump_json(exclude_none=True), name) for pick, name in picks])


def often(asked: Measure) -> str:
    return words.plural("every week", "every {number} weeks", asked.weeks, number=words.spelled(asked.weeks))


def trend(asked: Measure, course: Course, zone: str) -> Block:
    """The answers as bars with their words, oldest first, and where they went. It says nothing of good or bad."""
    names = when(course.points, zone)
    rows = [
        f"{name} {BAR * max(1, round((point.value or 0) / 10))} {_inside(point.label or '')}"
        for name, point in zip(names, course.points, strict=True)
    ]
    title = words.text("*The share {of}*", of=words.escape(asked.of))
    said = filter(None, (title, *rows, words.escape(going(asked, course, zone))))
    return blocks.section("\n".join(said), showing.button(PICTURE, MeasureRef(measure=asked.id)))


def going(asked: Measure, course: Course, zone: str) -> str:
    """Where the answers went, in plain text; empty for a single one."""
    if course.trend is None:
        return ""
    trends = TRENDS_BY_DAY if _share_a_month(course.points, zone) else TRENDS
    first = when(course.points, zone)[0]
    return f"{words.text(trends[course.trend], of=asked.of, first=first)} {words.text(NO_JUDGEMENT)}"


def when(points: Sequence[Measurement], zone: str) -> list[str]:
    """When each was asked: the month, or the day where two would be called the same."""
    pattern = "d MMM y" if _share_a_month(points, zone) else "MMMM"
    return [words.month(local.wall(point.asked_at, zone), pattern) for point in points]


def _share_a_month(points: Sequence[Measurement], zone: str) -> bool:
    months = [words.month(local.wall(point.asked_at, zone)) for point in points]
    return len(set(months)) < len(months)
