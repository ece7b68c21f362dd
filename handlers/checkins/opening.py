"""Opens a round because its person asked for it, and not the clock."""

from db import checkins, people, steps
from db.deliveries import NewDelivery
from db.engine import Session
from growth import lookback, prompts
from growth.facts import Round, RoundState
from handlers.checkins import gather, saving
from handlers.checkins.gather import Beginning
from handlers.framework import message_parts
from handlers.framework.message_parts import Redraw
from handlers.framework.request import Request
from handlers.shared import rhythm


async def this_round(session: Session, request: Request, *, looks_back: bool = False) -> Round:
    """The open round, or this week's; where there is neither a new one with its message: a look back if that is due,
    or asked for.
    """
    recent = await checkins.recent(session, request.workspace, request.person.id)
    if recent and (recent[0].state is RoundState.OPEN or recent[0].week == request.context.week):
        return recent[0]
    mine = await steps.of_person(session, request.workspace, request.person.id)
    looks_back = looks_back or lookback.due(request.person, recent, request.now)
    opened: list[Round] = []
    anew: set[int] = set()  # deliveries that the new round has drawn anew by itself

    async def begin(delivery_id: int) -> list[Redraw]:
        beginning = Beginning(request.context, recent, mine, delivery_id, looks_back=looks_back)
        begun, redraws = await gather.begin(session, [beginning])
        opened.extend(begun)
        anew.update(redraw.standing.id for redraw in redraws)
        return redraws

    new = NewDelivery(
        workspace=request.workspace,
        key=f"checkin:{request.person.id}:{request.context.week}",
        channel=request.person.slack_id,
        person_id=request.person.id,
        kinds=(prompts.LOOK_BACK if looks_back else prompts.CHECKIN,),
    )
    await message_parts.compose(session, request.context, new, begin)
    if recent and recent[0].delivery_id not in anew:  # it may have been open until now
        await saving.redraw(session, request, recent[0])
    await people.schedule(
        session, request.workspace, request.person.id, await rhythm.next_moment(session, request.context)
    )
    return opened[0]
