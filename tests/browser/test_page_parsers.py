"""What the page makes of text: markup as it draws it, what is typed as Slack keeps it, dates in words."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser, Page

from playground.testing import Playground
from tests.browser import gallery

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

# What they know of people and places, they know of the store.
KNOWN = """async () => {
  const { take } = await import("/page/state/store.js");
  take(await (await fetch("/play/snapshot?as=U0ALICE")).json());
}"""
DRAWN = """async ([module, name, texts]) => {
  const parser = (await import(`/page/${module}`))[name];
  return texts.map((text) => {
    const box = document.createElement("div");
    box.append(...parser(text));
    return box.innerHTML;
  });
}"""
CALLED = """async ([module, name, calls]) => {
  const parser = (await import(`/page/${module}`))[name];
  return calls.map((given) => parser(...given));
}"""
AWAY = 'target="_blank" rel="noopener noreferrer"'
MRKDWN = {
    "plain & <b> words": "plain &amp; <span>b</span> words",
    "*bold* _soft_ ~gone~ `code`": "<strong>bold</strong> <em>soft</em> <s>gone</s> <code>code</code>",
    "*bold _and soft_*": "<strong>bold <em>and soft</em></strong>",
    "2*3*4 snake_case_name ~ alone": "2*3*4 snake_case_name ~ alone",
    "* no* _nor this _": "* no* _nor this _",
    "&lt;b&gt; &amp;amp;": "&lt;b&gt; &amp;amp;",
    "`*not bold* &lt;`": "<code>*not bold* &lt;</code>",
    "<https://x.test/a?b=1&amp;c|there>": f'<a href="https://x.test/a?b=1&amp;c" {AWAY}>there</a>',
    "<https://x.test>": f'<a href="https://x.test" {AWAY}>https://x.test</a>',
    "(see https://x.test/a).": f'(see <a href="https://x.test/a" {AWAY}>https://x.test/a</a>).',
    "<mailto:a@x.test>": f'<a href="mailto:a@x.test" {AWAY}>a@x.test</a>',
    "<javascript:alert(1)|press>": "<span>press</span>",
    "<@U0BOB> <@U0NOBODY|nobody>": '<span class="mention">@Bob Okafor</span> <span class="mention">@nobody</span>',
    "<@U0ALICE>": '<span class="mention mention-me">@Alice Moreau</span>',
    "<#C0GENERAL>": '<a class="mention" href="#as=U0ALICE&amp;in=C0GENERAL">#general</a>',
    "<#C0SECRET|secret>": '<span class="mention">#secret</span>',
    "<!here> <!subteam^S1|@team>": '<span class="mention">@here</span> <span class="mention">@team</span>',
    "<!date^1796115600^{date_num}|then>": '<time datetime="2026-12-01T09:00:00.000Z">2026-12-01</time>',
    "<!date^soon^{time}|then>": "then",
    ":tada: :no_such_thing: 12:30:45": "🎉 :no_such_thing: 12:30:45",
    "one\ntwo": "one<br>two",
    "&gt; said\n&gt; twice\nanswered": "<blockquote>said<br>twice</blockquote>answered",
    "before\n```\na *b*\n```\nafter": "before<pre>a *b*</pre>after",
}
MARKDOWN = {
    "# Title\n\nwords": '<p class="md-heading md-heading-1" role="heading" aria-level="2">Title</p><p>words</p>',
    "####### no title": "<p>####### no title</p>",
    "**bold** *soft* __bold__": "<p><strong>bold</strong> <em>soft</em> <strong>bold</strong></p>",
    "_soft_ ~~gone~~ `c`": "<p><em>soft</em> <s>gone</s> <code>c</code></p>",
    "2*3*4 snake_case_name": "<p>2*3*4 snake_case_name</p>",
    "[there](https://x.test)": f'<p><a href="https://x.test" {AWAY}>there</a></p>',
    "[bad](javascript:alert)": "<p><span>bad</span></p>",
    "<b>no markup</b>": "<p>&lt;b&gt;no markup&lt;/b&gt;</p>",
    "- one\n  - two": '<ul><li style="--depth: 0;">one</li><li style="--depth: 1;">two</li></ul>',
    "1. one\n2) two": '<ol><li style="--depth: 0;">one</li><li style="--depth: 0;">two</li></ol>',
    "- [ ] open": '<ul><li class="md-task" style="--depth: 0;">'
    '<input type="checkbox" disabled="" aria-label="open">open</li></ul>',
    "> said\n> - a list": '<blockquote><p>said</p><ul><li style="--depth: 0;">a list</li></ul></blockquote>',
    "```py\n# code\n```": "<pre># code</pre>",
    "```\nnever closed": "<pre>never closed</pre>",
    "---": "<hr>",
    "| a |\n|:-:|\n| **2** |": '<div class="table-frame"><table><thead><tr><th scope="col">a</th></tr></thead>'
    "<tbody><tr><td><strong>2</strong></td></tr></tbody></table></div>",
    "one\ntwo\n\nthree": "<p>one<br>two</p><p>three</p>",
}
PLAIN = {
    "*not bold* &lt;b&gt;": "*not bold* &lt;b&gt;",
    ":tada:\n<@U0BOB>": "🎉<br>&lt;@U0BOB&gt;",
}
TYPED = [
    "Hello *you* and _me_",
    "`code` ~gone~ https://x.test/a :tada: @bob",
    "- one\n- two",
    "1. one\n2. two",
    "> said\n> twice",
    "```\na\nb\n```",
    "*bold _and soft_*",
]
NOW = 1_796_115_600  # 2026-12-01 09:00 in UTC, a Tuesday
YESTERDAY, LAST_YEAR = NOW - 86_400, NOW - 400 * 86_400


@pytest.fixture(scope="module")
async def page(browser: Browser) -> AsyncIterator[Page]:
    """One for all of them: nothing that they do is remembered."""
    async with Playground.running(gallery.workspace()) as slack:
        page = await browser.new_page()
        await page.goto(f"{slack.url}#as=alice")
        await page.evaluate(KNOWN)
        yield page
        await page.close()


async def called(page: Page, module: str, name: str, calls: list[list[Any]]) -> list[Any]:
    return list(await page.evaluate(CALLED, [module, name, calls]))


@pytest.mark.parametrize(
    ("module", "name", "table"),
    [
        pytest.param("text/mrkdwn.js", "mrkdwn", MRKDWN, id="mrkdwn"),
        pytest.param("text/markdown.js", "markdown", MARKDOWN, id="Markdown"),
        pytest.param("text/mrkdwn.js", "plain", PLAIN, id="plain text"),
    ],
)
async def test_text_is_drawn(page: Page, module: str, name: str, table: dict[str, str]) -> None:
    drawn = await page.evaluate(DRAWN, [module, name, list(table)])
    assert dict(zip(table, drawn, strict=True)) == table


async def test_what_was_typed_is_there_again_to_be_edited(page: Page) -> None:
    kept = await called(page, "text/richwords.js", "toRich", [[typed] for typed in TYPED])
    assert await called(page, "text/richwords.js", "fromRich", [[block] for block in kept]) == TYPED


async def test_what_is_typed_is_kept_as_rich_text(page: Page) -> None:
    section, nothing = await called(page, "text/richwords.js", "toRich", [["*Hi* @bob, @nobody"], ["   "]])
    assert nothing is None
    assert section["elements"][0]["elements"] == [
        {"type": "text", "text": "Hi", "style": {"bold": True}},
        {"type": "text", "text": " "},
        {"type": "user", "user_id": "U0BOB"},
        {"type": "text", "text": ", "},
        {"type": "text", "text": "@nobody"},
    ]


async def test_dates_are_said_in_words(page: Page) -> None:
    cases = {
        ("{date_num} {time_secs}", NOW, "UTC"): "2026-12-01 09:00:00",
        ("{date_short_pretty} at {time}", NOW, "UTC"): "today at 09:00",
        ("{date_pretty} at {time}", YESTERDAY, "Europe/Paris"): "yesterday at 10:00",
        ("{date_short_pretty}", LAST_YEAR, "UTC"): "27 Oct 2025",
        ("{date}, {date_long}", NOW, "UTC"): "1 December 2026, Tuesday, 1 December 2026",
        ("{day_divider_pretty}", LAST_YEAR, "UTC"): "Monday 27 October 2025",
        ("{nothing} {time}", NOW, "No/Where"): "{nothing} 09:00",
    }
    said = await called(page, "text/time.js", "slackDate", [[*case, NOW] for case in cases])
    assert dict(zip(cases, said, strict=True)) == cases


async def test_a_time_on_the_wall_is_one_moment_even_where_the_clocks_change(page: Page) -> None:
    cases = {
        ("2026-11-24T09:30", "Asia/Kolkata"): 1_795_492_800,
        ("2026-10-25T02:30", "Europe/Paris"): 1_792_891_800,  # twice that night: the second
        ("2026-03-29T02:30", "Europe/Paris"): 1_774_747_800,  # never that night: an hour later
    }
    assert await called(page, "text/time.js", "fromWall", [list(case) for case in cases]) == list(cases.values())
    assert await called(page, "text/time.js", "nextMonday", [[NOW, "America/New_York"]]) == [1_796_653_800]
