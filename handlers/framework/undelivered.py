"""A message that will not be sent (again): each feature takes back what it did for it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from db.engine import Session
from db.outbox import Delivery, DeliveryState
from handlers.framework.tenant import Tenant


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A delivery, what became of it (it failed, has expired, or is uncertain), and why in Slack's words or ours."""

    delivery: Delivery
    state: DeliveryState
    why: str
    now: datetime

    @property
    def certain(self) -> bool:
        """Whether it surely does not stand in Slack."""
        return self.state is not DeliveryState.UNCERTAIN


Undo = Callable[[Session, Tenant, Undelivered], Awaitable[None]]
