"""What a private digest says of the ladder: who shared meanwhile how they see themselves, and never how that is."""

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
    others = gather.others(letter.reader, letter.members)
    for shared in await gather.shared_with(session, letter.reader, others):
        if letter.told.holds(shared.sharing.since):
            await _say(session, letter, shared)


async def _say(session: Session, letter: LetterDrawn, shared: Assessment) -> None:
    """What has no message of its own, or one that has not left: the letter says it in its place."""
    here, key = letter.reader.workspace, shared_assessment.key(shared, letter.reader.id)
    if letter.leaves:
        await deliveries.withdraw(session, here, key)
    alone = await deliveries.id_of_key(session, here, key)
    if alone is not None and (await deliveries.get(session, here, alone)).state in STANDS:
        return
    level = marked.level_name(gather.ladder_of(letter.tenant, shared), shared)
    letter.milestones.append(words.text(SHARED, person=words.escape(shared.subject.name), level=level))
    every = await assessments.about(session, here, shared.subject.id)
    both = gather.both(every, letter.reader, letter.reader.id) is not None
    letter.asks.append(told.asks(shared.subject, both=both))
