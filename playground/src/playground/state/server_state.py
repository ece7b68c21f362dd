"""What all workspaces of one playground stand on: time, apps, where these are installed, and what goes to and fro."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from playground.config import AppSpec, Enterprise, Workspace
from playground.core.clock import Clock
from playground.core.files import Files
from playground.core.installs import Install, Installs
from playground.core.misbehave import Misbehave
from playground.core.oauth_codes import Codes
from playground.core.rates import Rates
from playground.core.recorder import Recorder
from playground.core.strictness import Strictness
from playground.delivery.link import Address, Deliveries, Link, Patience
from playground.delivery.signed_http import Webhook
from playground.delivery.socket_mode import Sockets
from playground.delivery.unreliable_carrier import UnreliableCarrier
from playground.wire import Json

if TYPE_CHECKING:
    from playground.state.slack import Slack


class ServerState:
    """One playground: `slacks` are its workspaces by id; an app has the same connections to all of them."""

    def __init__(self, workspace: Workspace, patience: Patience) -> None:
        self.base_url = ""
        self.clock = Clock()
        self.recorder = Recorder(self.clock)
        self.misbehave = Misbehave()
        self.strictness = Strictness()
        self.files = Files()
        self.installs = Installs()
        self.codes = Codes(self.clock)
        self.rates = Rates(self.clock)
        self.fresh = itertools.count()
        self.slacks: dict[str, Slack] = {}
        self.apps: dict[str, AppSpec] = {}
        for one in (workspace, *workspace.beside):
            for app in (*one.apps, *one.offered):
                self.apps.setdefault(app.id, app)
        self.sockets = {app.id: Sockets(app.id, self.clock) for app in self.apps.values()}
        self.webhooks = {app.id: Webhook(app) for app in self.apps.values()}
        self.links = {app.id: self._link(app, patience) for app in self.apps.values()}

    def _link(self, app: AppSpec, patience: Patience) -> Link:
        link = Link(app, recorder=self.recorder, patience=patience)
        carriers = (self.sockets[app.id], self.webhooks[app.id])
        link.carriers = [UnreliableCarrier(carrier, self.misbehave) for carrier in carriers]
        return link

    @property
    def first(self) -> Slack:
        """The workspace that all began with."""
        return next(iter(self.slacks.values()))

    def of_organisation(self, enterprise: Enterprise) -> list[Slack]:
        """The workspaces of an organisation."""
        return [slack for slack in self.slacks.values() if slack.workspace.enterprise == enterprise]

    def install(self, agreed: Install) -> Install:
        """Installs an app where somebody agreed to it; in an organisation it still has to be added to workspaces."""
        install = self.installs.add(agreed)
        if install.team is not None:
            self.slacks[install.team].install(install.app)
        return install

    def grant(self, app_id: str, *teams: str) -> Deliveries:
        """Adds an app to some workspaces of the organisation that installed it, and tells it. Raises LookupError."""
        install = self.installs.org_wide(app_id)
        granted = self.installs.put(replace(install, teams=install.teams | set(teams)))
        for team in teams:
            self.slacks[team].install(install.app)
        return self._tell(granted, {"type": "team_access_granted", "team_ids": list(teams)})

    def uninstall(self, install: Install, *, whole: bool = True) -> Deliveries:
        """Ends the token of an app, and tells it; `whole` if the app is gone with it."""
        self.installs.remove(install)
        for team, slack in self.slacks.items():
            if install.reaches(team):
                slack.retire(install.app)
        tokens = {"oauth": [], "bot": [install.app.user]}
        gone: list[Json] = [{"type": "tokens_revoked", "tokens": tokens}]
        return self._tell(install, *gone, *([{"type": "app_uninstalled"}] if whole else []))

    def _tell(self, install: Install, *events: Json) -> Deliveries:
        link, address = self.links[install.app.id], Address(install.place, install)
        return [link.event(event, address) for event in events if event["type"] in install.app.events]

    async def idle(self) -> None:
        """Waits until every event that is on its way has been acknowledged or given up."""
        for link in self.links.values():
            await link.idle()

    async def close(self) -> None:
        """Ends what is open: streams, connections, deliveries."""
        self.clock.close()
        for slack in self.slacks.values():
            slack.bus.close()
        for app in self.apps:
            await self.links[app].close()
            await self.sockets[app].close()
            await self.webhooks[app].close()
