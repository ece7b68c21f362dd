"""Small things of the page that one notices every day: what is cut, what Escape closes, where a conversation opens."""

import pytest
from playwright.async_api import Page, ViewportSize, expect

from playground.core.world import Person
from playground.testing import Playground
from tests.browser import blocks
from tests.browser.gallery import Gallery
from tests.browser.hands import goes_to, messages

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
IS_CUT = "node => node.scrollWidth > node.clientWidth || node.scrollHeight > node.clientHeight"
# A select of the browser's own never overflows: how much narrower it is than its words would have it.
IS_NARROWER = """select => {
  const width = select.offsetWidth;
  select.style.cssText = "width: max-content; max-width: none; position: fixed";
  return select.offsetWidth - width;
}"""


async def test_escape_closes_the_drawer_wherever_the_focus_is(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.get_by_role("button", name="Conversations").click()
    await expect(page.locator("#sidebar")).to_have_class("sidebar open")
    await page.evaluate("document.activeElement.blur()")
    await page.keyboard.press("Escape")
    await expect(page.locator("#sidebar")).not_to_have_class("sidebar open")


async def test_a_long_message_opens_at_its_beginning(page: Page, slack: Playground) -> None:
    lines = "\n".join(f"Line {number}" for number in range(200))
    await slack.member("bob").says(lines, in_channel="general")
    await goes_to(page, "general")
    await expect(messages(page).last.get_by_text("Bob Okafor").first).to_be_in_viewport()


@pytest.mark.parametrize("viewport", [pytest.param(WIDE, id="wide"), pytest.param(PHONE, id="phone")])
async def test_what_is_chosen_is_read_to_its_end(page: Page, shown: Gallery, viewport: ViewportSize) -> None:
    await page.set_viewport_size(viewport)
    audience = blocks.option("Team digest, with your name")
    chooser = {"type": "static_select", "action_id": "who", "options": [audience], "initial_option": audience}
    section = {"type": "section", "text": blocks.plain("Who sees what you did?"), "accessory": chooser}
    await shown.client.chat_postMessage(channel="C0GENERAL", text="Who sees it?", blocks=[section])
    await page.goto(f"{page.url.partition('#')[0]}#as=alice&in=C0GENERAL")
    select = messages(page).get_by_role("combobox")
    await select.wait_for()
    assert await select.evaluate(IS_NARROWER) <= 0


@pytest.mark.parametrize("viewport", [pytest.param(WIDE, id="wide"), pytest.param(PHONE, id="phone")])
async def test_what_a_command_does_is_read_to_its_end(page: Page, viewport: ViewportSize) -> None:
    await page.set_viewport_size(viewport)
    await page.get_by_test_id("composer").fill("/")
    hint = page.get_by_role("option").get_by_text("Shows one of everything")
    await expect(hint).to_be_visible()
    assert not await hint.evaluate(IS_CUT)


async def test_seven_people_leave_the_inspector_its_word(page: Page) -> None:
    await expect(page.get_by_test_id("person-grace")).to_be_visible()
    await expect(page.get_by_role("button", name="Inspector", exact=True).get_by_text("Inspector")).to_be_visible()
    assert not await page.locator(".topbar").evaluate(IS_CUT)


@pytest.mark.parametrize("viewport", [pytest.param(WIDE, id="wide"), pytest.param(PHONE, id="phone")])
async def test_what_somebody_does_is_read_to_its_end(page: Page, slack: Playground, viewport: ViewportSize) -> None:
    # Past the apps: there is none here that would take the event, and one waits a minute for that.
    slack.slack.world.change(slack.member("bob").id, 0, title="Engineering manager, Ranking")
    await page.set_viewport_size(viewport)
    await page.goto(f"{slack.url}#as=bob&in={slack.slack.between(*people(slack)).id}")
    mine = page.locator(".sidebar-status")
    await expect(mine).to_have_text("Engineering manager, Ranking")
    assert not await mine.evaluate(IS_CUT)
    await page.goto(f"{slack.url}#as=alice&in={slack.slack.between(*people(slack)).id}")
    theirs = page.locator(".topic")
    await expect(theirs).to_contain_text("Engineering manager, Ranking")
    assert not await theirs.evaluate(IS_CUT)


def people(slack: Playground) -> tuple[Person, Person]:
    return slack.member("alice").person, slack.member("bob").person
