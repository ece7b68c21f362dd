"""Three workspaces on one server: a small company, and two of one organisation; and the way to install an app there."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from playground.config import ChannelSpec, Enterprise, MemberSpec, Workspace, default_app
from playground.testing import Playground

BACK = "http://127.0.0.1:1/back"
SECRETS = {"client_id": "playground", "client_secret": "playground-client-secret"}
EXCHANGE = {**SECRETS, "redirect_uri": BACK}
STARSHIP = Enterprise("Starship", "E0STARSHIP", "starship")


def workspaces() -> Workspace:
    """The first has the app from the start; the others have to install it."""
    events = {"member_joined_channel", "message.channels", "message.mpim", "reaction_added", "team_access_granted"}
    app = replace(default_app(), is_org_ready=True)
    app = replace(app, events=app.events | events)
    orchard = Workspace(
        "Orchard",
        "T0ORCHARD",
        "orchard",
        members=(MemberSpec("alice", "Alice Fern", is_owner=True), MemberSpec("olga", "Olga Petrov")),
        channels=(ChannelSpec("harvest", ("alice", "olga")),),
        apps=(),
        enterprise=STARSHIP,
    )
    cellar = Workspace(
        "Cellar & Sons",
        "T0CELLAR",
        "cellar",
        members=(MemberSpec("carl", "Carl Stone", is_owner=True),),
        channels=(ChannelSpec("casks", ("carl",)),),
        apps=(),
        enterprise=STARSHIP,
    )
    return Workspace(apps=(app,), beside=(orchard, cellar))


def at(slack: Playground, team: str) -> Playground:
    """Another workspace of the same server."""
    return slack.beside(team)


async def asked(slack: Playground, accept: str = "*/*", **changes: str) -> tuple[int, str]:
    """Follows the link to install, as a browser or not; the status, and where it led or what it said."""
    link = {
        "client_id": "playground",
        "redirect_uri": BACK,
        "state": "s1",
        "scope": "chat:write,commands,users:read",
    } | changes
    async with (
        aiohttp.ClientSession(headers={"accept": accept}) as session,
        session.get(f"{slack.url}oauth/v2/authorize", params=link, allow_redirects=False) as response,
    ):
        return response.status, response.headers.get("location") or await response.text()


async def code(slack: Playground, **changes: str) -> str:
    """The code of somebody who agreed."""
    _, back = await asked(slack, **changes)
    return parse_qs(urlsplit(back).query)["code"][0]


async def installed(slack: Playground, team: str, **changes: str) -> AsyncWebClient:
    """Installs the app; a client with the token that it got."""
    anonymous = AsyncWebClient(base_url=slack.api_url)
    given = await anonymous.oauth_v2_access(**EXCHANGE, code=await code(slack, team=team, **changes))
    return AsyncWebClient(str(given["access_token"]), base_url=slack.api_url, retry_handlers=[])
