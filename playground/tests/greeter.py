"""A small Bolt app with one of everything, for the playground to be tried with."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from playground.testing import Playground

LEVELS = [{"text": {"type": "plain_text", "text": name}, "value": name.lower()} for name in ("Junior", "Senior")]


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def section(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(label: str, action: str, value: str = "") -> dict[str, Any]:
    return {"type": "button", "text": plain(label), "action_id": action, "value": value}


def form(title: str = "Welcome") -> dict[str, Any]:
    level = {"type": "static_select", "action_id": "level", "options": LEVELS, "placeholder": plain("Pick one")}
    words = {"type": "plain_text_input", "action_id": "words", "max_length": 40}
    return {
        "type": "modal",
        "callback_id": "welcome",
        "title": plain(title),
        "submit": plain("Save"),
        "notify_on_close": True,
        "private_metadata": "kept",
        "blocks": [
            {"type": "input", "block_id": "level", "label": plain("Level"), "element": level},
            {"type": "input", "block_id": "words", "label": plain("In your words"), "optional": True, "element": words},
        ],
    }


class Greeter:
    """The app, and all that it was told."""

    def __init__(self, slack: Playground) -> None:
        self.heard: list[dict[str, Any]] = []
        self.answers_events = True
        client = AsyncWebClient("xoxb-playground", base_url=slack.api_url, retry_handlers=[])
        self.bolt = AsyncApp(
            client=client,
            signing_secret="playground-secret",
            process_before_response=True,
            request_verification_enabled=True,
        )
        self._listen()

    def _listen(self) -> None:
        self.bolt.command("/robot")(self.command)
        self.bolt.action("start")(self.start)
        self.bolt.action("shout")(self.shout)
        self.bolt.action("again")(self.again)
        self.bolt.view("welcome")(self.submitted)
        self.bolt.view_closed("welcome")(self.closed)
        self.bolt.event("app_home_opened")(self.home_opened)
        self.bolt.event("message")(self.message)
        self.bolt.event("user_change")(self.noted)
        self.bolt.event("team_join")(self.noted)
        self.bolt.shortcut("save_for_later")(self.saved)

    async def command(self, ack: Any, body: dict[str, Any]) -> None:
        self.heard.append(body)
        rows = [section("Hello *you*"), {"type": "actions", "elements": [button("Start", "start", "now")]}]
        await ack({"response_type": "ephemeral", "text": "Hello", "blocks": rows} if body["text"] else {})

    async def start(self, ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
        self.heard.append(body)
        await client.views_open(trigger_id=body["trigger_id"], view=form())
        await ack()

    async def shout(self, ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
        self.heard.append(body)
        message = body["message"]
        await client.chat_update(channel=body["channel"]["id"], ts=message["ts"], text=message["text"].upper())
        await ack()

    async def again(self, ack: Any, body: dict[str, Any], respond: Any) -> None:
        self.heard.append(body)
        await respond(text="Replaced", replace_original=True)
        await ack()

    async def submitted(self, ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
        self.heard.append(body)
        values = body["view"]["state"]["values"]
        if values["words"]["words"]["value"] == "no":
            await ack(response_action="errors", errors={"words": "Say a little more."})
        elif values["words"]["words"]["value"] == "more":
            await ack(response_action="push", view=form("And more"))
        else:
            level = values["level"]["level"]["selected_option"]["text"]["text"]
            shout = {"type": "actions", "elements": [button("Shout", "shout")]}
            blocks = [section(f"You are {level}"), shout]
            await client.chat_postMessage(channel=body["user"]["id"], text=f"You are {level}", blocks=blocks)
            await ack()

    async def closed(self, ack: Any, body: dict[str, Any]) -> None:
        self.heard.append(body)
        await ack()

    async def home_opened(self, event: dict[str, Any], client: AsyncWebClient) -> None:
        self.heard.append(event)
        blocks = [section("Welcome home"), {"type": "actions", "elements": [button("Start", "start")]}]
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    async def message(self, event: dict[str, Any], client: AsyncWebClient) -> None:
        self.heard.append(event)
        if "subtype" not in event:
            thread = event.get("thread_ts")
            await client.chat_postMessage(channel=event["channel"], text=f"Heard: {event['text']}", thread_ts=thread)

    async def noted(self, event: dict[str, Any]) -> None:
        self.heard.append(event)

    async def saved(self, ack: Any, body: dict[str, Any]) -> None:
        self.heard.append(body)
        await ack()


@asynccontextmanager
async def greeting(slack: Playground) -> AsyncIterator[Greeter]:
    """The app, connected by Socket Mode."""
    greeter = Greeter(slack)
    handler = AsyncSocketModeHandler(greeter.bolt, "xapp-playground")
    await handler.connect_async()
    await slack.connected()
    try:
        yield greeter
    finally:
        await handler.close_async()
