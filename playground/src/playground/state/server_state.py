"""What all workspaces of one playground stand on: time, apps, where these are installed, and what goes to and fro."""

import itertools

from playground.config import AppSpec, Workspace
from playground.core.clock import Clock
from playground.core.files import Files
from playground.core.installs import Installs
from playground.core.misbehave import Misbehave
from playground.core.oauth_codes import Codes
from playground.core.rates import Rates
from playground.core.recorder import Recorder
from playground.core.strictness import Strictness
from playground.delivery.link import Link, Patience
from playground.delivery.signed_http import Webhook
from playground.delivery.socket_mode import Sockets
from playground.delivery.unreliable_carrier import UnreliableCarrier


class ServerState:
    """What the workspaces of one server share; an app has the same connections to all of them."""

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
        self.workspaces = (workspace, *workspace.beside)
        self.apps: dict[str, AppSpec] = {}
        for one in self.workspaces:
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

    async def idle(self) -> None:
        """Waits until every event that is on its way has been acknowledged or given up."""
        for link in self.links.values():
            await link.idle()

    async def close(self) -> None:
        """Ends what is open: alarms, deliveries, connections."""
        self.clock.close()
        for app in self.apps:
            await self.links[app].close()
            await self.sockets[app].close()
            await self.webhooks[app].close()
