"""What Slack tells an app about an act: the payloads of commands, clicks, forms and shortcuts."""

from dataclasses import dataclass
from typing import Any

from playground.config import AppSpec, CommandSpec, ShortcutSpec
from playground.core.controls import Control, Values, controls
from playground.core.messages import Message
from playground.core.views import View
from playground.core.world import Conversation, Person
from playground.state.slack import Slack
from playground.wire import Json

# What an action repeats of the element that was used.
_REPEATED = ("text", "value", "url", "style", "placeholder", "confirm")


@dataclass(frozen=True, slots=True)
class Line:
    """A slash command as it was typed: which one, with which text, and where."""

    used: CommandSpec
    text: str
    place: Conversation


class Interactions:
    """Writes the payloads of one Slack."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack

    def command(self, person: Person, app: AppSpec, *, line: Line) -> Json:
        """The form of a slash command."""
        return {
            "token": "playground-verification",
            "team_id": self._slack.workspace.id,
            "team_domain": self._slack.workspace.domain,
            **self._organisation(),
            "channel_id": line.place.id,
            "channel_name": _name(line.place),
            "user_id": person.id,
            "user_name": person.name,
            "command": line.used.command,
            "text": line.text,
            "api_app_id": app.id,
            "is_enterprise_install": str(self._is_org_wide(app)).lower(),
            "response_url": self._response_url(app, person, channel=line.place.id),
            "trigger_id": self._slack.triggers.issue(person.id, app.id),
        }

    def click_on_message(self, person: Person, message: Message, *, action: Json, values: Values) -> Json:
        """block_actions for a control in a message. An ephemeral message itself is not told, as Slack keeps none."""
        app = self._slack.world.apps[str(message.app_id)]
        payload = self._interaction(person, app, kind="block_actions") | {
            "container": _container(message),
            "trigger_id": self._slack.triggers.issue(person.id, app.id),
            "channel": self._channel(message.channel),
            "state": {"values": values},
            "response_url": self._response_url(app, person, channel=message.channel, message=message),
            "actions": [action],
        }
        return payload if message.seen_by else payload | {"message": self._told(message)}

    def suggestion(self, person: Person, on: Message | View, *, control: Control, typed: str) -> Json:
        """block_suggestion: what is typed into a select that the app fills."""
        app = self._slack.world.apps[str(on.app if isinstance(on, View) else on.app_id)]
        asked = {"action_id": control.action_id, "block_id": control.block_id, "value": typed}
        payload = self._interaction(person, app, kind="block_suggestion") | asked
        if isinstance(on, View):
            container = {"type": "view", "view_id": on.id}
            return payload | {"container": container, "view": self._slack.page.view(on)}
        told = {"container": _container(on), "channel": self._channel(on.channel)}
        return payload | told | ({} if on.seen_by else {"message": self._told(on)})

    def click_in_view(self, person: Person, view: View, *, action: Json, values: Values) -> Json:
        """block_actions for a control in a modal or on the Home tab."""
        app = self._slack.world.apps[view.app]
        return self._interaction(person, app, kind="block_actions") | {
            "container": {"type": "view", "view_id": view.id},
            "trigger_id": self._slack.triggers.issue(person.id, app.id, view=view.id if view.is_modal else None),
            "view": self._slack.page.view(view, values),
            "actions": [action],
        }

    def submission(self, person: Person, view: View, *, values: Values) -> Json:
        """view_submission, with all that is filled in."""
        app = self._slack.world.apps[view.app]
        return (
            self._interaction(person, app, kind="view_submission")
            | {
                "trigger_id": self._slack.triggers.issue(person.id, app.id, view=view.id),
                "view": self._slack.page.view(view, values),
                "response_urls": self._response_urls(app, person, view=view, values=values),
            }
            | self._team_of_view(app)
        )

    def closing(self, person: Person, view: View, *, cleared: bool) -> Json:
        """view_closed, which only a view with notify_on_close causes."""
        app = self._slack.world.apps[view.app]
        closed = {"view": self._slack.page.view(view), "is_cleared": cleared}
        return self._interaction(person, app, kind="view_closed") | closed | self._team_of_view(app)

    def message_shortcut(self, person: Person, app: AppSpec, *, used: ShortcutSpec, message: Message) -> Json:
        """message_action: a shortcut from the menu of a message."""
        return self._interaction(person, app, kind="message_action") | {
            "callback_id": used.callback_id,
            "action_ts": self._slack.messages.next_ts(),
            "trigger_id": self._slack.triggers.issue(person.id, app.id),
            "message_ts": message.ts,
            "channel": self._channel(message.channel),
            "message": self._told(message),
            "response_url": self._response_url(app, person, channel=message.channel, message=message),
        }

    def global_shortcut(self, person: Person, app: AppSpec, *, used: ShortcutSpec) -> Json:
        """shortcut: one from the menu beside the composer."""
        return self._interaction(person, app, kind="shortcut") | {
            "callback_id": used.callback_id,
            "action_ts": self._slack.messages.next_ts(),
            "trigger_id": self._slack.triggers.issue(person.id, app.id),
        }

    def action(self, control: Control, held: Json) -> Json:
        """One entry of `actions`: the control, and what it holds now."""
        repeated = {name: control.element[name] for name in _REPEATED if name in control.element}
        initial = {name: value for name, value in control.element.items() if name.startswith("initial_")}
        ids: dict[str, Any] = {"type": control.kind, "block_id": control.block_id, "action_id": control.action_id}
        return {**ids, **repeated, **initial, **held, "action_ts": self._slack.messages.next_ts()}

    def _interaction(self, person: Person, app: AppSpec, *, kind: str) -> Json:
        workspace, enterprise = self._slack.workspace, self._slack.workspace.enterprise
        team = {"id": workspace.id, "domain": workspace.domain, **self._organisation()}
        user = {"id": person.id, "username": person.name, "name": person.name, "team_id": workspace.id}
        return {
            "type": kind,
            "team": team,
            "user": user,
            "api_app_id": app.id,
            "token": "playground-verification",
            "enterprise": {"id": enterprise.id, "name": enterprise.name} if enterprise else None,
            "is_enterprise_install": self._is_org_wide(app),
        }

    def _team_of_view(self, app: AppSpec) -> Json:
        """A form of an app of an organisation comes from no workspace."""
        return {"team": None} if self._is_org_wide(app) else {}

    def _response_urls(self, app: AppSpec, person: Person, *, view: View, values: Values) -> list[Json]:
        """A URL for each conversation that was chosen where the app asked for one."""
        found = []
        for control in controls(view.blocks):
            held = values.get(control.block_id, {}).get(control.action_id, {}).get(control.holds or "")
            if control.element.get("response_url_enabled") and held in self._slack.world.conversations:
                ids = {"block_id": control.block_id, "action_id": control.action_id, "channel_id": held}
                found.append(ids | {"response_url": self._response_url(app, person, channel=held)})
        return found

    def _organisation(self) -> Json:
        enterprise = self._slack.workspace.enterprise
        return {"enterprise_id": enterprise.id, "enterprise_name": enterprise.name} if enterprise else {}

    def _is_org_wide(self, app: AppSpec) -> bool:
        install = self._slack.installed(app)
        return install is not None and install.is_org_wide

    def _channel(self, channel: str) -> Json:
        return {"id": channel, "name": _name(self._slack.world.conversations[channel])}

    def _told(self, message: Message) -> Json:
        metadata = {"metadata": message.metadata} if message.metadata else {}
        return message.content() | {"team": self._slack.workspace.id} | metadata

    def _response_url(self, app: AppSpec, person: Person, *, channel: str, message: Message | None = None) -> str:
        ts, thread_ts = (message.ts, message.thread_ts) if message else (None, None)
        path = self._slack.responses.issue(app.id, person.id, channel=channel, ts=ts, thread_ts=thread_ts)
        return f"{self._slack.base_url}/{path}"


def _name(conversation: Conversation) -> str:
    """What Slack calls a conversation before an app: what is private has no name of its own there."""
    if conversation.kind == "channel":
        return "privategroup" if conversation.is_private else conversation.name
    return "directmessage" if conversation.kind == "im" else conversation.name


def _container(message: Message) -> Json:
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": message.seen_by is not None,
    }
    return container | ({"thread_ts": message.thread_ts} if message.thread_ts else {})
