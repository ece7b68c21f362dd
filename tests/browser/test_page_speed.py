"""A channel with 5,000 messages scrolls and takes a new one as an empty channel does, give or take a frame or two."""

from statistics import median

import pytest
from playwright.async_api import Page

from playground.core.messages import Message
from playground.testing import Playground

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

MANY = 5_000
A_FRAME = 1000 / 60
NEWS = 15
TRIES = 5

# Notes when the page hears of a message, and when the frame in which it stands has been painted.
WATCHED = """
const add = EventSource.prototype.addEventListener;
Object.assign(window, { heard: [], painted: [] });
EventSource.prototype.addEventListener = function (kind, listener, ...rest) {
  const noted = (event) => {
    if (kind === "message" && JSON.parse(event.data).type === "message") heard.push(performance.now());
    return listener(event);
  };
  return add.call(this, kind, noted, ...rest);
};
addEventListener("DOMContentLoaded", () => {
  const main = document.getElementById("main");
  if (!main) return;
  const isRow = (node) => node.nodeName === "ARTICLE" || node.querySelector?.("article");
  const after = new MessageChannel();
  after.port1.onmessage = () => painted.push(performance.now());
  new MutationObserver((changes) => {
    if (changes.some(({ addedNodes }) => [...addedNodes].some(isRow)))
      requestAnimationFrame(() => after.port2.postMessage(null));
  }).observe(main, { childList: true, subtree: true });
});
"""
# Scrolls up by a hundred pixels a frame; gives how long each frame took.
SCROLL = """async () => {
  const log = document.querySelector(".log");
  const frames = [];
  let last = performance.now();
  for (let n = 0; n < 90; n++) {
    log.scrollTop -= 100;
    await new Promise(requestAnimationFrame);
    frames.push(performance.now() - last);
    last = performance.now();
  }
  log.scrollTop = log.scrollHeight;
  return frames;
}"""
# Scrolls to the top until as many messages are there, then back to the end.
READ_BACK = """async (many) => {
  const log = document.querySelector(".log");
  const rows = log.getElementsByTagName("article");
  while (rows.length < many) {
    log.scrollTop = 0;
    await new Promise(requestAnimationFrame);
  }
  log.scrollTop = log.scrollHeight;
}"""
LATE = "painted.slice(-heard.length).map((at, n) => at - heard[n])"


@pytest.fixture
async def page(page: Page) -> Page:
    """The page of the gallery, watched from when it is next opened."""
    await page.add_init_script(WATCHED)
    return page


def say(slack: Playground, channel: str, text: str) -> None:
    ts = slack.slack.messages.next_ts()
    slack.slack.post(Message(ts=ts, channel=channel, user="U0BOB", text=text))


async def test_five_thousand_messages_cost_a_frame_or_two_at_most(page: Page, slack: Playground) -> None:
    await page.goto("about:blank")  # a page that stands open would hear each of them
    for n in range(MANY):
        say(slack, "C0GENERAL", f"{n}: *rolled back* in six minutes, see <https://example.org/{n}|the notes> :tada:")
    bare = await measured(page, slack, channel="C0QUIET")
    await page.goto(f"{slack.url}#as=alice&in=C0GENERAL")
    await page.get_by_role("log", name="Messages in #general").wait_for()
    await page.evaluate(READ_BACK, MANY)
    frame, late = await measured(page, slack, channel="C0GENERAL")
    for _ in range(TRIES):  # what else the machine does makes it slower, and never faster
        if frame <= bare[0] + A_FRAME and late <= bare[1] + 2 * A_FRAME:
            break
        again = await measured(page, slack, channel="C0GENERAL")
        frame, late = min(frame, again[0]), min(late, again[1])
    assert frame <= bare[0] + A_FRAME, f"a frame of scrolling: {bare[0]:.1f} ms empty, {frame:.1f} ms full"
    assert late <= bare[1] + 2 * A_FRAME, f"arrival to paint: {bare[1]:.1f} ms empty, {late:.1f} ms full"


async def measured(page: Page, slack: Playground, *, channel: str) -> tuple[float, float]:
    """The medians of a frame while scrolling and of the time from a message's arrival to its paint, in milliseconds."""
    await page.goto(f"{slack.url}#as=alice&in={channel}")
    await page.get_by_role("log").wait_for()
    frames = await page.evaluate(SCROLL)
    await page.evaluate("heard.length = painted.length = 0")
    for n in range(NEWS):
        say(slack, channel, f"News {n}")
        await page.wait_for_function("count => painted.length >= count", arg=n + 1)
    return median(frames), median(await page.evaluate(LATE))
