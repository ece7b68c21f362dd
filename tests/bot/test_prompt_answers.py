"""Over HTTP an answer leaves at once: no kernel holds its last part back until the first has been confirmed."""

import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from house import WORKSPACE

from bot import transport
from bot.app import assemble
from bot.settings import Given
from playground.testing import START, Playground

pytestmark = pytest.mark.anyio

CONFIRMED = 0.04  # seconds: so long a kernel may take to confirm what it has received, and others wait for it
ASKED = 24  # the first few are confirmed at once, whoever listens


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@pytest.fixture
async def address(tmp_path: Path) -> AsyncIterator[str]:
    """Trellis behind its own door, as `trellis run` opens it."""
    async with Playground.running(WORKSPACE, start=START) as slack:
        given = Given.model_validate(
            {
                "slack_api_url": slack.api_url,
                "slack_bot_token": "xoxb-playground",
                "slack_signing_secret": "playground-secret",
                "database_url": f"sqlite:///{tmp_path / 'trellis.db'}",
                "trellis_port": free_port(),
            }
        )
        async with assemble(given, now=slack.clock.moment) as trellis, transport.listening(trellis, given):
            yield f"http://127.0.0.1:{given.trellis_port}"


async def test_a_connection_that_is_kept_is_answered_at_once(address: str) -> None:
    clock = asyncio.get_running_loop().time
    took = []
    async with aiohttp.ClientSession(address) as http:
        for _ in range(ASKED):
            begun = clock()
            async with http.get("/healthz") as response:
                assert await response.text() == "ok"
            took.append(clock() - begun)
    assert min(took[ASKED // 2 :]) < CONFIRMED / 2
