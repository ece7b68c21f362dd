from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import logs
from tests.house import House, house

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)  # 10:00 in Berlin, 04:00 in New York, 14:30 in Kolkata


@pytest.fixture(autouse=True, scope="session")
def _brief_logs() -> None:
    """Logs as they are at work: without the variables that a test's own would print, page by page."""
    logs.configure("json")


@pytest.fixture
def start() -> datetime:
    """When the house opens; a test asks for another moment by `@pytest.mark.parametrize("start", …)`."""
    return MONDAY


@pytest.fixture
async def here(tmp_path: Path, start: datetime) -> AsyncIterator[House]:
    """A house in which Slack had nothing to refuse when the test is over."""
    async with house(tmp_path, start=start) as opened:
        yield opened
        assert opened.slack.refused == []
