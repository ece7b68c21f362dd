"""Replies in the threads of check-ins, by the moment that Slack calls them by."""

from sqlalchemy import func, select

from db import facts, scope
from db.engine import Session
from db.tables import ReplyRow, RoundRow
from growth.facts import Reply
from growth.merge import Drawn


async def find(session: Session, workspace: str, person_id: int, ts: str) -> Reply | None:
    """A reply of the person's; None for one from before replies were noted, and for what was none."""
    wanted = select(ReplyRow).join(RoundRow, RoundRow.id == ReplyRow.round_id)
    row = await session.scalar(
        wanted.where(scope.within(ReplyRow, workspace), RoundRow.person_id == person_id, ReplyRow.ts == ts)
    )
    return facts.found(Reply, row)


async def note(session: Session, workspace: str, round_id: int, ts: str, part: Drawn, *, gone: bool = False) -> None:
    """Notes what a reply made of an answer; an empty part where nothing of it was kept.

    Raises NoResultFound when there is no such round.
    """
    await scope.own(session, RoundRow, workspace, round_id)
    session.add(ReplyRow(round_id=round_id, ts=ts, length=part.length, digest=part.digest, gone=gone))
    await session.flush()


async def follow(
    session: Session, workspace: str, reply: Reply, part: Drawn, *, changed: str | None, gone: bool = False
) -> None:
    """Notes what the reply makes of an answer since it was changed."""
    values = {"length": part.length, "digest": part.digest, "changed": changed or reply.changed, "gone": gone}
    await scope.change(session, ReplyRow, workspace, reply.id, **values)


async def alike_before(session: Session, workspace: str, reply: Reply) -> int:
    """How many earlier replies of the same round say the very same."""
    same = (
        scope.within(ReplyRow, workspace),
        ReplyRow.round_id == reply.round_id,
        ReplyRow.length == reply.length,
        ReplyRow.digest == reply.digest,
    )
    wanted = select(func.count()).select_from(ReplyRow).where(*same, ReplyRow.id < reply.id, ReplyRow.gone.is_(False))
    return await session.scalar(wanted) or 0
