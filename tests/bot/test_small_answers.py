"""A small answer leaves at once: it does not wait, some 40 milliseconds, for another one to go with."""

import asyncio
import socket

import pytest

from bot.settings import Given
from bot.transport import entrance

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
async def test_what_is_accepted_sends_at_once(host: str) -> None:
    with socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET) as found:
        port = found.getsockname()[1]
    given = Given.model_validate(
        {
            "slack_bot_token": "xoxb-playground",
            "slack_signing_secret": "secret",
            "trellis_host": host,
            "trellis_port": port,
        }
    )
    at_once: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    def accepted(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        at_once.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0)
        writer.close()

    async with await asyncio.start_server(accepted, sock=entrance(given)):
        _, writer = await asyncio.open_connection(host, port)
        assert await at_once
        writer.close()
        await writer.wait_closed()
