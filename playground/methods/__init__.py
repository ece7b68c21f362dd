"""The Web API: every method that this Slack knows, with the scopes that it asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from playground.config import AppSpec
from playground.errors import ApiError
from playground.methods import auth, chat, conversations, files, oauth, users, views
from playground.methods.call import ApiCall
from playground.slack import Slack
from playground.wire import Json


@dataclass(frozen=True, slots=True)
class Method:
    """A function of a call, the scopes of which an app needs one, and what it shows to be let in."""

    answer: Callable[[ApiCall], Json]
    scopes: tuple[str, ...] = ()
    credential: Literal["bot", "app", "client"] = "bot"


METHODS: dict[str, Method] = {
    "apps.connections.open": Method(auth.open_connection, credential="app"),
    "auth.test": Method(auth.test),
    "bots.info": Method(auth.bot_info, ("users:read",)),
    "chat.delete": Method(chat.delete, ("chat:write",)),
    "chat.getPermalink": Method(chat.permalink),
    "chat.postEphemeral": Method(chat.post_ephemeral, ("chat:write",)),
    "chat.postMessage": Method(chat.post_message, ("chat:write",)),
    "chat.update": Method(chat.update, ("chat:write",)),
    "conversations.history": Method(conversations.history),
    "conversations.info": Method(conversations.info),
    "conversations.join": Method(conversations.join, ("channels:join",)),
    "conversations.list": Method(conversations.listed),
    "conversations.members": Method(conversations.members),
    "conversations.open": Method(conversations.open_im, ("im:write",)),
    "conversations.replies": Method(conversations.replies),
    "dnd.info": Method(users.dnd, ("dnd:read",)),
    "dnd.teamInfo": Method(users.team_dnd, ("dnd:read",)),
    "files.completeUploadExternal": Method(files.complete, ("files:write",)),
    "files.getUploadURLExternal": Method(files.announce, ("files:write",)),
    "files.info": Method(files.info, ("files:read",)),
    "oauth.v2.access": Method(oauth.access, credential="client"),
    "reactions.add": Method(chat.react, ("reactions:write",)),
    "team.info": Method(auth.team_info, ("team:read",)),
    "users.conversations": Method(conversations.of_user),
    "users.info": Method(users.info, ("users:read",)),
    "users.list": Method(users.listed, ("users:read",)),
    "users.profile.get": Method(users.profile, ("users.profile:read",)),
    "views.open": Method(views.open_modal),
    "views.publish": Method(views.publish),
    "views.push": Method(views.push),
    "views.update": Method(views.update),
}


def answer(slack: Slack, method: str, *, args: Mapping[str, Any], token: str | None) -> Json:
    """What Slack answers to a call, errors included."""
    try:
        known = METHODS.get(method)
        if known is None:
            raise ApiError("unknown_method", req_method=method)
        call = ApiCall(slack, _app_of(slack, known, token=token, client=args.get("client_id")), args)
        call.need(*known.scopes)
        return {"ok": True, **known.answer(call)}
    except ApiError as error:
        return error.answer


def app_with(slack: Slack, token: str | None) -> AppSpec | None:
    """The app that has this token, for its bot or for its connections."""
    return next((app for app in slack.workspace.apps if token in (app.bot_token, app.app_token)), None)


def _app_of(slack: Slack, method: Method, *, token: str | None, client: str | None) -> AppSpec:
    if method.credential == "client":
        found = next((app for app in slack.workspace.apps if app.client_id == client), None)
        if found is None:
            raise ApiError("invalid_client_id")
        return found
    if not token:
        raise ApiError("not_authed")
    app = app_with(slack, token)
    if app is None:
        raise ApiError("invalid_auth")
    if app.id in slack.revoked:
        raise ApiError("token_revoked")
    if (method.credential == "app") != (token == app.app_token):
        raise ApiError("not_allowed_token_type")
    return app
