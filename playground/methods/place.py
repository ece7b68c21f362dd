"""Which workspace a call concerns: the one of its token, or for an app of a whole organisation the one it names."""

from collections.abc import Iterable, Mapping
from typing import Any

from playground.errors import ApiError
from playground.ground import Ground
from playground.installs import Install
from playground.slack import Slack


def place_of(ground: Ground, install: Install, args: Mapping[str, Any], *, of_team: bool) -> Slack:
    """The workspace of a call; `of_team` if an app of an organisation has to name it.

    Raises ApiError (`missing_argument`, `team_access_not_granted`).
    """
    if install.team is not None:
        return ground.slacks[install.team]
    added = [slack for team, slack in ground.slacks.items() if install.reaches(team)]
    named = args.get("team_id")
    if named:
        return _one(slack for slack in added if slack.workspace.id == named)
    if of_team:
        raise ApiError("missing_argument", ["team_id is needed with the token of an organisation"])
    return _one([*(slack for slack in added if slack.knows(args)), *added])


def _one(found: Iterable[Slack]) -> Slack:
    slack = next(iter(found), None)
    if slack is None:
        raise ApiError("team_access_not_granted")
    return slack
