"""The digests that stand in Slack with an answer in them: who could read it, and their new face when it changed."""

from datetime import datetime

from db import faces, people
from db.engine import Session
from db.outbox import Delivery
from growth.facts import Answer
from handlers.digests import face, recipe
from handlers.digests.recipe import LAST_LETTER, LETTER, POST, Recipe
from handlers.framework import words
from handlers.framework.registry import Registry
from handlers.shared.happenings import Reading, Reworded


def register(registry: Registry) -> None:
    registry.signals.when(Reworded, reworded)


async def reworded(session: Session, told: Reworded) -> None:
    """Draws anew the digests in which the answer stands, and says who could read it there."""
    digests = await holding(session, told.request.workspace, told.answer)
    told.readings.extend(await readings(session, digests, told.said_at))
    await follow(session, digests, told.request.occasion, told.request.now)


async def holding(session: Session, workspace: str, answer: Answer) -> list[Delivery]:
    """The messages of digests in which the answer stands, the oldest first."""
    found = await faces.standing(session, workspace, (POST, LETTER, LAST_LETTER), f'-{answer.id}-0"')
    return [each for each in found if (made := recipe.of(each)) and made.tells(answer.id)]


async def readings(session: Session, digests: list[Delivery], said_at: datetime) -> list[Reading]:
    """Who could read what was said at that moment, each since the first digest that went out with it."""
    first: dict[str, Reading] = {}
    for digest in digests:
        made, when = recipe.of(digest), digest.sent_at or digest.created_at
        if made is not None and when >= said_at:
            who = await _who(session, digest.workspace, made)
            first.setdefault(who, Reading(who, when))
    return list(first.values())


async def _who(session: Session, workspace: str, made: Recipe) -> str:
    if made.kind == POST:
        return words.text("Whoever is in <#{channel}>", channel=made.channel)
    return words.escape((await people.get(session, workspace, made.reader)).name)


async def follow(session: Session, digests: list[Delivery], occasion: str, now: datetime) -> None:
    """Draws them anew: what was changed or taken back reaches those that have been read too."""
    for digest in digests:
        await face.again(session, digest, occasion, now)
