"""Shows the agenda where somebody acted on it: as it is by then."""

from db.engine import Session
from handlers.framework import words
from handlers.framework.request import Request
from handlers.one_on_ones import gather, living, views


async def again(session: Session, request: Request, other: int, note: str = "") -> None:
    """The agenda as it is now, where it was."""
    await living.refresh(session, request, other)
    request.home_is_stale = True
    if request.clicked is not None and request.clicked.kinds:  # where it stands, it is drawn anew
        return
    if (request.body.get("view") or {}).get("type") != "home":
        view = await gather.agenda(session, request.context)
        await request.turn(views.page(view, other, words.text(note) if note else ""))
