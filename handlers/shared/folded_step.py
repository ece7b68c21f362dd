"""A step within another message, by its title: all of it is a press away."""

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from growth.facts import Person, Step, StepState
from handlers.framework import blocks, words
from handlers.shared import step_card
from handlers.shared.step_card import DONE, DROP, STILL, SWAP, TRY, UNFOLD, StepCard

OFFERED = "A small step: *{title}* ({minutes})\n{reason}"
TRYING = "You set out to: *{title}* ({minutes}){smaller}"
HALVED = "You set out to: {title}\n{half}"
ELSEWHERE = "You set out to: {title}. A newer message of mine asks how it went."
ROOM = 60  # characters of a second reason beside the first, on a phone
SMALLER = "\nA smaller half would be: {half}"
OFFERS = (("Try it", TRY), ("More", UNFOLD), ("Something else", SWAP))  # More has "Not for me", too
ASKS = (("I did this", DONE), ("Still going", STILL), ("Drop it", DROP), ("More", UNFOLD))


def folded(ladder: Ladder, person: Person, step: Step) -> list[Block]:
    """An offer with its reason, or what they set out to do; what is over says so as it does everywhere."""
    if step.state not in (StepState.OFFERED, StepState.TRYING):
        return step_card.step_blocks(ladder, person, step, lone=False)
    offered = step.state is StepState.OFFERED
    card = step_card.card_of(ladder, person, step, lone=False)
    reason = step_card.reason(ladder, person, step, room=ROOM).rstrip() if offered else ""
    title, minutes = words.escape(card.words.title), words.minutes(card.words.minutes)
    told = (
        blocks.section(OFFERED, title=title, minutes=minutes, reason=reason)
        if offered
        else blocks.section(HALVED, title=step_card.titled(card), half=words.escape(step.half))
        if step.half
        else blocks.section(TRYING, title=title, minutes=minutes, smaller=_smaller(card))
    )
    return [
        told,
        card.row(
            *(blocks.button(label, action, card.ref) for label, action in (OFFERS if offered else ASKS)),
            *(step_card.rest(card) if offered else step_card.halving(card)),
        ),
    ]


def elsewhere(ladder: Ladder, person: Person, step: Step) -> list[Block]:
    """A step by its name, in a message that is not its place any more: a newer one has its buttons."""
    card = step_card.card_of(ladder, person, step, lone=False)
    return [blocks.quiet(ELSEWHERE, title=step_card.titled(card))]


def _smaller(card: StepCard) -> str:
    half = step_card.smaller(card)
    return words.text(SMALLER, half=words.escape(half)) if half else ""
