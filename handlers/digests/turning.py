"""Where a digest goes is part of what was agreed: words go to another channel when their author says so."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pydantic import BaseModel

from db import checkins, teams
from db.engine import Session
from growth.audience import Reader, readable
from growth.facts import Answer, Team
from handlers.digests import gather
from handlers.digests.recipe import POST
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.shared import telling
from handlers.shared.happenings import Turned

FOLLOW = "digests.follow"
TURNED = (
    "{by} turned the digest of *{team}* from <#{before}> to <#{after}>. What you shared for it and was not posted yet "
    "stays out of <#{after}>, unless you say so:"
)
NOWHERE = (
    "{by} took the digest of *{team}* out of <#{before}>, and it goes to no channel now. What you shared for it and "
    "was not posted yet is not posted:"
)
STILL_READ = "{manager} reads it in private as before. What you share with the team from now on is for the new channel."
FOLLOWED = "It goes into <#{channel}> with the next digest, with your name."


class FollowRef(BaseModel):
    """Which answers may go to which channel."""

    team: int
    channel: str
    answers: list[int]


def register(registry: Registry) -> None:
    registry.action(FOLLOW, follow)
    registry.signals.when(Turned, tell)


async def tell(session: Session, turned: Turned) -> None:
    """Tells everybody whose words wait for a post in the channel of before, and asks whether they may go along."""
    request, before, after = turned.request, turned.before, turned.after
    if before.channel is None or before.channel == after.channel:
        return
    mine: dict[int, list[Answer]] = defaultdict(list)
    for answer in await _waiting(session, request, before):
        mine[answer.author.id].append(answer)
    for answers in mine.values():
        author = answers[0].author
        if telling.listens(author):
            await telling.tell(
                session, request, author, _asks(request, before, after, answers), why=f"turned:{after.id}"
            )


async def _waiting(session: Session, request: Request, team: Team) -> Sequence[Answer]:
    """What was shared for the team's channel and is in no post yet."""
    period = await gather.period(session, request.deps, team, (POST,), now=request.now)
    every = readable(
        Reader(team_id=team.id, channel=team.channel), await checkins.shared_on(session, request.workspace, team.id)
    )
    return [answer for answer in every if answer.sharing.after(period.since)]


def _asks(request: Request, before: Team, after: Team, answers: Sequence[Answer]) -> Message:
    names = {"by": words.escape(request.person.name), "team": words.escape(after.name), "before": before.channel}
    quoted = [blocks.section(words.quote(answer.text)) for answer in answers]
    still = blocks.quiet(STILL_READ, manager=words.escape(after.manager.name))
    if after.channel is None:
        return Message.of(blocks.section(NOWHERE, **names), quoted, still)
    ref = FollowRef(team=after.id, channel=after.channel, answers=[answer.id for answer in answers])
    go = blocks.button("Post it in the new channel", FOLLOW, ref)
    return Message.of(blocks.section(TURNED, **names, after=after.channel), quoted, blocks.row(go), still)


async def follow(request: Request) -> None:
    """Their words may go to the channel that the button named, and to no other."""
    ref = request.value(FollowRef)
    async with request.deps.transaction() as session:
        team = await teams.of(session, request.workspace, request.person.id)
        if team is None or team.id != ref.team or team.channel != ref.channel:
            raise Stale
        theirs = [await checkins.answer(session, request.workspace, answer_id) for answer_id in ref.answers]
        for answer in theirs:
            if answer is not None and answer.author.id == request.person.id and answer.sharing.with_team:
                follows = replace(answer.sharing, channel=ref.channel, since=request.now)
                await checkins.share(session, request.workspace, answer.id, follows)
        await request.show(session, Message.of(blocks.section(FOLLOWED, channel=ref.channel)))
