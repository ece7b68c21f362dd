"""What somebody planned last time, as a round asks about it: in their own words, with three ways to go on."""

from slack_sdk.models.blocks import Block

from growth import rounds
from growth.facts import Answer, PlanState, Round
from handlers.framework import blocks, words
from handlers.shared.buttons import RoundRef

DONE, STILL, DROP, TELLS = "checkins.plan_done", "checkins.plan_still", "checkins.plan_drop", "checkins.plan_tells"

LAST_TIME = "Last time you wrote:\n{plan}\nHow did that go?"
SAID = {
    PlanState.DONE: "You did what you planned:\n{plan}",
    PlanState.STILL: "Still going, and I ask once more next time:\n{plan}",
    PlanState.DROPPED: "Dropped, and I don't come back to it:\n{plan}",
}


def asked(plan: Answer | None, checkin: Round) -> list[Block]:
    """The plan with its buttons; once its author has said what became of it, what they said."""
    if plan is None:
        return []
    quoted = words.quote(plan.text)
    if plan.plan_state is not None and rounds.decided_in(plan, checkin):
        return [blocks.section(SAID[plan.plan_state], plan=quoted)]
    ref = RoundRef(round=checkin.id)
    return [
        blocks.section(LAST_TIME, plan=quoted),
        blocks.row(
            blocks.button("Done", DONE, ref),
            blocks.button("Still going", STILL, ref),
            blocks.button("Drop it", DROP, ref),
            block_id=f"plan-{checkin.id}",
        ),
    ]
