"""How an app is installed: the page, the code, the token; and what Slack answers to one that asks wrongly."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from html import unescape

import aiohttp
import pytest
from neighbours import BACK, EXCHANGE, asked, code, workspaces
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.testing import START, Playground

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.filterwarnings("ignore:BasicAuth is deprecated"),  # Slack's own client still uses it
]


@pytest.fixture
async def slack() -> AsyncIterator[Playground]:
    async with Playground.running(workspaces()) as running:
        yield running


@pytest.fixture
async def anonymous(slack: Playground) -> AsyncWebClient:
    return AsyncWebClient(base_url=slack.api_url, retry_handlers=[])


async def test_a_browser_is_asked_where_and_goes_back_with_its_state(slack: Playground) -> None:
    status, page = await asked(slack, accept="text/html")
    assert status == 200
    assert "Robot asks for: chat:write, commands, users:read." in page
    allowed = [unescape(link) for link in re.findall(r'href="([^"]+)">Allow', page)]
    assert [re.findall(r"team=(\w+)", link) for link in allowed] == [
        ["T0PLAYGROUND"],
        ["T0ORCHARD"],
        ["T0CELLAR"],
        ["E0STARSHIP"],
    ]
    async with aiohttp.ClientSession() as session, session.get(allowed[1], allow_redirects=False) as response:
        back = response.headers["location"]
    assert back.startswith(f"{BACK}?code=")
    assert back.endswith("&state=s1")


async def test_a_page_shows_what_was_asked_for_and_runs_none_of_it(slack: Playground) -> None:
    _, page = await asked(slack, accept="text/html", state="\"><script>alert('x')</script>")
    assert "<script>" not in page
    assert ">Allow in Cellar &amp; Sons, as Carl Stone</a>" in page


async def test_who_cancels_goes_back_without_a_code(slack: Playground) -> None:
    _, page = await asked(slack, accept="text/html")
    denied = unescape(re.findall(r'href="([^"]+)">Cancel', page)[0])
    async with aiohttp.ClientSession() as session, session.get(denied, allow_redirects=False) as response:
        assert response.headers["location"] == f"{BACK}?error=access_denied&state=s1"


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        pytest.param({"client_id": "other"}, 400, "invalid_client_id", id="an unknown app"),
        pytest.param({"redirect_uri": ""}, 400, "bad_redirect_uri", id="no way back"),
        pytest.param({"scope": "chat:write,admin"}, 400, "invalid_scope", id="more than its manifest says"),
        pytest.param({"team": "T0NONE"}, 403, "nobody there may install this app", id="an unknown workspace"),
        pytest.param({"as": "U0GRACE"}, 403, "nobody there may install this app", id="a guest"),
    ],
)
async def test_what_is_asked_wrongly_gets_no_code(
    slack: Playground, changes: dict[str, str], status: int, said: str
) -> None:
    assert await asked(slack, **changes) == (status, said)


async def test_a_code_becomes_a_token_with_what_was_agreed_to(slack: Playground, anonymous: AsyncWebClient) -> None:
    given = await anonymous.oauth_v2_access(**EXCHANGE, code=await code(slack, team="T0ORCHARD"))
    assert given["scope"] == "chat:write,commands,users:read"
    assert (given["team"], given["authed_user"]) == ({"id": "T0ORCHARD", "name": "Orchard"}, {"id": "U0ALICE"})
    assert (given["enterprise"]["id"], given["is_enterprise_install"]) == ("E0STARSHIP", False)
    assert str(given["access_token"]).startswith("xoxb-")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        pytest.param({"client_secret": "guessed"}, "bad_client_secret", id="a wrong secret"),
        pytest.param({"client_id": "other"}, "invalid_client_id", id="an unknown app"),
        pytest.param({"code": "guessed"}, "invalid_code", id="a made-up code"),
        pytest.param({"redirect_uri": "http://127.0.0.1:1/other"}, "bad_redirect_uri", id="another way back"),
    ],
)
async def test_a_code_is_kept_from_others(
    slack: Playground, anonymous: AsyncWebClient, changes: dict[str, str], error: str
) -> None:
    wanted = {**EXCHANGE, "code": await code(slack)}
    with pytest.raises(SlackApiError, match=error):
        await anonymous.oauth_v2_access(**(wanted | changes))


async def test_a_code_serves_once_and_for_ten_minutes(slack: Playground, anonymous: AsyncWebClient) -> None:
    used, old = await code(slack), await code(slack)
    await anonymous.oauth_v2_access(**EXCHANGE, code=used)
    with pytest.raises(SlackApiError, match="invalid_code"):
        await anonymous.oauth_v2_access(**EXCHANGE, code=used)
    await slack.clock.move(START + timedelta(minutes=11))
    with pytest.raises(SlackApiError, match="invalid_code"):
        await anonymous.oauth_v2_access(**EXCHANGE, code=old)
