"""What Slack makes of words, and what people read of it: that which was typed, and nothing that pings."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.framework import blocks, typed, words
from handlers.framework.blocks import Message
from tests.handlers.test_mentions import live, read_as_markup
from tests.house import TO_TEAM, House

NAMES = {"U0BOB": "Bob", "C0RANKING": "ranking"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("<https://ex.com/pr/1>", "https://ex.com/pr/1", id="a link"),
        pytest.param("<https://ex.com/?a=1&amp;b=2>", "https://ex.com/?a=1&b=2", id="a link with an ampersand"),
        pytest.param("<http://example.com|example.com>", "example.com", id="a bare domain"),
        pytest.param("<https://ex.com/|ex.com>", "ex.com", id="a bare domain with a slash behind it"),
        pytest.param("<https://ex.com/doc|the design>", "the design (https://ex.com/doc)", id="a link under a name"),
        pytest.param("<mailto:bob@ex.com|bob@ex.com>", "bob@ex.com", id="a mail address"),
        pytest.param("<mailto:bob@ex.com>", "bob@ex.com", id="a mail address alone"),
        pytest.param("<mailto:bob@ex.com|write him>", "write him (bob@ex.com)", id="a mail address under a name"),
        pytest.param("<tel:+4930123|+49 30 123>", "+49 30 123 (+4930123)", id="a telephone number"),
        pytest.param("with <@U0BOB>!", "with @Bob!", id="a person"),
        pytest.param("with <@U0BOB|bob.w>", "with @Bob", id="a person with a label"),
        pytest.param("with <@U0NEW|new.one>", "with @new.one", id="a person only Slack knows"),
        pytest.param("with <@U0NEW>", "with @U0NEW", id="a person nobody knows"),
        pytest.param("in <#C0X|general>", "in #general", id="a channel"),
        pytest.param("in <#C0RANKING|>", "in #ranking", id="a channel with an empty label"),
        pytest.param("in <#C0SECRET>", "in #C0SECRET", id="a channel nobody knows"),
        pytest.param("<!here> <!channel|@channel> <!everyone>", "@here @channel @everyone", id="everybody"),
        pytest.param("<!subteam^S1|@ranking-team>", "@ranking-team", id="a group"),
        pytest.param("<!subteam^S1>", "@S1", id="a group without a label"),
        pytest.param("<!date^1392734382^{date_short}|18 Feb 2014>", "18 Feb 2014", id="a date"),
        pytest.param("<!date^1392734382^{date}^https://ex.com|then>", "then", id="a date that links"),
        pytest.param("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d", id="entities"),
        pytest.param("&lt;@U0BOB&gt; &amp;lt;", "<@U0BOB> &lt;", id="angle brackets that were typed"),
        pytest.param("<https://a.io> and <https://b.io>", "https://a.io and https://b.io", id="two links"),
        pytest.param("x <unknown thing> y", "x <unknown thing> y", id="what Slack does not write"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_was_typed(text: str, words: str) -> None:
    assert typed.words(text, NAMES) == words


def test_a_command_about_somebody_keeps_whom_it_is_about() -> None:
    assert typed.words("assess <@U0BOB|bob> <https://ex.com>", mentions=True) == "assess <@U0BOB|bob> https://ex.com"


LINKS = st.from_regex(r"https?://[a-z]{1,8}\.io(/[a-z?=&;]{0,8})?", fullmatch=True)
PIECES = st.one_of(
    st.text(),
    LINKS.map("<{}>".format),
    st.tuples(LINKS, st.text()).map(lambda pair: f"<{pair[0]}|{pair[1]}>"),
    st.sampled_from(
        ("<@U0BOB>", "<@U0NEW|x>", "<!here>", "<!channel|here>", "<#C1|x>", "<!subteam^S1|@x>", "<!date^1^x|y>")
    ),
    st.sampled_from(("&lt;", "&amp;lt;", "&lt;!here&gt;", "<", ">", "|", "<<@U0BOB>>", "&amp;", "@here", "<!<!here>>")),
)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_nothing_that_was_typed_is_live_when_it_is_shown(text: str) -> None:
    wrote = typed.words(text, NAMES) or "nothing"
    message = Message.of(
        blocks.section(f"{words.quote(wrote)} {words.escape(wrote)}"), blocks.quiet(words.escape(wrote))
    )
    shown = list(read_as_markup(message.payload()))
    assert not [text for text in shown if re.search(r"<[^\n]", text)]


@given(st.text(alphabet=st.characters(exclude_characters="<>")))
def test_no_letter_is_lost(text: str) -> None:
    escaped = text.replace("&", "&amp;")
    assert typed.words(escaped) == text.strip()


pytestmark = pytest.mark.anyio

WRAPPED = (
    "Paired with <@U0BOB> on <https://ex.com/pr/1|ex.com/pr/1>, told <mailto:bob@ex.com|bob@ex.com> in <#C0RANKING|>"
)
READ = "Paired with @Bob on ex.com/pr/1, told bob@ex.com in #ranking"


async def test_a_reply_reads_as_it_was_typed_for_every_reader(here: House) -> None:
    await here.make_team("alice")
    alice, bob = await here.start("alice", rhythm="Every week"), here.member("bob")
    await here.on("alice", "2026-11-24 09:30")
    ranking = here.slack.slack.world.channel("ranking").id
    said = WRAPPED.replace("U0BOB", bob.id).replace("C0RANKING", ranking)
    await here.let(alice.says(said, in_thread_of=alice.messages()[-1]))
    assert f"> {READ}" in "\n".join(alice.reads())
    await alice.clicks("Edit")
    assert READ in (alice.modal or "")
    await alice.chooses("Who sees your answer?", TO_TEAM)
    await here.let(alice.submits())
    await here.later(minutes=11)
    await here.let(bob.types("/growth digest"), bob.clicks("Post both now"))
    assert READ in "\n".join(here.slack.channel("ranking").reads())
    assert READ in "\n".join(bob.reads())
    assert live(here) == set()
