"""A manager leads a team no longer: a last letter tells what was shared with them, or its authors are told."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from db import deliveries, digest_items, people, shared, teams
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Delivery, Method
from growth.audience import Reader, readable
from growth.digest import Item, Period
from growth.facts import Person, Standing, Team
from handlers.digests import gather, queued, recipe
from handlers.digests.recipe import LAST_LETTER, LETTER
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.registry import Registry
from handlers.framework.tenant import Tenant
from handlers.shared import telling
from handlers.shared.happenings import LedByAnother

GONE = "{manager} is gone from here, and has not read"
NOT_TAKEN = "{manager} leads *{team}* no longer, and Slack did not take my last letter to them. Nobody has read"
UNREAD = "{why} what you shared since {since}. Nobody else reads it: press Edit on {where} to choose anew."
CHECKIN, WIN, BOTH = "that check-in", "that win", "that check-in or win"


def register(registry: Registry) -> None:
    registry.signals.when(LedByAnother, letter)


async def letter(session: Session, led: LedByAnother) -> None:
    """Queues the last letter to whoever leads the team until now; tells the authors where they are gone.

    It waits for as long as sharing can be undone, and is drawn when it leaves.
    """
    tenant, team, now = led.tenant, led.before, led.now
    made = await gather.recipe(session, tenant, team, now)
    undo = timedelta(minutes=tenant.manners.undo_minutes)
    made = made.model_copy(
        update={
            "kind": LAST_LETTER,
            "told": Period(since=made.told.since, until=now),
            "quiet": (),
        }
    )
    week = await gather.of(session, tenant, team, made)
    if not week.shared and not week.wins and not week.waiting:
        return
    at = telling.in_hours(tenant, team.manager, now + undo)
    if at is None:
        await unread(session, tenant, team, now)
    else:
        await queued.queue(session, team, made, due_at=at, now=now)


async def refused(session: Session, tenant: Tenant, delivery: Delivery, now: datetime) -> None:
    """Slack would not take a message. Those whose words were in it are told, if no letter could follow it."""
    made = recipe.of(await deliveries.get(session, tenant.workspace, delivery.id))
    if made is None or made.kind not in (LETTER, LAST_LETTER) or delivery.method is not Method.POST:
        return
    team, reader = (
        await teams.get(session, tenant.workspace, made.team),
        await people.get(session, tenant.workspace, made.reader),
    )
    is_gone = reader.standing is Standing.GONE
    if is_gone or reader.id != team.manager.id:
        why = GONE if is_gone else NOT_TAKEN
        team = replace(team, manager=reader)
        goes_on = delivery.thread_ts is not None  # its beginning has arrived, and is read
        untold = await (_in(session, team, delivery) if goes_on else _untold(session, tenant, team, now))
        await _tell_all(session, tenant, team, untold, now=now, why=why)


async def unread(session: Session, tenant: Tenant, team: Team, now: datetime) -> None:
    """Tells everybody whose words nobody has read, once: they were shared with somebody who is gone."""
    await _tell_all(session, tenant, team, await _untold(session, tenant, team, now), now=now, why=GONE)


async def _untold(session: Session, tenant: Tenant, team: Team, now: datetime) -> list[Item]:
    """What its manager may read, and no letter has told them."""
    told = await gather.period(session, tenant, team, (LETTER, LAST_LETTER), now=now, reader=team.manager.id)
    every = await shared.lately(session, tenant.workspace, team.id, since=told.since)
    mine = readable(Reader(person_id=team.manager.id), every)
    return [item for item in mine if item.sharing.after(told.since)]


async def _in(session: Session, team: Team, delivery: Delivery) -> list[Item]:
    """What its manager may read in one message of a letter."""
    here = {item.key for item in await digest_items.of(session, team.workspace, delivery.id)}
    every = await shared.of_keys(session, team.workspace, team.id, here)
    return list(readable(Reader(person_id=team.manager.id), every))


async def _tell_all(
    session: Session, tenant: Tenant, team: Team, unread: Sequence[Item], *, now: datetime, why: str
) -> None:
    said = words.text(why, manager=words.escape(team.manager.name), team=words.escape(team.name))
    by_author: dict[int, list[Item]] = defaultdict(list)
    for item in unread:
        if not item.sharing.with_team:  # else the team reads it, whoever leads it
            by_author[item.author.id].append(item)
    for theirs in by_author.values():
        await _tell(session, tenant, team.manager, theirs, now=now, why=said)


async def _tell(
    session: Session, tenant: Tenant, manager: Person, theirs: list[Item], *, now: datetime, why: str
) -> None:
    author = theirs[0].author
    at = telling.moment(tenant, author, now)
    if at is None or author.standing is Standing.GONE:
        return
    since = min(since for item in theirs if (since := item.sharing.since) is not None)
    wins = sum(item.key.win is not None for item in theirs)
    where = words.text(CHECKIN if not wins else WIN if wins == len(theirs) else BOTH)
    text = words.text(UNREAD, why=why, since=words.on_day(since, author.zone), where=where)
    new = NewDelivery(
        workspace=author.workspace,
        key=f"unread:{manager.id}:{author.id}:{_newest(theirs)}",
        channel=author.slack_id,
        person_id=author.id,
        due_at=at,
        payload=Message.of(blocks.section(text)).payload(),
    )
    await deliveries.queue(session, new, now)


def _newest(theirs: Sequence[Item]) -> str:
    """The newest answer and the newest win among them: told of once, they are not told of again."""
    answers = [item.key.answer for item in theirs if item.key.answer is not None]
    wins = [item.key.win for item in theirs if item.key.win is not None]
    return f"{max(answers, default=0)}" + (f":win-{max(wins)}" if wins else "")
