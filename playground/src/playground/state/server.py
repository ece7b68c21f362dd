"""One server with its workspaces: where apps are installed in them, and removed from them."""

from dataclasses import replace

from playground.config import Enterprise, Workspace
from playground.core.installs import Install
from playground.delivery.link import Address, Deliveries, Patience
from playground.state.server_state import ServerState
from playground.state.slack import Slack
from playground.wire import Json


class Server(ServerState):
    """A whole playground: `slacks` are its workspaces by id, the first one first."""

    def __init__(self, workspace: Workspace | None = None, patience: Patience | None = None) -> None:
        super().__init__(workspace or Workspace(), patience or Patience())
        self.closed_for = ""  # what is said to whoever opens the page meanwhile
        self.slacks = {one.id: Slack(one, self) for one in self.workspaces}
        for slack in self.slacks.values():
            for app in slack.workspace.apps:
                token = app.bot_token if slack is self.first else ""
                self.installs.add(slack.offered(app, slack.world.owner(), token=token))

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

    async def close(self) -> None:
        """Ends what is open, the streams to pages too."""
        for slack in self.slacks.values():
            slack.bus.close()
        await super().close()
