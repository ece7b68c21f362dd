"""Where Slack is known to be milder or stricter than one would guess: its documentation, and what it was seen to do."""

from typing import Any

import aiohttp
import pytest
from block_pieces import section
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.config import MemberSpec, Workspace
from playground.testing import Playground

pytestmark = pytest.mark.anyio

NIGHT = (("Thursday 21:59", False), ("Thursday 22:00", True), ("Friday 07:59", True), ("Friday 08:00", False))
PICTURE = {"type": "image", "alt_text": "A dot"}


async def test_what_is_sent_to_test_comes_back(slack: Playground) -> None:
    nobody = AsyncWebClient(base_url=slack.api_url)
    assert (await nobody.api_test(foo="bar"))["args"] == {"foo": "bar"}
    with pytest.raises(SlackApiError, match="my_error"):
        await nobody.api_test(error="my_error")


@pytest.mark.parametrize("name", ["#ideas", "ideas", "C0IDEAS"])
async def test_a_message_is_addressed_by_the_name_of_a_channel(client: AsyncWebClient, name: str) -> None:
    assert (await client.chat_postMessage(channel=name, text="Hello"))["channel"] == "C0IDEAS"


async def test_a_message_that_is_too_long_is_shortened(client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel="C0IDEAS", text="x" * 40_001)
    assert posted["message"]["text"] == "x" * 40_000


@pytest.mark.parametrize(
    ("method", "args", "error"),
    [
        pytest.param("chat.postMessage", {"attachments": [{"color": "#ccc"}]}, "no_text", id="a colour alone"),
        pytest.param("conversations.open", {"users": "U0ROBOT"}, "cannot_dm_bot", id="a talk with a bot"),
        pytest.param("dnd.teamInfo", {"users": ",".join(["U0BOB"] * 51)}, "too_many_users", id="a crowd"),
        pytest.param(
            "chat.postMessage",
            {"blocks": [PICTURE | {"image_url": "https://pictures.example/a.png"}]},
            "downloading image failed .json-pointer:/blocks/0/image_url",
            id="a picture that cannot be had",
        ),
        pytest.param(
            "chat.postMessage",
            {"blocks": [section(accessory=PICTURE | {"slack_file": {"id": "F0NONE"}})]},
            "invalid slack file .json-pointer:/blocks/0/accessory/slack_file",
            id="a file that is not there",
        ),
    ],
)
async def test_what_slack_refuses(client: AsyncWebClient, method: str, args: dict[str, Any], error: str) -> None:
    with pytest.raises(SlackApiError, match=error):
        await client.api_call(method, json={"channel": "C0IDEAS"} | args if method.startswith("chat") else args)


async def test_an_update_of_nothing_is_refused(client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel="C0IDEAS", text="Hello")
    with pytest.raises(SlackApiError, match="no_text"):
        await client.api_call("chat.update", json={"channel": "C0IDEAS", "ts": posted["ts"]})


async def test_a_picture_of_this_slack_is_found(client: AsyncWebClient) -> None:
    shared = await client.files_upload_v2(content="dots", filename="a.png")
    for file in ({"id": shared["file"]["id"]}, {"url": shared["file"]["permalink"]}):
        await client.chat_postMessage(channel="C0IDEAS", text="Dots", blocks=[PICTURE | {"slack_file": file}])


@pytest.mark.parametrize(
    "metadata",
    [
        pytest.param({"entities": [{"url": "https://ex.com/1", "entity_payload": {"a": {"b": {}}}}]}, id="alone"),
        pytest.param({"event_type": "seen", "event_payload": {"n": 1}, "entities": []}, id="beside an event"),
    ],
)
async def test_metadata_can_tell_of_entities(client: AsyncWebClient, metadata: dict[str, Any]) -> None:
    posted = await client.api_call("chat.postMessage", json={"channel": "C0IDEAS", "text": "x", "metadata": metadata})
    assert posted["message"]["metadata"] == metadata


async def test_a_file_comes_in_a_form_as_other_clients_send_it(slack: Playground, client: AsyncWebClient) -> None:
    content = b"\x89PNG\r\n\r\n--\x00\r\n"
    announced = await client.files_getUploadURLExternal(filename="a.png", length=len(content))
    form = aiohttp.FormData()
    form.add_field("filename", content, filename="a.png", content_type="application/octet-stream")
    async with aiohttp.ClientSession() as session, session.post(announced["upload_url"], data=form) as response:
        assert response.status == 200
    shared = await client.files_completeUploadExternal(files=[{"id": announced["file_id"], "title": "A"}])
    async with aiohttp.ClientSession() as session, session.get(shared["files"][0]["url_private"]) as response:
        assert await response.read() == content


async def test_a_call_comes_in_a_form_of_several_parts(slack: Playground) -> None:
    form = aiohttp.FormData(default_to_multipart=True)
    for name, value in (("token", "xoxb-playground"), ("channel", "C0IDEAS"), ("text", "In parts")):
        form.add_field(name, value)
    async with aiohttp.ClientSession() as session, session.post(f"{slack.api_url}chat.postMessage", data=form) as said:
        assert (await said.json())["message"]["text"] == "In parts"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param(b"--x\r\nno end", "multipart/form-data; boundary=x", id="no end"),
        pytest.param(b"--x--", "multipart/form-data", id="no boundary"),
    ],
)
async def test_half_a_form_is_no_form(slack: Playground, body: bytes, kind: str) -> None:
    sent = {"data": body, "headers": {"content-type": kind}}
    async with aiohttp.ClientSession() as session, session.post(f"{slack.api_url}auth.test", **sent) as response:
        assert (await response.json())["error"] == "invalid_form_data"


async def test_a_file_is_shared_into_one_channel_as_the_client_spells_it(
    slack: Playground, client: AsyncWebClient
) -> None:
    await client.files_upload_v2(content="# Mine", filename="mine.md", channels="C0IDEAS")
    assert slack.channel("ideas").reads() == ["\n(file: mine.md)"]


@pytest.mark.parametrize(
    ("zone", "name"), [("Europe/Brussels", "alice"), ("America/New_York", "charlie"), ("Asia/Kolkata", "esha")]
)
async def test_most_people_are_not_disturbed_at_night(
    slack: Playground, client: AsyncWebClient, zone: str, name: str
) -> None:
    for at, quiet in NIGHT:
        await slack.until(at, zone)
        told = await client.dnd_info(user=f"U0{name.upper()}")
        within = told["next_dnd_start_ts"] <= slack.clock.now() < told["next_dnd_end_ts"]
        assert (told["dnd_enabled"], within) == (True, quiet)
        assert told["next_dnd_end_ts"] - told["next_dnd_start_ts"] == 10 * 3600
    assert (await client.dnd_info(user="U0FELIX"))["dnd_enabled"] is False


async def test_people_are_called_as_they_chose() -> None:
    people = (
        MemberSpec("bob", "Whitfield, Bob"),
        MemberSpec("dana", "Dr. Dana Levi", display_name="dana"),
        MemberSpec("erin", "Erin Walsh", display_name=""),
        MemberSpec("felix", " "),
    )
    async with Playground.running(Workspace(members=people, channels=())) as slack:
        client = AsyncWebClient("xoxb-playground", base_url=slack.api_url)
        told = {member["name"]: member for member in (await client.users_list())["members"]}
        chosen = {name: told[name]["profile"]["display_name"] for name in ("bob", "dana", "erin", "felix")}
        assert chosen == {"bob": "Whitfield,", "dana": "dana", "erin": "", "felix": ""}
        await slack.member("erin").changes(display_name="Erin W.")
        assert (await client.users_profile_get(user="U0ERIN"))["profile"]["display_name"] == "Erin W."


async def test_what_slack_tells_of_people_channels_and_messages(client: AsyncWebClient) -> None:
    user = (await client.users_info(user="U0ALICE"))["user"]
    assert (user["is_stranger"], user["is_invited_user"]) == (False, False)
    channel = (await client.conversations_info(channel="C0IDEAS"))["channel"]
    told = [channel[name] for name in ("is_pending_ext_shared", "is_read_only", "is_org_shared", "is_ext_shared")]
    assert told == [False] * 4
    profile = (await client.chat_postMessage(channel="C0IDEAS", text="Hi"))["message"]["bot_profile"]
    assert (profile["id"], profile["app_id"], profile["name"]) == ("B0ROBOT", "A0ROBOT", "Robot")


async def test_the_language_of_somebody_is_told_where_it_is_asked_for() -> None:
    people = (MemberSpec("greta", "Greta", "Europe/Amsterdam", locale="de-DE"), MemberSpec("gwen", "Gwen"))
    async with Playground.running(Workspace(members=people, channels=())) as slack:
        client = AsyncWebClient("xoxb-playground", base_url=slack.api_url)
        assert "locale" not in (await client.users_info(user="U0GRETA"))["user"]
        told = [(await client.users_info(user=uid, include_locale=True))["user"] for uid in ("U0GRETA", "U0GWEN")]
        assert [user["locale"] for user in told] == ["de-DE", "en-GB"]
        await slack.member("gwen").changes(locale="nl-NL")
        assert (await client.users_info(user="U0GWEN", include_locale=True))["user"]["locale"] == "nl-NL"
