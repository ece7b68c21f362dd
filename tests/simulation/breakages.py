"""Promises broken on purpose, each in one world that is simulated: what the simulation is worth.

Some are a switch of something that Trellis is given: its settings, the line to Slack. Where a promise is one function's
alone, that function is another one for the length of the run, and for nothing else.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import time
from typing import Any
from unittest.mock import patch

from bot.settings import Given
from growth.facts import Audience, Manners

Swap = tuple[str, Callable[[Any], Any]]  # the name of a function, and what stands in its place, made of the true one


@dataclass(frozen=True, kw_only=True)
class Breakage:
    """One way in which Trellis could break a `promise`: the word by which the simulation must name it.

    `manners` are others than the settings say, `swaps` are functions in the place of others, and `echoes` is a method
    that arrives at Slack twice. `people` and `weeks` are the size of a world in which it comes to light.
    """

    name: str = "nothing"
    promise: str = ""
    manners: dict[str, Any] | None = None
    swaps: tuple[Swap, ...] = ()
    echoes: str = ""
    people: int = 5
    weeks: int = 2

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


BREAKAGES = (
    Breakage(name="hours", promise="manners", manners={"opens": time(0), "closes": time(23, 59)}, people=8),
    Breakage(name="who may read", promise="audience", swaps=(("growth.audience.may_read", _always(True)),)),
    Breakage(name="who was meant", promise="audience", swaps=(("growth.audience.Circle.share", _for_all),)),
    Breakage(name="patience", promise="patience", swaps=(("db.rests.rest", _never),)),
    Breakage(name="a line that echoes", promise="once", echoes="chat.postMessage"),
    Breakage(name="a blind second try", promise="once", swaps=(("bot.requests.stamp", _never),)),
    Breakage(name="no reason for an end", promise="reasons", swaps=(("db.sending.end", _without_a_reason),)),
)
