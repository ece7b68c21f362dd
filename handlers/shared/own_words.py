"""What somebody writes to Trellis in words of their own: they are asked what it is to be, and nothing is kept before.

The buttons carry no word of it, only by what Slack calls the message: it is read there when one of them is pressed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from slack_sdk.models.blocks import InteractiveElement

from db import checkins
from db.engine import Session
from growth.small_talk import SmallTalk, talk
from handlers.framework import blocks, forms, typed
from handlers.framework.blocks import Message
from handlers.framework.context import Context
from handlers.framework.errors import Gone, Refused, TryLater
from handlers.framework.request import Request
from handlers.shared import buttons, counterparts
from handlers.shared.buttons import SaidRef

SAID = (None, "file_share", "thread_broadcast", "me_message")  # the other subtypes are no new words
ASKED = "I have kept nothing of what you wrote. One click makes something of it:"
NO_CLICK = "Without a click it stays here, in our conversation, and is nowhere else. `help` lists all that I can do."
NO_FILES = "I keep words, and no files."
NO_WORDS = "I keep words, and no files: nothing of this is kept."
HELLO = "Hello. This is what I can do for you now:"
WELCOME = "You are welcome. I have kept nothing of it, and `help` lists all that I can do."
NOT_THERE = "Your message is not there any more, so nothing of it is kept."
NOT_READ = "Slack did not give me your words just now. Nothing is kept yet; press it again in a minute."
MORE = "The form holds the first {longest:,} characters. All of what you wrote still stands in your message."


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A message as it stands now, and the day it was written, where its author is."""

    text: str
    day: date

    @property
    def fits(self) -> str:
        """As much of it as a field of a form holds."""
        return self.text[: forms.LONGEST]


async def answer(session: Session, context: Context, event: Mapping[str, Any]) -> Message:
    """What is said to a message that is no command and no reply to a check-in."""
    text = typed.words(event.get("text") or "")
    if not text:
        return Message.of(blocks.section(NO_WORDS))
    small = talk(text)
    if small is SmallTalk.THANKS:
        return Message.of(blocks.section(WELCOME))
    asks = await checkins.open_of(session, context.workspace, context.person.id) is not None
    if small is SmallTalk.GREETING:
        now = [buttons.CHECK_IN.button()] if asks else []
        every = [*now, buttons.STEP.button(), buttons.KEEP_WIN.button(), buttons.HELP.button()]
        return Message.of(blocks.section(HELLO), blocks.row(*every))
    files = f"{NO_FILES} " if event.get("files") else ""
    meets = bool(await counterparts.of(session, context.person))
    offers = _offers(event, asks=asks, meets=meets)
    return Message.of(blocks.section(ASKED), blocks.row(*offers), blocks.quiet("{files}" + NO_CLICK, files=files))


def _offers(event: Mapping[str, Any], *, asks: bool, meets: bool) -> list[InteractiveElement]:
    ref = SaidRef(ts=event["ts"], thread=event.get("thread_ts"))
    return [
        buttons.KEEP_SAID.button(ref),
        *([buttons.ANSWER_SAID.button(ref)] if asks else []),
        *([buttons.AGENDA_SAID.button(ref)] if meets else []),
        buttons.STEP.button(),
        buttons.HELP.button(),
    ]


async def read(request: Request) -> OwnWords | Message:
    """The message that a button is about; or what to say where its author took it back, or Slack does not show it."""
    ref = request.value(SaidRef)
    channel = (request.body.get("channel") or {}).get("id") or ""
    try:
        said = await request.tenant.slack.said(channel, ref.ts, by=request.person.slack_id, thread=ref.thread)
        text = await typed.heard(request.tenant, said)
    except Gone:
        return Message.of(blocks.section(NOT_THERE))
    except (Refused, TryLater):
        return Message.of(blocks.section(NOT_READ))
    if not text:
        return Message.of(blocks.section(NOT_THERE))
    return OwnWords(text, request.context.local_day(datetime.fromtimestamp(float(ref.ts), UTC)))


async def tell_of_the_rest(request: Request, said: OwnWords) -> None:
    """That a form does not hold all of it, where it does not."""
    if said.fits != said.text:
        await request.reply(Message.of(blocks.section(MORE, longest=forms.LONGEST)))
