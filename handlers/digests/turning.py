"""Where a digest goes is part of what was agreed: words go to another channel when their author says so."""

from collections import defaultdict
from collections.abc import Sequence

from pydantic import BaseModel

from db import checkins, teams
from db.engine import Session
from growth.audience import Reader, readable
from growth.facts import Answer, Team
from handlers import blocks
from handlers.blocks import Message
from handlers.call import Call, Stale
from handlers.digests import gather
from handlers.digests.recipe import POST
from handlers.registry import Registry
from handlers.teams import telling

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


async def tell(session: Session, call: Call, before: Team, after: Team) -> None:
    """Tells everybody whose words wait for a post in the channel of before, and asks whether they may go along."""
    if before.channel is None or before.channel == after.channel:
        return
    mine: dict[int, list[Answer]] = defaultdict(list)
    for answer in await _waiting(session, call, before):
        mine[answer.author.id].append(answer)
    for answers in mine.values():
        author = answers[0].author
        if telling.listens(author):
            await telling.tell(session, call, author, _asks(call, before, after, answers), why=f"turned:{after.id}")


async def _waiting(session: Session, call: Call, team: Team) -> Sequence[Answer]:
    """What was shared for the team's channel and is in no post yet."""
    period = await gather.period(session, call.deps, team, (POST,), now=call.now)
    every = readable(Reader(team_id=team.id, channel=team.channel), await checkins.shared_on(session, team.id))
    return [answer for answer in every if answer.shared_at is not None and answer.shared_at > period.since]


def _asks(call: Call, before: Team, after: Team, answers: Sequence[Answer]) -> Message:
    names = {"by": blocks.said(call.person.name), "team": blocks.said(after.name), "before": before.channel}
    quoted = [blocks.words(blocks.quote(answer.text)) for answer in answers]
    still = blocks.quiet(STILL_READ.format(manager=blocks.said(after.manager.name)))
    if after.channel is None:
        return Message.of(blocks.words(NOWHERE.format(**names)), quoted, still)
    ref = FollowRef(team=after.id, channel=after.channel, answers=[answer.id for answer in answers])
    go = blocks.button("Post it in the new channel", FOLLOW, ref)
    return Message.of(blocks.words(TURNED.format(**names, after=after.channel)), quoted, blocks.row(go), still)


async def follow(call: Call) -> None:
    """Their words may go to the channel that the button named, and to no other."""
    ref = call.value(FollowRef)
    async with call.deps.transaction() as session:
        team = await teams.of(session, call.person.id)
        if team is None or team.id != ref.team or team.channel != ref.channel:
            raise Stale
        await checkins.follow(session, ref.answers, call.person.id, channel=ref.channel, now=call.now)
        await call.show(session, Message.of(blocks.words(FOLLOWED.format(channel=ref.channel))))
