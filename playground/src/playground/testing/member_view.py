"""What one member of the workspace has before them."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from typing import Protocol

from playground.core.controls import Control, Values
from playground.core.messages import Message
from playground.core.reading import Reader
from playground.core.screen import Screen, Surface
from playground.core.views import View
from playground.core.world import Conversation, Person
from playground.page_api.acts import Acts
from playground.state.slack import Slack

PATIENCE = 3.0


class Surroundings(Protocol):
    """What a member acts and reads with: the Slack that they are in, and how it is read."""

    slack: Slack
    acts: Acts
    reader: Reader
    screen: Screen

    def read(self, message: Message) -> str: ...

    async def shown(self) -> None: ...

    async def idle(self) -> None: ...


class MemberView:
    """The eyes of one person: modal, Home tab and messages, as text and as what can be used."""

    def __init__(self, around: Surroundings, uid: str) -> None:
        self._around = around
        self._slack = around.slack
        self._screen = around.screen
        self._filled: dict[str, Values] = defaultdict(dict)
        self._on_home = False
        self.id = uid

    @property
    def person(self) -> Person:
        return self._slack.world.people[self.id]

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def dm(self) -> Conversation:
        """Their direct message with the app."""
        return self._slack.world.im(self.id, self._slack.app.user)

    @property
    def modal(self) -> str | None:
        """The modal on top as they read it; None where there is none."""
        stack = self._slack.views.stack(self.id)
        return self._around.reader.view(stack[-1].given, self._filled[stack[-1].id]) if stack else None

    @property
    def home(self) -> str:
        """The app's Home tab as they read it; empty where it was never published."""
        view = self._home()
        return self._around.reader.view(view.given, self._filled[view.id]) if view else ""

    def messages(self, channel: str | None = None) -> list[Message]:
        """What they see in the direct message with the app or in a channel, replies included, oldest first."""
        return list(self._slack.messages.seen(self._place(channel).id, self.id))

    def reads(self, channel: str | None = None) -> list[str]:
        """The same as text."""
        return [self._around.read(m) for m in self.messages(channel)]

    def newest(self, channel: str | None = None) -> str:
        """The last of it. Raises AssertionError where nothing was said yet."""
        seen = self.messages(channel)
        if not seen:
            raise AssertionError(f"{self.name} sees no message yet")
        return self._around.read(seen[-1])

    async def hears(self, part: str, channel: str | None = None) -> str:
        """Waits until a message with these words is there, and returns it."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._heard(part, channel)
        except TimeoutError:
            read = "\n---\n".join(self.reads(channel))
            raise AssertionError(f"{self.name} never read {part!r}, but:\n{read}") from None

    async def _heard(self, part: str, channel: str | None) -> str:
        with self._slack.bus.listening(self.id) as notices:
            while True:
                read = map(self._around.read, reversed(self.messages(channel)))
                found = next((text for text in read if part in text), None)
                if found is not None:
                    return found
                await notices.get()

    def _place(self, channel: str | None) -> Conversation:
        return self.dm if channel is None else self._slack.world.channel(channel)

    def _top(self) -> View:
        stack = self._slack.views.stack(self.id)
        if not stack:
            raise AssertionError(f"{self.name} has no modal open")
        return stack[-1]

    def _home(self) -> View | None:
        return self._slack.views.homes.get((self.id, self._slack.app.id))

    def _surfaces(self, channel: str | None, on: Message | None = None) -> Iterator[Surface]:
        """What can be used now, nearest first."""
        stack = self._slack.views.stack(self.id)
        home = self._home()
        if stack:
            yield Surface(stack[-1], self._filled[stack[-1].id])
        elif self._on_home and channel is None and on is None:
            if home is not None:
                yield Surface(home, self._filled[home.id])
        else:
            seen = self.messages(channel or (on.channel if on else None))
            found = [m for m in seen if m.app_id and (on is None or m.ts == on.ts)]
            yield from (Surface(m, self._filled[f"{m.channel}:{m.ts}"]) for m in reversed(found))

    def _fillable(self, label: str, channel: str | None) -> tuple[Surface, Control]:
        surfaces = list(self._surfaces(channel))
        for surface in surfaces:
            found = self._screen.named(surface.blocks, label)
            if found:
                return surface, found[0]
        raise self._not_there(f"“{label}”", surfaces)

    def _not_there(self, wanted: str, surfaces: list[Surface]) -> AssertionError:
        visible = [word for surface in surfaces for word in self._screen.visible(surface.blocks)]
        return AssertionError(f"{self.name} sees no {wanted}; what there is: {', '.join(visible) or 'nothing'}")
