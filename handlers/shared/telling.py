"""Tells people what somebody else did that concerns them, in their own working hours: of a team, a level, a share."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from db import deliveries
from db.deliveries import NewDelivery
from db.engine import Session
from growth import quiet
from growth.facts import Person, Standing, Team
from handlers.framework.blocks import Message
from handlers.framework.tenant import Tenant


class ToldDeed(Protocol):
    """What somebody did, about a team or another person, by a form or a click; or what is left to do of it."""

    @property
    def tenant(self) -> Tenant: ...

    @property
    def person(self) -> Person: ...

    @property
    def now(self) -> datetime: ...

    @property
    def workspace(self) -> str: ...

    @property
    def occasion(self) -> str: ...


@dataclass(frozen=True, slots=True)
class OnItsOwn:
    """What Trellis does without a click: by the clock, or as somebody goes. It counts as done by the person."""

    tenant: Tenant
    person: Person
    now: datetime
    occasion: str

    @property
    def workspace(self) -> str:
        return self.tenant.workspace


async def tell(
    session: Session, request: ToldDeed, person: Person, message: Message, *, why: str, kinds: tuple[str, ...] = ()
) -> int | None:
    """Queues what somebody is told, once for each `why` of an occasion; None where nothing may be sent to them."""
    due = moment(request.tenant, person, request.now)
    if due is None:
        return None
    new = NewDelivery(
        workspace=request.workspace,
        key=f"team:{why}:{person.id}:{request.occasion}",
        due_at=due,
        channel=person.slack_id,
        person_id=person.id,
        kinds=kinds,
        payload=message.payload(),
    )
    return await deliveries.queue(session, new, request.now)


def moment(tenant: Tenant, person: Person, now: datetime) -> datetime | None:
    """When somebody can be told of a change: in their hours, after a pause that ends; None for whoever is gone."""
    if person.standing is Standing.GONE:
        return None
    held = quiet.held(person, now, tenant.calendar(person))
    return now if held is None else held.until


def in_hours(tenant: Tenant, manager: Person, now: datetime) -> datetime | None:
    """The same for somebody who leads a team: a pause of their own check-ins is no matter here."""
    return moment(tenant, replace(manager, pause=None), now)


def listens(person: Person) -> bool:
    """Whether somebody wants to hear of what concerns them: they have started, and not stopped."""
    return person.active


async def manager(session: Session, request: ToldDeed, team: Team, message: Message, *, why: str) -> None:
    """Tells whoever leads a team, unless they did it themselves. A pause of their own check-ins is no matter here."""
    if team.manager.id != request.person.id:
        await tell(session, request, replace(team.manager, pause=None), message, why=f"{why}:{team.id}")
