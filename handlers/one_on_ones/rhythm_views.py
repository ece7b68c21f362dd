"""What people see of when they meet: a line, the controls beside it, and what the other one is told."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import ValidationError
from slack_sdk.models.blocks import Block, InteractiveElement

from growth.facts import Person, RegularTalk
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.one_on_ones.rhythm_form import HOW_OFTEN, TalkTurnRef
from handlers.shared import buttons
from handlers.shared.buttons import OtherRef

RHYTHM, MOVE, SKIP, STOP = "one_on_ones.rhythm", "one_on_ones.move", "one_on_ones.skip", "one_on_ones.stop"
AGREE, DECLINE = "one_on_ones.agree", "one_on_ones.decline"

STANDS = "*Next: {when}* · {often}"
NONE_SET = "No rhythm yet. With one, I bring both of you the agenda on the workday before."
ASKED_THEM = "You asked {name} for a 1:1, {often}. Nothing comes before they say yes."
ASKED_YOU = "*{name}* would like a 1:1 with you, {often}, from {day} on."
ASKED_FOOT = (
    "With a yes, you two have an agenda that nobody else sees, and I bring it to both on the workday before. "
    "A no needs no reason."
)
SET = "*{who}* set when your 1:1 is: {often}, next {when}. On the workday before, I bring both of you the agenda."
MOVED = "*{who}* moved your 1:1 of {before} to {when}."
SKIPPED = "*{who}* skips your 1:1 of {before}. The next one is {when}."
STOPPED = "*{who}* ended the rhythm of your 1:1. The agenda stays as it is."
LEFT = "*{who}* has left this Slack. No 1:1 with them comes any more. What you wrote for it stays on your agenda."
AGREED = "*{who}* said yes: your first 1:1 is {when}, then {often}."
DECLINED = "*{who}* has no room for a 1:1 now."
SET_YOURSELF = "Set: {often}, next {when}. {name} is told."
ASKED_YOURSELF = "I ask {name}. Nothing is planned before they say yes."
MOVED_YOURSELF = "Moved to {when}. {name} is told."
SKIPPED_YOURSELF = "Skipped. The next one is {when}. {name} is told."
STOPPED_YOURSELF = "Ended. The agenda stays as it is. {name} is told."
NO_MORE = "Answered. You have no 1:1 with {name} by this."
ANOTHER = "Another day or hour"


class MovePick(TalkTurnRef):
    """Where a 1:1 is moved to by one pick; to what a form asks for, where no moment is named."""

    to: datetime | None = None


def pick(value: str) -> MovePick | None:
    """What was picked; None for a value from elsewhere."""
    try:
        return MovePick.model_validate_json(value)
    except ValidationError:
        return None


def often(talk: RegularTalk) -> str:
    text = words.text(HOW_OFTEN[talk.every])
    return text[:1].lower() + text[1:]


def line(talk: RegularTalk | None, reader: Person) -> list[Block]:
    """When the two meet next, as one of them reads it."""
    if talk is None:
        return []
    if not talk.agreed:
        name = words.escape(talk.other(reader.id).name)
        return [blocks.section(ASKED_THEM, name=name, often=often(talk))]
    when = words.moment(talk.next_at, reader.zone) if talk.next_at else ""
    return [blocks.section(STANDS, when=when, often=often(talk))]


def none_yet(talk: RegularTalk | None) -> list[Block]:
    """What a rhythm is good for, to two who have none."""
    return [blocks.quiet(NONE_SET)] if talk is None else []


def controls(
    talk: RegularTalk | None, other: Person, reader: Person, choices: Sequence[datetime]
) -> list[InteractiveElement]:
    """What one can do about it; `choices` are the moments to which one pick moves it."""
    ref = OtherRef(other=other.id)
    if talk is None or not talk.agreed:
        label = "Set a rhythm" if talk is None else "Change the rhythm"
        return [blocks.button(label, RHYTHM, ref)]
    return [*once(talk, reader, choices), blocks.button("Change the rhythm", RHYTHM, ref), _stop(talk)]


def once(talk: RegularTalk, reader: Person, choices: Sequence[datetime]) -> list[InteractiveElement]:
    """To another moment, or not this time: with one click each."""
    if talk.next_at is None:
        return []
    ref = TalkTurnRef(talk=talk.id, at=talk.next_at)
    options = [(_pick(talk, each), words.moment(each, reader.zone)) for each in choices]
    options.append((_pick(talk, None), words.text(ANOTHER)))
    move = blocks.select(f"{MOVE}{blocks.NTH}{talk.id}", "Move it to", options)
    return [move, blocks.button("Skip this 1:1", SKIP, ref)]


def _pick(talk: RegularTalk, to: datetime | None) -> str:
    return MovePick(talk=talk.id, at=talk.next_at, to=to).model_dump_json(exclude_none=True)


def _stop(talk: RegularTalk) -> InteractiveElement:
    return blocks.asking_first(
        blocks.button("End the rhythm", STOP, TalkTurnRef(talk=talk.id)),
        title="End the rhythm?",
        text="I bring nobody the agenda any more. The agenda itself stays. The other one is told.",
        yes="End it",
        no="Leave it",
    )


def told(template: str, talk: RegularTalk, who: Person, reader: Person, *, before: datetime | None = None) -> Message:
    """What the other one did, in a message with the way to the agenda."""
    said = blocks.section(
        template,
        who=words.escape(who.name),
        often=often(talk),
        when=words.moment(talk.next_at, reader.zone) if talk.next_at else "",
        before=words.moment(before, reader.zone) if before else "",
    )
    return Message.of(said, blocks.row(buttons.AGENDA_WITH.button(OtherRef(other=who.id))))


def left(who: Person) -> Message:
    """That the other one is gone."""
    said = blocks.section(LEFT, who=words.escape(who.name))
    return Message.of(said, blocks.row(buttons.AGENDA.button()))


def yourself(template: str, talk: RegularTalk, reader: Person) -> str:
    """The same for whoever did it."""
    return words.text(
        template,
        name=words.escape(talk.other(reader.id).name),
        often=often(talk),
        when=words.moment(talk.next_at, reader.zone) if talk.next_at else "",
    )


def question(talk: RegularTalk, reader: Person) -> list[Block]:
    """Whether somebody would like a 1:1 with whoever asks."""
    name, ref = words.escape(talk.other(reader.id).name), TalkTurnRef(talk=talk.id)
    return [
        blocks.section(ASKED_YOU, name=name, often=often(talk), day=words.day(talk.first)),
        blocks.row(blocks.button("Yes, gladly", AGREE, ref, style="primary"), blocks.button("Not now", DECLINE, ref)),
        blocks.quiet(ASKED_FOOT),
    ]
