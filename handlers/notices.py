"""What Trellis says when it cannot do what somebody meant: kindly, only to them, with the next thing to try."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from db import deliveries
from db.deliveries import Order
from handlers import blocks, forms
from handlers.blocks import Message
from handlers.call import Call
from handlers.deps import Deps
from handlers.registry import Command, Listener, Registry, Role

ELSEWHERE = "Trellis is set up for another company here, so I keep nothing about you and cannot do this for you."
GUEST = (
    "Trellis is for members of this workspace. As a guest you have no growth plan here, and I keep nothing about you."
)
NOT_SHOWN = "Slack did not open it in time. Nothing is lost: type it again."
STALE = "This button is from an older message, and what it spoke of has moved on. Nothing was changed. Try `{command}`."

HEADINGS = {Role.ANYONE: "For you", Role.MANAGER: "If you lead a team", Role.ADMIN: "If you run Trellis here"}


async def stale(call: Call) -> None:
    """A control whose meaning is gone: an old message, an old version."""
    await call.reply(Message.of(blocks.words(STALE.format(command=call.deps.command))))


def listener(registry: Registry, word: str, command: str) -> Listener:
    """The listener of a command word; for an unknown one a listener that offers the nearest word and the help."""
    if word in registry.commands:
        return registry.commands[word].listener
    if word in registry.synonyms:
        return registry.synonyms[word]
    near = get_close_matches(word, [w for w in registry.commands if w], n=1, cutoff=0.6)
    about = f"I don't know `{command} {blocks.said(blocks.clip(word, 40))}`."
    guess = f" Did you mean `{command} {near[0]}`?" if near else ""

    async def unknown(call: Call) -> None:
        await call.reply(Message.of(blocks.words(about + guess), *help_blocks(registry, call.deps, {Role.ANYONE})))

    return unknown


def help_blocks(registry: Registry, deps: Deps, roles: set[Role]) -> list[Block]:
    """Every command a person can use, in the order of the table of contents, a line each."""
    drawn: list[Block] = []
    for role in Role:
        lines = [_line(deps.command, c) for c in registry.commands.values() if c.role is role and role in roles]
        if lines:
            drawn.append(blocks.words(f"*{HEADINGS[role]}*\n" + "\n".join(lines)))
    contact = f" Questions: {deps.help_contact}." if deps.help_contact else ""
    drawn.append(blocks.quiet(f"Most of this also stands on my Home tab. Only you see this.{contact}"))
    return drawn


def _line(command: str, entry: Command) -> str:
    usage = " ".join(part for part in (command, entry.word, entry.hint) if part)
    return f"`{usage}`  {entry.about}"


async def tell_stranger(body: Mapping[str, Any], client: AsyncWebClient, why: str, *, deps: Deps) -> dict[str, Any]:
    """Says no to somebody Trellis does not serve, where only they see it; returns the answer to acknowledge with."""
    message = Message.of(blocks.words(why))
    event = body.get("event") or {}
    if "command" in body:
        return {"response_type": "ephemeral", **message.payload()}
    if url := body.get("response_url"):
        await AsyncWebhookClient(url).send(**message.payload(), replace_original=False)
    elif trigger := body.get("trigger_id"):
        await client.views_open(trigger_id=trigger, view=forms.notice("Trellis", message))
    elif event.get("type") == "app_home_opened" and event.get("tab") == "home":
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": list(message.blocks)})
    elif event.get("channel_type") == "im" and not event.get("subtype"):
        key = f"stranger:{body['event_id']}"
        order = Order(workspace=deps.workspace, key=key, channel=event["channel"], payload=message.payload())
        async with deps.transaction() as session:
            await deliveries.queue(session, order, deps.now())
        deps.wake()
    return {}
