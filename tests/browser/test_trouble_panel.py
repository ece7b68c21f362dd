"""Trouble and strictness, asked for on the page."""

import pytest
from playwright.async_api import Page, expect

from playground.testing import Playground
from tests.browser import axe

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


async def test_trouble_is_asked_for_listed_and_ended_on_the_page(page: Page, slack: Playground) -> None:
    await page.get_by_role("button", name="Inspector").click()
    await page.get_by_text("Trouble and strictness").click()
    await page.get_by_label("To which method or event").fill("views.publish")
    await page.get_by_label("Of 100 times").fill("25")
    await page.get_by_role("button", name="Ask for it").click()
    asked = page.get_by_role("list", name="Trouble that was asked for").get_by_role("listitem")
    await expect(asked).to_contain_text("ratelimited · views.publish · 25 of 100 times · met 0")
    assert [rule.what for rule in slack.misbehave.rules] == ["views.publish"]
    await asked.get_by_role("button", name="End").click()
    await expect(asked).to_have_count(0)


async def test_a_slack_that_is_lenient_says_so_on_the_page(page: Page, slack: Playground) -> None:
    mark = page.get_by_role("banner").get_by_text("lenient")
    await expect(mark).to_be_hidden()
    await page.get_by_role("button", name="Inspector").click()
    await page.get_by_text("Trouble and strictness").click()
    await page.get_by_role("combobox", name="Strictness").select_option("lenient")
    await expect(mark).to_be_visible()
    assert await axe.faults(page) == []
    assert slack.slack.server.strictness.level == "lenient"
