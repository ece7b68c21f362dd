"""An app that shows one of everything, for the page to be looked at."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from playground.config import AppSpec, ChannelSpec, CommandSpec, ShortcutSpec, Workspace, default_app
from playground.testing import Playground
from tests.browser import blocks

ANYTHING = re.compile("")
SHELF = ("Rules of Machine Learning", "Release It", "Designing Data-Intensive Applications")


def workspace() -> Workspace:
    """The default one, with an app that has every kind of way in."""
    known = default_app()
    app = AppSpec(
        name="Gallery",
        scopes=known.scopes,
        events=known.events,
        commands=(CommandSpec("/show", "Shows one of everything", "[read | framed | used | form]"),),
        shortcuts=(ShortcutSpec("Keep it", "keep_it"), ShortcutSpec("Show the form", "show_form", "global")),
    )
    people = ("alice", "bob", "dana", "gallery")
    channels = (ChannelSpec("general", people, "Everyone"), ChannelSpec("quiet", people, "Nobody, mostly"))
    return Workspace(apps=(app,), channels=channels)


class Gallery:
    """The app, and what it was told."""

    def __init__(self, slack: Playground) -> None:
        self.heard: list[dict[str, Any]] = []
        self.client = AsyncWebClient("xoxb-playground", base_url=slack.api_url, retry_handlers=[])
        self.bolt = AsyncApp(client=self.client, signing_secret="playground-secret", process_before_response=True)
        self.bolt.command("/show")(self.show)
        self.bolt.shortcut("show_form")(self.form)
        self.bolt.shortcut("keep_it")(self.noted)
        self.bolt.action(ANYTHING)(self.noted)
        self.bolt.options(ANYTHING)(self.suggest)
        self.bolt.view("everything")(self.submitted)
        self.bolt.event("app_home_opened")(self.home)
        self.bolt.event("message")(self.noted)

    async def show(self, ack: Any, body: dict[str, Any]) -> None:
        """Posts what is asked for into the conversation."""
        what = body["text"]
        if what == "form":
            await self.form(ack, body)
            return
        await ack()
        shown = {"read": blocks.READ, "framed": blocks.FRAMED, "used": blocks.USED}[what]
        await self.client.chat_postMessage(channel=body["channel_id"], text=f"All that is {what}", blocks=shown)

    async def form(self, ack: Any, body: dict[str, Any]) -> None:
        view = {
            "type": "modal",
            "callback_id": "everything",
            "title": blocks.plain("One of everything"),
            "submit": blocks.plain("Save"),
            "blocks": blocks.FORM,
        }
        await self.client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    async def suggest(self, ack: Any, body: dict[str, Any]) -> None:
        self.heard.append(body)
        wanted = body["value"].lower()
        await ack(options=[blocks.option(one) for one in SHELF if wanted in one.lower()])

    async def submitted(self, ack: Any, body: dict[str, Any]) -> None:
        self.heard.append(body)
        values = body["view"]["state"]["values"]
        if values["block_plain_text_input"]["plain_text_input"]["value"]:
            await ack()
        else:
            await ack(response_action="errors", errors={"block_plain_text_input": "A word at least, please."})

    async def home(self, event: dict[str, Any]) -> None:
        view = {"type": "home", "blocks": [*blocks.READ[:5], *blocks.USED]}
        await self.client.views_publish(user_id=event["user"], view=view)

    async def noted(self, ack: Any, body: dict[str, Any]) -> None:
        self.heard.append(body)
        await ack()


@asynccontextmanager
async def showing(slack: Playground) -> AsyncIterator[Gallery]:
    """The app, connected by Socket Mode."""
    gallery = Gallery(slack)
    handler = AsyncSocketModeHandler(gallery.bolt, "xapp-playground")
    await handler.connect_async()
    await slack.connected()
    try:
        yield gallery
    finally:
        await handler.close_async()
