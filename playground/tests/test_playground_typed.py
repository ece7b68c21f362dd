"""What Slack makes of the words that people type, before it tells an app of them."""

from dataclasses import replace

import pytest
from hearing import hearing

from playground.config import CommandSpec, Workspace, default_app
from playground.core.typed import typed
from playground.core.world import World
from playground.testing import Playground

WORLD = World(Workspace())


@pytest.mark.parametrize(
    ("said", "text"),
    [
        pytest.param("see https://ex.com/pr/1", "see <https://ex.com/pr/1>", id="an address"),
        pytest.param("https://ex.com/?a=1&b=2", "<https://ex.com/?a=1&amp;b=2>", id="an address with a question"),
        pytest.param("(https://ex.com/a_(b)).", "(<https://ex.com/a_(b)>).", id="an address in brackets"),
        pytest.param("https://ex.com, or not", "<https://ex.com>, or not", id="an address before a comma"),
        pytest.param("https://ex.com/a|b", "<https://ex.com/a%7Cb>", id="an address with a bar"),
        pytest.param("http://localhost:8000/x", "<http://localhost:8000/x>", id="an address of this machine"),
        pytest.param("a<https://ex.com>b", "a<https://ex.com>b", id="an address in Slack's own brackets"),
        pytest.param("example.com", "<http://example.com|example.com>", id="a bare name"),
        pytest.param("www.ex.co.uk/a?b.", "<http://www.ex.co.uk/a?b|www.ex.co.uk/a?b>.", id="a bare name, its path"),
        pytest.param("Read README.md!", "Read <http://README.md|README.md>!", id="a file like a name"),
        pytest.param("e.g. v1.2, ml.ranker, done.Then", "e.g. v1.2, ml.ranker, done.Then", id="no name at all"),
        pytest.param("bob@ex.com.", "<mailto:bob@ex.com|bob@ex.com>.", id="a mail"),
        pytest.param("Met @Bob.", "Met <@U0BOB>.", id="a person"),
        pytest.param("@nobody, me@bob", "@nobody, me@bob", id="nobody"),
        pytest.param("@channel and @here", "<!channel> and <!here>", id="everybody"),
        pytest.param("in #ideas, #nowhere", "in <#C0IDEAS|ideas>, #nowhere", id="a channel"),
        pytest.param("a#ideas issue #12", "a#ideas issue #12", id="no channel"),
        pytest.param("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2", id="three signs"),
        pytest.param("@bob: https://ex.com #ideas", "<@U0BOB>: <https://ex.com> <#C0IDEAS|ideas>", id="all of it"),
    ],
)
def test_words_as_slack_writes_them(said: str, text: str) -> None:
    assert typed(said, WORLD) == text


@pytest.mark.anyio
async def test_a_command_that_asks_for_it_is_told_in_tags() -> None:
    commands = (CommandSpec("/tags", should_escape=True), CommandSpec("/plain"))
    async with Playground.running(Workspace.of(replace(default_app(), commands=commands))) as slack:
        alice = slack.member("alice")
        async with hearing(slack) as heard:
            for command in commands:
                await alice.types(f"{command.command} @bob in #ideas: example.com & https://ex.com")
    assert [told["payload"]["text"] for told in heard] == [
        "<@U0BOB|bob> in <#C0IDEAS|ideas>: <http://example.com|example.com> &amp; <https://ex.com>",
        "@bob in #ideas: example.com &amp; https://ex.com",
    ]


@pytest.mark.anyio
async def test_a_message_is_told_in_tags_and_read_as_it_was_typed() -> None:
    words = "Paired with @bob on https://ex.com/pr/1, see example.com"
    async with Playground.running() as slack:
        alice = slack.member("alice")
        async with hearing(slack) as heard:
            await alice.says(words)
    tagged = "Paired with <@U0BOB> on <https://ex.com/pr/1>, see <http://example.com|example.com>"
    assert heard.of("message")[0]["event"]["text"] == tagged
    assert alice.newest() == words
