"""A message that did not arrive is tried again: each feature makes anew what it was for, and none sends the old one."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from db.engine import Session
from db.outbox import Delivery, DeliveryState, Priority
from handlers.framework.tenant import Tenant

Again = Callable[[Session, Tenant, Sequence[Delivery], datetime], Awaitable[set[int]]]


@dataclass(frozen=True, slots=True)
class Retry:
    """Which messages a feature can make anew, and how. Their occasions are free when `again` is asked.

    `again` returns the ids of those in whose place something is sent, or will be if it is still due.
    """

    fits: Callable[[Delivery], bool]
    again: Again


def by_itself(delivery: Delivery) -> bool:
    """Whether Trellis began it at somebody's moment, and it surely did not arrive.

    Of one that may have, the person reads on their Home: nobody else could see whether it is there.
    """
    began = delivery.priority == Priority.NUDGE and bool(delivery.kinds) and delivery.person_id is not None
    return began and delivery.state is DeliveryState.FAILED
