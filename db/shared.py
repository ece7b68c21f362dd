"""What people share on a team, with its manager or with all, answers and wins alike.

To be shown only through `growth.audience`.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select, union_all

from db import checkins, wins
from db.engine import Session
from db.prepared import prepared
from db.tables import AnswerRow, WinRow
from growth.digest import Item
from growth.facts import Answer, ItemKey, Kind


def _since(row: type[AnswerRow] | type[WinRow], team_id: Any, moment: Any) -> Any:
    """That a row was shared on the team since, or followed to its channel."""
    return row.id.in_(union_all(*(select(row.id).where(way) for way in row.since(team_id, moment))))


@prepared
def _answers(workspace: str, team_id: int, since: datetime, owed_since: datetime) -> Any:
    asks = or_(AnswerRow.kind == Kind.HELP, AnswerRow.on_agenda())
    wanted = or_(AnswerRow.shared_after(since), and_(AnswerRow.handled_at.is_(None), asks))
    return checkins.joined(workspace, _since(AnswerRow, team_id, owed_since), wanted)


@prepared
def _wins(workspace: str, team_id: int, since: datetime) -> Any:
    return wins.joined(workspace, _since(WinRow, team_id, since))


@prepared
def _these_wins(workspace: str, win_ids: Collection[int]) -> Any:
    return wins.joined(workspace, WinRow.id.in_(win_ids))


async def lately(
    session: Session,
    workspace: str,
    team_id: int,
    *,
    since: datetime,
    owed_since: datetime | None = None,
    keys: Collection[ItemKey] = (),
) -> list[Item]:
    """What was shared on this team, or followed to its channel, after `since`, and these besides, whenever it was.

    Of what asks something of a manager, and is not done, what was shared after `owed_since` too.
    """
    owed = min(since, owed_since or since)
    answers = checkins.read(await _answers.rows(session, workspace, team_id, since, owed))
    kept = wins.read(await _wins.rows(session, workspace, team_id, since))
    found: list[Item] = [*answers, *kept]
    here = {item.key for item in found}
    if more := [key for key in keys if key not in here]:
        found = sorted([*found, *await of_keys(session, workspace, team_id, more)], key=_order)
    return found


def _order(item: Item) -> tuple[bool, float, int]:
    """Answers as they were written, and then wins of the newest day first."""
    if isinstance(item, Answer):
        return False, item.written_at.timestamp(), item.id
    return True, -item.day.toordinal(), -item.id


async def of_keys(session: Session, workspace: str, team_id: int, keys: Collection[ItemKey]) -> list[Item]:
    """Those of these that are shared on this team. Nothing is asked where there are none."""
    answer_ids = sorted({key.answer for key in keys if key.answer is not None})
    win_ids = sorted({key.win for key in keys if key.win is not None})
    answers = (await checkins.of_ids(session, workspace, answer_ids)).values()
    kept = wins.read(await _these_wins.rows(session, workspace, win_ids)) if win_ids else ()
    every: tuple[Item, ...] = (*answers, *kept)
    return [item for item in every if item.sharing.on_team(team_id)]
