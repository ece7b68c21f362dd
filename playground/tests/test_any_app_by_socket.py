"""A plain echo bot in Socket Mode: it runs here as it would in Slack, but for the base URL."""

from collections.abc import AsyncIterator

import pytest
from plain_apps import echo_by_socket

from playground.config import AppSpec, ChannelSpec, CommandSpec, ShortcutSpec, Workspace
from playground.testing import Playground

pytestmark = pytest.mark.anyio

ECHO = AppSpec(
    name="Echo",
    scopes=frozenset({"app_mentions:read", "chat:write", "commands", "im:history", "channels:history"}),
    events=frozenset({"app_mention", "message.im"}),
    commands=(CommandSpec("/echo", "Says it again", "[words]"),),
    shortcuts=(ShortcutSpec("Write down", "write_down", "global"), ShortcutSpec("Write down", "write_down", "message")),
)
HERE = Workspace(channels=(ChannelSpec("general", ("alice", "bob", "echo")),), apps=(ECHO,))


@pytest.fixture
async def slack() -> AsyncIterator[Playground]:
    async with Playground.running(HERE) as running:
        handler = echo_by_socket(running.api_url)
        await handler.connect_async()
        await running.connected()
        yield running
        await handler.close_async()


async def test_it_says_again_what_one_says_to_it(slack: Playground) -> None:
    alice = slack.member("alice")
    await alice.says("Good morning")
    assert await alice.hears("You said") == "You said: Good morning"


async def test_it_answers_in_the_thread_of_a_direct_message(slack: Playground) -> None:
    alice = slack.member("alice")
    first = await alice.says("A word")
    await alice.says("and another", in_thread_of=first)
    await alice.hears("You said: and another")
    assert alice.messages()[-1].thread_ts == first.ts
    assert slack.refused == []


async def test_a_mention_is_answered_in_a_thread(slack: Playground) -> None:
    bob = slack.member("bob")
    said = await bob.says("@echo are you there?", in_channel="general")
    assert await bob.hears("You called", "general") == "You called, @bob?"
    assert bob.messages("general")[-1].thread_ts == said.ts


async def test_a_command_is_answered_for_all(slack: Playground) -> None:
    alice, bob = slack.member("alice"), slack.member("bob")
    await alice.types("/echo one two", in_channel="general")
    assert await bob.hears("one two", "general") == "one two"


async def test_a_button_changes_its_message(slack: Playground) -> None:
    alice = slack.member("alice")
    await alice.says("hello")
    await alice.hears("Hey @alice")
    await alice.clicks("Again")
    assert await alice.hears("@alice clicked") == "@alice clicked"


async def test_a_shortcut_opens_a_form_whose_options_the_app_knows(slack: Playground) -> None:
    alice = slack.member("alice")
    await alice.uses("Write down")
    await alice.fills("Words", "ok")
    with pytest.raises(AssertionError, match="what there is: Models, Monitoring"):
        await alice.chooses("Topic", "Mo")
    await alice.chooses("Topic", "Models")
    await alice.submits()
    assert alice.errors == {"Words": "A little more, please."}
    await alice.fills("Words", "Ask about drift")
    await alice.submits()
    assert await alice.hears("Kept") == "Kept under models: Ask about drift"


async def test_the_same_shortcut_is_in_the_menu_of_a_message(slack: Playground) -> None:
    alice, bob = slack.member("alice"), slack.member("bob")
    said = await bob.says("We should measure this", in_channel="general")
    await alice.uses("Write down", on=said)
    assert (alice.modal or "").startswith("A note")
