"""One step with one resource, and why this one: as a nudge, inside a check-in, behind `/growth next`, on the Home."""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import BaseModel
from slack_sdk.models.blocks import Block, InteractiveElement

from content.models import Action, Ladder, Resource
from content.paths import Path
from growth import choose
from growth.facts import Person, Step, StepState, Wording
from handlers import blocks
from handlers.onboarding import views as onboarding

TRY, SWAP, LESS, NOT_FOR_ME = "nudges.try", "nudges.swap", "nudges.less", "nudges.not_for_me"
DONE, STILL, DROP, FIRST, MORE = "nudges.done", "nudges.still", "nudges.drop", "nudges.first", "nudges.more"
PAUSE, SKIP, WHY = "pause", "skip", "why"
MENU = "nudges.menu"

NOTHING_LEFT = (
    "You have seen every step I have for your level and areas. Change your areas or level, "
    "or wait for the ladder to grow."
)
SKIPPED = "Skipped. Nothing is missing."
WHY_NUDGE = (
    "Between two check-ins I offer a step {often} at most, and none while you are at one. It is one you have not had, "
    "for your level and areas. Nobody is told what you do with it."
)
GOING = "Noted. It stays your step, and I ask again at your next check-in."
KINDS = {"read": "to read", "watch": "to watch", "course": "a course", "practice": "to practise", "attend": "to attend"}
COSTS = {"free": "free", "paid": "paid", "mixed": "partly free"}
LESS_OFTEN = {1: "every week", 2: "every two weeks", 4: "every four weeks"}


class StepRef(BaseModel):
    """Which step a button is about."""

    step: int


def first_step_button() -> InteractiveElement:
    return blocks.button("Show me a first step", FIRST)


@dataclass(frozen=True, slots=True)
class Card:
    """A step with what its ladder says of it. `lone` where it is the whole message: then it carries its own way out."""

    ladder: Ladder
    person: Person
    step: Step
    action: Action | None  # None for the first step of a card, and for what has left the ladder since
    resource: Resource | None
    lone: bool

    @property
    def words(self) -> Wording:
        """Those it was offered in; of a step from before these were kept, those that its action has now."""
        kept = self.step.wording
        return choose.wording(self.action) if self.action and not kept.text else kept

    @property
    def ref(self) -> StepRef:
        return StepRef(step=self.step.id)

    def row(self, *buttons: InteractiveElement) -> Block:
        return blocks.row(*buttons, block_id=f"step-{self.step.id}")

    @property
    def style(self) -> str | None:
        return "primary" if self.lone else None


def step_blocks(ladder: Ladder, person: Person, step: Step, *, lone: bool = True) -> list[Block]:
    """The step as it stands, with what its ladder says of it now. What another ladder says of it means nothing."""
    own = step.ladder == ladder.id
    action = next((action for action in ladder.actions if own and action.id == step.action), None)
    resource = next((resource for resource in ladder.resources if own and resource.id == step.resource), None)
    return FACES[step.state](Card(ladder, person, step, action, resource, lone))


def _offered(card: Card) -> list[Block]:
    title = f"*{blocks.said(card.words.title)}* ({blocks.minutes(card.words.minutes)})\n{blocks.said(card.words.text)}"
    return [
        *([blocks.header("A small step for this week")] if card.lone else []),
        blocks.words(title if card.lone else f"A small step for this week: {title}", _menu() if card.lone else None),
        blocks.quiet(f"Done when: {blocks.said(card.words.done_when)}"),
        *([blocks.words(reading(card.resource))] if card.resource else []),
        blocks.quiet(why(card)),
        card.row(
            blocks.button("Try it", TRY, card.ref, style=card.style),
            blocks.button("Something else", SWAP, card.ref),
            *([blocks.button("Less often", LESS, card.ref)] if card.lone else []),
            blocks.button("Not for me", NOT_FOR_ME, card.ref),
        ),
    ]


def _trying(card: Card) -> list[Block]:
    further = f"\n{reading(card.resource)}" if card.resource and card.lone else ""
    return [
        blocks.words(f"You set out to: *{blocks.said(card.words.title)}*\n{blocks.said(card.words.text)}{further}"),
        blocks.quiet(f"Done when: {blocks.said(card.words.done_when)}"),
        card.row(
            blocks.button("I did this", DONE, card.ref, style=card.style),
            blocks.button("Still going", STILL, card.ref),
            blocks.button("Drop it", DROP, card.ref),
        ),
    ]


def _done(card: Card) -> list[Block]:
    when = blocks.on_day(card.step.decided_at, card.person.zone) if card.step.decided_at else ""
    here = card.step.ladder == card.ladder.id
    served = [x.text for x in card.ladder.expectations if here and x.id in card.step.expectations][:1]
    shows = f"\nIt goes towards: {served[0]}" if served else ""
    return [
        blocks.words(f"Done on {when}: *{blocks.said(card.words.title)}*{shows}"),
        blocks.quiet("Kept for you. Only you see it."),
        *([card.row(blocks.button("Another step", MORE))] if card.lone else []),
    ]


def _declined(card: Card) -> list[Block]:
    text = "It will not come again." if card.step.for_good else "Set aside for now."
    more = [card.row(blocks.button("Another step", MORE))] if card.lone else []
    return [blocks.words(f"*{blocks.said(card.words.title)}*: {text}"), *more]


FACES: dict[StepState, Callable[[Card], list[Block]]] = {
    StepState.OFFERED: _offered,
    StepState.TRYING: _trying,
    StepState.DONE: _done,
    StepState.DECLINED: _declined,
}


def _menu() -> InteractiveElement:
    return blocks.menu(MENU, ((PAUSE, "Pause for two weeks"), (SKIP, "Skip this one"), (WHY, "Why this?")))


def reading(resource: Resource) -> str:
    """A resource in one breath: title, owner, minutes, cost, and why it is worth the time."""
    facts = ", ".join((resource.owner, blocks.minutes(resource.minutes), COSTS[resource.cost], KINDS[resource.kind]))
    return f"<{resource.link}|{blocks.said(resource.title)}> ({blocks.said(facts)}): {blocks.said(resource.why)}"


def why(card: Card) -> str:
    """The reason in half a line, and where it comes from."""
    reasons = ", and ".join([*_reasons(card), *_fits(card)])
    source = next((s for s in card.ladder.sources if card.action and s.id == card.action.source), None)
    origin = f" Where this comes from: {blocks.said(source.title)}." if source else ""
    return f"{f'Why this one: {reasons}. ' if reasons else ''}Only you see it.{origin}"


def _fits(card: Card) -> list[str]:
    """The level of an action; of the first step of a card, whose doing it was. Nothing of what has left the ladder."""
    if card.action:
        return [f"it fits {blocks.said(card.ladder.level(card.action.level).name)}"]
    return ["you took it on"] if card.step.action in {path.id for path in card.ladder.paths} else []


def _reasons(card: Card) -> list[str]:
    """What the person chose and marked that the step serves, and whether it is on their way to the level above."""
    ladder, because = card.ladder, card.step.because
    chosen = [*onboarding.area_names(ladder, because), *(p.title for p in ladder.every(Path) if p.id in because)]
    ways = [way for way in ladder.transitions if way.id in because]
    marked = [f"*{blocks.said(c.name)}*" for c in ladder.competencies if choose.mark(c.id) in because]
    reasons = [f"you chose {blocks.said(blocks.listed(chosen))}"] if chosen else []
    reasons += [f"you marked {blocks.listed(marked)} as getting there"] if marked else []
    return reasons + [f"it is on your way to {blocks.said(ladder.level(way.towards).name)}" for way in ways[:1]]
