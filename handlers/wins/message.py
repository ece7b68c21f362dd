"""Slack spoke: somebody keeps a message as a win. Nothing but that one message is looked at."""

from dataclasses import replace
from datetime import UTC, date, datetime

from growth.facts import WinOrigin
from handlers.framework import forms, typed, words
from handlers.framework.blocks import Message
from handlers.framework.listener import AsksSlack
from handlers.framework.registry import Registry
from handlers.framework.request import Request
from handlers.shared import buttons, message_link, own_words
from handlers.wins import form, gather

SHORTCUT = "wins.save_message"
EXCERPT = 500


def register(registry: Registry) -> None:
    registry.action(buttons.KEEP_SAID.id, AsksSlack(keep_said))
    registry.shortcut(SHORTCUT, AsksSlack(save_message))


async def save_message(request: Request) -> None:
    """The form with the message's link. What they wrote themselves fills it; what others wrote stands beside it."""
    message = request.body["message"]
    said = await typed.heard(request.tenant, message.get("text") or "")
    own = message.get("user") == request.person.slack_id
    origin = WinOrigin(link=await message_link.link(request), excerpt="" if own else words.clip(said, EXCERPT))
    async with request.tenant.app.reading() as session:
        view = await gather.empty(session, request.context, said[: forms.LONGEST] if own else "", origin)
    day = min(_day(request, message["ts"]), request.context.today)
    await request.open(form.form(replace(view, draft=replace(view.draft, day=day))))


def _day(request: Request, ts: str) -> date:
    """The day of a message where its reader is; today, where Slack names none."""
    try:
        return request.context.local_day(datetime.fromtimestamp(float(ts), UTC))
    except (ValueError, OverflowError, OSError):
        return request.context.today


async def keep_said(request: Request) -> None:
    """What they wrote to Trellis itself: the form with its words and its day, and nothing kept until they save."""
    said = await own_words.read(request)
    if isinstance(said, Message):
        return await request.reply(said)
    async with request.tenant.app.reading() as session:
        view = await gather.empty(session, request.context, said.fits)
    await request.open(form.form(replace(view, draft=replace(view.draft, day=min(said.day, request.context.today)))))
    return await own_words.tell_of_the_rest(request, said)
