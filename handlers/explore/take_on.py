"""What of a card one can take on as a step of one's own: how it begins, and the actions that practise it."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from content.model.entry import Entry
from content.model.offers import Action
from content.model.shift import Transition
from growth import taking_on
from handlers.explore import views
from handlers.explore.views import KEEP, TAKE, ExploreRef, TakeRef, Visit
from handlers.framework import blocks, words

ONCE_STARTED = (
    "Steps come once you have started, and this can be one of them: `{command} start`. What you choose or save before "
    "that is kept."
)
YOURS = "*This is your step now.* It stands on my Home tab, and I ask about it at your next check-in."
IN_HAND = "You have a step in hand: *{title}*. One at a time keeps it small. Put that one back and take this on?"


def beginning(visit: Visit, entry: Entry, take: TakeRef, *, asking: bool) -> Iterator[Block]:
    """The first step of the card, or the next of a project. `asking`: which of two steps to have in hand."""
    if not isinstance(entry, taking_on.Startable) or taking_on.ahead(entry, len(visit.did(entry))) is None:
        return
    if not visit.person.active:
        yield blocks.quiet(ONCE_STARTED, command=visit.command)
    elif visit.has_in_hand(entry):
        yield blocks.section(YOURS)
    elif asking:
        yield from _question(visit, take)
    else:
        yield blocks.row(blocks.button("Take this on", TAKE, take))


def _question(visit: Visit, take: TakeRef) -> Iterator[Block]:
    """Which of two steps to have in hand."""
    if visit.step is not None:
        yield blocks.section(IN_HAND, title=words.escape(visit.step.wording.title))
        instead = take.model_copy(update={"instead_of": visit.step.id})
        yield blocks.row(
            blocks.button("Put that one back, take this on", TAKE, instead),
            blocks.button("Keep that one", KEEP, take.at),
        )


def practising(visit: Visit, entry: Entry, ref: ExploreRef, *, asked: str) -> Iterator[Block]:
    """The actions of the card, each to take on. `asked`: the one for which the step in hand would be put back."""
    actions = taking_on.actions(visit.ladder, visit.person, entry)
    if actions:
        yield blocks.section(f"*{_heading(visit, entry)}*")
    for action in actions:
        take = TakeRef(at=ref, action=action.id)
        can = visit.person.active and not visit.did(action) and not visit.has_in_hand(action) and action.id != asked
        yield blocks.section(
            f"• {words.escape(action.title)} ({words.minutes(action.minutes)}){_state(visit, action)}",
            blocks.button("Take it on", TAKE, take) if can else None,
        )
        if action.id == asked:
            yield from _question(visit, take)


def _heading(visit: Visit, entry: Entry) -> str:
    if isinstance(entry, Transition):
        return "Steps that practise it"
    whose = words.text(" of {name}", name=words.escape(visit.ladder.level(visit.level).name)) if visit.level else ""
    return words.text("Steps{whose} that lead there", whose=whose)


def _state(visit: Visit, action: Action) -> str:
    did = visit.did(action)
    if did:
        return words.text("  _you did this on {decided_on}_", decided_on=views.decided_on(visit, did[0]))
    return words.text("  _your step now_") if visit.has_in_hand(action) else ""
