"""What the simulation does with a Trellis from outside: how it is set up, what it waits for, whose moment it brings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.app import Trellis
from bot.settings import Given
from db import people, touches
from handlers.framework import upcoming
from playground.delivery.link import Patience
from playground.state.server import Server
from playground.testing import Member
from tests.simulation.leads import Leads
from tests.simulation.occasions import Occasions
from tests.simulation.population import Population, Team
from tests.simulation.witness import Witness

# Mondays: a new year, both changes of the clocks and the weeks between those of two countries, full and empty weeks.
MONDAYS = (
    "2026-03-23",
    "2026-12-21",
    "2028-02-21",
    "2026-10-19",
    "2026-01-26",
    "2026-10-26",
    "2026-01-05",
    "2026-03-02",
)
ANSWERS = Patience(ack=3.0, retries=(0.0, 60.0, 300.0))
STARTS = tuple(datetime.fromisoformat(day).replace(hour=6, tzinfo=UTC) for day in MONDAYS)


@dataclass(frozen=True)
class Size:
    """How many people live in it, and for how long."""

    people: int
    weeks: int


def slack(population: Population, seed: int, address: str, start: datetime) -> Server:
    """A local Slack with these people, at a moment that stands still, and with this chance of all trouble."""
    server = Server(population.workspace(), ANSWERS)
    server.base_url = address
    server.clock.freeze(start)
    server.misbehave.seed = seed
    return server


def listening(witness: Witness) -> Leads:
    """Those who hear what people are sent; of who leads a team, one looks after each step."""
    Occasions(witness)
    return Leads(witness)


def settings(kind: type[Given], api: str, secret: str, database: Path) -> Given:
    """Those of a Trellis beside the local Slack."""
    return kind.model_validate(
        {
            "slack_api_url": api,
            "slack_bot_token": "xoxb-playground",
            "slack_signing_secret": secret,
            "database_url": f"sqlite:///{database}",
            "trellis_worksheet_days": 7,  # the fewest, so that weeks see their end
        }
    )


async def first_due(trellis: Trellis) -> datetime | None:
    """When the next thing is due by the clock of Trellis."""
    async with trellis.tenant.app.reading() as session:
        return await upcoming.first(session, trellis.tenant.workspace, trellis.registry.upcoming)


async def hurry(trellis: Trellis, slack_ids: Sequence[str]) -> None:
    """Lets the moments of people come now, as a change around them does."""
    tenant = trellis.tenant
    async with tenant.app.transaction() as session:
        found = await people.of_workspace(session, tenant.workspace, slack_ids)
        await touches.bring_forward(session, tenant.workspace, [person.id for person in found], tenant.app.now())


async def make_team(admin: Member, team: Team) -> None:
    """Lets the admin make a team, with a channel for its digest."""
    await admin.types("/growth admin")
    await admin.clicks("Make a team")
    await admin.fills("What is the team called?", team.name)
    await admin.chooses("Who leads it?", team.manager)
    await admin.chooses("Who grows on it?", list(team.people))
    await admin.chooses("Where does the weekly digest go?", team.name)
    await admin.submits()
