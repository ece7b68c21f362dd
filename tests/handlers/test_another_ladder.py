"""A workspace on another ladder: nothing in the code knows one by its name."""

from pathlib import Path

import pytest

from content import loader
from tests.handlers.conftest import MONDAY
from tests.house import house

pytestmark = pytest.mark.anyio


async def test_levels_questions_and_steps_are_those_of_the_ladder_that_was_set(tmp_path: Path) -> None:
    ladder = loader.load(loader.shipped() / "software-engineer")
    level, area = ladder.levels[1], ladder.areas[0]
    async with house(tmp_path, start=MONDAY, trellis_ladder="software-engineer") as here:
        alice = await here.start("alice", level=level.name, areas=(area.name,))
        assert f"You are at {level.name}, growing in {area.name}." in alice.newest()
        await here.on("alice", "2026-11-24 09:30")
        said = alice.newest()
        assert [q.text for q in ladder.questions if q.text in said]
        assert [a.title for a in ladder.actions if a.level == level.id and a.title in said]
