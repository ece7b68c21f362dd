"""Which work people say they do not do, so that nothing that presupposes it is offered to them."""

from collections.abc import Iterable

from db import scope
from db.engine import Session
from db.tables import PersonRow


async def set_without(session: Session, workspace: str, person_id: int, needs: Iterable[str]) -> None:
    """All of it, by its ids on their ladder."""
    await scope.change(session, PersonRow, workspace, person_id, without=tuple(needs))
