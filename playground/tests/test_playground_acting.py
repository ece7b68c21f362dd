"""What a test does with people: whole forms, waiting for words, reactions, days that go by, neighbours."""

from datetime import UTC, datetime, timedelta

import pytest
from greeter import greeting
from hearing import hearing
from neighbours import workspaces
from slack_sdk.web.async_client import AsyncWebClient

from playground.testing import START, Playground

pytestmark = pytest.mark.anyio


async def test_a_form_is_filled_in_and_sent_by_its_labels() -> None:
    async with Playground.running() as slack, greeting(slack):
        alice = slack.member("alice")
        await alice.types("/robot start")
        await alice.clicks("Start")
        await alice.submits({"Level": "Senior", "In your words": "no"})
        assert alice.errors == {"In your words": "Say a little more."}
        await alice.submits({"In your words": "yes"})
        assert await alice.sees("You are Senior", "[Shout]") == alice.screen()


async def test_a_field_that_is_not_there_is_told_with_those_that_are() -> None:
    async with Playground.running() as slack, greeting(slack):
        alice = slack.member("alice")
        await alice.opens_home()
        await alice.clicks("Start")
        with pytest.raises(AssertionError, match=r"alice sees no “Shoe size”; what there is: \(Level\)"):
            await alice.submits({"Shoe size": "42"})


async def test_what_is_before_somebody_is_the_form_then_the_home_then_the_messages() -> None:
    async with Playground.running() as slack, greeting(slack):
        alice = slack.member("alice")
        await alice.opens_home()
        assert await alice.sees("Welcome home") == "Welcome home\n[Start]"
        await alice.clicks("Start")
        assert alice.screen().startswith("Welcome\nLevel")
        await alice.closes()
        assert alice.screen() == "Welcome home\n[Start]"
        await alice.says("one")
        assert await alice.sees("Heard: one") == "one\n\nHeard: one"


async def test_words_that_never_come_are_told_with_what_is_there(slack: Playground, client: AsyncWebClient) -> None:
    await client.chat_postMessage(channel="U0ALICE", text="Hello")
    with pytest.raises(AssertionError, match="alice never saw 'Goodbye', but:\nHello"):
        await slack.member("alice").sees("Hello", "Goodbye", within=0.05)


async def test_an_emoji_is_put_on_a_message(slack: Playground, client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel="C0IDEAS", text="Done")
    alice = slack.member("alice")
    await alice.reacts(":tada:", to=alice.messages("ideas")[-1])
    found = await client.conversations_history(channel="C0IDEAS", oldest=posted["ts"], inclusive=True)
    assert found["messages"][0]["reactions"] == [{"name": "tada", "users": [alice.id], "count": 1}]


async def test_days_go_by(slack: Playground, client: AsyncWebClient) -> None:
    at = START + timedelta(hours=20)
    await client.chat_scheduleMessage(channel="U0ALICE", text="Good morning", post_at=int(at.timestamp()))
    await slack.later("+1 day")
    message = slack.member("alice").messages()[-1]
    assert (message.text, float(message.ts)) == ("Good morning", pytest.approx(at.timestamp()))
    await slack.until("Monday 09:30", "Europe/Paris")
    assert slack.clock.moment() == datetime(2026, 11, 30, 8, 30, tzinfo=UTC)


async def test_a_status_ends_when_it_was_to_end_and_the_app_is_told() -> None:
    async with Playground.running() as slack, hearing(slack) as heard:
        alice = slack.member("alice")
        ends = int((START + timedelta(hours=3)).timestamp())
        await alice.changes(status_text="Vacation", status_emoji=":palm_tree:", status_expiration=ends)
        await slack.later("+2 hours")
        assert alice.person.status_text == "Vacation"
        await slack.later("+1 hour")
        assert (alice.person.status_text, alice.person.status_emoji) == ("", "")
        told = [payload["event"]["user"]["profile"]["status_text"] for payload in heard.of("user_change")]
        assert told == ["Vacation", ""]


async def test_a_status_that_was_changed_meanwhile_stays(slack: Playground) -> None:
    alice = slack.member("alice")
    ends = int((START + timedelta(hours=1)).timestamp())
    slack.slack.change(alice.person, status_text="Lunch", status_expiration=ends)
    slack.slack.change(alice.person, status_text="Vacation", status_expiration=ends + 7200)
    await slack.later("+1 hour")
    assert alice.person.status_text == "Vacation"


async def test_another_workspace_has_people_of_its_own() -> None:
    async with Playground.running(workspaces()) as slack:
        orchard = slack.beside("T0ORCHARD")
        assert orchard.member("olga").person.real_name == "Olga Petrov"
        with pytest.raises(KeyError, match="nobody here is called olga"):
            slack.member("olga")
