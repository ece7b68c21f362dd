"""The playground's tests speak to its Web API with Slack's own client."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from playground.testing import Playground


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def slack() -> AsyncIterator[Playground]:
    async with Playground.running() as running:
        yield running


@pytest.fixture
async def client(slack: Playground) -> AsyncWebClient:
    return AsyncWebClient("xoxb-playground", base_url=slack.api_url, retry_handlers=[])
