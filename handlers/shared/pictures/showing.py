"""Shows somebody a picture in their conversation with Trellis, and beside it the same in words."""

import asyncio
from functools import partial
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import InteractiveElement

from db import conversations, deliveries, people, sending
from db.deliveries import NewDelivery
from db.engine import Session
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.framework.errors import Gone, Refused, TryLater
from handlers.framework.rendering import rendered
from handlers.framework.request import Request
from handlers.framework.tenant import SentFile
from handlers.shared import sent_files
from handlers.shared.pictures import drawing, lettering
from handlers.shared.pictures.picture import Picture, chart

TITLE = "As a picture"
COMING = "It comes into our conversation in a moment."
SHOWN = "It stands in our conversation now."
NOT_NOW = "Slack did not answer in time. Look into our conversation; if it is not there, press the button again."
NO_PICTURES = "Slack takes no pictures from me in this workspace, so here it is in words."
NO_CONVERSATION = "I can send a picture once we have written to each other, so here it is in words."
NO_LETTERS = "My pictures know Latin, Greek and Cyrillic letters only, so here it is in words."


def button(action: str, value: BaseModel | None = None) -> InteractiveElement:
    """The way to a picture, beside the same in words."""
    return blocks.button(TITLE, action, value)


async def show(session: Session, request: Request, picture: Picture) -> None:
    """Opens a page with the words at once; the picture is drawn and sent when the deed is done, and the page says so.

    A crash then sends nothing, or sends it without a word on the page: the button is there for another time.
    """
    channel = await conversations.with_person(session, request.workspace, request.person.id)
    request.after.append(partial(_send, request, picture, channel))


async def _send(request: Request, picture: Picture, channel: str | None) -> None:
    in_modal = (request.body.get("view") or {}).get("type") == "modal"
    opens = request.client.views_push if in_modal else request.client.views_open
    opened = await opens(trigger_id=request.body["trigger_id"], view=page(picture, COMING))
    said = await _said(request, picture, channel)
    await request.client.views_update(view_id=opened["view"]["id"], view=page(picture, said))


def page(picture: Picture, said: str) -> dict[str, Any]:
    """The words of a picture, and what becomes of it."""
    return forms.notice(TITLE, Message.of(blocks.section(_spoken(picture)), blocks.quiet(said)))


async def _said(request: Request, picture: Picture, channel: str | None) -> str:
    """Sends it as this Slack takes it, and tells what came of that."""
    try:
        if await _as_a_chart(request, picture):
            return SHOWN
        if not request.tenant.sends_files:
            return NO_PICTURES
        if channel is None:
            return NO_CONVERSATION
        if not await asyncio.to_thread(lettering.drawable, picture.texts):
            return NO_LETTERS
        drawn = await asyncio.to_thread(drawing.png, picture)
        file = SentFile(f"{picture.name}.png", picture.title, drawn, alt=picture.words, beside=_spoken(picture))
        await sent_files.send(request, channel, file)
    except TryLater:
        return NOT_NOW
    except (Gone, Refused):
        return NO_PICTURES
    return SHOWN


async def _as_a_chart(request: Request, picture: Picture) -> bool:
    block = chart(picture)
    if block is None:
        return False
    said = _spoken(picture)
    drawn = [block, rendered(blocks.section(said))]
    stands = await request.tenant.slack.send_chart(request.person.slack_id, said, drawn)
    if stands is not None:
        await _note(request, *stands)
    return stands is not None


async def _note(request: Request, channel: str, ts: str) -> None:
    """Writes down where it stands, so that it goes with everything else once its owner is deleted."""
    key = f"picture:{request.occasion}"
    new = NewDelivery(workspace=request.workspace, key=key, channel=channel, person_id=request.person.id)
    async with request.beyond.app.transaction() as session:
        known = await people.find(session, request.workspace, request.person.slack_id)
        if known is not None and known.id == request.person.id:
            row = await deliveries.queue(session, new, request.now)
            return await sending.sent(session, request.workspace, row, channel=channel, ts=ts, now=request.now)
    return await request.tenant.slack.remove_message(channel, ts)  # they were deleted meanwhile


def _spoken(picture: Picture) -> str:
    """The words as they stand in a message, with the title above them."""
    lines = (*picture.lines, picture.sentence)
    said = "\n".join(words.escape(line) for line in lines if line)
    return words.clip(words.text("*{title}*\n{said}", title=words.escape(picture.title), said=said), blocks.SECTION)
