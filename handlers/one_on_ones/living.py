"""What the two read of a 1:1 is drawn anew as its agenda changes."""

from db import talks
from db.engine import Session
from handlers.framework.request import Request
from handlers.one_on_ones import planning


async def refresh(session: Session, request: Request, other: int) -> None:
    """The messages of the 1:1 with this person that comes, or was a moment ago, as they look now."""
    if request.clicked is not None and request.clicked.kinds:
        await request.redraw(session, request.clicked)
    talk = await talks.between(session, request.workspace, request.person.id, other) if other else None
    if talk is not None and talk.agreed:
        since = request.now - planning.LATELY
        await planning.redraw(session, request, talk, request.context.draws, since=since)
