"""What people share with a team or its manager, answers and wins alike: read and written by the key of each."""

from collections.abc import Iterable, Sequence

from db import checkins, wins
from db.engine import Session
from growth.digest import Item
from growth.facts import ItemKey, Sharing
from handlers.shared import shared_items


async def found(session: Session, workspace: str, keys: Iterable[ItemKey]) -> Sequence[Item]:
    """Those of them that are still there, in their order."""
    there = [await shared_items.get(session, workspace, key) for key in keys]
    return [item for item in there if item is not None]


async def share(session: Session, workspace: str, key: ItemKey, sharing: Sharing) -> None:
    """Keeps with whom it is shared from now on. Raises NoResultFound where it is gone."""
    if key.answer is not None:
        await checkins.share(session, workspace, key.answer, sharing)
    if key.win is not None:
        await wins.share(session, workspace, key.win, sharing)
