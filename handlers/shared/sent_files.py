"""Files for somebody, in their own conversation: each is written down before it stands there, to be found again."""

from db import files
from handlers.framework.errors import Gone
from handlers.framework.request import Request
from handlers.framework.tenant import SentFile


async def send(request: Request, channel: str, file: SentFile) -> None:
    """Sends a file once the deed is over. Raises Gone, Refused, TryLater and LockedOut."""

    async def announced(file_id: str) -> None:
        async with request.beyond.app.transaction() as session:
            if not await files.note(session, request.person, file_id, channel=channel, now=request.now):
                raise Gone("the person was deleted meanwhile")

    await request.tenant.slack.send_file(channel, file, announced)
