"""Small things of the page that one notices every day: what is cut, what Escape closes, where a conversation opens."""

import pytest
from playwright.async_api import Page, expect

from playground.testing import Playground
from tests.browser.hands import goes_to, messages

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


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
