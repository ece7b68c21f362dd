"""What answers a command, a click, a form or an event, and how it goes about the database."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from handlers.framework.request import Request

Listener = Callable[[Request], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Reads:
    """A listener that writes nothing: it waits for no lock, and asked the same again it answers again."""

    listener: Listener

    async def __call__(self, request: Request) -> None:
        await self.listener(request)


@dataclass(frozen=True, slots=True)
class AsksSlack:
    """A listener that asks Slack before it writes: until then it reads by `tenant.app.reading`.

    So nobody waits for Slack but whoever it is for.
    """

    listener: Listener

    async def __call__(self, request: Request) -> None:
        await self.listener(request)


def together(listeners: list[Listener]) -> Listener:
    """One listener made of those of one event, each after the other: all only read, or one of them may ask Slack."""

    async def each(request: Request) -> None:
        for listener in listeners:
            await listener(request)

    if all(isinstance(listener, Reads) for listener in listeners):
        return Reads(each)
    return AsksSlack(each) if any(isinstance(listener, AsksSlack) for listener in listeners) else each
