"""What happened in one feature and concerns another: told within the same transaction, to whoever listens for it."""

from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from db.engine import Session

S = TypeVar("S")


class Signals:
    """Who listens for what. A signal is a dataclass; what a listener has to say in return, it adds to the signal."""

    def __init__(self) -> None:
        self._listeners: dict[type, list[Callable[[Session, Any], Awaitable[None]]]] = defaultdict(list)

    def when(self, kind: type[S], listener: Callable[[Session, S], Awaitable[None]]) -> None:
        """From now on the listener is told of every signal of the kind, after those who asked before it."""
        self._listeners[kind].append(listener)

    async def tell(self, session: Session, signal: S) -> S:
        """Tells everybody who listens, one after another; returns the signal with what they added.

        Raises what they raise: what happened and all that follows from it are kept together, or nothing of it.
        """
        for listener in self._listeners.get(type(signal), ()):
            await listener(session, signal)
        return signal
