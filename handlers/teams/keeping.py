"""What is kept of a person by who is on which team."""

from db import received, teams
from db.engine import Session
from db.personal import Rows
from handlers.framework.keeping import Keeps


class Leads(Exception):
    """Somebody leads a team: another has to lead it before they can be forgotten. The text names the teams."""


async def leads_nobody(session: Session, workspace: str, person_id: int) -> None:
    """Raises Leads, as a team without anybody who leads it would go with them, and what its people shared there."""
    led = await teams.led_by(session, workspace, person_id)
    if led:
        raise Leads(", ".join(team.name for team in led))


KEEPS = Keeps.of(
    "memberships",
    Rows("moves", about=("by_id",)),
    Rows("lookups", owner="by_id"),
    first=leads_nobody,
    also=received.name_no_more,
    beside="teams",
)
