"""Where an app is installed: its token, what it was granted there, and which tokens serve no more."""

import itertools
from dataclasses import dataclass, field, replace

from playground.config import AppSpec, Enterprise
from playground.errors import ApiError


@dataclass(frozen=True, slots=True)
class Install:
    """An app in one workspace; or in a whole organisation, where `team` is None and it was added to `teams`."""

    app: AppSpec
    token: str
    scopes: frozenset[str]
    installer: str
    team: str | None
    enterprise: Enterprise | None = None
    teams: frozenset[str] = frozenset()

    @property
    def is_org_wide(self) -> bool:
        return self.team is None

    @property
    def place(self) -> str:
        """The id of the workspace or of the organisation."""
        return self.team or (self.enterprise.id if self.enterprise else "")

    def reaches(self, team: str) -> bool:
        return team == self.team or team in self.teams


@dataclass(slots=True)
class Installs:
    """All installations, by app and place."""

    _kept: dict[tuple[str, str], Install] = field(default_factory=dict)
    _ended: set[str] = field(default_factory=set)
    _count: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def add(self, wanted: Install) -> Install:
        """Installs an app, or installs it again: that adds to its scopes, and leaves its token."""
        known = self._kept.get((wanted.app.id, wanted.place))
        if known is not None:
            changed = replace(known, scopes=known.scopes | wanted.scopes, installer=wanted.installer)
        else:
            changed = replace(wanted, token=wanted.token or self._token(wanted.place))
        return self.put(changed)

    def all(self) -> list[Install]:
        return list(self._kept.values())

    def put(self, install: Install) -> Install:
        """Keeps an installation as it is now."""
        self._kept[install.app.id, install.place] = install
        return install

    def remove(self, install: Install) -> None:
        """Ends an installation: its token serves no more."""
        self._kept.pop((install.app.id, install.place), None)
        self._ended.add(install.token)

    def behind(self, token: str) -> Install:
        """The installation that a bot token stands for. Raises ApiError (`invalid_auth`, `token_revoked`)."""
        if token in self._ended:
            raise ApiError("token_revoked")
        found = next((install for install in self._kept.values() if install.token == token), None)
        if found is None:
            raise ApiError("invalid_auth")
        return found

    def of(self, app_id: str, team: str) -> Install | None:
        """How an app is installed in a workspace: by itself, or by its organisation."""
        if (app_id, team) in self._kept:
            return self._kept[app_id, team]
        return next((i for i in self._kept.values() if i.app.id == app_id and i.reaches(team)), None)

    def org_wide(self, app_id: str) -> Install:
        """How an app is installed in an organisation. Raises LookupError where it is not."""
        for install in self._kept.values():
            if install.app.id == app_id and install.is_org_wide:
                return install
        raise LookupError(f"no organisation has installed {app_id}")

    def _token(self, place: str) -> str:
        return f"xoxb-{place}-{next(self._count)}".lower()
