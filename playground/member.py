"""A person in a test: what they do in Slack, and what they see there."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Iterator
from typing import TYPE_CHECKING, Any

from playground import filling
from playground.choosing import chosen, toggled
from playground.controls import Control, Values
from playground.errors import ActFailed
from playground.messages import Message
from playground.screen import Surface, plain
from playground.views import View
from playground.world import Conversation, Person

if TYPE_CHECKING:
    from playground.testing import Playground

_TRIGGERS = ("expired_trigger_id", "exchanged_trigger_id")
PATIENCE = 3.0


class Member:
    """A member of the workspace. An act returns when the app acknowledged it; AssertionError is what failed."""

    def __init__(self, playground: Playground, uid: str) -> None:
        self._playground = playground
        self._slack = playground.slack
        self._screen = playground.screen
        self._filled: dict[str, Values] = defaultdict(dict)
        self._on_home = False
        self.id = uid
        self.errors: dict[str, str] = {}

    @property
    def person(self) -> Person:
        return self._slack.world.people[self.id]

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def dm(self) -> Conversation:
        """Their direct message with the app."""
        return self._slack.world.im(self.id, self._slack.workspace.apps[0].user)

    # What they do

    async def opens_home(self) -> None:
        """Looks at the app's Home tab, which stays before them until they type or say something."""
        self._on_home = True
        await self._open("home")

    async def opens_messages(self) -> None:
        """Looks at the app's messages."""
        self._on_home = False
        await self._open("messages")

    async def types(self, line: str, in_channel: str | None = None) -> None:
        """Types a slash command, in their direct message with the app or in a channel."""
        self._on_home = False
        place = self._place(in_channel)
        await self._act(f"types {line}", self._playground.acts.command(self.person, place, line))

    async def says(
        self, text: str, in_thread_of: Message | str | None = None, in_channel: str | None = None
    ) -> Message:
        """Sends a message, perhaps in the thread of another (or of its `ts`)."""
        self._on_home = False
        place = in_thread_of.channel if isinstance(in_thread_of, Message) else in_channel
        head = in_thread_of.thread_ts or in_thread_of.ts if isinstance(in_thread_of, Message) else in_thread_of
        message, deliveries = self._playground.acts.say(self.person, self._place(place), text, thread_ts=head)
        if not all(await asyncio.gather(*deliveries)):
            raise AssertionError(f"{self.name} said {text!r}: the app did not acknowledge the event")
        return message

    async def clicks(self, label: str, in_channel: str | None = None, on: Message | None = None) -> None:
        """Clicks the newest visible control with this label: a button, an option of a menu, a radio button, a box."""
        surfaces = list(self._surfaces(in_channel, on))
        for surface in surfaces:
            for press in self._screen.presses(surface.blocks):
                if press.label == plain(label):
                    held = toggled(press.control, surface.held(press.control), press.option)
                    await self._use(surface, press.control, held)
                    return
        raise self._not_there(f"[{label}]", surfaces)

    async def chooses(self, label: str, choice: str | list[str], in_channel: str | None = None) -> None:
        """Chooses in a select, radio buttons, boxes or a picker; a list for what takes several."""
        surface, control = self._fillable(label, in_channel)
        await self._use(surface, control, chosen(control, choice, self._slack.world))

    async def fills(self, label: str, text: str, *, beyond_client: bool = False) -> None:
        """Types into a text input, as far as Slack's client lets them; `beyond_client` goes around it."""
        surface, control = self._fillable(label, None)
        if control.holds != "value":
            raise AssertionError(f"“{label}” is no text input but {control.kind}")
        wrong = filling.fault(control, text) if text and not beyond_client else None
        if wrong is not None:
            raise AssertionError(f"{self.name} cannot type that into “{label}”: {wrong}")
        await self._use(surface, control, {"value": text or None})

    async def submits(self, *, beyond_client: bool = False) -> None:
        """Sends the modal on top. What keeps it open stands in `errors`, by the label of the field."""
        view = self._top()
        if not view.given.get("submit"):
            raise AssertionError(f"the modal has no submit button:\n{self.modal}")
        filled, self.errors = self._filled[view.id], {}
        act = self._playground.acts.submit(self.person, view, filled, beyond_client=beyond_client)
        await self._act("submits the form", act, view)

    async def closes(self) -> None:
        """Closes the modal on top without sending it."""
        await self._act("closes the form", self._playground.acts.close(self.person, self._top()))

    async def uses(self, shortcut: str, on: Message | None = None) -> None:
        """Uses a shortcut by its name: from the menu of a message, or from anywhere."""
        offered = [s for app in self._slack.workspace.apps for s in app.shortcuts]
        found = next((s.callback_id for s in offered if shortcut in (s.name, s.callback_id)), None)
        if found is None:
            raise AssertionError(f"no app here has the shortcut {shortcut!r}, but {[s.name for s in offered]}")
        await self._act(f"uses {shortcut}", self._playground.acts.shortcut(self.person, found, on))

    async def changes(self, **changes: Any) -> None:
        """Changes something about them (tz, title, deleted, status_text, status_emoji, dnd…); apps are told."""
        await asyncio.gather(*self._slack.change(self.person, **changes))

    # What they see

    @property
    def modal(self) -> str | None:
        """The modal on top as they read it; None where there is none."""
        stack = self._slack.views.stack(self.id)
        return self._playground.reader.view(stack[-1].given, self._filled[stack[-1].id]) if stack else None

    @property
    def home(self) -> str:
        """The app's Home tab as they read it; empty where it was never published."""
        view = self._home()
        return self._playground.reader.view(view.given, self._filled[view.id]) if view else ""

    def messages(self, channel: str | None = None) -> list[Message]:
        """What they see in the direct message with the app or in a channel, replies included, oldest first."""
        return list(self._slack.messages.seen(self._place(channel).id, self.id))

    def reads(self, channel: str | None = None) -> list[str]:
        """The same as text."""
        return [self._playground.reader.message(m.text, m.blocks) for m in self.messages(channel)]

    def newest(self, channel: str | None = None) -> str:
        """The last of it. Raises AssertionError where nothing was said yet."""
        texts = self.reads(channel)
        if not texts:
            raise AssertionError(f"{self.name} sees no message yet")
        return texts[-1]

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
                found = next((text for text in reversed(self.reads(channel)) if part in text), None)
                if found is not None:
                    return found
                await notices.get()

    async def _open(self, tab: str) -> None:
        app = self._slack.workspace.apps[0]
        if not all(await asyncio.gather(*self._playground.acts.open_app(self.person, app.id, tab=tab))):
            raise AssertionError(f"{self.name} opened the {tab} tab: the app did not acknowledge app_home_opened")

    async def _use(self, surface: Surface, control: Control, held: dict[str, Any]) -> None:
        surface.fill(control, held)
        if control.fires:
            given = {"block_id": control.block_id, "action_id": control.action_id, **held}
            act = self._playground.acts.click(self.person, surface.on, given, filled=surface.filled)
            await self._act(f"uses {control.action_id}", act)

    async def _act(self, what: str, act: Awaitable[None], view: View | None = None) -> None:
        before = len(self._slack.recorder.calls)
        try:
            await act
        except ActFailed as failed:
            if view is None or not failed.errors:
                raise AssertionError(f"{self.name} {what}: Slack shows “{failed.error}” ({failed.detail})") from failed
            self.errors = {self._screen.label(view.blocks, uid): said for uid, said in failed.errors.items()}
        late = next((c for c in self._slack.recorder.calls[before:] if c.error in _TRIGGERS), None)
        if late is not None:
            raise AssertionError(f"{self.name} {what}: nothing opens, as {late.method} answered {late.error}")

    def _place(self, channel: str | None) -> Conversation:
        return self.dm if channel is None else self._slack.world.channel(channel)

    def _top(self) -> View:
        stack = self._slack.views.stack(self.id)
        if not stack:
            raise AssertionError(f"{self.name} has no modal open")
        return stack[-1]

    def _home(self) -> View | None:
        return self._slack.views.homes.get((self.id, self._slack.workspace.apps[0].id))

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
