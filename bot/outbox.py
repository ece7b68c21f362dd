"""What sending stands on: the messages of one workspace, the client that speaks to it, and what is in hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from secrets import token_hex
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import SQLAlchemyError

from bot import clock
from bot.pacing import PACES, Pace
from db import lanes
from db.outbox import Delivery
from db.sending import Arrived
from handlers.framework.registry import Registry
from handlers.framework.tenant import Tenant

LEASE = timedelta(seconds=30)
REQUEST = 15.0  # seconds within which Slack has to answer; with fewer of the lease left, none is begun
AT_ONCE = 8  # conversations of one workspace that are spoken to at the same time
ALONE = "alone-"  # so begins the owner of a lane who holds the file
AWAY = (SQLAlchemyError, OSError)  # what is raised where the database is away


@dataclass(frozen=True, slots=True)
class Unsent:
    """A delivery that was claimed and did not leave."""

    delivery: Delivery


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A delivery that did not get through, and what that means: see `bot.answers.meaning`."""

    delivery: Delivery
    what: Exception


Outcome = Arrived | Unsent | NotTaken


@dataclass(slots=True)
class Hand:
    """What this process has in hand of a workspace's messages, and what it could not write down yet."""

    claimed: set[int] = field(default_factory=set)
    unsettled: list[Outcome] = field(default_factory=list)
    doubted: dict[int, float] = field(default_factory=dict)  # since when, on the steady clock
    sought: dict[int, int] = field(default_factory=dict)  # how often it was looked for
    alone: bool = False  # nobody else who holds the database's file lives: see `bot.alone`
    channels: dict[str, float] = field(default_factory=dict)  # what their paces have worked off: see `bot.pacing`


@dataclass(frozen=True, slots=True)
class Outbox:
    """The messages of one workspace, and the client that speaks to it. `steady` counts the seconds that go by."""

    tenant: Tenant
    client: AsyncWebClient
    workspace: str
    registry: Registry
    steady: Callable[[], float] = clock.steady
    paces: Mapping[str, Pace] = field(default_factory=lambda: PACES)
    at_once: int = AT_ONCE
    hand: Hand = field(default_factory=Hand)

    def lane(self) -> "Lane":
        """The lane, for one go. Nobody else's has its name, which says whether its owner holds the file."""
        return Lane(self, f"{ALONE if self.hand.alone else ''}{token_hex(12)}")


@dataclass(slots=True)
class Lane:
    """The right to speak to the workspace, while it lasts."""

    outbox: Outbox
    owner: str
    token: int = 0
    ends: float = 0.0  # on the steady clock: the one on the wall may jump

    async def take(self, session: Any) -> lanes.Lease | None:
        """Takes the lane, or holds it for longer, together with what else is done in a transaction that is durable.

        None while it is in another one's hands.
        """
        # The steady clock first: by it the lease then ends no later than in the database.
        began, now = self.outbox.steady(), self.outbox.tenant.app.now()
        lease = await lanes.take(session, self.outbox.workspace, self.owner, now=now, until=now + LEASE)
        if lease is not None:
            self.token, self.ends = lease.token, began + LEASE.total_seconds()
        return lease

    @property
    def lasts(self) -> bool:
        """Whether a request that begins now has ended before anybody else may speak."""
        return self.outbox.steady() + REQUEST <= self.ends
