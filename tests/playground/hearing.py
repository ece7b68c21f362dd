"""A connection of Socket Mode that acknowledges whatever comes, and keeps it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from playground.testing import Playground


class Heard(list[dict[str, Any]]):
    """The envelopes that came, in order."""

    def of(self, kind: str) -> list[dict[str, Any]]:
        """The payloads around the events of one kind."""
        payloads = [envelope["payload"] for envelope in self if envelope["type"] == "events_api"]
        return [payload for payload in payloads if payload["event"]["type"] == kind]


@asynccontextmanager
async def hearing(slack: Playground) -> AsyncIterator[Heard]:
    """Connects as the playground's app."""
    opened = await AsyncWebClient(base_url=slack.api_url).apps_connections_open(app_token="xapp-playground")
    heard = Heard()
    async with aiohttp.ClientSession() as session, session.ws_connect(opened["url"]) as socket:

        async def listen() -> None:
            while (frame := await socket.receive()).type is aiohttp.WSMsgType.TEXT:
                envelope = json.loads(frame.data)
                if "envelope_id" in envelope:
                    heard.append(envelope)
                    await socket.send_json({"envelope_id": envelope["envelope_id"]})

        listening = asyncio.create_task(listen())
        await slack.connected()
        yield heard
        await socket.close()
        await listening
