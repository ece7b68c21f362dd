"""Several workspaces on one server, an organisation among them: each token reaches its own, and no other."""

from collections.abc import AsyncIterator

import pytest
from greeter import form
from hearing import hearing
from neighbours import SECRETS, at, installed, workspaces
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.testing import Playground

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.filterwarnings("ignore:BasicAuth is deprecated"),  # Slack's own client still uses it
]


SCOPES = "channels:history,channels:join,channels:read,chat:write,commands,users:read"


@pytest.fixture
async def slack() -> AsyncIterator[Playground]:
    async with Playground.running(workspaces()) as running:
        yield running


@pytest.fixture
async def orchard(slack: Playground) -> AsyncWebClient:
    return await installed(slack, "T0ORCHARD", scope=SCOPES)


async def names(client: AsyncWebClient, **where: str) -> list[str]:
    return [member["name"] for member in (await client.users_list(**where))["members"]]


async def test_each_token_sees_its_own_people(client: AsyncWebClient, orchard: AsyncWebClient) -> None:
    assert await names(orchard) == ["alice", "olga", "robot", "slackbot"]
    assert "olga" not in await names(client)
    with pytest.raises(SlackApiError, match="user_not_found"):
        await client.users_info(user="U0OLGA")
    with pytest.raises(SlackApiError, match="channel_not_found"):
        await orchard.chat_postMessage(channel="C0IDEAS", text="x")


async def test_two_people_of_one_id_read_their_own_messages(
    slack: Playground, client: AsyncWebClient, orchard: AsyncWebClient
) -> None:
    await client.chat_postMessage(channel="U0ALICE", text="To Alice Moreau")
    await orchard.chat_postMessage(channel="U0ALICE", text="To Alice Fern")
    assert slack.member("alice").reads() == ["To Alice Moreau"]
    assert at(slack, "T0ORCHARD").member("alice").reads() == ["To Alice Fern"]


async def test_an_event_says_where_it_comes_from(slack: Playground, orchard: AsyncWebClient) -> None:
    async with hearing(slack) as heard:
        await orchard.conversations_join(channel="C0HARVEST")
        await at(slack, "T0ORCHARD").member("olga").says("Ripe", in_channel="harvest")
        joined, said = heard.of("member_joined_channel")[0], heard.of("message")[0]
    assert (joined["team_id"], joined["event"]["user"]) == ("T0ORCHARD", "U0ROBOT")
    assert (said["team_id"], said["enterprise_id"], said["event"]["text"]) == ("T0ORCHARD", "E0STARSHIP", "Ripe")
    assert said["authorizations"][0]["is_enterprise_install"] is False


async def test_a_command_says_where_it_was_typed(slack: Playground, orchard: AsyncWebClient) -> None:
    async with hearing(slack) as heard:
        await at(slack, "T0ORCHARD").member("olga").types("/robot", in_channel="harvest")
    typed = heard[0]["payload"]
    assert (typed["team_id"], typed["enterprise_name"], typed["user_name"]) == ("T0ORCHARD", "Starship", "olga")


async def test_where_it_is_not_installed_there_is_no_such_command(slack: Playground) -> None:
    with pytest.raises(AssertionError, match="no_such_command"):
        await at(slack, "T0CELLAR").member("carl").types("/robot", in_channel="casks")


async def test_an_organisation_is_installed_first_and_then_added_to(slack: Playground) -> None:
    starship = await installed(slack, "E0STARSHIP")
    known = await starship.auth_test()
    assert (known["team_id"], known["is_enterprise_install"], known["team"]) == ("E0STARSHIP", True, "Starship")
    with pytest.raises(SlackApiError, match="team_access_not_granted"):
        await starship.chat_postMessage(channel="C0CASKS", text="x")
    async with hearing(slack) as heard:
        for delivery in slack.server.grant("A0ROBOT", "T0ORCHARD", "T0CELLAR"):
            await delivery
    assert heard.of("team_access_granted")[0]["event"]["team_ids"] == ["T0ORCHARD", "T0CELLAR"]
    teams = (await starship.auth_teams_list())["teams"]
    assert [team["name"] for team in teams] == ["Orchard", "Cellar & Sons"]


async def test_one_token_of_an_organisation_reaches_its_workspaces(slack: Playground) -> None:
    starship = await installed(slack, "E0STARSHIP", scope="chat:write,im:write,users:read")
    slack.server.grant("A0ROBOT", "T0ORCHARD", "T0CELLAR")
    with pytest.raises(SlackApiError, match="missing_argument"):
        await starship.users_list()
    assert await names(starship, team_id="T0CELLAR") == ["carl", "robot", "slackbot"]
    with pytest.raises(SlackApiError, match="team_access_not_granted"):
        await starship.users_list(team_id="T0PLAYGROUND")
    await starship.chat_postMessage(channel="U0CARL", text="Down here")
    opened = await starship.conversations_open(users="U0CARL")
    await starship.chat_postMessage(channel=opened["channel"]["id"], text="Again")
    assert at(slack, "T0CELLAR").member("carl").reads() == ["Down here", "Again"]
    async with hearing(slack) as heard:
        await at(slack, "T0CELLAR").member("carl").opens_home()
    opened = heard.of("app_home_opened")[0]
    assert (opened["team_id"], opened["authorizations"][0]["is_enterprise_install"]) == ("T0CELLAR", True)


async def test_a_form_of_an_organisations_app_comes_from_no_workspace(slack: Playground) -> None:
    starship = await installed(slack, "E0STARSHIP")
    slack.server.grant("A0ROBOT", "T0CELLAR")
    cellar = at(slack, "T0CELLAR")
    async with hearing(slack) as heard:
        done = await cellar.member("carl").says("Done", in_channel="casks")
        await cellar.member("carl").uses("Save for later", on=done)
        await starship.views_open(trigger_id=heard.last["trigger_id"], view=form())
        await cellar.member("carl").chooses("Level", "Senior")
        await cellar.member("carl").submits()
    used, sent = heard[-2]["payload"], heard.last
    assert (used["team"]["enterprise_id"], used["is_enterprise_install"]) == ("E0STARSHIP", True)
    assert (sent["type"], sent["team"], sent["enterprise"]["name"]) == ("view_submission", None, "Starship")
    assert (sent["user"]["team_id"], sent["view"]["app_installed_team_id"]) == ("T0CELLAR", "E0STARSHIP")


async def test_an_app_that_removes_itself_is_told_and_has_no_token(
    slack: Playground, client: AsyncWebClient, orchard: AsyncWebClient
) -> None:
    with pytest.raises(SlackApiError, match="bad_client_secret"):
        await client.apps_uninstall(client_id="playground", client_secret="guessed")
    async with hearing(slack) as heard:
        await client.apps_uninstall(**SECRETS)
        await slack.idle()
    assert heard.of("tokens_revoked")[0]["event"]["tokens"] == {"oauth": [], "bot": ["U0ROBOT"]}
    assert heard.of("app_uninstalled")[0]["team_id"] == "T0PLAYGROUND"
    with pytest.raises(SlackApiError, match="token_revoked"):
        await client.auth_test()
    with pytest.raises(AssertionError, match="no_such_command"):
        await slack.member("alice").types("/robot")
    assert (await orchard.auth_test())["team_id"] == "T0ORCHARD"


async def test_a_token_given_back_takes_the_bot_out_of_its_channels(slack: Playground, client: AsyncWebClient) -> None:
    assert (await client.auth_revoke(test=True))["revoked"] is False
    async with hearing(slack) as heard:
        assert (await client.auth_revoke())["revoked"] is True
        await slack.idle()
    assert [payload["event"]["type"] for payload in (e["payload"] for e in heard)] == ["tokens_revoked"]
    assert "U0ROBOT" not in slack.slack.world.channel("ideas").members
    again = await installed(slack, "T0PLAYGROUND")
    assert again.token != "xoxb-playground"
    with pytest.raises(SlackApiError, match="not_in_channel"):
        await again.chat_postMessage(channel="C0IDEAS", text="x")
    await again.chat_postMessage(channel="U0ALICE", text="Back")
    assert slack.member("alice").reads() == ["Back"]
