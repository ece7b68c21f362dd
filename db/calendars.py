"""Whose public holidays are somebody's, and their workdays: as they chose, or as an owner's sheet has it."""

from collections.abc import Iterable

from db import scope
from db.engine import Session
from db.tables import PersonRow


async def choose(
    session: Session, workspace: str, person_id: int, *, holidays: str | None, workdays: Iterable[int] | None
) -> None:
    """Whose public holidays are the person's, and their workdays; None for those of where Slack says that they are."""
    await scope.change(session, PersonRow, workspace, person_id, holidays=holidays, workdays=_days(workdays))


async def give(
    session: Session, workspace: str, person_id: int, *, holidays: str | None, workdays: Iterable[int] | None
) -> None:
    """The same as an owner's sheet has it, which counts where the person chose nothing; None for nothing said."""
    await scope.change(
        session, PersonRow, workspace, person_id, holidays_given=holidays, workdays_given=_days(workdays)
    )


def _days(workdays: Iterable[int] | None) -> frozenset[int] | None:
    return frozenset(workdays) if workdays else None
