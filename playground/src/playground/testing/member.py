"""A person in a test: what they do in Slack, and what they see there."""

import asyncio
from collections.abc import Awaitable, Mapping
from typing import Any

from playground.core import form_validation
from playground.core.controls import Control
from playground.core.messages import Message
from playground.core.screen import Surface, plain
from playground.core.views import View
from playground.errors import ActFailed
from playground.page_api.own_messages import OwnMessages
from playground.page_api.suggestions import Suggestions
from playground.payload.objects import options_of
from playground.testing.member_view import PATIENCE, MemberView, Surroundings
from playground.testing.option_values import chosen, suggested, toggled

_TRIGGERS = ("expired_trigger_id", "exchanged_trigger_id")


class Member(MemberView):
    """A member of the workspace. An act returns when the app acknowledged it; AssertionError is what failed."""

    def __init__(self, around: Surroundings, uid: str) -> None:
        super().__init__(around, uid)
        self._own = OwnMessages(around.slack)
        self.errors: dict[str, str] = {}

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
        await self._act(f"types {line}", self._around.acts.command(self.person, place, line=line))

    async def says(
        self, text: str, in_thread_of: Message | str | None = None, in_channel: str | None = None
    ) -> Message:
        """Sends a message, perhaps in the thread of another (or of its `ts`)."""
        self._on_home = False
        place = in_thread_of.channel if isinstance(in_thread_of, Message) else in_channel
        head = in_thread_of.thread_ts or in_thread_of.ts if isinstance(in_thread_of, Message) else in_thread_of
        message, deliveries = self._around.acts.say(self.person, self._place(place), text=text, thread_ts=head)
        if not all(await asyncio.gather(*deliveries)):
            raise AssertionError(f"{self.name} said {text!r}: the app did not acknowledge the event")
        await self._around.shown()
        return message

    async def rewrites(self, message: Message, text: str) -> Message:
        """Gives a message of theirs other words."""
        changed = self._own.rewrite(self.person, message, text)
        await self._around.idle()
        return changed

    async def takes_back(self, message: Message) -> None:
        """Takes a message of theirs away."""
        self._own.remove(self.person, message)
        await self._around.idle()

    async def clicks(
        self, label: str, in_channel: str | None = None, on: Message | None = None, *, beside: str = ""
    ) -> None:
        """Clicks the newest visible control with this label: a button, an option of a menu, a radio button, a box.

        Where several have it, `beside` are words of the block that the one meant stands in.
        """
        surfaces = list(self._surfaces(in_channel, on))
        for surface in surfaces:
            for press in self._screen.presses(surface.blocks):
                if press.label == plain(label) and beside in plain(self._screen.words(press.control)):
                    held = toggled(press.control, surface.held(press.control), option=press.option)
                    await self._use(surface, press.control, held)
                    return
        raise self._not_there(f"[{label}]" + (f" beside “{beside}”" if beside else ""), surfaces)

    async def chooses(self, label: str, choice: str | list[str], in_channel: str | None = None) -> None:
        """Chooses in a select, radio buttons, boxes or a picker; a list for what takes several."""
        surface, control = self._fillable(label, in_channel)
        if control.kind.endswith("external_select"):
            offered = {word: await self._asks(surface, control, word) for word in _words(choice)}
            await self._use(surface, control, suggested(control, choice, offered))
        else:
            await self._use(surface, control, chosen(control, choice, world=self._slack.world))

    async def fills(self, label: str, text: str, *, beyond_client: bool = False) -> None:
        """Types into a text input, as far as Slack's client lets them; `beyond_client` goes around it."""
        surface, control = self._fillable(label, None)
        if control.holds != "value":
            raise AssertionError(f"“{label}” is no text input but {control.kind}")
        wrong = form_validation.fault(control, text) if text and not beyond_client else None
        if wrong is not None:
            raise AssertionError(f"{self.name} cannot type that into “{label}”: {wrong}")
        await self._use(surface, control, {"value": text or None})

    async def submits(
        self, fields: Mapping[str, str | list[str]] | None = None, *, beyond_client: bool = False
    ) -> None:
        """Fills in some fields by their labels and sends the modal on top.

        What keeps the modal open stands in `errors`, by the label of the field.
        """
        for label, given in (fields or {}).items():
            await self._puts(label, given)
        view = self._top()
        if not view.given.get("submit"):
            raise AssertionError(f"the modal has no submit button:\n{self.modal}")
        filled, self.errors = self._filled[view.id], {}
        act = self._around.acts.submit(self.person, view, filled=filled, beyond_client=beyond_client)
        await self._act("submits the form", act, view)

    async def closes(self) -> None:
        """Closes the modal on top without sending it."""
        await self._act("closes the form", self._around.acts.close(self.person, self._top()))

    async def uses(self, shortcut: str, on: Message | None = None) -> None:
        """Uses a shortcut by its name: from the menu of a message, or from anywhere."""
        offered = [s for app in self._slack.world.apps.values() for s in app.shortcuts]
        found = next((s.callback_id for s in offered if shortcut in (s.name, s.callback_id)), None)
        if found is None:
            raise AssertionError(f"no app here has the shortcut {shortcut!r}, but {[s.name for s in offered]}")
        await self._act(f"uses {shortcut}", self._around.acts.shortcut(self.person, found, message=on))

    async def reacts(self, emoji: str, to: Message) -> None:
        """Adds an emoji, by its name, to a message."""
        await asyncio.gather(*self._slack.react(to, (emoji.strip(":"), self.id)))
        await self._around.shown()

    async def changes(self, **changes: Any) -> None:
        """Changes something about them (tz, title, deleted, status_text, status_emoji, dnd…); apps are told."""
        await asyncio.gather(*self._slack.change(self.person, **changes))
        await self._around.shown()

    async def _asks(self, surface: Surface, control: Control, word: str) -> list[dict[str, Any]]:
        """Types into a select that the app fills; the options that it suggests."""
        ids = (control.block_id, control.action_id)
        try:
            answer = await Suggestions(self._slack).ask(self.person, surface.on, ids=ids, typed=word)
        except ActFailed as failed:
            raise AssertionError(f"{self.name} types {word!r}: {failed}") from failed
        return options_of(answer)

    def screen(self, channel: str | None = None) -> str:
        """All that is before them, as text: the modal on top, else the Home tab if they look at it, else messages."""
        if self.modal is not None:
            return self.modal
        return self.home if self._on_home and channel is None else "\n\n".join(self.reads(channel))

    async def sees(self, *parts: str, channel: str | None = None, within: float = PATIENCE) -> str:
        """Waits until all of these words are on their screen, and returns all that is there.

        Raises AssertionError when so many seconds have gone by without.
        """
        try:
            async with asyncio.timeout(within):
                return await self._seen(parts, channel)
        except TimeoutError:
            missing = ", ".join(repr(part) for part in parts if part not in self.screen(channel))
            raise AssertionError(f"{self.name} never saw {missing}, but:\n{self.screen(channel)}") from None

    async def _seen(self, parts: tuple[str, ...], channel: str | None) -> str:
        with self._slack.bus.listening(self.id) as notices:
            while not all(part in self.screen(channel) for part in parts):
                await notices.get()
        return self.screen(channel)

    async def _puts(self, label: str, given: str | list[str]) -> None:
        _, control = self._fillable(label, None)
        if isinstance(given, str) and control.holds == "value":
            await self.fills(label, given)
        else:
            await self.chooses(label, given)

    async def _open(self, tab: str) -> None:
        app = self._slack.app
        if not all(await asyncio.gather(*self._around.acts.open_app(self.person, app.id, tab=tab))):
            raise AssertionError(f"{self.name} opened the {tab} tab: the app did not acknowledge app_home_opened")
        await self._around.shown()

    async def _use(self, surface: Surface, control: Control, held: dict[str, Any]) -> None:
        surface.fill(control, held)
        if control.fires:
            given = {"block_id": control.block_id, "action_id": control.action_id, **held}
            act = self._around.acts.click(self.person, surface.on, given=given, filled=surface.filled)
            await self._act(f"uses {control.action_id}", act)

    async def _act(self, what: str, act: Awaitable[None], view: View | None = None) -> None:
        before = len(self._slack.recorder.calls)
        try:
            await act
            await self._around.shown()
        except ActFailed as failed:
            if view is None or not failed.errors:
                raise AssertionError(f"{self.name} {what}: Slack shows “{failed.error}” ({failed.detail})") from failed
            self.errors = {self._screen.label(view.blocks, uid): said for uid, said in failed.errors.items()}
        late = next((c for c in self._slack.recorder.calls[before:] if c.error in _TRIGGERS), None)
        if late is not None:
            raise AssertionError(f"{self.name} {what}: nothing opens, as {late.method} answered {late.error}")


def _words(choice: str | list[str]) -> list[str]:
    return [choice] if isinstance(choice, str) else choice
