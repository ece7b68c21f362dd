"""The messages that Trellis owes Slack, from the side of a test: queue one, see how it stands, count what arrived."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from house import House

from bot.outbox import Hand, Outbox
from db import deliveries
from db.deliveries import NewDelivery
from db.outbox import Delivery
from handlers.framework import blocks
from handlers.framework.blocks import Message
from playground.testing import Call
from playground.testing import Message as Posted

POST, UPDATE = "chat.postMessage", "chat.update"


async def owe(home: House, key: str, words: str | None = None, **more: Any) -> int:
    """Queues a message (to Alice, unless `more` says otherwise) that says its key, or `words`."""
    face = Message.of(blocks.section(words or key)).payload()
    given = {"workspace": "T0PLAYGROUND", "key": key, "payload": face, "channel": home.member("alice").id, **more}
    async with home.trellis.tenant.app.transaction() as session:
        return await deliveries.queue(session, NewDelivery(**given), home.now)


async def standing(home: House, delivery_id: int) -> Delivery:
    async with home.trellis.tenant.app.transaction() as session:
        return await deliveries.get(session, home.workspace, delivery_id)


def calls(home: House, method: str) -> list[Call]:
    """The calls of a method that Slack carried out or refused; troubles that were answered at the door count too."""
    return [call for call in home.slack.calls if call.method == method]


def arrived(home: House, words: str, channel: str | None = None) -> list[Posted]:
    """The messages with exactly these words that stand in Slack now: Alice's, or a channel's."""
    alice = home.member("alice")
    return [message for message in alice.messages(channel) if home.slack.read(message) == words]


def another(home: House, *, ahead: timedelta = timedelta(), **changes: Any) -> Outbox:
    """The same messages in the hands of another process, whose clock is ahead."""
    app = replace(home.trellis.tenant.app, now=lambda: home.now + ahead)
    tenant = replace(home.trellis.tenant, app=app)
    return replace(home.trellis.outbox, **{"tenant": tenant, "hand": Hand(), **changes})
