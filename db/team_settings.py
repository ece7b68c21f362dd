"""What a team's manager chose for it: when its digest comes, and what the team asks itself."""

from collections.abc import Sequence
from datetime import time

from db import scope
from db.engine import Session
from db.tables import TeamRow


async def set_clock(session: Session, workspace: str, team_id: int, *, at: time, zone: str | None) -> None:
    """At which hour the digest comes, and on whose wall; None for that of whoever leads the team."""
    await scope.change(session, TeamRow, workspace, team_id, at=at, zone=zone)


async def note_asked(session: Session, workspace: str, team_id: int, when_asked: Sequence[str]) -> None:
    """Which of its questions stood in a digest, as `growth.questions.noted` has it."""
    await scope.change(session, TeamRow, workspace, team_id, asked=tuple(when_asked))


async def set_questions(session: Session, workspace: str, team_id: int, questions: Sequence[str]) -> None:
    """What the team asks itself."""
    await scope.change(session, TeamRow, workspace, team_id, questions=tuple(questions))
