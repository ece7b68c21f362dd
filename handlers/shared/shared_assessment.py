"""A self-assessment that was shared, taken back wherever somebody does so."""

from db import assessments, deliveries
from db.engine import Session
from growth.facts import Assessment
from handlers.framework.request import Request


def key(shared: Assessment, reader_id: int) -> str:
    """By which the word of it to whoever may read it is known."""
    return f"assessment:asked:{shared.id}:{reader_id}"


async def take_back(session: Session, request: Request, shared: Assessment) -> None:
    """Nobody but its author reads it from now on, and a word of it that has not left does not leave."""
    if (reader := shared.sharing.reader_id) is not None:
        await deliveries.withdraw(session, request.workspace, key(shared, reader))
    await assessments.share(session, request.workspace, shared.id, shared.sharing.back(request.now))
