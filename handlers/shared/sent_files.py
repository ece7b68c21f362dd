"""Files for somebody, in their own conversation: each is written down before it stands there, to be found again."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from db import files
from handlers.framework.errors import Gone, Refused, TryLater
from handlers.framework.request import Request, Stale
from handlers.framework.tenant import SentFile

SENT = "Sent: it stands in our conversation, as *{name}*."


class Went(Enum):
    """What became of files: all stand there, or only some, or none, for now or for good."""

    ALL = "all"
    SOME = "some"
    NONE = "none"
    NEVER = "never"


def need_a_page(request: Request) -> None:
    """Raises Stale where the click came from no form, and so no page can say what became of the files."""
    if (request.body.get("view") or {}).get("type") != "modal":
        raise Stale


async def upload(request: Request, channel: str, made: Sequence[SentFile], page: Callable[[Went], Any]) -> None:
    """Sends files once the deed is over, and draws the page on which they were asked for by what became of them.

    A crash here sends nothing, or sends it without a word on the page: the button is there for another time.
    Raises LockedOut.
    """
    went = await _went(request, channel, made)
    await request.client.views_update(view_id=request.body["view"]["id"], view=page(went))


async def _went(request: Request, channel: str, made: Sequence[SentFile]) -> Went:
    sent = 0
    try:
        for file in made:
            await send(request, channel, file)
            sent += 1
    except TryLater:
        return Went.SOME if sent else Went.NONE
    except (Gone, Refused):
        return Went.NEVER
    return Went.ALL


async def send(request: Request, channel: str, file: SentFile) -> None:
    """Sends a file once the deed is over. Raises Gone, Refused, TryLater and LockedOut."""

    async def announced(file_id: str) -> None:
        async with request.beyond.app.transaction() as session:
            if not await files.note(session, request.person, file_id, channel=channel, now=request.now):
                raise Gone("the person was deleted meanwhile")

    await request.tenant.slack.send_file(channel, file, announced)
