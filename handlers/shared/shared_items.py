"""An answer or a win that somebody can share, by its key."""

from db import checkins, wins
from db.engine import Session
from growth.digest import Item
from growth.facts import ItemKey


async def get(session: Session, workspace: str, key: ItemKey) -> Item | None:
    """None for one that is gone: to be shown only through `growth.audience`."""
    if key.answer is not None:
        return await checkins.answer(session, workspace, key.answer)
    return await wins.get(session, workspace, key.win) if key.win is not None else None
