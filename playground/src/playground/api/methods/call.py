"""One call of a Web API method: its arguments, read as Slack reads them, and what its app may do."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from playground.config import AppSpec
from playground.core.installs import Install
from playground.core.strictness import refuse
from playground.core.world import Conversation, Person
from playground.errors import ApiError
from playground.state.server import Server
from playground.state.slack import Slack
from playground.wire import Json, parse

_TRUE = (True, 1, "1", "true", "True")


@dataclass(frozen=True, slots=True)
class ApiCall:
    """Arguments may have come as JSON or as a form, where everything is a string."""

    server: Server
    slack: Slack
    install: Install
    args: Mapping[str, Any]

    @property
    def app(self) -> AppSpec:
        return self.install.app

    def text(self, name: str) -> str | None:
        """A string argument; None where it is missing or empty."""
        value = self.args.get(name)
        return str(value) if value not in (None, "") else None

    def require(self, name: str) -> str:
        """A string argument. Raises ApiError (`invalid_arguments`) where it is missing."""
        value = self.text(name)
        if value is None:
            raise ApiError("invalid_arguments", [f"missing required field: {name}"])
        return value

    def flag(self, name: str) -> bool:
        return self.args.get(name) in _TRUE

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.args.get(name) or default)
        except ValueError:
            raise ApiError("invalid_arguments", [f"{name} must be an integer"]) from None

    def parsed(self, name: str, error: str = "invalid_arguments") -> Any:
        """An argument that is JSON, or was written as a string of JSON. Raises ApiError for what is neither."""
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        try:
            return parse(value) if value else None
        except ValueError:
            raise ApiError(error, [f"{name} is not JSON"]) from None

    def need(self, *scopes: str) -> None:
        """Refuses (`missing_scope`) unless the app was granted one of the scopes here."""
        granted = self.install.scopes
        if scopes and not granted.intersection(scopes):
            refuse(ApiError("missing_scope", needed=",".join(scopes), provided=",".join(sorted(granted))))

    def person(self, uid: str) -> Person:
        """A person by id. Raises ApiError (`user_not_found`)."""
        person = self.slack.world.people.get(uid)
        if person is None:
            raise ApiError("user_not_found")
        return person

    def conversation(self, name: str = "channel") -> Conversation:
        """The conversation that an argument names by id, if the app can know of it. Raises `channel_not_found`."""
        return self.conversation_by(self.require(name))

    def conversation_by(self, uid: str) -> Conversation:
        """A conversation by id, if the app can know of it. Raises ApiError (`channel_not_found`)."""
        found = self.slack.world.conversations.get(uid)
        if found is None or (found.is_private and self.app.user not in found.members):
            raise ApiError("channel_not_found")
        return found

    def named(self, place: str) -> str:
        """The id of a channel that was given by its name, as messages may be addressed; what it is not, as it is."""
        name = place.removeprefix("#")
        channels = (one for one in self.slack.world.conversations.values() if one.kind == "channel")
        return next((one.id for one in channels if one.name == name), place)

    def need_for(self, conversation: Conversation, right: str) -> None:
        """Raises ApiError unless the app may do this with this kind of conversation."""
        self.need(f"{scope_family(conversation)}:{right}")

    def page(self, items: Sequence[Any], name: str, *, size: int = 100) -> Json:
        """One page of a list, with the cursor to the next. Raises ApiError (`invalid_cursor`, `invalid_limit`)."""
        limit = self.number("limit", size)
        if not 1 <= limit <= 1000:
            raise ApiError("invalid_limit")
        start = _place(self.text("cursor"))
        following = _cursor(start + limit) if start + limit < len(items) else ""
        return {name: list(items[start : start + limit]), "response_metadata": {"next_cursor": following}}


def _cursor(place: int) -> str:
    return base64.b64encode(f"next:{place}".encode()).decode()


def _place(cursor: str | None) -> int:
    if cursor is None:
        return 0
    try:
        name, _, place = base64.b64decode(cursor, validate=True).decode().partition(":")
        return {"next": int(place)}[name]
    except (KeyError, ValueError):
        raise ApiError("invalid_cursor") from None


def scope_family(conversation: Conversation) -> str:
    """How Slack's scopes call this kind of conversation."""
    if conversation.kind != "channel":
        return conversation.kind
    return "groups" if conversation.is_private else "channels"
