"""What is so in one workspace, for whoever reads it: people, words, what is open, and which apps are installed."""

from playground.config import AppSpec, Workspace
from playground.core.bus import Bus
from playground.core.installs import Install
from playground.core.messages import Messages
from playground.core.views import Views
from playground.core.world import World
from playground.state.server_state import ServerState


class WorkspaceState:
    """One workspace of a server: `workspace` is what it began as, `world` who and what is there now."""

    def __init__(self, workspace: Workspace, server: ServerState) -> None:
        self.workspace = workspace
        self.server = server
        self.clock = server.clock
        self.links = server.links
        self.bus = Bus()
        self.world = World(workspace)
        self.messages = Messages(self.clock)
        self.views = Views(server.fresh)

    @property
    def app(self) -> AppSpec:
        """The first app that came here, installed or not."""
        return next(iter(self.world.apps.values()))

    @property
    def apps(self) -> list[AppSpec]:
        """The apps that are installed here."""
        return [app for app in self.world.apps.values() if self.installed(app)]

    def installed(self, app: AppSpec) -> Install | None:
        """How an app is installed here, by the workspace or by its organisation."""
        return self.server.installs.of(app.id, self.workspace.id)
