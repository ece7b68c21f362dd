"""What is said to somebody who does not run Trellis here."""

from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.request import Request
from handlers.shared.leading import ask_admins

NOT_AN_ADMIN = "`{command} admin` is for those who run Trellis here. {ask}"


async def not_an_admin(request: Request) -> None:
    """An admin's deed by somebody else: who could do it."""
    text = words.text(NOT_AN_ADMIN, command=request.tenant.app.command, ask=await ask_admins(request))
    await request.reply(Message.of(blocks.section(text)))
