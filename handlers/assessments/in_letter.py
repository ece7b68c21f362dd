"""What a private digest says of the ladder: who shared meanwhile how they see themselves, and never how that is."""

from collections.abc import Sequence

from db import assessments, deliveries
from db.engine import Session
from db.outbox import DeliveryState
from growth.facts import Assessment
from handlers.assessments import gather, marked, told
from handlers.framework import words
from handlers.framework.registry import Registry
from handlers.shared import shared_assessment
from handlers.shared.happenings import LetterDrawn

SHARED = "• {person} shared how they see themselves, against {level}. You read it beside your own view."

STANDS = (DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.UNCERTAIN)


def register(registry: Registry) -> None:
    registry.signals.when(LetterDrawn, drawn)


async def drawn(session: Session, letter: LetterDrawn) -> None:
    """Says what has no message of its own, or one that has not left: the letter does it in its place."""
    here, reader = letter.reader.workspace, letter.reader
    every = await gather.shared_with(session, reader, gather.others(reader, letter.members))
    lately = {shared_assessment.key(a, reader.id): a for a in every if letter.told.holds(a.sharing.since)}
    if not lately:
        return
    if letter.leaves:
        await deliveries.withdraw_each(session, here, lately)
    alone = await deliveries.of_occasions(session, here, lately)
    views = await assessments.written_by(session, here, reader.id)
    for key, shared in lately.items():
        if key not in alone or alone[key].state not in STANDS:
            _say(letter, shared, [a for a in (*every, *views) if a.subject.id == shared.subject.id])


def _say(letter: LetterDrawn, shared: Assessment, about: Sequence[Assessment]) -> None:
    """That somebody shared theirs. `about` them is what they shared with the letter's reader, and what that wrote."""
    level = marked.level_name(gather.ladder_of(letter.tenant, shared), shared)
    letter.milestones.append(words.text(SHARED, person=words.escape(shared.subject.name), level=level))
    both = gather.both(about, letter.reader, letter.reader.id) is not None
    letter.asks.append(told.asks(shared.subject, both=both))
