"""What the tests of `bot/` stand on: a house whose clock stands still, and logs as Trellis sets them up."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog
from house import WORKSPACE, House, house

from bot import logs
from playground.config import Workspace

MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)  # a Tuesday, 10:00 in Berlin, where Alice, Dana and Erin are


@pytest.fixture(autouse=True)
def logging() -> Iterator[None]:
    logs.configure("text")
    yield
    structlog.reset_defaults()


@pytest.fixture
def slack_workspace() -> Workspace:
    return WORKSPACE


@pytest.fixture
def slack_start() -> datetime | None:
    """None: the clock of a Slack beside a process runs, as that of the process does."""
    return None


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path, start=MORNING) as opened:
        yield opened
