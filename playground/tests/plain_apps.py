"""Two apps as anybody would write them with slack-bolt. Nothing in them knows that they are tried on a playground."""

from pathlib import Path
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.oauth.installation_store import FileInstallationStore
from slack_sdk.oauth.state_store import FileOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

SCOPES = ["app_mentions:read", "chat:write", "commands", "im:history"]


def echo_by_socket(base_url: str) -> AsyncSocketModeHandler:
    """An echo bot in Socket Mode."""
    app = AsyncApp(client=AsyncWebClient(token="xoxb-playground", base_url=base_url))
    listen(app)
    return AsyncSocketModeHandler(app, "xapp-playground")


def echo_by_http(base_url: str, *, site: str, folder: Path) -> AsyncApp:
    """The same behind a request URL, for whoever installs it."""
    app = AsyncApp(
        client=AsyncWebClient(base_url=base_url),
        signing_secret="playground-secret",
        oauth_settings=AsyncOAuthSettings(
            client_id="playground",
            client_secret="playground-client-secret",
            scopes=SCOPES,
            authorization_url=f"{site}/oauth/v2/authorize",
            installation_store=FileInstallationStore(base_dir=str(folder / "installations")),
            state_store=FileOAuthStateStore(expiration_seconds=600, base_dir=str(folder / "states")),
        ),
    )
    app.enable_token_revocation_listeners()
    listen(app)
    return app


def listen(app: AsyncApp) -> None:
    app.event("app_mention")(mentioned)
    app.message("hello")(greeted)
    app.event("message")(heard)
    app.command("/echo")(echoed)
    app.action("again")(clicked)
    app.shortcut("write_down")(opened)
    app.view("note")(noted)
    app.options("topic")(suggested)


async def mentioned(event: dict[str, Any], say: Any) -> None:
    await say(text=f"You called, <@{event['user']}>?", thread_ts=event["ts"])


async def greeted(message: dict[str, Any], say: Any) -> None:
    button = {"type": "button", "text": {"type": "plain_text", "text": "Again"}, "action_id": "again"}
    hey = {"type": "section", "text": {"type": "mrkdwn", "text": f"Hey <@{message['user']}>"}, "accessory": button}
    await say(text=f"Hey <@{message['user']}>", blocks=[hey])


async def heard(event: dict[str, Any], say: Any) -> None:
    if "subtype" not in event:
        await say(text=f"You said: {event['text']}", thread_ts=event.get("thread_ts"))


async def echoed(ack: Any, command: dict[str, Any], respond: Any) -> None:
    await ack()
    await respond(command["text"], response_type="in_channel")


async def clicked(ack: Any, body: dict[str, Any], respond: Any) -> None:
    await ack()
    await respond(f"<@{body['user']['id']}> clicked", replace_original=True)


async def opened(ack: Any, shortcut: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    topic = {"type": "external_select", "action_id": "topic", "min_query_length": 1}
    words = {"type": "plain_text_input", "action_id": "words"}
    view = {
        "type": "modal",
        "callback_id": "note",
        "title": {"type": "plain_text", "text": "A note"},
        "submit": {"type": "plain_text", "text": "Keep"},
        "blocks": [
            {"type": "input", "block_id": "words", "label": {"type": "plain_text", "text": "Words"}, "element": words},
            {"type": "input", "block_id": "topic", "label": {"type": "plain_text", "text": "Topic"}, "element": topic},
        ],
    }
    await client.views_open(trigger_id=shortcut["trigger_id"], view=view)


async def suggested(ack: Any, payload: dict[str, Any]) -> None:
    topics = [name for name in ("Models", "Monitoring", "Data") if name.lower().startswith(payload["value"].lower())]
    options = [{"text": {"type": "plain_text", "text": name}, "value": name.lower()} for name in topics]
    await ack(options=options)


async def noted(ack: Any, body: dict[str, Any], view: dict[str, Any], client: AsyncWebClient) -> None:
    values = view["state"]["values"]
    words, topic = values["words"]["words"]["value"], values["topic"]["topic"]["selected_option"]["value"]
    if len(words) < 3:
        await ack(response_action="errors", errors={"words": "A little more, please."})
        return
    await ack()
    await client.chat_postMessage(channel=body["user"]["id"], text=f"Kept under {topic}: {words}")
