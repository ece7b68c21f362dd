"""What an administrator does from outside, and what a manifest allows: people come, apps go, tabs are shut."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import aiohttp
import pytest
from hearing import Heard, hearing
from neighbours import installed, workspaces
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.config import AppSpec, Workspace, default_app
from playground.errors import ActFailed
from playground.testing import Playground

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.filterwarnings("ignore:BasicAuth is deprecated"),  # Slack's own client still uses it
]

HOME: dict[str, Any] = {"type": "home", "blocks": [{"type": "divider"}]}


@pytest.fixture
async def slack() -> AsyncIterator[Playground]:
    async with Playground.running(workspaces()) as running:
        yield running


@pytest.fixture
async def heard(slack: Playground) -> AsyncIterator[Heard]:
    async with hearing(slack) as listening:
        yield listening


async def does(slack: Playground, what: str, **asked: Any) -> dict[str, Any]:
    """Asks the control API; its answer."""
    url = f"{slack.url}control/{what}"
    async with aiohttp.ClientSession() as session, session.post(url, json=asked) as response:
        answer: dict[str, Any] = await response.json()
    await slack.idle()
    return answer


async def test_somebody_comes(slack: Playground, heard: Heard) -> None:
    answer = await does(slack, "join", name="zoe", real_name="Zoe Lee", tz="Asia/Tokyo")
    assert (answer["ok"], answer["user"]["id"]) == (True, "U0ZOE")
    assert heard.of("team_join")[0]["event"]["user"]["tz"] == "Asia/Tokyo"
    assert (await does(slack, "join", name="zoe", real_name="Zoe Lee"))["error"] == "already_in_team"


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        pytest.param({"tz": "Asia/Tokyo"}, {"tz": "Asia/Tokyo"}, id="another zone"),
        pytest.param({"deleted": True}, {"deleted": True}, id="gone"),
        pytest.param({"is_guest": True}, {"is_restricted": True}, id="a guest now"),
    ],
)
async def test_somebody_changes(slack: Playground, heard: Heard, change: dict[str, Any], shown: dict[str, Any]) -> None:
    assert (await does(slack, "change", person="alice", **change))["ok"] is True
    user = heard.of("user_change")[0]["event"]["user"]
    assert {name: user[name] for name in shown} == shown


async def test_a_status_is_in_the_profile(slack: Playground, heard: Heard) -> None:
    await does(slack, "change", person="alice", status_text="Away", status_emoji=":palm_tree:", status_expiration=9)
    profile = heard.of("user_change")[0]["event"]["user"]["profile"]
    assert (profile["status_text"], profile["status_emoji"], profile["status_expiration"]) == ("Away", ":palm_tree:", 9)


@pytest.mark.parametrize(
    ("what", "asked"),
    [
        pytest.param("change", {"person": "nobody", "tz": "UTC"}, id="nobody"),
        pytest.param("change", {"person": "alice", "id": "U1"}, id="another id"),
        pytest.param("join", {"name": "zoe", "real_name": "Zoe", "nickname": "z"}, id="an unknown field"),
        pytest.param("join", {"name": "zoe"}, id="half a name"),
        pytest.param("uninstall", {"app": "A0NONE"}, id="an unknown app"),
        pytest.param("uninstall", {"workspace": "T0NONE"}, id="an unknown workspace"),
    ],
)
async def test_what_is_asked_wrongly_is_told_so(slack: Playground, what: str, asked: dict[str, Any]) -> None:
    assert (await does(slack, what, **asked))["error"] == "invalid_arguments"


async def test_an_organisation_lets_an_app_into_a_workspace(slack: Playground, heard: Heard) -> None:
    assert (await does(slack, "grant", workspaces=["T0CELLAR"]))["error"] == "not_installed"
    starship = await installed(slack, "E0STARSHIP")
    await does(slack, "grant", workspaces=["T0CELLAR"])
    assert heard.of("team_access_granted")[0]["event"]["team_ids"] == ["T0CELLAR"]
    assert [team["id"] for team in (await starship.auth_teams_list())["teams"]] == ["T0CELLAR"]


async def test_an_app_is_removed(slack: Playground, heard: Heard, client: AsyncWebClient) -> None:
    await does(slack, "uninstall")
    assert [len(heard.of(kind)) for kind in ("tokens_revoked", "app_uninstalled")] == [1, 1]
    with pytest.raises(SlackApiError, match="token_revoked"):
        await client.auth_test()
    async with aiohttp.ClientSession() as session, session.get(f"{slack.url}control/installs") as response:
        assert (await response.json())["installs"] == []


async def test_no_token_is_told(slack: Playground) -> None:
    await installed(slack, "T0ORCHARD")
    async with aiohttp.ClientSession() as session, session.get(f"{slack.url}control/installs") as response:
        told = await response.text()
    assert "xoxb" not in told
    assert "T0ORCHARD" in told


async def test_the_book_of_envelopes_can_be_read(slack: Playground, heard: Heard) -> None:
    await slack.member("alice").types("/robot")
    async with aiohttp.ClientSession() as session, session.get(f"{slack.url}control/ledger") as response:
        entry = (await response.json())["entries"][0]
    assert (entry["envelope_id"], entry["what"]) == (heard[0]["envelope_id"], "slash_commands")
    assert entry["acknowledged_at"] == slack.clock.now()


MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Quiet"},
    "oauth_config": {"scopes": {"bot": ["chat:write"]}},
    "features": {
        "app_home": {"home_tab_enabled": False, "messages_tab_enabled": True, "messages_tab_read_only_enabled": True},
        "slash_commands": [{"command": "/quiet"}],
    },
}


async def test_a_manifest_says_which_tabs_there_are(client: AsyncWebClient) -> None:
    async with Playground.running(Workspace(channels=(), apps=(AppSpec.from_manifest(MANIFEST),))) as slack:
        quiet = AsyncWebClient("xoxb-playground", base_url=slack.api_url)
        with pytest.raises(SlackApiError, match="not_enabled"):
            await quiet.views_publish(user_id="U0ALICE", view=HOME)
        await quiet.chat_postMessage(channel="U0ALICE", text="No need to answer")
        with pytest.raises(ActFailed, match="Quiet takes no messages"):
            await slack.member("alice").says("But I would")
        with pytest.raises(AssertionError, match="no_such_command"):
            await slack.member("alice").types("/quiet")


async def test_without_a_messages_tab_nobody_writes() -> None:
    app = replace(default_app(), messages_tab="off")
    async with Playground.running(Workspace(apps=(app,))) as slack:
        client = AsyncWebClient("xoxb-playground", base_url=slack.api_url)
        with pytest.raises(SlackApiError, match="messages_tab_disabled"):
            await client.chat_postMessage(channel="U0ALICE", text="Hello")
