"""One of two leads the other no longer: the rhythm of their 1:1 ends. What either wrote or took on stays theirs."""

from functools import partial

from db import talks
from db.engine import Session
from handlers.framework.registry import Registry
from handlers.one_on_ones import planning
from handlers.shared import apart
from handlers.shared.happenings import Parted


def register(registry: Registry) -> None:
    registry.signals.when(Parted, partial(parted, registry))


async def parted(registry: Registry, session: Session, signal: Parted) -> None:
    """Nothing more is planned of it. Whoever tells the two of the change says so; the agenda stays as it is."""
    person, manager = signal.person, signal.manager
    talk = await talks.between(session, person.workspace, person.id, manager.id)
    if talk is None or not talk.agreed:
        return
    if await apart.leads(session, *talk.both) is None:
        await planning.end(session, signal.deed, talk, registry.draws, readers=talk.both)
        signal.ended.append(talk.id)
