"""Promises broken on purpose, each in one world that is simulated: what the simulation is worth.

Some are a switch of something that Trellis is given: its settings, the line to Slack. Where a promise is one function's
alone, that function is another one for the length of the run, and for nothing else.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import Any
from unittest.mock import patch

from sqlalchemy import delete, select, update

from bot.settings import Given
from db.received import Begun
from db.sending import Arrived
from db.tables import AnswerRow, DeliveryRow, TeamRow
from growth.facts import Audience, Manners

Swap = tuple[str, Callable[[Any], Any]]  # the name of a function, and what stands in its place, made of the true one


@dataclass(frozen=True, kw_only=True)
class Breakage:
    """One way in which Trellis could break a `promise`: the word by which the simulation must name it.

    `manners` are others than the settings say, `swaps` are functions in the place of others, and `echoes` is a method
    that arrives at Slack twice. `affair` comes first in its world. `people` and `weeks` are the size of a world in
    which it comes to light, and `first` is the seed that is tried first, since it shows it today.
    """

    name: str = "nothing"
    promise: str = ""
    manners: dict[str, Any] | None = None
    swaps: tuple[Swap, ...] = ()
    echoes: str = ""
    affair: str = ""
    people: int = 5
    weeks: int = 2
    first: int = 0

    def settings(self) -> type[Given]:
        """The settings of a Trellis with these manners."""
        others = self.manners
        if others is None:
            return Given

        class Ill(Given):
            @property
            def manners(self) -> Manners:
                return replace(super().manners, **others)

        return Ill

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Functions are others meanwhile."""
        places = [(name, patch(name)) for name, _ in self.swaps]
        made = dict(self.swaps)
        for name, place in places:
            true, _ = place.get_original()
            place.new = made[name](true)
            place.start()
        try:
            yield
        finally:
            for _, place in reversed(places):
                place.stop()


WHOLE = Breakage()


def _always(answer: Any) -> Callable[[Any], Any]:
    return lambda _true: lambda *_given, **_more: answer


def _never(_true: Any) -> Any:
    async def nothing(*_given: Any, **_more: Any) -> None:
        return None

    return nothing


def _without_a_reason(true: Any) -> Any:
    async def end(session: Any, delivery: Any, state: Any, _error: str) -> Any:
        return await true(session, delivery, state, "")

    return end


def _for_all(true: Any) -> Any:
    def share(circle: Any, chosen: Any, now: Any, **more: Any) -> Any:
        widest = Audience.TEAM if Audience.TEAM in circle.choices else chosen
        return true(circle, widest, now, **more)

    return share


def _late(true: Any) -> Any:
    def moment(*given: Any, **more: Any) -> Any:
        at = true(*given, **more)
        return at and at + timedelta(weeks=5)

    return moment


def _undisturbed(true: Any) -> Any:
    def held(person: Any, *given: Any) -> Any:
        return true(replace(person, presence=replace(person.presence, dnd_until=None)), *given)

    return held


def _dropped(true: Any) -> Any:
    async def draw(session: Any, made: Any, redraws: Any) -> None:
        await true(session, made, redraws)
        await session.execute(delete(DeliveryRow).where(DeliveryRow.id.in_([each.delivery.id for each in made])))

    return draw


def _pretended(_true: Any) -> Any:
    async def send(_client: Any, delivery: Any) -> Any:
        return Arrived(delivery, str(delivery.channel), "1764000000.000001")

    return send


def _newest_first(_true: Any) -> Any:
    return property(lambda delivery: (delivery.priority, -delivery.due_at.timestamp(), -delivery.id))


def _by_themselves(_true: Any) -> Any:
    return lambda delivery: [("delivery", delivery.id)]


def _begun(_true: Any) -> Any:
    async def begin(*_given: Any, **_more: Any) -> Any:
        return Begun()

    return begin


def _at_once(_true: Any) -> Any:
    return lambda _hearers, _planned_at, now: now


def _inherited(true: Any) -> Any:
    async def lead(session: Any, workspace: str, team_id: int, manager_id: int) -> None:
        before = select(TeamRow.manager_id).where(TeamRow.id == team_id).scalar_subquery()
        await session.execute(update(AnswerRow).where(AnswerRow.manager_id == before).values(manager_id=manager_id))
        await true(session, workspace, team_id, manager_id)

    return lead


def _forgotten(true: Any) -> Any:
    async def lately(*given: Any, **more: Any) -> Any:
        found = await true(*given, **more)
        return {key: [(replace(told, delivery_id=None), every) for told, every in many] for key, many in found.items()}

    return lately


FLOORS = {"smallest_count": 1, "smallest_pulse": 1}
NO_BUDGET = {"a_day": 99, "a_week": 99}
AGAIN = (("db.received.begin", _begun), ("db.received.may_begin", _begun))
PAUSED = ("growth.facts.people.Person.paused", _always(False))
UNWANTED = ("growth.quiet.unwanted", _always(False))  # as it leaves, a message is looked at once more
SMALL: dict[str, Any] = {"people": 3, "weeks": 1}
STEP_AFTER_STEP = (("growth.prompts._welcome", _always(True)),)

BREAKAGES = (
    Breakage(name="hours", promise="manners", manners={"opens": time(0), "closes": time(23, 59)}, people=8, first=2),
    Breakage(
        name="days off",
        promise="manners",
        swaps=(("growth.days_off.Calendar.closed", _always(None)),),
        first=2,
        **SMALL,
    ),
    Breakage(name="budget", promise="manners", manners=NO_BUDGET, swaps=STEP_AFTER_STEP),
    Breakage(name="a pause meanwhile", promise="manners", swaps=(UNWANTED, *STEP_AFTER_STEP), first=8),
    Breakage(name="a pause", promise="manners", swaps=(PAUSED, UNWANTED, *STEP_AFTER_STEP), first=8),
    Breakage(name="do not disturb", promise="manners", swaps=(("growth.quiet.held", _undisturbed),), first=1),
    Breakage(name="vacation", promise="manners", swaps=(("growth.quiet.away", _always(False)),), first=1),
    Breakage(name="who may read", promise="audience", swaps=(("growth.audience.may_read", _always(True)),)),
    Breakage(name="who was meant", promise="audience", swaps=(("growth.audience.Circle.share", _for_all),)),
    Breakage(name="floors", promise="floors", manners=FLOORS, weeks=6, first=2),
    Breakage(name="a lead without a word", promise="told", swaps=(("growth.handover.effective", _at_once),), **SMALL),
    Breakage(name="what was shared goes along", promise="audience", swaps=(("db.teams.set_manager", _inherited),)),
    Breakage(
        name="prepared again", promise="once", swaps=(("db.talk_messages.lately", _forgotten),), people=4, first=1
    ),
    Breakage(name="a worksheet for ever", promise="ended", swaps=(("db.worksheets.clear", _never),), first=2, **SMALL),
    Breakage(
        name="allowance",
        promise="allowance",
        swaps=(("bot.pacing.Pacing.admits", _always(True)),),
        affair="says_much",
        **SMALL,
    ),
    Breakage(name="patience", promise="patience", swaps=(("db.rests.rest", _never),), first=1, **SMALL),
    Breakage(name="newest first", promise="order", swaps=(("db.outbox.Delivery.order", _newest_first),), first=1),
    Breakage(name="side by side", promise="order", swaps=(("bot.conversations._keys", _by_themselves),), first=1),
    Breakage(name="a line that echoes", promise="once", echoes="chat.postMessage"),
    Breakage(name="a blind second try", promise="once", swaps=(("bot.requests.stamp", _never),), first=3),
    Breakage(name="done again", promise="once", swaps=AGAIN, first=10),
    Breakage(name="said to be sent", promise="once", swaps=(("bot.requests.send", _pretended),)),
    Breakage(name="no reason for an end", promise="reasons", swaps=(("db.sending.end", _without_a_reason),), first=11),
    Breakage(
        name="a moment without a note", promise="reasons", swaps=(("db.touches.note_each", _never),), first=1, **SMALL
    ),
    Breakage(
        name="nothing in the queue",
        promise="delivered",
        swaps=(("handlers.framework.message_parts.draw", _dropped),),
        first=1,
        **SMALL,
    ),
    Breakage(
        name="a lost moment", promise="delivered", swaps=(("growth.cadence.next_touch", _late),), weeks=4, first=1
    ),
    Breakage(name="nobody looks", promise="delivered", swaps=(("bot.doubt.doubt", _never),), first=13),
    Breakage(name="the queue stands", promise="delivered", swaps=(("db.claims.waiting", _never),), first=1),
)
