"""Where a digest goes is part of what was agreed: words go to another channel when their author says so."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from db import deliveries, people, shared, teams
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import FACE, Delivery
from growth.audience import Reader, may_read, readable
from growth.digest import Item
from growth.facts import ItemKey, Person, Standing, Team
from handlers.digests import gather, items
from handlers.digests.recipe import POST
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.framework.tenant import Tenant
from handlers.shared import telling
from handlers.shared.happenings import Turned

FOLLOW = "digests.follow"
QUESTION = "digest-turned"
TURNED = (
    "{by} turned the digest of *{team}* from <#{before}> to <#{after}>. What you shared for it and was not posted yet "
    "stays out of <#{after}>, unless you say so:"
)
NOWHERE = (
    "{by} took the digest of *{team}* out of <#{before}>, and it goes to no channel now. What you shared for it and "
    "was not posted yet is not posted:"
)
STILL_READS = "{who} reads it in private as before."
STILL_READ = "{who} read it in private as before."
FROM_NOW_ON = "What you share with the team from now on is for the new channel."
FOLLOWED = "It goes into <#{channel}> with the next digest, with your name."
NOTHING_LEFT = "Nothing of it is left to post: you took it back, or it was posted."


class ItemsRef(BaseModel):
    """Which answers and wins it is about."""

    answers: tuple[int, ...] = ()
    wins: tuple[int, ...] = ()

    @property
    def keys(self) -> list[ItemKey]:
        return [*(ItemKey(answer=each) for each in self.answers), *(ItemKey(win=each) for each in self.wins)]


class FollowRef(ItemsRef):
    """What may go to which channel."""

    team: int
    channel: str


class TurnQuestion(ItemsRef):
    """What somebody is asked about. It holds nobody's words: they are looked up when it leaves."""

    team: int
    by: int
    author: int
    before: str

    @property
    def payload(self) -> dict[str, Any]:
        return {FACE: QUESTION, **self.model_dump(mode="json")}


def register(registry: Registry) -> None:
    registry.action(FOLLOW, follow)
    registry.signals.when(Turned, tell)
    registry.drawn_when_sent(QUESTION, draw)


async def tell(session: Session, turned: Turned) -> None:
    """Tells everybody whose words wait for a post in the channel of before, and asks whether they may go along."""
    request, before, after = turned.request, turned.before, turned.after
    if before.channel is None or before.channel == after.channel:
        return
    mine: dict[int, list[Item]] = defaultdict(list)
    for item in await _waiting(session, request, before):
        mine[item.author.id].append(item)
    for theirs in mine.values():
        author = theirs[0].author
        asked = TurnQuestion(
            team=after.id, by=request.person.id, author=author.id, before=before.channel, **_ids(theirs)
        )
        await _ask(session, request, author, asked)


def _ids(theirs: Sequence[Item]) -> dict[str, Any]:
    keys = [item.key for item in theirs]
    return {
        "answers": tuple(key.answer for key in keys if key.answer is not None),
        "wins": tuple(key.win for key in keys if key.win is not None),
    }


async def _waiting(session: Session, request: Request, team: Team) -> Sequence[Item]:
    """What was shared for the team's channel and is in no post yet."""
    period = await gather.period(session, request.tenant, team, (POST,), now=request.now)
    every = await shared.lately(session, request.workspace, team.id, since=period.since)
    mine = readable(Reader(team_id=team.id, channel=team.channel), every)
    return [item for item in mine if item.sharing.after(period.since)]


async def _ask(session: Session, request: Request, author: Person, asked: TurnQuestion) -> None:
    due = telling.moment(request.tenant, author, request.now)
    if due is None or not telling.listens(author):
        return
    new = NewDelivery(
        workspace=request.workspace,
        key=f"team:turned:{asked.team}:{author.id}:{request.occasion}",
        due_at=due,
        channel=author.slack_id,
        person_id=author.id,
        payload=asked.payload,
    )
    await deliveries.queue(session, new, request.now)


async def draw(session: Session, tenant: Tenant, delivery: Delivery) -> Message | None:
    """The question as the facts are now; None where nothing is left to ask about, or the digest goes there again."""
    asked = TurnQuestion.model_validate(delivery.payload)
    team = await teams.get(session, tenant.workspace, asked.team)
    there = Reader(team_id=team.id, channel=asked.before)
    theirs = readable(there, await _theirs(session, tenant.workspace, asked.keys, asked.author))
    if not theirs or team.channel == asked.before:
        return None
    by = await people.get(session, tenant.workspace, asked.by)
    names = {"by": words.escape(by.name), "team": words.escape(team.name), "before": asked.before}
    quoted = [blocks.section(words.quote(item.text)) for item in theirs]
    reads = await _still_read(session, tenant, theirs)
    if team.channel is None:
        return Message.of(blocks.section(NOWHERE, **names), quoted, [blocks.quiet(reads)] if reads else [])
    ref = FollowRef(team=team.id, channel=team.channel, **_ids(theirs))
    go = blocks.button("Post it in the new channel", FOLLOW, ref)
    said = blocks.section(TURNED, **names, after=team.channel)
    return Message.of(said, quoted, blocks.row(go), blocks.quiet(f"{reads} {words.text(FROM_NOW_ON)}".strip()))


async def _theirs(session: Session, workspace: str, keys: Sequence[ItemKey], author_id: int) -> list[Item]:
    """Those of them that are still there, of this author's alone."""
    return [item for item in await items.found(session, workspace, keys) if item.author.id == author_id]


async def _still_read(session: Session, tenant: Tenant, theirs: Sequence[Item]) -> str:
    """Who reads it wherever the digest goes: the managers it was shared with, whoever leads the team by now."""
    ids = dict.fromkeys(item.sharing.reader_id for item in theirs)
    readers = [await people.get(session, tenant.workspace, reader_id) for reader_id in ids if reader_id is not None]
    here = [words.escape(person.name) for person in readers if person.standing is not Standing.GONE]
    if not here:
        return ""
    return words.text(STILL_READS if len(here) == 1 else STILL_READ, who=words.listed(here))


async def follow(request: Request) -> None:
    """Their words may go to the channel that the button named, and to no other."""
    ref = request.value(FollowRef)
    async with request.tenant.app.transaction() as session:
        team = await teams.of(session, request.workspace, request.person.id)
        if team is None or team.id != ref.team or team.channel != ref.channel:
            raise Stale
        theirs = await _theirs(session, request.workspace, ref.keys, request.person.id)
        follows = [item for item in theirs if _is_for(team, item)]
        for item in follows:
            await items.share(session, request.workspace, item.key, item.sharing.to(ref.channel, request.now))
        said = blocks.section(FOLLOWED, channel=ref.channel) if follows else blocks.section(NOTHING_LEFT)
        await request.show(session, Message.of(said))


def _is_for(team: Team, item: Item) -> bool:
    """Whether it was shared for a channel of this team, whichever that was."""
    return may_read(Reader(team_id=team.id, channel=item.sharing.channel), item.sharing, item.author)
