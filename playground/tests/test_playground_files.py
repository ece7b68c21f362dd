"""Files that an app shares, and how an app is installed."""

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.testing import Playground

pytestmark = pytest.mark.anyio


async def test_a_file_is_uploaded_and_shared(slack: Playground, client: AsyncWebClient) -> None:
    alice = slack.member("alice")
    opened = await client.conversations_open(users=alice.id)
    shared = await client.files_upload_v2(
        content="# Mine", filename="mine.md", title="All of it", channel=opened["channel"]["id"], initial_comment="Here"
    )
    message = alice.messages()[-1]
    assert (message.text, (message.files or [])[0]["title"]) == ("Here", "All of it")
    assert alice.newest() == "Here\n(file: All of it)"
    async with aiohttp.ClientSession() as session, session.get(shared["file"]["url_private"]) as response:
        assert await response.text() == "# Mine"


async def test_a_file_that_never_came_is_not_shared(slack: Playground, client: AsyncWebClient) -> None:
    announced = await client.files_getUploadURLExternal(filename="a.png", length=4)
    async with aiohttp.ClientSession() as session, session.post(announced["upload_url"], data=b"12") as response:
        assert response.status == 400
    with pytest.raises(SlackApiError, match="file_not_found"):
        await client.files_completeUploadExternal(files=[{"id": announced["file_id"]}])


@pytest.mark.filterwarnings("ignore:BasicAuth is deprecated")  # Slack's own client still uses it
async def test_an_app_is_installed_with_a_code_that_serves_once(slack: Playground) -> None:
    where = f"{slack.url}oauth/v2/authorize"
    asked = {"client_id": "playground", "state": "s1", "redirect_uri": "http://127.0.0.1/back"}
    async with (
        aiohttp.ClientSession() as session,
        session.get(where, params=asked, allow_redirects=False) as response,
    ):
        back = response.headers["location"]
    assert back.startswith("http://127.0.0.1/back?code=")
    assert back.endswith("&state=s1")
    client = AsyncWebClient(base_url=slack.api_url)
    given = {
        "client_id": "playground",
        "client_secret": "playground-client-secret",
        "redirect_uri": "http://127.0.0.1/back",
        "code": back.split("code=")[1].split("&")[0],
    }
    installed = await client.oauth_v2_access(**given)
    assert (installed["access_token"], installed["authed_user"]["id"]) == ("xoxb-playground", "U0BOB")
    with pytest.raises(SlackApiError, match="invalid_code"):
        await client.oauth_v2_access(**given)


async def test_a_deleted_file_is_nowhere_and_a_stone_stands_in_its_message(
    slack: Playground, client: AsyncWebClient
) -> None:
    opened = await client.conversations_open(users=slack.member("alice").id)
    shared = await client.files_upload_v2(
        content="# Mine", filename="mine.md", title="All of it", channel=opened["channel"]["id"]
    )
    await client.files_delete(file=shared["file"]["id"])
    assert slack.member("alice").newest() == "\n(file: deleted)"
    async with aiohttp.ClientSession() as session, session.get(shared["file"]["url_private"]) as response:
        assert response.status == 404
    with pytest.raises(SlackApiError, match="file_not_found"):
        await client.files_delete(file=shared["file"]["id"])
