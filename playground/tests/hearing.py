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
    """The envelopes that came, in order; `answers` holds what goes back with the next of a kind."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: dict[str, dict[str, Any]] = {}

    @property
    def last(self) -> dict[str, Any]:
        payload: dict[str, Any] = self[-1]["payload"]
        return payload

    def take(self, envelope: dict[str, Any]) -> dict[str, Any]:
        """Keeps an envelope; its acknowledgement."""
        self.append(envelope)
        kind = envelope["payload"].get("type", envelope["type"])
        return {"envelope_id": envelope["envelope_id"], "payload": self.answers.pop(kind, {})}

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
                    await socket.send_json(heard.take(envelope))

        listening = asyncio.create_task(listen())
        await slack.connected()
        yield heard
        await socket.close()
        await listening
