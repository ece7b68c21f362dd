"""People whom Trellis does not serve: each gets a kind answer that only they see, and leaves no trace."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from handlers.framework.dispatcher import Dispatcher
from playground.config import MemberSpec
from tests.house import House

pytestmark = pytest.mark.anyio

GUEST = (
    "Trellis is for members of this workspace. As a guest you have no growth plan here, and I keep nothing about you."
)


async def test_a_guest_who_types_a_command(here: House) -> None:
    grace = here.member("grace")
    for line in ("", "start", "next", "team"):
        await here.let(grace.types(f"/growth {line}", in_channel="general"))
        assert grace.newest("general") == GUEST
    assert here.slack.channel("general").reads() == []


async def test_a_guest_who_clicks_in_a_channel_changes_nothing(here: House) -> None:
    """Somebody's answer can only be clicked by them; what a guest can reach is a message for all."""
    block = {"type": "actions", "elements": [button("Start", "onboarding.start", None)]}
    client = AsyncWebClient("xoxb-playground", base_url=here.slack.api_url)
    here.slack.slack.world.channel("ranking").members["U0GRACE"] = None
    await client.chat_postMessage(channel="C0RANKING", text="Old", blocks=[block])
    grace = here.member("grace")
    await here.let(grace.clicks("Start", in_channel="ranking"))
    assert grace.newest("ranking") == GUEST
    assert grace.modal is None


async def test_a_guest_who_writes_to_trellis(here: House) -> None:
    grace = here.member("grace")
    await here.let(grace.says("Hello?"))
    assert grace.newest() == GUEST


async def test_a_guest_who_opens_the_home_tab(here: House) -> None:
    grace = here.member("grace")
    await here.let(grace.opens_home())
    assert grace.home == GUEST


async def test_a_guest_who_becomes_a_member_is_welcome(here: House) -> None:
    grace = here.member("grace")
    await here.let(grace.types("/growth start"))
    await grace.changes(is_guest=False)
    await here.let(grace.types("/growth start"))
    assert grace.newest().startswith("Trellis: small steps at your own pace")


async def test_a_bot_is_not_answered(here: House) -> None:
    robo = here.member("robo")
    before = len(here.slack.calls)
    await here.let(robo.says("start"))
    assert robo.reads() == ["start"]
    assert not any(call.method == "chat.postMessage" for call in here.slack.calls[before:])


async def test_somebody_of_another_company(here: House) -> None:
    """Slack Connect: the click comes with the id of another workspace, and Slack shows us nothing of the person."""
    body: dict[str, Any] = {
        "type": "block_actions",
        "user": {"id": "U0STRANGER", "team_id": "T0ORCHARD"},
        "team": {"id": "T0PLAYGROUND"},
        "trigger_id": here.slack.slack.triggers.issue("U0STRANGER", "A0TRELLIS"),
        "actions": [{"action_id": "onboarding.start"}],
        "container": {"type": "view"},
    }
    here.slack.slack.world.add(MemberSpec("stranger", "Sam Stranger", id="U0STRANGER"))
    here.slack.misbehave.refuse("users.info", 1, error="user_not_visible")
    client = AsyncWebClient("xoxb-playground", base_url=here.slack.api_url)
    await Dispatcher(here.trellis.registry, here.trellis.tenant).click(body, client)
    stranger = here.member("stranger")
    assert "Trellis is set up for another workspace here, so I keep nothing about you" in (stranger.modal or "")
    here.slack.calls[:] = [call for call in here.slack.calls if call.error != "user_not_visible"]


async def test_somebody_who_was_deactivated_hears_nothing_more(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    before = alice.reads()
    await alice.changes(deleted=True)
    for day in ("2026-11-24", "2026-12-01"):
        await here.on("alice", f"{day} 09:30")
    assert alice.reads() == before


async def test_somebody_deactivated_unannounced_hears_nothing_more(here: House) -> None:
    alice = await here.start("alice")
    before = alice.reads()
    here.slack.slack.world.change(alice.id, here.now.timestamp(), deleted=True)
    await here.on("alice", "2026-11-24 09:30")
    await here.later(weeks=2)
    assert alice.reads() == before


async def test_somebody_who_comes_back_is_as_before(here: House) -> None:
    alice = await here.start("alice")
    await alice.changes(deleted=True)
    await alice.changes(deleted=False)
    await here.let(alice.types("/growth"))
    assert "You stopped" not in alice.newest()
    assert "press Start" not in alice.newest()


def button(label: str, action: str, value: str | None) -> dict[str, Any]:
    drawn: dict[str, Any] = {"type": "button", "text": {"type": "plain_text", "text": label}, "action_id": action}
    return drawn if value is None else drawn | {"value": value}
