"""What a private digest says of levels: those on which its reader and somebody of the team agreed meanwhile."""

from db import levels
from db.engine import Session
from growth.audience import Reader, may_read, of_level
from growth.facts import LevelState
from handlers.framework import words
from handlers.framework.registry import Registry
from handlers.shared.happenings import LetterDrawn

AGREED = "• {person} is at *{level}*: the two of you agreed on {day}."


def register(registry: Registry) -> None:
    registry.signals.when(LetterDrawn, drawn)


async def drawn(session: Session, letter: LetterDrawn) -> None:
    reader, here = letter.reader, {person.id for person in letter.members}
    for change in reversed(await levels.involving(session, reader.workspace, reader.id)):
        agreed = change.state is LevelState.AGREED and letter.told.holds(change.settled_at)
        mine = may_read(Reader(person_id=reader.id), of_level(change), change.author)
        if agreed and mine and change.settled_at is not None and change.person.id in here - {reader.id}:
            day = words.on_day(change.settled_at, reader.zone)
            level, name = words.escape(change.step.after_name), words.escape(change.person.name)
            letter.milestones.append(words.text(AGREED, person=name, level=level, day=day))
