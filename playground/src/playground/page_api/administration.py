"""What an administrator of a workspace does: people come and change, apps come and go."""

from dataclasses import asdict, fields
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground.config import MemberSpec
from playground.core.installs import Install
from playground.core.people import user_json
from playground.core.world import Person
from playground.errors import ActFailed
from playground.page_api.json_routes import json_endpoint, request_endpoint
from playground.state.server import Server
from playground.state.slack import Slack
from playground.wire import Json

_GIVEN = {field.name for field in fields(MemberSpec)}
_CHANGED = {field.name for field in fields(Person)} - {"id", "updated", "is_bot"}


class Administration:
    """Further routes under /control/; each may name a `workspace` by id, and is about the first one otherwise."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self.routes = [
            Route("/control/installs", request_endpoint(self.installs)),
            Route("/control/ledger", request_endpoint(self.ledger)),
            Route("/control/join", json_endpoint(self.join), methods=["POST"]),
            Route("/control/change", json_endpoint(self.change), methods=["POST"]),
            Route("/control/grant", json_endpoint(self.grant), methods=["POST"]),
            Route("/control/uninstall", json_endpoint(self.uninstall), methods=["POST"]),
            Route("/control/disconnect", json_endpoint(self.disconnect), methods=["POST"]),
        ]

    async def installs(self, _request: Request) -> Response:
        """Which app is installed where, with which scopes."""
        return JSONResponse({"ok": True, "installs": [_shown(install) for install in self._server.installs.all()]})

    async def ledger(self, request: Request) -> Response:
        """The envelopes that went over an `app`'s sockets, and the acknowledgements that belong to none."""
        book = self._server.sockets[self._app(dict(request.query_params))].ledger
        entries = [asdict(entry) for entry in book.entries]
        return JSONResponse({"ok": True, "entries": entries, "strays": list(book.strays)})

    async def join(self, asked: Json) -> Json:
        """Somebody new: `name`, `real_name` and what else a MemberSpec says. The apps hear team_join."""
        slack = self._slack(asked)
        given = _only(asked, _GIVEN)
        spec = MemberSpec(given.pop("name"), given.pop("real_name"), **given)
        if spec.uid in slack.world.people:
            raise ActFailed("already_in_team", f"{spec.uid} is here already")
        slack.join(spec)
        return {"user": user_json(slack.workspace, slack.world.people[spec.uid], now=slack.clock.now())}

    async def change(self, asked: Json) -> Json:
        """A zone, a status, an absence, or that somebody left (`deleted`). The apps hear user_change."""
        slack = self._slack(asked)
        person = slack.world.person(asked["person"])
        changes = _only({name: value for name, value in asked.items() if name != "person"}, _CHANGED)
        if isinstance(changes.get("dnd"), list):
            changes["dnd"] = tuple(changes["dnd"])
        slack.change(person, **changes)
        return {"user": user_json(slack.workspace, slack.world.people[person.id], now=slack.clock.now())}

    async def grant(self, asked: Json) -> Json:
        """Adds the `app` that an organisation installed to some of its `workspaces`. It hears team_access_granted."""
        known = [team for team in asked["workspaces"] if team in self._server.slacks]
        try:
            self._server.grant(self._app(asked), *known)
        except LookupError as missing:
            raise ActFailed("not_installed", str(missing)) from missing
        return {"workspaces": known}

    async def uninstall(self, asked: Json) -> Json:
        """Removes an `app`. It hears tokens_revoked and app_uninstalled, and its token serves no more."""
        slack = self._slack(asked)
        install = slack.installed(self._server.apps[self._app(asked)])
        if install is not None:
            self._server.uninstall(install)
        return {}

    async def disconnect(self, asked: Json) -> Json:
        """Asks an `app` to come back on a new connection, for a `reason`."""
        await self._server.sockets[self._app(asked)].disconnect(asked.get("reason", "refresh_requested"))
        return {}

    def _slack(self, asked: Json) -> Slack:
        return self._server.slacks[asked.get("workspace", self._server.first.workspace.id)]

    def _app(self, asked: Json) -> str:
        """The id of an app; of the first one where none is named. Raises KeyError."""
        app = asked.get("app", next(iter(self._server.apps)))
        return self._server.apps[app].id


def _only(asked: Json, allowed: set[str]) -> dict[str, Any]:
    given = {name: value for name, value in asked.items() if name != "workspace"}
    if given.keys() - allowed:
        raise ValueError(f"only {', '.join(sorted(allowed))} can be given, not {', '.join(given.keys() - allowed)}")
    return given


def _shown(install: Install) -> Json:
    """An installation without its token."""
    place = {"workspace": install.team, "organisation": install.enterprise.id if install.enterprise else None}
    granted = {"scopes": sorted(install.scopes), "workspaces": sorted(install.teams)}
    return {"app": install.app.id, "name": install.app.name, "installer": install.installer, **place, **granted}
