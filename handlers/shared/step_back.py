"""A step that was done some time ago, as a check-in looks back upon it: how it went, or that it helped."""

from datetime import datetime

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from content.model.offers import Resource
from growth import looking_back
from growth.facts import Person, Step
from handlers.framework import blocks, words
from handlers.shared import buttons, reading_line
from handlers.shared.step_card import StepRef

HELPED, NO_HELP = "nudges.helped", "nudges.no_help"

ASKS = "On {day} you did *{title}*. What has come of it since?"
SAID = {
    True: "*{title}* helped, you say. I may bring it up again in some months.",
    False: "*{title}* did not help, you say, and I don't come back to it.",
}
KEPT = "What came of *{title}* is kept among your wins."
RETURNS = {
    3: "Three months ago you did *{title}*, and said later that it helped.{further}",
    9: "Nine months ago you did *{title}*, and said later that it helped.{further}",
}


def blocks_of(ladder: Ladder, person: Person, step: Step, opened_at: datetime) -> list[Block]:
    """What a round that was opened then shows of the step. Once something was said of it, it says that."""
    title = words.escape(step.wording.title)
    if not looking_back.asks(step, opened_at):
        return [blocks.quiet(RETURNS[looking_back.months(step, opened_at)], title=title, further=_read(ladder, step))]
    if step.kept:
        return [blocks.quiet(KEPT, title=title)]
    keep, ref = buttons.KEEP_STEP, StepRef(step=step.id)
    if step.helped is not None:
        keeping = [blocks.row(keep.button(ref), block_id=f"back-{step.id}")] if step.helped else []
        return [blocks.quiet(SAID[step.helped], title=title), *keeping]
    day = words.on_day(step.decided_at or step.offered_at, person.zone)
    return [
        blocks.section(ASKS, day=day, title=title),
        blocks.row(
            blocks.button("It helped", HELPED, ref),
            blocks.button("It did not", NO_HELP, ref),
            keep.button(ref),
            block_id=f"back-{step.id}",
        ),
    ]


def _read(ladder: Ladder, step: Step) -> str:
    """What came with it to read, where that is still there."""
    resource = ladder.find(Resource, step.resource) if step.ladder == ladder.id else None
    return words.text(" With it came {reading}", reading=reading_line.of(resource)) if resource else ""
