"""What people do with a message after it was sent, and what apps are told of it."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from hearing import hearing

from playground.config import Workspace, default_app
from playground.errors import ActFailed
from playground.testing import Playground

pytestmark = pytest.mark.anyio


@pytest.fixture
async def slack() -> AsyncIterator[Playground]:
    app = replace(default_app(), events=default_app().events | {"message.channels"})
    async with Playground.running(Workspace(apps=(app,))) as running:
        yield running


async def test_what_somebody_changes_is_told_with_what_it_was(slack: Playground) -> None:
    alice = slack.member("alice")
    async with hearing(slack) as heard:
        said = await alice.says("It wroks", in_channel="ideas")
        await alice.rewrites(said, "It works, @bob")
    told = heard.of("message")[-1]["event"]
    assert (told["subtype"], told["hidden"], told["channel"]) == ("message_changed", True, "C0IDEAS")
    assert (told["message"]["text"], told["message"]["edited"]["user"]) == ("It works, <@U0BOB>", "U0ALICE")
    assert (told["message"]["ts"], told["previous_message"]["text"]) == (said.ts, "It wroks")
    assert slack.member("bob").reads("ideas") == ["It works, @bob"]


async def test_what_somebody_takes_back_is_gone_and_told(slack: Playground) -> None:
    alice = slack.member("alice")
    async with hearing(slack) as heard:
        said = await alice.says("Not yet", in_channel="ideas")
        await alice.takes_back(said)
    told = heard.of("message")[-1]["event"]
    assert (told["subtype"], told["deleted_ts"], told["previous_message"]["text"]) == (
        "message_deleted",
        said.ts,
        "Not yet",
    )
    assert slack.member("bob").reads("ideas") == []


async def test_nobody_changes_what_another_said(slack: Playground) -> None:
    async with hearing(slack):
        said = await slack.member("alice").says("Mine", in_channel="ideas")
    with pytest.raises(ActFailed, match="not_theirs"):
        await slack.member("bob").rewrites(said, "Yours")
    with pytest.raises(ActFailed, match="not_theirs"):
        await slack.member("bob").takes_back(said)
    with pytest.raises(ActFailed, match="no_text"):
        await slack.member("alice").rewrites(said, " ")
    assert slack.channel("ideas").reads() == ["Mine"]
