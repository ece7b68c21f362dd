"""What is said to somebody who does not lead a team or run Trellis here, and whom they could ask."""

from db import people
from db.engine import Session
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.request import Request
from handlers.framework.tenant import Tenant

NOT_A_MANAGER = "`{command} {word}` is for people who lead a team here, and you don't lead one. {ask}"
ASK = "If that is not right, ask {names}."
MOST = 3  # as many as people are told to ask


async def not_a_manager(request: Request, word: str) -> None:
    """A manager's command from somebody else: who could change that."""
    text = words.text(NOT_A_MANAGER, command=request.tenant.app.command, word=word, ask=await ask_admins(request))
    await request.reply(Message.of(blocks.section(text)))


async def ask_admins(request: Request) -> str:
    """Who runs Trellis here, as somebody to ask."""
    async with request.tenant.app.transaction() as session:
        names = [f"<@{slack_id}>" for slack_id in await admins(session, request.tenant)]
    return words.text(ASK, names=words.listed(names) if names else words.text("an admin of this workspace"))


async def admins(session: Session, tenant: Tenant) -> list[str]:
    """Who runs Trellis here, by their Slack ids; a few of them where there are many."""
    known = await people.admins(session, tenant.workspace)
    return list(dict.fromkeys([*sorted(tenant.admins), *(person.slack_id for person in known)]))[:MOST]
