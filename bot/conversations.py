"""Messages that wait for their turn: one after another in a conversation, in several conversations at a time."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable

from db.outbox import Delivery

Send = Callable[[Delivery], Awaitable[None]]
Key = tuple[str, int | str]


class Conversations:
    """What was handed out and has not been sent, by conversation. One that is done is forgotten."""

    def __init__(self, at_once: int, send: Send) -> None:
        self._room = asyncio.Semaphore(at_once)
        self._send = send
        self._queues: dict[Key, deque[Delivery]] = {}

    def add(self, tasks: asyncio.TaskGroup, deliveries: Iterable[Delivery]) -> None:
        """Hands messages out in their order. Each leaves once those before it in its conversation are through."""
        for delivery in deliveries:
            keys = _keys(delivery)
            queue = next((self._queues[key] for key in keys if key in self._queues), None)
            if queue is None:
                queue = deque[Delivery]()
                tasks.create_task(self._speak(queue))
            queue.append(delivery)
            for key in keys:
                self._queues.setdefault(key, queue)

    async def _speak(self, queue: deque[Delivery]) -> None:
        keys: set[Key] = set()
        while queue:
            async with self._room:
                await self._send(queue[0])
            keys.update(_keys(queue.popleft()))
        for key in keys:
            if self._queues.get(key) is queue:
                del self._queues[key]


def _keys(delivery: Delivery) -> list[Key]:
    """A direct message is known by the person, whose conversation has another id until something stands in it."""
    person = [] if delivery.person_id is None else [("person", delivery.person_id)]
    return [*person, ("channel", str(delivery.channel))]
