"""What just changed, told to whoever looks: the open pages, and tests that wait for something."""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from playground.wire import Json

Queue = asyncio.Queue[Json | None]


class Bus:
    """Notices to people; nobody listening costs nothing."""

    def __init__(self) -> None:
        self._queues: dict[Queue, str] = {}

    @contextmanager
    def listening(self, person: str) -> Iterator[Queue]:
        """A queue of the notices to a person, in order; None in it says that the playground stops."""
        queue: Queue = asyncio.Queue()
        self._queues[queue] = person
        try:
            yield queue
        finally:
            self._queues.pop(queue, None)

    def tell(self, people: Iterable[str] | None, notice: Json) -> None:
        """Puts a notice before some people, or before all."""
        if not self._queues:
            return
        wanted = None if people is None else set(people)
        for queue, person in self._queues.items():
            if wanted is None or person in wanted:
                queue.put_nowait(notice)

    def close(self) -> None:
        """Ends every stream."""
        for queue in self._queues:
            queue.put_nowait(None)
