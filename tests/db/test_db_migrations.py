"""What was kept before a migration still makes sense after it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from db import checkins, migrate, steps
from db.engine import connect, transactions
from growth.facts import Wording
from tests.cast import WORKSPACE
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio

# One person, a step of theirs, and a round that is open, as the first tables held them.
ROWS = (
    "INSERT INTO workspaces (id, name, bot_user, created_at) VALUES ('T1', 'Garden', 'U0', '2026-11-23 09:00:00')",
    "INSERT INTO people (id, workspace_id, slack_id, name, zone, standing, is_admin, ladder, areas, rhythm_weeks, "
    "rhythm_weekday, rhythm_at, nudge_weeks, status_text, status_emoji, silent_rounds, quiet_shared, created_at) "
    "VALUES (1, 'T1', 'U1', 'Alice', 'Europe/Berlin', 'active', 0, 'ml-engineer', '[]', 2, 1, 570, 1, '', '', 0, 0, "
    "'2026-11-23 09:00:00')",
    "INSERT INTO steps (id, person_id, action, ladder, ladder_version, state, for_good, because, offered_at) "
    "VALUES (1, 1, 'draw-the-pipeline', 'ml-engineer', '1.0', 'trying', 0, '[]', '2026-11-23 09:00:00')",
    "INSERT INTO checkins (id, person_id, week, question, ladder, ladder_version, state, opened_at, later) "
    "VALUES (1, 1, '2026-W48', 'what-got-easier', 'ml-engineer', '1.0', 'open', '2026-11-23 09:00:00', 0)",
)


@pytest.fixture
async def older(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """A database of the first version, with something in it."""
    engine = connect(f"sqlite:///{tmp_path / 'older.db'}")
    await migrate.upgrade(engine, to="0001")
    async with engine.begin() as connection:
        for row in ROWS:
            await connection.execute(text(row))
    yield engine
    await engine.dispose()


async def test_a_step_and_a_question_from_before_they_kept_their_words_have_some(older: AsyncEngine) -> None:
    await migrate.upgrade(older)
    database = Memory(older, transactions(older))
    (step,) = await database.do(steps.of_person, WORKSPACE, 1)
    (asked,) = await database.do(checkins.recent, WORKSPACE, 1)
    assert step.wording == Wording("draw the pipeline", "", 0, "")
    assert asked.asked == "How did it go since we last spoke?"
