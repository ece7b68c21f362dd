"""What people read of a change of who leads their team: before, when it is there, and where it was taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from growth import handover as rule
from growth.facts import Handover, HandoverState, Person
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.shared import buttons

LEAVE = "teams.leave_it"
FROM_THEN = "From *{when}* on, {manager} leads *{team}*{instead}. Until then nothing changes."
NOW = "{manager} leads *{team}* now{instead}."
INSTEAD = ", instead of {before}"
WILL_READ = (
    "• {manager} will read what you share with “your manager” from then on, and nothing of what you shared before."
)
READS = "• “Your manager” means {manager} from now on where you choose who sees an answer."
STAYS = "• What you shared with {before} stays with {before}. You can take any of it back, before or after."
MEETS = (
    "• The rhythm of your 1:1 with {before} ends then. Your notes stay yours alone, and what either of you took on "
    "stays with whoever took it on."
)
MET = "• The rhythm of your 1:1 with {before} has ended. Your notes stay yours, and so does what you took on."
NOTHING_TO_DO = "There is nothing that you have to do. Only you see this."
LEADS_NO_MORE = "What people shared with you stays yours to read. What they share from then on is not for you."
LED = "What people shared with you stays yours to read. What they share from now on is not for you."
ENDS = " The rhythm of your 1:1 with {names} ends then. Your notes and what you took on stay with you."
ENDED = " The rhythm of your 1:1 with {names} has ended. Your notes and what you took on stay with you."
YOU_LEAD = "From *{when}* on, you lead *{team}*{instead}. Everybody on it is told before."
YOU_WILL_READ = "Until then you read nothing of it. Then you read what people share with you from then on."
SAVED = "{manager} leads it from *{when}* on: everybody on it is told before, and sleeps over it."
LEAVE_IT, LEAVE_IT_OPEN = "Leave it with {before}", "Leave it as it was"
UNTIL_THEN = " Until then {before} does."
TAKEN_BACK = "That {manager} would lead *{team}* was taken back."
GOES_ON = " {before} goes on leading it."
IS_GONE = "{manager} is gone from here, and will not lead *{team}*."
LINE = "From *{when}* on, {manager} leads it."
PLANNED, TOOK_EFFECT = (
    "From *{when}* on, {manager} leads *{team}*{instead}.",
    "{manager} leads *{team}* since {day}{instead}.",
)
ON_HOME = "What you shared with {before} stays with {before}. “Your manager” means {manager} from then on."
TAKEN_BEFORE = "That {manager} would lead *{team}* was taken back before."
SETTLED = "{manager} leads *{team}* by now. `{command} admin` changes who leads it, and everybody is told before."


class HandoverRef(BaseModel):
    """Which change of who leads a team a button is about."""

    handover: int


@dataclass(frozen=True, slots=True)
class ToldHandover:
    """A change as one person reads it. `meets` are those with whom a rhythm of theirs ends by it."""

    handover: Handover
    reader: Person
    meets: Sequence[Person] = ()

    @property
    def done(self) -> bool:
        return self.handover.state is HandoverState.DONE


def message(told: ToldHandover) -> Message:
    """What one of the team reads, whoever leads it until then, or whoever leads it from then on."""
    it = told.handover
    if it.state is HandoverState.UNDONE:
        return Message.of(blocks.section(TAKEN_BACK, **_named(it, "")))
    if told.reader.id == it.manager.id:
        return _to_next(told)
    return _to_former(told) if it.before is not None and told.reader.id == it.before.id else _to_engineer(told)


def _named(it: Handover, zone: str) -> dict[str, object]:
    before = words.escape(it.before.name) if it.before else ""
    return {
        "manager": words.escape(it.manager.name),
        "team": words.escape(it.team.name),
        "before": before,
        "instead": words.text(INSTEAD, before=before) if before else "",
        "when": words.day(day) if (day := rule.said(it.effective_at, zone)) else words.moment(it.effective_at, zone),
        "day": words.on_day(it.effective_at, zone),
    }


def _to_engineer(told: ToldHandover) -> Message:
    named = _named(told.handover, told.reader.zone)
    lines = [READS if told.done else WILL_READ]
    if told.handover.before is not None:
        lines += [STAYS, *([MET if told.done else MEETS] if told.meets else [])]
    return Message.of(
        blocks.section(NOW if told.done else FROM_THEN, **named),
        blocks.section("\n".join(words.text(line, **named) for line in lines)),
        blocks.row(buttons.WHO_SEES.button()),
        blocks.quiet(NOTHING_TO_DO),
    )


def _to_former(told: ToldHandover) -> Message:
    named = {**_named(told.handover, told.reader.zone), "instead": ""}
    names = words.listed([words.escape(each.name) for each in told.meets])
    also = words.text(ENDED if told.done else ENDS, names=names) if told.meets else ""
    return Message.of(
        blocks.section(NOW if told.done else FROM_THEN, **named),
        blocks.quiet("{stays}{also}", stays=words.text(LED if told.done else LEADS_NO_MORE), also=also),
    )


def _to_next(told: ToldHandover) -> Message:
    return Message.of(
        blocks.section(YOU_LEAD, **_named(told.handover, told.reader.zone)), blocks.quiet(words.text(YOU_WILL_READ))
    )


def taken_back(it: Handover) -> Message:
    """Nothing came of it."""
    named = _named(it, "")
    return Message.of(blocks.section(words.text(TAKEN_BACK, **named) + _goes_on(it)))


def settled(it: Handover, command: str) -> Message:
    """To whoever would take it back, where that is over."""
    undone = it.state is HandoverState.UNDONE
    return Message.of(blocks.section(TAKEN_BEFORE if undone else SETTLED, **_named(it, ""), command=command))


def is_gone(it: Handover) -> Message:
    """Whoever was to lead the team has left Slack, or deleted all that is kept of them."""
    return Message.of(blocks.section(words.text(IS_GONE, **_named(it, "")) + _goes_on(it)))


def _goes_on(it: Handover) -> str:
    leads = it.team.manager
    return words.text(GOES_ON, before=words.escape(leads.name))


def beside(it: Handover, zone: str) -> Sequence[dict[str, Any]]:
    """What whoever chose it reads below what else was saved, with the way back."""
    named = _named(it, zone)
    until = words.text(UNTIL_THEN, **named) if it.before else ""
    label = words.text(LEAVE_IT, before=words.clip(it.before.name, 40)) if it.before else words.text(LEAVE_IT_OPEN)
    said = words.text(SAVED, **named) + until
    leave = blocks.row(blocks.button(label, LEAVE, HandoverRef(handover=it.id)), block_id=f"handover-{it.id}")
    return Message.of(blocks.section("{said}", said=said), leave).blocks


def line(it: Handover, zone: str) -> str:
    """In a line, on a page of the team."""
    return words.text(LINE, **_named(it, zone))


def on_home(it: Handover, zone: str) -> list[Block]:
    """What somebody on the team reads on their Home, before and for a while after."""
    named = _named(it, zone)
    said = blocks.section(PLANNED if it.state is HandoverState.PLANNED else TOOK_EFFECT, **named)
    return [said, *([blocks.quiet(ON_HOME, **named)] if it.before else [])]
