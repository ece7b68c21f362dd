"""The way to install an app: the page on which somebody agrees, and where it sends their browser."""

import html
import urllib.parse
from collections.abc import Mapping
from string import Template

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from playground.config import AppSpec, Enterprise
from playground.core.installs import Install
from playground.state.server import Server
from playground.state.slack import Slack

_PAGE = Template("""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Install $app</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 10vh auto; max-width: 26rem; padding: 0 1rem; }
</style>
<h1>Install $app</h1>
<p>$app asks for: $scopes.</p>
$choices
<p><a href="$denied">Cancel</a></p>
</html>
""")
_CHOICE = Template('<p><a href="$allowed">Allow in $place, as $name</a></p>')


class Installing:
    """OAuth v2 for one playground: the browser comes from an app, and goes back to it with a code and its state."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self.routes = [Route("/oauth/v2/authorize", self.authorize)]

    async def authorize(self, request: Request) -> Response:
        """Shows a browser who may agree to what; anything else is taken to have agreed for the first workspace.

        `team` names the workspace or organisation, `as` who agrees; with either of them nothing more is asked.
        """
        asked = request.query_params
        app = next((app for app in self._server.apps.values() if app.client_id == asked.get("client_id")), None)
        wrong = "invalid_client_id" if app is None else _wrong(app, asked)
        if app is None or wrong is not None:
            return PlainTextResponse(str(wrong), 400)
        if asked.get("error"):
            return _back(app, asked, error=asked["error"])
        if "text/html" in request.headers.get("accept", "") and not {"as", "team"} & asked.keys():
            return HTMLResponse(self._page(request, app))
        install = self._wanted(app, request)
        if install is None:
            return PlainTextResponse("nobody there may install this app", 403)
        return _back(app, asked, code=self._server.codes.issue(install, asked.get("redirect_uri") or None))

    def _wanted(self, app: AppSpec, request: Request) -> Install | None:
        """What would be installed where; None where nobody may do that."""
        asked, server = request.query_params, self._server
        place = asked.get("team") or server.first.workspace.id
        enterprise = next((e for e in self._organisations(app) if e.id == place), None)
        slack = server.of_organisation(enterprise)[0] if enterprise else server.slacks.get(place)
        owner = _owner(slack, asked.get("as")) if slack else None
        if slack is None or owner is None:
            return None
        scopes = _scopes(asked) or app.scopes
        if enterprise is not None:
            return Install(app, "", scopes, owner, None, enterprise)
        return slack.offered(app, owner, scopes=scopes)

    def _organisations(self, app: AppSpec) -> list[Enterprise]:
        """Where the app may be installed as a whole."""
        known = (slack.workspace.enterprise for slack in self._server.slacks.values())
        return list(dict.fromkeys(e for e in known if e is not None)) if app.is_org_ready else []

    def _page(self, request: Request, app: AppSpec) -> str:
        places = [(slack.workspace.id, slack.workspace.name, slack) for slack in self._server.slacks.values()]
        places += [(e.id, e.name, self._server.of_organisation(e)[0]) for e in self._organisations(app)]
        choices = []
        for place, name, slack in places:
            owner = _owner(slack, None)
            if owner is not None:
                here = request.url.include_query_params(team=place, **{"as": owner})
                who = slack.world.people[owner].real_name
                choices.append(_filled(_CHOICE, place=name, name=who, allowed=str(here)))
        denied = str(request.url.include_query_params(error="access_denied"))
        scopes = ", ".join(sorted(_scopes(request.query_params) or app.scopes))
        page = {"app": html.escape(app.name), "scopes": html.escape(scopes), "denied": html.escape(denied)}
        return _PAGE.substitute(page, choices="\n".join(choices))


def _filled(template: Template, **words: str) -> str:
    return template.substitute({name: html.escape(word) for name, word in words.items()})


def _wrong(app: AppSpec, asked: Mapping[str, str]) -> str | None:
    """Slack's name for what an app asked wrongly."""
    redirect_uri = _redirect(app, asked)
    if not redirect_uri or (app.redirect_urls and not redirect_uri.startswith(app.redirect_urls)):
        return "bad_redirect_uri"
    return "invalid_scope" if _scopes(asked) - app.scopes else None


def _redirect(app: AppSpec, asked: Mapping[str, str]) -> str:
    """Where the browser goes back to: as asked, else to the first address of the app's manifest."""
    return asked.get("redirect_uri") or next(iter(app.redirect_urls), "")


def _scopes(asked: Mapping[str, str]) -> frozenset[str]:
    return frozenset(scope for scope in asked.get("scope", "").replace(" ", ",").split(",") if scope)


def _owner(slack: Slack, named: str | None) -> str | None:
    """Who may agree: the one who is named, else the first owner, else an admin."""
    people = [p for p in slack.world.people.values() if not (p.is_bot or p.deleted or p.is_guest)]
    if named is not None:
        return next((p.id for p in people if p.id == named), None)
    ranked = sorted(people, key=lambda p: (not p.is_owner, not p.is_admin))
    return ranked[0].id if ranked else None


def _back(app: AppSpec, asked: Mapping[str, str], **said: str) -> Response:
    redirect = _redirect(app, asked)
    said["state"] = asked.get("state", "")
    return RedirectResponse(f"{redirect}{'&' if '?' in redirect else '?'}{urllib.parse.urlencode(said)}", 302)
