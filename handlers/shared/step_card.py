"""One step with one resource, and why this one: as a nudge, inside a check-in, behind `/growth next`, on the Home."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import BaseModel
from slack_sdk.models.blocks import Block, InteractiveElement

from content.model.ladder import Ladder, Source
from content.model.offers import Action, Resource
from growth import choose, halves, needs
from growth.facts import Person, Rhythm, Step, StepState, Wording
from handlers.framework import blocks, words
from handlers.shared import buttons, find_mentor, presupposing, reading_line, step_reasons

TRY, SWAP, LESS, NOT_FOR_ME = "nudges.try", "nudges.swap", "nudges.less", "nudges.not_for_me"
DONE, STILL, DROP, MORE = "nudges.done", "nudges.still", "nudges.drop", "nudges.more"
UNFOLD, REST, HALVE = "nudges.unfold", "nudges.rest", "nudges.halve"
PAUSE, SKIP, WHY = "pause", "skip", "why"
MENU = "nudges.menu"

KEPT = "Kept among your wins, in your own words."
NOT_KEPT = "This click alone claims nothing on your ladder: what came of it, in your own words, can. Only you see it."
SMALLER = "Still going for a while: it may be large for these weeks. A smaller half would be:\n{half}"
HOUR = "Work on it for an hour, and leave it where it stands then."
HAND_BACK = "Still going for a while: handing it back is fine, too. *Drop it* sets it aside, and it may come again."
WITH_SOMEBODY = "Or talk it through with somebody one or two levels above you."
ENOUGH = "This half is enough: press *I did this* when you have it."

LessOften = Literal[2, 4]


class StepRef(BaseModel):
    """Which step a button is about."""

    step: int


class LessRef(StepRef):
    """At most every how many weeks a step comes from then on: a second click makes it no rarer than the first."""

    weeks: LessOften = 2


def fewer(rhythm: Rhythm) -> LessOften:
    """Half as many steps as somebody gets by themselves now, and one in four weeks at least."""
    return 2 if rhythm.nudge_weeks == 1 else 4


@dataclass(frozen=True, slots=True)
class StepCard:
    """A step with what its ladder says of it. `lone` where it is the whole message: then it carries its own way out.

    `had` are the actions that the person did; None where nobody looked, and so nothing is said of what comes next.
    """

    ladder: Ladder
    person: Person
    step: Step
    action: Action | None  # None for the first step of a card, and for what has left the ladder since
    resource: Resource | None
    lone: bool
    had: Collection[str] | None = None

    @property
    def words(self) -> Wording:
        """Those it was offered in; of a step from before these were kept, those that its action has now."""
        kept = self.step.wording
        return choose.wording(self.action) if self.action and not kept.text else kept

    @property
    def ref(self) -> StepRef:
        return StepRef(step=self.step.id)

    @property
    def less(self) -> LessRef:
        return LessRef(step=self.step.id, weeks=fewer(self.person.rhythm))

    def row(self, *buttons: InteractiveElement) -> Block:
        return blocks.row(*buttons, block_id=f"step-{self.step.id}")

    @property
    def lighter(self) -> bool:
        """Whether it came for being short, as work is hard going: then it can also be left away for a while."""
        return choose.LIGHTER in self.step.because

    @property
    def style(self) -> str | None:
        return "primary" if self.lone else None


def step_blocks(
    ladder: Ladder, person: Person, step: Step, *, lone: bool = True, had: Collection[str] | None = None
) -> list[Block]:
    """The step as it stands, with what its ladder says of it now. What another ladder says of it means nothing."""
    return FACES[step.state](replace(card_of(ladder, person, step, lone=lone), had=had))


def card_of(ladder: Ladder, person: Person, step: Step, *, lone: bool) -> StepCard:
    own = step.ladder == ladder.id
    action = ladder.find(Action, step.action) if own else None
    resource = ladder.find(Resource, step.resource) if own else None
    return StepCard(ladder, person, step, action, resource, lone)


def _offered(card: StepCard) -> list[Block]:
    title = f"*{words.escape(card.words.title)}* ({words.minutes(card.words.minutes)})\n{words.escape(card.words.text)}"
    return [
        *([blocks.header("A small step for this week")] if card.lone else []),
        blocks.section(
            title if card.lone else words.text("A small step: {title}", title=title),
            _menu(card) if card.lone else None,
        ),
        blocks.quiet("Done when: {done_when}", done_when=words.escape(card.words.done_when)),
        *([blocks.section(reading_line.of(card.resource))] if card.resource else []),
        blocks.quiet(why(card)),
        card.row(
            blocks.button("Try it", TRY, card.ref, style=card.style),
            blocks.button("Something else", SWAP, card.ref),
            *([blocks.button("Less often", LESS, card.less)] if card.lone and not card.lighter else []),
            blocks.button("Not for me", NOT_FOR_ME, card.ref),
            *rest(card),
        ),
    ]


def rest(card: StepCard) -> list[InteractiveElement]:
    """The way to have none for a while, beside a step that came for being a light one."""
    return [blocks.button("No step for two weeks", REST, card.ref)] if card.lighter else []


def smaller(card: StepCard) -> str:
    """The smaller half of a step that has been going on for long; empty where none is offered."""
    if halves.an_hour(card.step, card.action, card.words.minutes):
        return words.text(HOUR)
    return halves.named(card.step, card.action)


def halving(card: StepCard) -> list[InteractiveElement]:
    """The way to the smaller half, where there is one."""
    return [blocks.button("Make it smaller", HALVE, card.ref)] if smaller(card) else []


def _trying(card: StepCard) -> list[Block]:
    further = f"\n{reading_line.of(card.resource)}" if card.resource and card.lone else ""
    half = card.step.half
    enough = words.text("Done when: {done_when}", done_when=words.escape(card.words.done_when))
    return [
        blocks.section(
            "You set out to: {title}\n{step}{further}",
            title=titled(card),
            step=words.escape(half or card.words.text),
            further=further,
        ),
        blocks.quiet(ENOUGH if half else enough),
        *_too_large(card),
        card.row(
            blocks.button("I did this", DONE, card.ref, style=card.style),
            blocks.button("Still going", STILL, card.ref),
            *halving(card),
            blocks.button("Drop it", DROP, card.ref),
        ),
    ]


def titled(card: StepCard) -> str:
    """What the step is called; where only its half was taken, that it is one."""
    title = f"*{words.escape(card.words.title)}*"
    return words.text("{title}, the smaller half", title=title) if card.step.half else title


def _too_large(card: StepCard) -> list[Block]:
    if not halves.due(card.step):
        return []
    half = smaller(card)
    said = words.text(SMALLER, half=words.escape(half)) if half else words.text(HAND_BACK)
    return [blocks.section(f"{said}\n{words.text(WITH_SOMEBODY)}", find_mentor.button(card.ladder, card.step))]


def _done(card: StepCard) -> list[Block]:
    when = words.on_day(card.step.decided_at, card.person.zone) if card.step.decided_at else ""
    done = [
        words.text("Done on {day}: {title}", day=when, title=titled(card)),
        step_reasons.serves(card.ladder, card.step, card.action),
    ]
    done += [_builds_on_it(card)] if card.lone else []
    more = [blocks.button("Another step", MORE)] if card.lone else []
    keep = [] if card.step.kept else [buttons.KEEP_STEP.button(card.ref, style=card.style)]
    return [
        blocks.section("\n".join(filter(None, done))),
        blocks.quiet(KEPT if card.step.kept else NOT_KEPT),
        *([card.row(*keep, *more)] if keep or more else []),
    ]


def _builds_on_it(card: StepCard) -> str:
    """What the ladder has to go on with, at the person's own level, and they have not done."""
    if card.had is None:
        return ""
    level = choose.working_level(card.ladder, card.person)
    further = [card.ladder.action(one) for one in (card.action.leads_to if card.action else ())]
    fresh = [one for one in further if level in one.fits and one.id not in card.had]
    following = next(iter(needs.suited(card.ladder, card.person, fresh)), None)
    return words.text("What builds on it: *{title}*", title=words.escape(following.title)) if following else ""


def _declined(card: StepCard) -> list[Block]:
    text = words.text("It will not come again.") if card.step.for_good else words.text("Set aside for now.")
    more = [blocks.button("Another step", MORE)] if card.lone else []
    need = presupposing.needed(card.ladder, card.step, card.action)
    row = [*more, *presupposing.buttons(need, card.person, card.ref)]
    said = blocks.section(f"*{words.escape(card.words.title)}*: {text}{presupposing.said(need, card.person)}")
    return [said, card.row(*row)] if row else [said]


FACES: dict[StepState, Callable[[StepCard], list[Block]]] = {
    StepState.OFFERED: _offered,
    StepState.TRYING: _trying,
    StepState.DONE: _done,
    StepState.DECLINED: _declined,
}


def _menu(card: StepCard) -> InteractiveElement:
    choices = ((PAUSE, "Pause for two weeks"), (SKIP, "Skip this one"), (WHY, "Why this?"))
    return blocks.menu(MENU, choices, card.ref)


def why(card: StepCard) -> str:
    """The reason in half a line, and where it comes from."""
    source = card.ladder.find(Source, card.action.source) if card.action else None
    origin = words.text(" Where this comes from: {source}.", source=words.escape(source.title)) if source else ""
    return words.text("{reason}Only you see it.{origin}", reason=_reason(card), origin=origin)


def reason(ladder: Ladder, person: Person, step: Step, *, room: int | None = None) -> str:
    """Why this step, in the words of its card, as a sentence to go before others; empty where there is none.

    Where two reasons have no room in so many characters, it is the first.
    """
    return _reason(card_of(ladder, person, step, lone=True), room)


def _reason(card: StepCard, room: int | None = None) -> str:
    """Two reasons at most: what was chosen and marked first, and the level where there is room for it."""
    reasons = step_reasons.of(card.ladder, card.person, step=card.step, action=card.action)[:2]
    if room is not None and len(", and ".join(reasons)) > room:
        reasons = reasons[:1]
    return words.text("Why this one: {reasons}. ", reasons=", and ".join(reasons)) if reasons else ""
