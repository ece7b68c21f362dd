"""Which workspace a call concerns: the one of its token, or for an app of a whole organisation the one it means."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from playground.core.installs import Install
from playground.errors import ApiError
from playground.state.server import Server
from playground.state.slack import Slack

# It has to name one; it is found by the conversation, person or view it speaks of; it needs none in particular.
Where = Literal["named", "found", "any"]

# The arguments that name people and conversations, one or several.
_NAMING = ("channel", "channel_id", "channels", "user", "user_id", "users")


def place_of(server: Server, install: Install, args: Mapping[str, Any], *, where: Where) -> Slack:
    """The workspace of a call. Raises ApiError (`missing_argument`, `team_access_not_granted`)."""
    if install.team is not None:
        return server.slacks[install.team]
    if where == "any" and install.enterprise is not None:
        return server.of_organisation(install.enterprise)[0]
    added = [slack for team, slack in server.slacks.items() if install.reaches(team)]
    named = args.get("team_id")
    if named:
        return _first(slack for slack in added if slack.workspace.id == named)
    if where == "named":
        raise ApiError("missing_argument", ["team_id is needed with the token of an organisation"])
    return _first([*(slack for slack in added if _knows(slack, args)), *added])


def _first(found: Iterable[Slack]) -> Slack:
    slack = next(iter(found), None)
    if slack is None:
        raise ApiError("team_access_not_granted")
    return slack


def _knows(slack: Slack, args: Mapping[str, Any]) -> bool:
    """Whether the arguments of a call name something of this workspace."""
    named = ",".join(str(args.get(name, "")) for name in _NAMING).split(",")
    names = {one.name for one in slack.world.conversations.values() if one.kind == "channel"}
    if any(
        uid.removeprefix("#") in names or uid in slack.world.conversations or uid in slack.world.people for uid in named
    ):
        return True
    view, external = slack.views.find(args.get("view_id") or ""), args.get("external_id")
    is_shown = view is not None or bool(external and slack.views.named(external))
    return is_shown or slack.triggers.knows(args.get("trigger_id"))
