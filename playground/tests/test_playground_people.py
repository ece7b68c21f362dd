"""A whole app by Socket Mode, and people who use it."""

import pytest
from greeter import greeting

from playground.config import MemberSpec
from playground.testing import Playground

pytestmark = pytest.mark.anyio


async def test_a_command_answers_only_who_typed_it() -> None:
    async with Playground.running() as slack, greeting(slack) as app:
        alice, bob = slack.member("alice"), slack.member("bob")
        await alice.types("/robot start", in_channel="ideas")
        assert alice.newest("ideas") == "Hello you\n[Start]"
        assert bob.reads("ideas") == []
        assert slack.channel("ideas").reads() == []
        told = app.heard[0]
        assert (told["command"], told["text"], told["user_id"]) == ("/robot", "start", alice.id)
        assert (told["channel_name"], told["team_domain"], told["user_name"]) == ("ideas", "playground", "alice")


async def test_a_form_goes_from_the_button_to_the_message() -> None:
    async with Playground.running() as slack, greeting(slack) as app:
        alice = slack.member("alice")
        await alice.types("/robot start")
        await alice.clicks("Start")
        assert alice.modal == "Welcome\nLevel\n(select: Pick one)\nIn your words (optional)\n(text: …)\n[Save]"
        await alice.chooses("Level", "Senior")
        await alice.fills("In your words", "a < b & c")
        await alice.submits()
        assert alice.modal is None
        assert alice.errors == {}
        view = app.heard[-1]["view"]
        assert view["state"]["values"]["words"]["words"] == {"type": "plain_text_input", "value": "a < b & c"}
        assert view["private_metadata"] == "kept"
        assert alice.newest() == "You are Senior\n[Shout]"
        await alice.clicks("Shout")
        assert alice.newest() == "YOU ARE SENIOR"
        assert alice.messages()[-1].edited is not None


async def test_a_form_that_is_refused_stays_open_with_its_words() -> None:
    async with Playground.running() as slack, greeting(slack) as app:
        alice = slack.member("alice")
        await alice.types("/robot start")
        await alice.clicks("Start")
        await alice.submits()
        assert alice.errors == {"Level": "Please complete this required field."}
        await alice.chooses("Level", "Junior")
        await alice.fills("In your words", "no")
        await alice.submits()
        assert alice.errors == {"In your words": "Say a little more."}
        assert "(text: no)" in (alice.modal or "")
        await alice.fills("In your words", "more")
        await alice.submits()
        assert (alice.modal or "").startswith("And more")
        await alice.closes()
        assert (alice.modal or "").startswith("Welcome")
        assert app.heard[-1]["type"] == "view_closed"


async def test_the_home_tab_is_before_a_person_until_they_write() -> None:
    async with Playground.running() as slack, greeting(slack):
        alice = slack.member("alice")
        await alice.opens_home()
        assert alice.home == "Welcome home\n[Start]"
        await alice.clicks("Start")
        assert alice.modal is not None
        await alice.closes()
        await alice.says("hello")
        with pytest.raises(AssertionError, match="sees no"):
            await alice.clicks("Start")


async def test_a_reply_stays_in_its_thread() -> None:
    async with Playground.running() as slack, greeting(slack) as app:
        alice = slack.member("alice")
        first = await alice.says("Met @bob, 3 < 4")
        assert first.text == "Met <@U0BOB>, 3 &lt; 4"
        assert alice.reads() == ["Met @bob, 3 < 4", "Heard: Met @bob, 3 < 4"]
        await alice.says("and then", in_thread_of=first)
        answer = alice.messages()[-1]
        assert (answer.thread_ts, answer.text) == (first.ts, "Heard: and then")
        event = next(e for e in app.heard if e.get("text") == "and then")
        assert (event["channel_type"], event["thread_ts"]) == ("im", first.ts)


async def test_what_cannot_be_done_says_what_there_is() -> None:
    async with Playground.running() as slack, greeting(slack):
        alice = slack.member("alice")
        await alice.types("/robot start")
        with pytest.raises(AssertionError, match=r"\[Go\]; what there is: \[Start\]"):
            await alice.clicks("Go")
        with pytest.raises(AssertionError, match="no_such_command"):
            await alice.types("/grow")
        await alice.clicks("Start")
        with pytest.raises(AssertionError, match="Junior, Senior"):
            await alice.chooses("Level", "Chief")
        with pytest.raises(AssertionError, match="40 characters or fewer"):
            await alice.fills("In your words", "x" * 41)
        await alice.fills("In your words", "x" * 41, beyond_client=True)
        with pytest.raises(KeyError, match="alice, bob"):
            slack.member("zoe")


async def test_a_form_can_be_sent_around_the_client() -> None:
    async with Playground.running() as slack, greeting(slack) as app:
        alice = slack.member("alice")
        await alice.types("/robot start")
        await alice.clicks("Start")
        await alice.chooses("Level", "Senior")
        await alice.fills("In your words", "x" * 41, beyond_client=True)
        await alice.submits(beyond_client=True)
        assert len(app.heard[-1]["view"]["state"]["values"]["words"]["words"]["value"]) == 41


async def test_a_shortcut_carries_its_message() -> None:
    async with Playground.running() as slack, greeting(slack) as app:
        alice = slack.member("alice")
        said = await alice.says("I shipped it", in_channel="general")
        await alice.uses("Save for later", on=said)
        assert app.heard[-1]["message"]["text"] == "I shipped it"
        assert app.heard[-1]["channel"]["name"] == "general"


async def test_the_app_hears_who_comes_and_what_changes() -> None:
    async with Playground.running() as slack, greeting(slack) as app:
        zoe = await slack.joins(MemberSpec("zoe", "Zoe Lee", "Asia/Tokyo"))
        assert app.heard[-1]["user"]["tz_offset"] == 9 * 3600
        await zoe.changes(deleted=True)
        assert app.heard[-1]["user"]["deleted"] is True


async def test_a_message_can_be_waited_for() -> None:
    async with Playground.running() as slack, greeting(slack) as app:
        alice = slack.member("alice")
        await app.bolt.client.chat_postMessage(channel=alice.id, text="Good <!date^1^{date}|morning>, <@U0ALICE>")
        assert await alice.hears("morning") == "Good morning, @alice"
        assert alice.newest() == "Good morning, @alice"
