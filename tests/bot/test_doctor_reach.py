"""The doctor at the Request URL, and in an Enterprise organisation."""

from collections.abc import AsyncIterator

import pytest
from request_url import SECRET, Site, site

from bot import reach
from bot.finding import Finding
from bot.settings import Given, SettingsError
from playground.testing import START

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
async def door(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    async with site(tmp_path_factory.mktemp("door"), start=START) as opened:
        yield opened


async def found(door: Site, url: str, secret: str = SECRET) -> Finding:
    given = {
        "slack_api_url": door.slack.api_url,
        "slack_bot_token": "xoxb-playground",
        "slack_signing_secret": secret,
        "trellis_request_url": url,
    }
    return [finding async for finding in reach.look(Given.model_validate(given))][-1]


async def test_a_request_url_that_leads_here_works(door: Site) -> None:
    finding = await found(door, f"{door.url}/slack/events")
    assert (finding.what, finding.works) == ("Request URL", True)


@pytest.mark.parametrize(
    ("path", "secret", "mend"),
    [
        pytest.param("/slack/events", "another", "Check SLACK_SIGNING_SECRET", id="another secret"),
        pytest.param("/", SECRET, "It must end in /slack/events.", id="another page"),
        pytest.param("/healthz", SECRET, "Something else than Trellis answers there", id="not a page for that"),
    ],
)
async def test_a_request_url_that_does_not_serve_says_why(door: Site, path: str, secret: str, mend: str) -> None:
    finding = await found(door, f"{door.url}{path}", secret)
    assert (finding.works, mend in finding.mend) == (False, True)


async def test_a_request_url_where_nobody_answers(door: Site) -> None:
    finding = await found(door, "http://127.0.0.1:9/slack/events")
    assert (finding.works, "Start Trellis" in finding.mend) == (False, True)


async def test_a_request_url_that_is_not_told_is_not_looked_at(door: Site) -> None:
    finding = await found(door, "")
    assert (finding.works, "TRELLIS_REQUEST_URL" in finding.detail) == (True, True)


def test_an_organisation_is_refused_at_the_start_and_a_workspace_of_one_is_not() -> None:
    with pytest.raises(SettingsError, match="install the app in that workspace alone"):
        reach.one_workspace({"team_id": "E0STARSHIP", "is_enterprise_install": True})
    reach.one_workspace({"team_id": "T0ONE", "enterprise_id": "E0STARSHIP", "is_enterprise_install": False})
