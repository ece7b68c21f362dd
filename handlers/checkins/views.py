"""The check-in as a message: open, with its receipt, skipped, or closed by the next one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import Field
from slack_sdk.models.blocks import Block, InteractiveElement

from content.model.ladder import Ladder
from growth import local
from growth.audience import Circle
from growth.carrying import LongRun
from growth.facts import Answer, Kind, Person, PlanState, Round, RoundState, Step
from growth.merge import Drawn
from handlers.checkins import plan_views, waited
from handlers.framework import blocks, words
from handlers.shared import audiences, buttons, ladder_words, pulse_words, step_back, step_card, workdays
from handlers.shared.buttons import RoundRef, WrittenRef
from handlers.shared.folded_step import elsewhere, folded

SAME, LATER, PULSE = "checkins.same", "checkins.later", "checkins.pulse"
EDIT, UNDO, MENU = "checkins.edit", "checkins.undo", "checkins.menu"

NAMES = {
    Kind.OUTCOME: "How your plan went",
    Kind.WIN: "What you did",
    Kind.HELP: "Where a hand would help",
    Kind.PLAN: "What you will do next",
}
WHY = "You asked for a check-in {often}. The question is one for {areas}. {reason}Nobody is told whether you answer."
YOURS = "Only you see it until you share it."
DEAF = "Press Answer to write: I can't read replies here."
LOOKS_AHEAD = "The next three months"
FIVE_MINUTES = "About five minutes with what stands above, and no harm to skip. Only you see it until you share it."
AHEAD = "When you looked back, you wanted these three months to be about:\n{ahead}"
TWO_MINUTES = "Two minutes. Only you see it until you share it."
SHORT = "A short one, as nothing changed lately. Only you see it until you share it."
INSTEAD = "You took on *{title}* instead. It stands on my Home tab."
OFTEN = {1: "every week", 2: "every two weeks", 4: "every four weeks"}
MONTHLY = "once a month"


class FormRef(RoundRef):
    """Which round a form is about, and from what it was drawn: whom sharing meant, and what stood in its fields."""

    manager: int | None
    team: int | None
    channel: str | None = None
    drawn: dict[Kind, Drawn] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Everything a check-in's message is drawn from."""

    ladder: Ladder
    person: Person
    checkin: Round
    circle: Circle
    answers: Sequence[Answer]
    step: Step | None
    step_ladder: Ladder
    moved: bool  # whether a newer round asks about the step
    back: Step | None  # what they did some time ago, upon which the round looks back
    instead: Step | None  # what they set out to do since the step was set aside
    plan: Answer | None  # what they said they would do, when they answered last
    took: LongRun | None  # for how long they carried the plan that they just said is done
    finished: tuple[Step, LongRun] | None  # what they were at for long, and finished since the round before
    short: bool  # whether the rounds before brought nothing new
    ahead: str  # what the next three months were to be about, where they looked back the time before
    left: Sequence[Answer]  # what waited on their manager, and left that one's list since the round before
    following: datetime | None  # when the next one comes
    undo_since: datetime  # what was shared after this can still be taken back: no digest has carried it
    now: datetime
    hears: bool  # whether a reply in its thread would reach us

    @property
    def can_undo(self) -> bool:
        return any(a.sharing.after(self.undo_since) for a in self.answers)

    @property
    def plan_ended(self) -> bool:
        return self.plan is not None and self.plan.plan_state in (PlanState.DONE, PlanState.DROPPED)

    @property
    def ref(self) -> RoundRef:
        return RoundRef(round=self.checkin.id)


def title(view: CheckIn) -> Block:
    if view.checkin.looks_back:
        return blocks.header(LOOKS_AHEAD)
    opened = local.wall(view.checkin.opened_at, view.person.zone).date()
    return blocks.header("Growth check-in, {day}", day=words.month(opened, "d MMMM"))


def comes_next(view: CheckIn) -> str:
    if view.person.paused(view.now):
        return "You are paused, so no further one is planned."
    if not view.person.zone:
        return words.text(workdays.NO_HOURS)
    if view.following is None or view.following <= view.now:
        return ""
    return words.text("The next one comes {moment}.", moment=words.moment(view.following, view.person.zone))


def open_round(view: CheckIn) -> list[Block]:
    """The round as it waits for an answer: the question first, then what they planned, and a step folded to its title.

    It is read on a phone between two meetings, so that it is held to a length: see `tests/handlers`.
    """
    question = [title(view), blocks.section(f"*{words.escape(view.checkin.asked)}*", _menu(view))]
    answers = blocks.row(*_answer_buttons(view), block_id=f"round-{view.checkin.id}")
    if view.short:
        return [*question, answers, blocks.quiet(_lead(view)), *waited.said(view.left, view.circle)]
    return [
        *question,
        *([blocks.section(AHEAD, ahead=words.quote(view.ahead))] if view.ahead else []),
        *plan_views.finished(view.finished, zone=view.person.zone),
        *plan_views.asked(view.plan, view.checkin, view.took, zone=view.person.zone),
        answers,
        *([] if view.checkin.looks_back else [_pulse(view)]),
        blocks.quiet(_lead(view)),
        *waited.said(view.left, view.circle),
        *_back(view),
        *_step(view),
    ]


def _pulse(view: CheckIn) -> Block:
    names = [(pulse.value, name) for pulse, name in pulse_words.CALLED.items()]
    asked = "How is work going? It is only counted."
    return blocks.section(asked, blocks.select(PULSE, "Pick a word", names, view.checkin.pulse))


def _lead(view: CheckIn) -> str:
    deaf = "" if view.hears else f" {DEAF}"
    if view.checkin.reminded_at:
        until = (
            words.text(", until {day}", day=words.on_day(view.following, view.person.zone)) if view.following else ""
        )
        return words.text("Still open if you want it{until}. {yours}{deaf}", until=until, yours=YOURS, deaf=deaf)
    about = FIVE_MINUTES if view.checkin.looks_back else SHORT if view.short else TWO_MINUTES
    return f"{words.text(about)}{deaf} {_next(view)}".rstrip()


def _next(view: CheckIn) -> str:
    """When the next one comes, in as few words as there are; at its usual hour."""
    said = comes_next(view)
    if not said or view.person.paused(view.now) or not view.person.zone or view.following is None:
        return said
    return words.text("Next: {day}.", day=words.on_day(view.following, view.person.zone))


def _menu(view: CheckIn) -> InteractiveElement:
    choices = (("focus", "Change focus"), (step_card.PAUSE, "Pause for two weeks"), (step_card.WHY, "Why this?"))
    return blocks.menu(MENU, choices, view.ref)


def _answer_buttons(view: CheckIn) -> list[InteractiveElement]:
    return [
        buttons.ANSWER.button(view.ref, style="primary"),
        *([blocks.button("Same as last time", SAME, view.ref)] if view.plan and not view.plan_ended else []),
        blocks.button("Later", LATER, view.ref),
        buttons.SKIP.button(view.ref),
    ]


def _back(view: CheckIn) -> list[Block]:
    return step_back.blocks_of(view.ladder, view.person, view.back, view.checkin.opened_at) if view.back else []


def _step(view: CheckIn) -> list[Block]:
    if view.step is None:
        return []
    if view.moved:
        return elsewhere(view.step_ladder, view.person, view.step)
    drawn = folded(view.step_ladder, view.person, view.step)
    if view.instead is not None:
        drawn.append(blocks.section(INSTEAD, title=words.escape(view.instead.wording.title)))
    return drawn


def receipt(view: CheckIn) -> list[Block]:
    """The same message after an answer: what was kept, and who sees each line."""
    shared = [answer for answer in view.answers if answer.sharing.is_open]
    when = words.moment(view.checkin.answered_at, view.person.zone) if view.checkin.answered_at else ""
    sees = "" if shared else words.text(" Only you can see it.")
    return [
        title(view),
        blocks.section("Saved {when}.{sees}", _menu(view), when=when, sees=sees),
        *(
            blocks.section(_kept(view, answer))
            for answer in sorted(view.answers, key=lambda a: list(Kind).index(a.kind))
        ),
        blocks.row(
            blocks.button("Edit", EDIT, view.ref),
            *([blocks.button("Undo sharing", UNDO, view.ref)] if view.can_undo else []),
            *_keep(view),
            block_id=f"round-{view.checkin.id}",
        ),
        *_back(view),
        *_step(view),
        *([blocks.quiet(after)] if (after := f"{_until(view)} {comes_next(view)}".strip()) else []),
    ]


def _keep(view: CheckIn) -> list[InteractiveElement]:
    """What they wrote that they did, or else their answer, can be kept as a win, once."""
    written = {answer.kind: answer for answer in view.answers}
    answer = written.get(Kind.WIN) or written.get(Kind.QUESTION)
    if answer is None or answer.kept:
        return []
    return [buttons.KEEP_ANSWER.button(WrittenRef(answer=answer.id))]


def _until(view: CheckIn) -> str:
    """How long sharing can be undone: until the next digest may carry what was shared."""
    if not view.can_undo:
        return ""
    last = max(since for a in view.answers if (since := a.sharing.for_channel_since) is not None) + (
        view.now - view.undo_since
    )
    return words.text("Sharing can be undone until {moment}.", moment=words.moment(last, view.person.zone))


def _kept(view: CheckIn, answer: Answer) -> str:
    asked = view.checkin.asked if answer.kind is Kind.QUESTION else NAMES[answer.kind]
    sees = words.escape(audiences.said(answer.sharing.audience, answer.manager_name))
    return f"*{words.escape(asked)}* · {sees}\n{words.quote(answer.text)}"


def passed(view: CheckIn, text: str) -> list[Block]:
    """A round that was skipped, or closed by the next one. It can still be answered."""
    return [
        title(view),
        blocks.section(text),
        blocks.row(buttons.ANSWER.button(view.ref, "Answer after all"), block_id=f"round-{view.checkin.id}"),
        *(_step(view) if view.checkin.state is RoundState.SKIPPED else []),  # a closed round's step stands in the next
        *([blocks.quiet(comes_next(view))] if comes_next(view) else []),
    ]


def areas(ladder: Ladder, person: Person) -> list[str]:
    return ladder_words.area_names(ladder, person.areas)
