"""What a private digest says of the team itself: who came to it meanwhile."""

from db import team_looks
from db.engine import Session
from handlers.framework import words
from handlers.framework.registry import Registry
from handlers.shared.happenings import LetterDrawn

JOINED = "• {names} joined the team."
MANY = 20  # names that one still reads


def register(registry: Registry) -> None:
    registry.signals.when(LetterDrawn, drawn)


async def drawn(session: Session, letter: LetterDrawn) -> None:
    told = letter.told
    came = await team_looks.came(session, letter.reader.workspace, letter.team.id, since=told.since, until=told.until)
    names = [words.escape(person.name) for person in came if person.id != letter.reader.id]
    if rest := max(len(names) - MANY, 0):
        names = [*names[:MANY], words.text("{count} more", count=rest)]
    if names:
        letter.milestones.append(words.text(JOINED, names=words.listed(names)))
