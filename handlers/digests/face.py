"""A digest is drawn when it leaves, from what may be read at that moment, and anew when something in it changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from slack_sdk.models.blocks import Block

from db import deliveries, digest_items, people, team_settings, teams
from db.engine import Session
from db.outbox import Delivery, Method
from growth import local, questions, quiet
from growth.facts import ItemKey, Team
from handlers.digests import gather, letter, pages, post, queued, recipe
from handlers.digests.gather import Week
from handlers.digests.recipe import LAST_LETTER, LETTER, POST, Recipe
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.errors import NotYet
from handlers.framework.signals import Signals
from handlers.framework.tenant import Tenant
from handlers.shared.happenings import LetterDrawn

TAKEN_BACK = "What stood here was taken back by those who shared it."
AT_ONCE = timedelta(hours=1)  # for which what was asked for goes at any hour
MOST_MESSAGES = 12  # of one digest: one, and what follows in its thread
CUT_ONE = "And {count} more thing that was shared, which has no room here."
CUT = "And {count} more things that were shared, which have no room here."
CUT_ONE_LETTER = "And {count} more thing, which has no room here: it stands on the page of who shared it."
CUT_LETTER = "And {count} more things, which have no room here: they stand on the pages of those who shared them."
REMOVED = "Something that stood here was removed by its author."


async def draw(
    session: Session, tenant: Tenant, delivery: Delivery, *, signals: Signals | None = None
) -> Message | None:
    """The message as the facts are now; None where everything in it was taken back, so that nothing is to be sent.

    Drawn for the first time, it fixes what belongs in which message, and queues the others in its thread. Raises NotYet
    for one that comes so late, after a day down or a Slack that would not have it, that nobody is at work to read it.
    """
    made = recipe.of(delivery)
    if made is None or delivery.team_id is None:
        return None
    team = await teams.get(session, tenant.workspace, delivery.team_id)
    team = replace(team, manager=await people.get(session, tenant.workspace, made.reader))
    if made.keys is None:
        _in_hours(tenant, team, made, tenant.app.now())
        week = await gather.of(session, tenant, team, made)
        beside = await _beside(session, tenant, week, made, signals)
        return await _first(session, delivery, made, week, _blocks(week, made, beside))
    stands = delivery.redraws or delivery.id
    items = await digest_items.beside(session, tenant.workspace, stands)
    here = {item.key for item in items if item.delivery_id == stands}
    week = await gather.of(session, tenant, team, made, items=items)
    drawn = _blocks(week, made, await _beside(session, tenant, week, made, signals))
    shown = [block for block in drawn if block.block_id in made.keys or _item(block) in here]
    if made.cut:
        shown.append(_rest(made))
    if made.removed:
        shown.append(blocks.quiet(REMOVED))
    if not shown and delivery.method is Method.UPDATE:
        shown = [blocks.quiet(TAKEN_BACK)]
    return Message.of(shown) if shown else None


def _in_hours(tenant: Tenant, team: Team, made: Recipe, now: datetime) -> None:
    """Raises NotYet where it waits for the hours of the team; what was asked for does not."""
    if made.asked and now - made.at < AT_ONCE:
        return
    if until := quiet.digest_waits(team, now, tenant.calendar(team.manager)):
        raise NotYet(until)


async def _beside(
    session: Session, tenant: Tenant, week: Week, made: Recipe, signals: Signals | None
) -> LetterDrawn | None:
    """What other features have to say in a letter, of the same time whenever it is drawn."""
    if not signals or made.kind != LETTER or not (week.worth_telling or made.preface):
        return None
    return await gather.beside(session, tenant, week, made, signals, leaves=made.keys is None)


def _blocks(week: Week, made: Recipe, beside: LetterDrawn | None) -> list[Block]:
    if made.kind == POST:
        return post.channel(week)
    no_longer = letter.no_longer(week) if made.kind == LAST_LETTER else ""
    return letter.manager(week, preface=made.preface or no_longer, beside=beside)


def _item(block: Block) -> ItemKey | None:
    return recipe.item_in(str(block.block_id))


async def _first(session: Session, delivery: Delivery, made: Recipe, week: Week, drawn: list[Block]) -> Message | None:
    if not drawn:
        return None
    parts = pages.divided(drawn, together=lambda block: _item(block) or id(block))
    said = {"starter": week.starter, "more": week.more}
    parts, over = parts[:MOST_MESSAGES], parts[MOST_MESSAGES:]
    fixed = [made.model_copy(update={"keys": _keys(part), **said}) for part in parts]
    fixed[-1] = fixed[-1].model_copy(update={"cut": len({_item(block) for part in over for block in part} - {None})})
    await deliveries.set_payload(session, delivery.workspace, delivery.id, fixed[0].payload)
    if made.kind == POST:
        noted = questions.noted(week.team, week.starter, local.week(made.at, week.team.clock))
        await team_settings.note_asked(session, delivery.workspace, week.team.id, noted)
    more = [
        queued.part_of(week.team, recipe, number, due_at=delivery.created_at, thread=delivery.id)
        for number, recipe in enumerate(fixed[1:], start=1)
    ]
    ids = [delivery.id, *await deliveries.queue_each(session, more, delivery.created_at)]
    waiting = {answer.key for answer in week.waiting} if made.kind != POST else set()
    items = {
        part_id: {key: key in waiting for block in part if (key := _item(block)) is not None}
        for part_id, part in zip(ids, parts, strict=True)
    }
    await digest_items.keep(session, delivery.workspace, items)
    return Message.of(parts[0], [_rest(fixed[0])] if fixed[0].cut else [])


def _rest(made: Recipe) -> Block:
    """How much had no room in any message of a digest, and where it stands."""
    if made.kind == POST:
        return blocks.quiet(words.plural(CUT_ONE, CUT, made.cut))
    return blocks.quiet(words.plural(CUT_ONE_LETTER, CUT_LETTER, made.cut))


def _keys(part: Sequence[Block]) -> tuple[str, ...]:
    return tuple(str(block.block_id) for block in part if _item(block) is None)
