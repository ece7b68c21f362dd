"""The codes of OAuth v2: what somebody agreed to, until the app has fetched its token for it."""

import secrets
from dataclasses import dataclass, field

from playground.core.clock import Clock
from playground.core.installs import Install
from playground.errors import ApiError

SECONDS = 10 * 60  # source: https://docs.slack.dev/authentication/installing-with-oauth


@dataclass(frozen=True, slots=True)
class Agreed:
    """An installation that waits for its app; `redirect_uri` is the one that the app named, if it did."""

    install: Install
    redirect_uri: str | None
    at: float


@dataclass(slots=True)
class Codes:
    """Each code serves once, for ten minutes."""

    clock: Clock
    _kept: dict[str, Agreed] = field(default_factory=dict)

    def issue(self, install: Install, redirect_uri: str | None) -> str:
        code = secrets.token_urlsafe(16)
        self._kept[code] = Agreed(install, redirect_uri, self.clock.now())
        return code

    def redeem(self, code: str, app_id: str, *, redirect_uri: str | None) -> Install:
        """What a code stands for. Raises ApiError (`invalid_code`, `bad_redirect_uri`)."""
        agreed = self._kept.get(code)
        if agreed is None or agreed.install.app.id != app_id or self.clock.now() - agreed.at > SECONDS:
            raise ApiError("invalid_code")
        if redirect_uri != agreed.redirect_uri:
            raise ApiError("bad_redirect_uri")
        del self._kept[code]
        return agreed.install
