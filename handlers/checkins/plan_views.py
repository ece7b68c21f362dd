"""What somebody planned last time, as a round asks about it: in their own words, with three ways to go on."""

from slack_sdk.models.blocks import Block

from growth import rounds
from growth.carrying import LongRun
from growth.facts import Answer, PlanState, Round, Step
from handlers.framework import blocks, words
from handlers.shared.buttons import RoundRef

DONE, STILL, DROP, TELLS = "checkins.plan_done", "checkins.plan_still", "checkins.plan_drop", "checkins.plan_tells"

LAST_TIME = "Last time you wrote:\n{plan}\nHow did that go?"
SINCE = "Still going since {day}:\n{plan}\nHow is it now?"
SAID = {
    PlanState.DONE: "You did what you planned:\n{plan}",
    PlanState.STILL: "Still going, and I ask once more next time:\n{plan}",
    PlanState.DROPPED: "Dropped, and I don't come back to it:\n{plan}",
}

FINISHED = "*{title}* is done. You were at it since {since}: {weeks} weeks."
TOOK = "You first wrote it on {since}, {weeks} weeks ago, and it is done."


def asked(plan: Answer | None, checkin: Round, took: LongRun | None = None, *, zone: str) -> list[Block]:
    """The plan with its buttons; once its author has said what became of it, what they said.

    `took` is how long they carried one that is done, where that was long.
    """
    if plan is None:
        return []
    quoted = words.quote(plan.text)
    if plan.plan_state is not None and rounds.decided_in(plan, checkin):
        said = words.text(SAID[plan.plan_state], plan=quoted)
        if took is not None:
            since, weeks = words.on_day(took.since, zone), words.spelled(took.weeks)
            said = "\n".join([said, words.text(TOOK, since=since, weeks=weeks)])
        return [blocks.section(said)]
    ref = RoundRef(round=checkin.id)
    said = LAST_TIME if plan.plan_state is None else SINCE
    return [
        blocks.section(said, plan=quoted, day=words.on_day(plan.written_at, zone)),
        blocks.row(
            blocks.button("Done", DONE, ref),
            blocks.button("Still going", STILL, ref),
            blocks.button("Drop it", DROP, ref),
            block_id=f"plan-{checkin.id}",
        ),
    ]


def finished(done: tuple[Step, LongRun] | None, *, zone: str) -> list[Block]:
    """A word about a step that was done after long: it is said in the one check-in that comes after that."""
    if done is None:
        return []
    step, run = done
    title, since = words.escape(step.wording.title), words.on_day(run.since, zone)
    return [blocks.section(FINISHED, title=title, since=since, weeks=words.spelled(run.weeks))]
