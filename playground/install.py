"""What stands beside the Web API: the way to install an app, and the way of its files."""

import secrets
import urllib.parse

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from playground.errors import ApiError
from playground.slack import Slack


class Beside:
    """Routes for OAuth v2 and files, for one Slack."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack
        self.routes = [
            Route("/oauth/v2/authorize", self.authorize),
            Route("/upload/{file}", self.receive, methods=["POST"]),
            Route("/files/{file}/{name}", self.read),
        ]

    async def authorize(self, request: Request) -> Response:
        """Agrees at once for an owner of the workspace (or for `as`), and sends the browser back with a code."""
        asked = request.query_params
        apps = self._slack.workspace.apps
        redirect = asked.get("redirect_uri") or ""
        if all(app.client_id != asked.get("client_id") for app in apps) or not redirect:
            return PlainTextResponse("invalid_client_id or no redirect_uri", 400)
        people = self._slack.world.people.values()
        owner = next(person.id for person in people if person.is_owner or person.id == asked.get("as"))
        code = secrets.token_urlsafe(16)
        self._slack.codes[code] = owner
        back = urllib.parse.urlencode({"code": code, "state": asked.get("state", "")})
        return RedirectResponse(f"{redirect}{'&' if '?' in redirect else '?'}{back}", 302)

    async def receive(self, request: Request) -> Response:
        """Takes the bytes of a file that was announced."""
        try:
            self._slack.files.receive(request.path_params["file"], await request.body())
        except ApiError as error:
            return JSONResponse(error.answer, 400)
        return PlainTextResponse("OK")

    async def read(self, request: Request) -> Response:
        """Gives a file to whoever has its address: this Slack runs on loopback, for one developer."""
        try:
            content = self._slack.files.find(request.path_params["file"]).content
        except ApiError:
            content = None
        if content is None:
            return PlainTextResponse("file_not_found", 404)
        # As a download, and never as a page: an app's file must not run as ours.
        return Response(content, media_type="application/octet-stream", headers={"content-disposition": "attachment"})
