"""What an app writes back: into an acknowledgement, or to a response URL."""

from dataclasses import replace
from typing import Any

from playground.api.methods.content import Content, checked
from playground.config import AppSpec
from playground.core.messages import Message
from playground.core.responses import Response
from playground.core.views import View
from playground.core.world import Conversation, Person
from playground.errors import ActFailed, ApiError
from playground.state.slack import Slack
from playground.wire import Json


class Answers:
    """Carries out what an app answered to an act."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack

    def to_command(self, app: AppSpec, person: Person, *, place: Conversation, body: Json) -> None:
        """The body of a command's acknowledgement, as a message: to the person, or `in_channel`. Raises ActFailed."""
        try:
            said = checked(body, self._slack.fresh)
        except ApiError as error:
            raise ActFailed(error.error, f"the answer of {app.name} cannot be shown: {error}") from error
        seen_by = None if body.get("response_type") == "in_channel" else person.id
        self._post(app, place.id, said=said, seen_by=seen_by)

    def to_submission(self, view: View, body: Json) -> None:
        """The body of a form's acknowledgement: nothing closes it, else its response_action. Raises ActFailed."""
        deed = body.get("response_action")
        if deed == "errors":
            raise ActFailed("errors", "the app refused the form", self._errors(view, body.get("errors") or {}))
        try:
            self._follow(view, deed, given=body.get("view"))
        except ApiError as error:
            raise ActFailed(error.error, f"the view that the app answered cannot be shown: {error}") from error
        self._slack.page.views_changed(view.user)

    def to_response_url(self, key: str, body: Json) -> None:
        """What an app posts to a response URL. Raises ApiError."""
        response = self._slack.responses.use(key)
        app = self._slack.world.apps[response.app]
        original = self._own(response, app)
        if body.get("delete_original"):
            if original is not None:
                self._slack.delete(original)
            return
        said = checked(body, self._slack.fresh)
        if body.get("replace_original") and original is not None:
            self._replace(original, said, app=app)
            return
        seen_by = None if body.get("response_type") == "in_channel" else response.user
        thread_ts = body.get("thread_ts") or response.thread_ts
        self._post(app, response.channel, said=said, seen_by=seen_by, thread_ts=thread_ts)

    def _own(self, response: Response, app: AppSpec) -> Message | None:
        """The message that an act was done on, if it is the app's to change: a shortcut is used on anybody's."""
        original = self._slack.messages.find(response.channel, response.ts)
        return original if original is not None and original.app_id == app.id else None

    def _follow(self, submitted: View, deed: str | None, *, given: Any) -> None:
        # The app may have updated the view while it handled the form, or closed it by opening another.
        views, view = self._slack.views, self._slack.views.find(submitted.id)
        if deed not in (None, "clear", "update", "push"):
            raise ApiError("invalid_arguments", [f"unknown response_action: {deed}"])
        if deed == "clear":
            views.clear(submitted.user)
        elif view is None:
            return
        elif deed is None:
            views.close(view)
        elif deed == "update":
            views.update(view, self._slack.accepted_view(given, home=False))
        else:
            views.push(view, self._slack.accepted_view(given, home=False))

    def _errors(self, view: View, errors: Json) -> dict[str, str]:
        inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
        unknown = set(errors) - inputs
        if not errors or unknown:
            named = ", ".join(sorted(unknown)) or "nothing"
            raise ActFailed("invalid_arguments", f"the app's errors name {named}, which is no input of the form")
        return {block: str(message) for block, message in errors.items()}

    def _replace(self, original: Message, said: Content, *, app: AppSpec) -> None:
        changes: Json = {"text": said.text, "blocks": said.blocks, "attachments": said.attachments}
        if not original.seen_by:
            changes["edited"] = {"user": app.user, "ts": self._slack.messages.next_ts()}
        self._slack.edit(original, **changes)

    def _post(self, app: AppSpec, channel: str, *, said: Content, seen_by: str | None, thread_ts: Any = None) -> None:
        message = Message(
            ts=self._slack.messages.next_ts(),
            channel=channel,
            user=app.user,
            text=said.text,
            blocks=said.blocks,
            attachments=said.attachments,
            thread_ts=thread_ts,
            bot_id=app.bot,
            app_id=app.id,
            bot_profile=app.profile(self._slack.workspace.id),
        )
        self._slack.post(replace(message, seen_by=seen_by))
