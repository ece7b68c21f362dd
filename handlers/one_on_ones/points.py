"""Slack spoke: what Trellis found to talk about goes on the agenda of two, from a page of another feature."""

from db import agendas
from growth import one_on_ones
from handlers.framework import words
from handlers.framework.registry import Registry
from handlers.framework.request import Request, Stale
from handlers.one_on_ones import gather, living, views
from handlers.shared import buttons, counterparts
from handlers.shared.buttons import PointsRef

LONGEST = 300
ADDED, THERE = "They are on the agenda.", "They are on the agenda already."


def register(registry: Registry) -> None:
    registry.action(buttons.AGENDA_POINTS.id, add)


async def add(request: Request) -> None:
    """All of them with one click; what stands there in the same words, whoever put it there, is not put there twice."""
    ref = request.value(PointsRef)
    async with request.tenant.app.transaction() as session:
        others = await counterparts.of(session, request.person)
        other = next((each for each in others if each.id == ref.other), None)
        if other is None:
            raise Stale
        view = await gather.agenda(session, request.context, others)
        talk = next(each for each in view.talks if each.other and each.other.id == other.id)
        missing = [point for point in ref.points if point not in {item.text for item in talk.open}]
        for point in missing:
            sharing = one_on_ones.shared(other, request.now)
            await agendas.add(session, request.person, words.clip(point, LONGEST), sharing=sharing, now=request.now)
        await living.refresh(session, request, other.id)
        view = await gather.agenda(session, request.context, others)
    request.home_is_stale = True
    return await request.turn(views.page(view, other.id, words.text(ADDED if missing else THERE)))
