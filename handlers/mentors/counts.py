"""What somebody who runs Trellis here reads of mentors: how many there are, in steps that find nobody."""

from db import mentoring, pairs
from db.engine import Session
from growth.facts import PairState
from handlers.framework import blocks, words
from handlers.framework.registry import Registry
from handlers.shared.happenings import AdminShown

STEP = 5
TOLD = (
    "*Mentors*\nOffer it: {offer}. Look for one: {ask}. Pairs who talk: {talk}. "
    "In steps of five; who it is, nobody reads."
)


def register(registry: Registry) -> None:
    registry.signals.when(AdminShown, shown)


async def shown(session: Session, page: AdminShown) -> None:
    here = page.workspace
    active = [each for each in await pairs.of_workspace(session, here) if each.state is PairState.ACTIVE]
    offer, ask = await mentoring.offers(session, here), await mentoring.asks(session, here)
    counts = (roughly(len(each)) for each in (offer, ask, active))
    page.blocks.append(blocks.section(TOLD, **dict(zip(("offer", "ask", "talk"), counts, strict=True))))


def roughly(count: int) -> str:
    """A count in steps of five: the smallest group that is told of has five in it."""
    if count < STEP:
        return words.text("fewer than {step}", step=STEP)
    return words.text("{step} or more", step=count - count % STEP)
