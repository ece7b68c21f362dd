"""The playground's tests stand on its own pytest plugin, and speak to its Web API with Slack's own client."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def client(slack_client: AsyncWebClient) -> AsyncWebClient:
    return slack_client
