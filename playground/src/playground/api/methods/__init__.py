"""The Web API: every method that this Slack knows, with what it asks for and how often it may be called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from playground.api.methods import auth, chat, conversations, files, oauth, reactions, scheduled, users, views
from playground.api.methods.call import ApiCall
from playground.api.methods.place import Where, place_of
from playground.config import AppSpec
from playground.core.installs import Install
from playground.core.rates import Tier
from playground.core.strictness import refuse, warned
from playground.errors import ApiError, TooMany
from playground.state.server import Server
from playground.wire import Json


@dataclass(frozen=True, slots=True)
class Method:
    """A function of a call, its tier, the scopes of which an app needs one, and what it shows to be let in.

    `where` is the workspace that an app of a whole organisation reaches by it.
    """

    answer: Callable[[ApiCall], Json]
    tier: Tier
    scopes: tuple[str, ...] = ()
    credential: Literal["bot", "app", "client", "none"] = "bot"
    where: Where = "found"


# source: the page of each under https://docs.slack.dev/reference/methods, for its tier, scopes and token
METHODS: dict[str, Method] = {
    "api.test": Method(auth.echo, "special", credential="none", where="any"),
    "apps.connections.open": Method(auth.open_connection, 3, credential="app"),
    "apps.uninstall": Method(oauth.uninstall, 1, where="any"),
    "auth.revoke": Method(oauth.revoke, 3, where="any"),
    "auth.teams.list": Method(auth.teams, 2, where="any"),
    "auth.test": Method(auth.test, "special", where="any"),
    "bots.info": Method(auth.bot_info, 3, ("users:read",), where="any"),
    "chat.delete": Method(chat.delete, 3, ("chat:write",)),
    "chat.deleteScheduledMessage": Method(scheduled.delete, 3, ("chat:write",)),
    "chat.getPermalink": Method(chat.permalink, "special"),
    "chat.postEphemeral": Method(chat.post_ephemeral, 4, ("chat:write",)),
    "chat.postMessage": Method(chat.post_message, "message", ("chat:write",)),
    "chat.scheduleMessage": Method(scheduled.schedule, 3, ("chat:write",)),
    "chat.scheduledMessages.list": Method(scheduled.listed, 3),
    "chat.update": Method(chat.update, 3, ("chat:write",)),
    "conversations.history": Method(conversations.history, 3),
    "conversations.info": Method(conversations.info, 3),
    "conversations.join": Method(conversations.join, 3, ("channels:join",)),
    "conversations.list": Method(conversations.listed, 2, where="named"),
    "conversations.members": Method(conversations.members, 4),
    "conversations.open": Method(conversations.open_direct, 3),
    "conversations.replies": Method(conversations.replies, 3),
    "dnd.info": Method(users.dnd, 3, ("dnd:read",), where="named"),
    "dnd.teamInfo": Method(users.team_dnd, 2, ("dnd:read",), where="named"),
    "files.completeUploadExternal": Method(files.complete, 4, ("files:write",)),
    "files.delete": Method(files.delete, 3, ("files:write",)),
    "files.getUploadURLExternal": Method(files.announce, 4, ("files:write",)),
    "files.info": Method(files.info, 4, ("files:read",)),
    "oauth.v2.access": Method(oauth.access, "special", credential="client"),
    "reactions.add": Method(reactions.add, 3, ("reactions:write",)),
    "reactions.remove": Method(reactions.remove, 2, ("reactions:write",)),
    "team.info": Method(auth.team_info, 3, ("team:read",), where="any"),
    "users.conversations": Method(conversations.of_user, 3, where="named"),
    "users.info": Method(users.info, 4, ("users:read",)),
    "users.list": Method(users.listed, 2, ("users:read",), where="named"),
    "users.lookupByEmail": Method(users.by_email, 3, ("users:read.email",)),
    "users.profile.get": Method(users.profile, 4, ("users.profile:read",)),
    "views.open": Method(views.open_modal, 4),
    "views.publish": Method(views.publish, 4),
    "views.push": Method(views.push, 4),
    "views.update": Method(views.update, 4),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of an answer, the scopes of the token that asked, and for how long to wait where it came too early."""

    body: Json
    scopes: frozenset[str] = frozenset()
    retry_after: int | None = None


def answer(server: Server, method: str, *, args: Mapping[str, Any], token: str | None) -> Answer:
    """What Slack answers to a call, errors included; with warnings where it is lenient."""
    with server.strictness.judging(method) as noted:
        answered = _answered(server, method, args=args, token=token)
    return replace(answered, body=warned(answered.body, noted))


def _answered(server: Server, method: str, *, args: Mapping[str, Any], token: str | None) -> Answer:
    scopes: frozenset[str] = frozenset()
    try:
        known = METHODS.get(method)
        if known is None:
            raise ApiError("unknown_method", req_method=method)
        install = _let_in(server, known, token=token, client=args.get("client_id"))
        scopes = install.scopes
        call = ApiCall(server, place_of(server, install, args, where=known.where), install, args)
        _slow_down(call, method, known.tier)
        call.need(*known.scopes)
        return Answer({"ok": True, **known.answer(call)}, scopes)
    except TooMany as error:
        return Answer(error.answer, scopes, error.seconds)
    except ApiError as error:
        return Answer(error.answer, scopes)


def _let_in(server: Server, method: Method, *, token: str | None, client: str | None) -> Install:
    """The installation that asks; of an app that shows another credential than a bot's token, any."""
    if method.credential == "client":
        owner = next((app for app in server.apps.values() if app.client_id == client), None)
        if owner is None:
            raise ApiError("invalid_client_id")
        return _anywhere(server, owner)
    if method.credential == "none":
        return server.first.offered(next(iter(server.apps.values())), "")
    if not token:
        raise ApiError("not_authed")
    app = next((app for app in server.apps.values() if app.app_token == token), None)
    if method.credential == "app" and app is not None:
        return _anywhere(server, app)
    if app is None:
        install = server.installs.behind(token)
        if method.credential == "bot":
            return install
    raise ApiError("not_allowed_token_type")


def _slow_down(call: ApiCall, method: str, tier: Tier) -> None:
    wait = call.server.rates.wait(
        method, tier, app=call.app.id, place=call.slack.workspace.id, channel=call.text("channel")
    )
    if wait:
        refuse(TooMany(wait))


def _anywhere(server: Server, app: AppSpec) -> Install:
    """Stands in for an installation where an app itself is asked for, not one of its bots."""
    return server.first.offered(app, "")
