"""Fixtures for the tests of a bot, at hand wherever the playground is installed; they need anyio's own plugin.

`slack` is a running playground. What it starts from can be said anew in a conftest or a module, by a fixture of the
same name: `slack_workspace`, and `slack_start`, at which its clock stands. `slack_client` speaks as the installed app.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest

# What is heavy is loaded when a test asks for it: pytest loads this module even where no test does.
if TYPE_CHECKING:
    from datetime import datetime

    from slack_sdk.web.async_client import AsyncWebClient

    from playground.config import Workspace
    from playground.testing import Playground


@pytest.fixture
def slack_workspace() -> Workspace:
    """The people, channels and apps that a `slack` starts with."""
    from playground.config import Workspace

    return Workspace()


@pytest.fixture
def slack_start() -> datetime | None:
    """The moment at which the clock of a `slack` stands; None for one that runs, as the machine's does."""
    from playground.testing import START

    return START


@pytest.fixture
async def slack(slack_workspace: Workspace, slack_start: datetime | None) -> AsyncIterator[Playground]:
    """A Slack of its own for one test."""
    from playground.testing import Playground

    async with Playground.running(slack_workspace, start=slack_start) as running:
        yield running


@pytest.fixture
async def slack_client(slack: Playground) -> AsyncWebClient:
    """Slack's own client, as the first app of `slack`, which tries nothing twice."""
    from slack_sdk.web.async_client import AsyncWebClient

    return AsyncWebClient(slack.slack.workspace.apps[0].bot_token, base_url=slack.api_url, retry_handlers=[])
