"""Slack spoke: somebody wants their brag document, to copy or as a file."""

from functools import partial

from db import conversations
from handlers.framework import words
from handlers.framework.errors import Gone, Refused, TryLater
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.framework.tenant import SentFile
from handlers.shared import sent_files
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
    if (request.body.get("view") or {}).get("type") != "modal":
        raise Stale
    kept, channel = await _gathered(request)
    if channel is None:
        return await request.turn(document.page(kept, _at(request), sends=False, said=words.text(document.NOT_GRANTED)))
    request.after.append(partial(_upload, request, kept, channel))
    return None


async def _upload(request: Request, kept: Kept, channel: str) -> None:
    """A crash here sends nothing, or sends it without a word on the page: the button is there for another time."""
    name = document.name(kept.today)
    title = words.text("Brag document, {day}", day=words.day(kept.today))
    sends, said = True, words.text(document.SENT, name=name)
    try:
        await sent_files.send(request, channel, SentFile(name, title, document.markdown(kept)))
    except TryLater:
        said = words.text(document.NOT_SENT)
    except (Gone, Refused):
        sends, said = False, words.text(document.NOT_GRANTED)
    page = document.page(kept, _at(request), sends=sends, said=said)
    await request.client.views_update(view_id=request.body["view"]["id"], view=page)


async def _gathered(request: Request) -> tuple[Kept, str | None]:
    """What they keep; and where a file can be sent to them, if it can."""
    async with request.tenant.app.transaction() as session:
        kept = await gather.kept(session, request.context)
        channel = await conversations.with_person(session, request.workspace, request.person.id)
    return kept, channel if request.tenant.sends_files else None


def _at(request: Request) -> WinsRef:
    return request.value(WinsRef) if "actions" in request.body else WinsRef()
