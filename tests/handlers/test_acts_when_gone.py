"""Something that somebody did just before they were deactivated, and that Slack hands over afterwards."""

from pathlib import Path

import pytest

from tests.cast import utc
from tests.house import house

pytestmark = pytest.mark.anyio
MONDAY = utc("2026-11-23 09:00")


@pytest.mark.parametrize("command", ["status", "start", "win I rolled it back"])
async def test_slack_is_asked_about_them_once_and_nobody_is_answered(tmp_path: Path, command: str) -> None:
    async with house(tmp_path, start=MONDAY) as home:
        alice = await home.start("alice")
        await alice.changes(deleted=True)
        asked = len([call for call in home.slack.calls if call.method == "users.info"])
        await alice.types(f"/growth {command}")
        assert len([call for call in home.slack.calls if call.method == "users.info"]) == asked + 1
