"""The messages of a digest in the queue: recipes, each under a key of its own, so that none is sent twice."""

from datetime import datetime

from db import deliveries
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Priority
from growth import local
from growth.facts import Team
from handlers.digests.recipe import LAST_LETTER, POST, Recipe


def key(team: Team, now: datetime, about: str, part: int) -> str:
    return f"{about}:{team.id}:{local.week(now, team.clock)}:{part}"


async def queue(session: Session, team: Team, recipe: Recipe, *, due_at: datetime, now: datetime) -> int:
    """Queues the first message of a digest; what has no room in it follows in its thread when it is drawn."""
    return await deliveries.queue(session, part_of(team, recipe, 0, due_at=due_at), now)


def part_of(team: Team, recipe: Recipe, part: int, *, due_at: datetime, thread: int | None = None) -> NewDelivery:
    private = recipe.kind != POST
    # Who leads a team can change more than once in a week, and each time somebody reads a last letter.
    reader = f":{recipe.reader}:{recipe.at:%Y%m%dT%H%M%S}" if recipe.kind == LAST_LETTER else ""
    return NewDelivery(
        workspace=team.workspace,
        key=f"{key(team, recipe.at, recipe.kind, part)}{reader}",
        channel=team.manager.slack_id if private else recipe.channel,
        thread=thread,
        team_id=team.id,
        person_id=team.manager.id if private else None,
        priority=Priority.DIGEST,
        due_at=due_at,
        kinds=(recipe.kind,),
        payload=recipe.payload,
    )
