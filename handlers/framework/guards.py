"""What has to hold before a listener is asked. A feature says so where it registers the listener."""

from growth.facts import Standing
from handlers.framework import blocks
from handlers.framework.blocks import Message
from handlers.framework.listener import Listener, Reads
from handlers.framework.request import Request

STOPPED_BEFORE = "You stopped, so nothing is planned. What you kept is still here; `{command} start` begins again."
NOT_STARTED = "You have not started yet, so nothing is planned for you. `{command} start` takes a minute."


def started(listener: Listener) -> Listener:
    """The listener, for those who have started; everybody else reads how to."""

    async def guarded(request: Request) -> None:
        await (listener(request) if request.person.active else not_started(request))

    return Reads(guarded) if isinstance(listener, Reads) else guarded


async def not_started(request: Request) -> None:
    """Why nothing is done for somebody who has not started, or has stopped."""
    stopped = request.person.standing in (Standing.NOT_NOW, Standing.NEVER) and request.person.started_at is not None
    text = STOPPED_BEFORE if stopped else NOT_STARTED
    await request.reply(Message.of(blocks.section(text, command=request.tenant.app.command)))
