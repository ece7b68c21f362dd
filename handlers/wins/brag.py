"""Slack spoke: somebody wants their brag document, to copy or as a file."""

from functools import partial
from typing import Any

from db import conversations
from handlers.framework import words
from handlers.framework.registry import Registry
from handlers.framework.request import Request
from handlers.framework.tenant import SentFile
from handlers.shared import sent_files
from handlers.shared.sent_files import Went
from handlers.wins import document, gather, views
from handlers.wins.views import Kept, WinsRef


def register(registry: Registry) -> None:
    registry.action(views.BRAG, show)
    registry.action(views.SEND_FILE, send)


async def show(request: Request) -> None:
    """The page that can be copied."""
    kept, channel = await _gathered(request)
    await request.turn(document.page(kept, _at(request), sends=channel is not None))


async def send(request: Request) -> None:
    """The same as a file in their conversation with Trellis, sent once Slack has its answer."""
    sent_files.need_a_page(request)
    kept, channel = await _gathered(request)
    if channel is None:
        return await request.turn(document.page(kept, _at(request), sends=False, said=document.NOT_GRANTED))
    request.after.append(partial(_upload, request, kept, channel))
    return None


async def _upload(request: Request, kept: Kept, channel: str) -> None:
    name = document.name(kept.today)
    title = words.text("Brag document, {day}", day=words.day(kept.today))
    file = SentFile(name, title, document.markdown(kept))

    def page(went: Went) -> dict[str, Any]:
        said = words.text(document.SAID[went], name=name)
        return document.page(kept, _at(request), sends=went is not Went.NEVER, said=said)

    await sent_files.upload(request, channel, [file], page)


async def _gathered(request: Request) -> tuple[Kept, str | None]:
    """What they keep; and where a file can be sent to them, if it can."""
    async with request.tenant.app.transaction() as session:
        kept = await gather.kept(session, request.context)
        channel = await conversations.with_person(session, request.workspace, request.person.id)
    return kept, channel if request.tenant.sends_files else None


def _at(request: Request) -> WinsRef:
    return request.value(WinsRef) if "actions" in request.body else WinsRef()
