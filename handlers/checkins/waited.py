"""What somebody asked of their manager, and has left that one's list: its author reads so in their next check-in."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from slack_sdk.models.blocks import Block

from growth import digest
from growth.audience import Circle
from growth.facts import Answer, Round
from handlers.framework import blocks, words
from handlers.shared import buttons
from handlers.shared.buttons import OtherRef

MOST, CLIPPED = 3, 100
LEFT = "*No longer waiting on {name}, after four weeks:*\n{lines}"
AGAIN = "*No longer waiting on {name}, after four weeks.* If it still matters, put it on the agenda:\n{lines}"
REST = "• and {rest} more"


def rounds(checkin: Round, earlier: Sequence[Round]) -> list[int]:
    """The earlier rounds in which something may have been shared that left a list since the one before this one."""
    if not earlier:
        return []
    began, until = earlier[0].opened_at - digest.WAITS, checkin.opened_at - digest.WAITS
    return [r.id for r in earlier if r.answered_at is not None and r.answered_at > began and r.opened_at <= until]


def left(checkin: Round, earlier: Sequence[Round], answers: Mapping[int, Sequence[Answer]]) -> tuple[Answer, ...]:
    """What did so, the oldest first. It is said in one check-in, and in none after it."""
    found = [answer for round_id in rounds(checkin, earlier) for answer in answers.get(round_id, ())]
    gone = [a for a in found if digest.left_unsettled(a, earlier[0].opened_at, checkin.opened_at)]
    return tuple(sorted(gone, key=lambda answer: (answer.written_at, answer.id)))


def said(answers: Iterable[Answer], circle: Circle) -> list[Block]:
    """A word about it, and the way to the agenda with whoever leads its author still; nobody gone has a list left."""
    of_somebody = (answer for answer in answers if answer.manager_name)
    by_reader = sorted(of_somebody, key=lambda answer: answer.sharing.reader_id or 0)
    return [
        _off(list(each), with_manager=circle.manager is not None and circle.manager.id == reader)
        for reader, each in groupby(by_reader, key=lambda answer: answer.sharing.reader_id)
    ]


def _off(answers: Sequence[Answer], *, with_manager: bool) -> Block:
    name = words.escape(answers[0].manager_name or "")
    lines = [f"• {words.escape(words.clip(' '.join(each.text.split()), CLIPPED))}" for each in answers[:MOST]]
    if len(answers) > MOST:
        lines.append(words.text(REST, rest=len(answers) - MOST))
    told = "\n".join(lines)
    if not with_manager:
        return blocks.section(LEFT, name=name, lines=told)
    return blocks.section(
        AGAIN, buttons.AGENDA_WITH.button(OtherRef(other=answers[0].sharing.reader_id)), name=name, lines=told
    )
