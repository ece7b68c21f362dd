"""What a person can do here: say, command, click, submit, close, look at a Home tab."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from playground.api.answers import Answers
from playground.core import form_validation
from playground.core.controls import Control, Values, find, state
from playground.core.files import file_json
from playground.core.messages import Message
from playground.core.strictness import warned
from playground.core.typed import typed
from playground.core.views import View
from playground.core.world import Conversation, Person
from playground.delivery.link import Deliveries, NoAnswer, Parcel
from playground.errors import ActFailed, ApiError
from playground.page_api.interactions import Interactions, Line
from playground.state.slack import Slack
from playground.wire import Json, escape

Filled = Mapping[str, Mapping[str, Json]]


class Acts:
    """The hands of every person in one Slack. Each act ends when the app has acknowledged it, or raises ActFailed."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack
        self._told = Interactions(slack)
        self.answers = Answers(slack)

    def say(
        self,
        person: Person,
        place: Conversation,
        *,
        text: str,
        thread_ts: str | None = None,
        files: Sequence[str] = (),
    ) -> tuple[Message, Deliveries]:
        """Posts what a person typed, with files that went up before; the deliveries are those of the event to apps."""
        if person.id not in place.members:
            raise ActFailed("not_in_channel", f"{person.name} is not in {place.name or place.id}")
        if place.is_archived:
            raise ActFailed("is_archived")
        app = self._slack.world.app_in(place)
        if app is not None and app.messages_tab != "open":
            raise ActFailed("restricted_action", f"{app.name} takes no messages")
        if not text.strip() and not files:
            raise ActFailed("no_text")
        if thread_ts is not None and self._slack.messages.find(place.id, thread_ts) is None:
            raise ActFailed("thread_not_found")
        message = Message(
            ts=self._slack.messages.next_ts(),
            channel=place.id,
            user=person.id,
            text=typed(text, self._slack.world),
            thread_ts=thread_ts,
            files=self._attached(files) or None,
        )
        return message, self._slack.post(message)

    async def command(self, person: Person, place: Conversation, *, line: str) -> None:
        """Sends a slash command. What the app writes into its acknowledgement becomes an ephemeral message."""
        name, _, text = line.strip().partition(" ")
        known = (offered for offered in self._slack.commands() if offered[1].command == name)
        app, used = next(known, (None, None))
        if app is None or used is None:
            raise ActFailed("no_such_command", f"{name} is not a command of any app here")
        words, world = text.strip(), self._slack.world
        given = typed(words, world, labelled=True) if used.should_escape else escape(words)
        payload = self._told.command(person, app, line=Line(used, given, place))
        body = await self._deliver(app.id, Parcel("slash_commands", "slash_commands", payload), what=name)
        if body.get("text") or body.get("blocks"):
            with self._judged(name, body):
                self.answers.to_command(app, person, place=place, body=body)

    async def click(self, person: Person, on: Message | View, *, given: Json, filled: Filled) -> None:
        """Uses a control of a message or view; `given` names it and says what it holds, as Slack writes an action."""
        if not self._is_before(person, on):
            raise ActFailed("not_found", "that is not there to be clicked")
        on, control = self._control(on, given)
        held = _held(control, given)
        values = state(on.blocks or [], _with(filled, control, held=held))
        action = self._told.action(control, held)
        if isinstance(on, Message):
            app = str(on.app_id)
            payload = self._told.click_on_message(person, on, action=action, values=values)
        else:
            app = on.app
            payload = self._told.click_in_view(person, on, action=action, values=values)
        await self._deliver(app, Parcel("interactive", "block_actions", payload), what="that control")

    async def submit(self, person: Person, view: View, *, filled: Filled, beyond_client: bool = False) -> None:
        """Sends a form. Raises ActFailed with `errors` by block id where the client or the app refuses it."""
        self._top(person, view)
        values = state(view.blocks, filled)
        found = {} if beyond_client else form_validation.faults(view.blocks, values)
        if found:
            raise ActFailed("incomplete", "the form is not complete", found)
        payload = self._told.submission(person, view, values=values)
        body = await self._deliver(view.app, Parcel("interactive", "view_submission", payload), what="the form")
        with self._judged("view_submission", body):
            self.answers.to_submission(view, body)

    async def close(self, person: Person, view: View) -> None:
        """Closes a modal; the app hears of it only where it asked to."""
        self._top(person, view)
        cleared = bool(view.given.get("clear_on_close"))
        if cleared:
            self._slack.views.clear(person.id)
        else:
            self._slack.views.close(view)
        self._slack.page.views_changed(person.id)
        if view.given.get("notify_on_close"):
            payload = self._told.closing(person, view, cleared=cleared)
            await self._deliver(view.app, Parcel("interactive", "view_closed", payload), what="the form")

    def open_app(self, person: Person, app_id: str, *, tab: str = "home") -> Deliveries:
        """Looks at an app's Home tab or messages."""
        if app_id not in self._slack.world.apps:
            raise ActFailed("not_found", f"there is no app {app_id}")
        app = self._slack.world.apps[app_id]
        place = self._slack.direct(app, person)
        event: Json = {"type": "app_home_opened", "user": person.id, "channel": place.id, "tab": tab}
        home = self._slack.views.homes.get((person.id, app_id))
        if home is not None and tab == "home":
            event["view"] = self._slack.page.view(home)
        return self._slack.event(app, event)

    async def shortcut(self, person: Person, callback_id: str, *, message: Message | None = None) -> None:
        """Uses a shortcut, from a message or from anywhere."""
        kind = "global" if message is None else "message"
        shortcuts = self._slack.shortcuts()
        offered = ((a, s) for a, s in shortcuts if (s.callback_id, s.type) == (callback_id, kind))
        app, used = next(offered, (None, None))
        if app is None or used is None:
            raise ActFailed("not_found", f"there is no {kind} shortcut {callback_id!r}")
        if message is None:
            payload = self._told.global_shortcut(person, app, used=used)
        else:
            payload = self._told.message_shortcut(person, app, used=used, message=message)
        await self._deliver(app.id, Parcel("interactive", payload["type"], payload), what=used.name)

    def read(self, person: Person, place: Conversation) -> None:
        """Marks all in a conversation as read."""
        self._slack.messages.mark_read(place.id, person.id)
        self._slack.page.unread_changed(place, [person.id])

    def _attached(self, files: Sequence[str]) -> list[Json]:
        try:
            return [file_json(self._slack.files.find(uid), self._slack.base_url) for uid in files]
        except ApiError as error:
            raise ActFailed(error.error, "a file went astray: attach it again") from error

    @contextmanager
    def _judged(self, what: str, body: Json) -> Iterator[None]:
        """What an app acknowledged with is judged as strictly as its calls."""
        with self._slack.server.strictness.judging(f"the answer to {what}") as noted:
            yield
        if noted:
            self._slack.recorder.let_pass(f"the answer to {what}", body, answer=warned({"ok": True}, noted))

    def _is_before(self, person: Person, on: Message | View) -> bool:
        """Whether a person can use it: their own view, or an app's message that they see."""
        if isinstance(on, View):
            return on.user == person.id
        members = self._slack.world.conversations[on.channel].members
        return on.app_id is not None and person.id in members and on.seen_by in (None, person.id)

    def _control(self, on: Message | View, given: Json) -> tuple[Message | View, Control]:
        """The control that was used, and what it stood on: a view as it was seen, even if it has a new face by now."""
        ids = (given.get("block_id", ""), given.get("action_id", ""))
        seen: Sequence[Message | View] = self._slack.views.faces(on) if isinstance(on, View) else [on]
        found = ((face, find(face.blocks or [], *ids)) for face in seen)
        face, control = next(((face, control) for face, control in found if control), (on, None))
        if control is None:
            raise ActFailed("not_found", f"there is no control {given.get('action_id')!r} there any more")
        return face, control

    def _top(self, person: Person, view: View) -> None:
        stack = self._slack.views.stack(person.id)
        if not stack or stack[-1].id != view.id:
            raise ActFailed("not_found", "that form is not on top any more")

    async def _deliver(self, app_id: str, parcel: Parcel, *, what: str) -> Json:
        try:
            return await self._slack.links[app_id].send(parcel)
        except NoAnswer as failure:
            raise ActFailed(failure.error, f"{what} was not acknowledged: {failure.reason}") from failure


def _held(control: Control, given: Json) -> Json:
    """What the control holds after the act, checked as Slack's client does."""
    if control.kind == "feedback_buttons":
        return _thumb(control, given.get("value"))
    if control.kind == "overflow" or control.holds in ("selected_option", "selected_options"):
        field = control.holds or "selected_option"
        return {field: _offered(control, given.get(field))}
    return {} if control.holds is None else {control.holds: given.get(control.holds)}


def _thumb(control: Control, value: Any) -> Json:
    both = (control.element["positive_button"], control.element["negative_button"])
    pressed = next((thumb for thumb in both if thumb["value"] == value), None)
    if pressed is None:
        raise ActFailed("not_found", f"{value!r} is neither of the two thumbs of {control.action_id!r}")
    return {"text": pressed["text"], "value": value}


def _offered(control: Control, chosen: Any) -> Any:
    # What an app suggested while somebody typed stands in no payload; nor does Slack ask the app again.
    if chosen is None or control.kind.endswith("external_select"):
        return chosen
    if isinstance(chosen, list):
        return [_offered(control, one) for one in chosen]
    offered = next((option for option in control.options() if option["value"] == chosen.get("value")), None)
    if offered is None:
        raise ActFailed("not_found", f"{chosen.get('value')!r} is not among the options of {control.action_id!r}")
    return offered


def _with(filled: Filled, control: Control, *, held: Json) -> Values:
    values: Values = {
        block: {action: dict(entry) for action, entry in inner.items()} for block, inner in filled.items()
    }
    if control.holds is not None:
        values.setdefault(control.block_id, {})[control.action_id] = {"type": control.kind, **held}
    return values
