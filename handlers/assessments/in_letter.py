"""What a private digest says of the ladder: who shared meanwhile how they see themselves, and never how that is."""

from db.engine import Session
from handlers.assessments import gather, marked
from handlers.framework import words
from handlers.framework.registry import Registry
from handlers.shared.happenings import LetterDrawn

SHARED = "• {person} shared how they see themselves, against {level}. You read it beside your own view."


def register(registry: Registry) -> None:
    registry.signals.when(LetterDrawn, drawn)


async def drawn(session: Session, letter: LetterDrawn) -> None:
    others = gather.others(letter.reader, letter.members)
    for shared in await gather.shared_with(session, letter.reader, others):
        if letter.told.holds(shared.sharing.since):
            level = marked.level_name(gather.ladder_of(letter.tenant, shared), shared)
            letter.milestones.append(words.text(SHARED, person=words.escape(shared.subject.name), level=level))
