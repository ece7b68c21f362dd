"""What people do with their words on the page: change them, take them back, say them to one or out of a thread."""

import pytest
from playwright.async_api import Page, expect

from playground.testing import Playground
from tests.browser import axe
from tests.browser.gallery import Gallery
from tests.browser.hands import goes_to, messages

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


async def test_a_message_of_ones_own_gets_other_words_and_goes(page: Page, slack: Playground) -> None:
    box = await goes_to(page, "general")
    await box.fill("It wroks, @bob & all")
    await box.press("Enter")
    await messages(page).hover()
    await messages(page).get_by_role("button", name="Your message").click()
    await page.get_by_role("menuitem", name="Edit").click()
    words = page.get_by_role("textbox", name="Your words")
    await expect(words).to_have_value("It wroks, @bob & all")
    assert await axe.faults(page) == []
    await words.fill("It works, @bob & all")
    await page.get_by_role("button", name="Save").click()
    await expect(messages(page)).to_contain_text("It works, @Bob Okafor & all (edited)")
    await messages(page).hover()
    await messages(page).get_by_role("button", name="Your message").click()
    await page.get_by_role("menuitem", name="Delete").click()
    await page.get_by_role("button", name="Delete").click()
    await expect(messages(page)).to_have_count(0)
    assert slack.channel("general").reads() == []


async def test_what_another_said_is_not_ones_own(page: Page, slack: Playground) -> None:
    await slack.member("bob").says("Mine", in_channel="general")
    await goes_to(page, "general")
    await messages(page).hover()
    await expect(messages(page).get_by_role("button", name="React")).to_be_visible()
    await expect(messages(page).get_by_role("button", name="Your message")).to_have_count(0)


async def test_one_writes_to_somebody_for_the_first_time(page: Page) -> None:
    await page.keyboard.press("Control+k")
    await page.get_by_role("combobox", name="Where to, or who to be?").fill("write to bob")
    await page.keyboard.press("Enter")
    box = page.get_by_role("textbox", name="Message Bob Okafor")
    await box.fill("Between us")
    await box.press("Enter")
    await expect(messages(page)).to_contain_text("Between us")
    await expect(page.get_by_role("region", name="Direct messages")).to_contain_text("Bob Okafor")
    await page.get_by_test_id("person-bob").click()
    await page.get_by_test_id("conversation-alice").click()
    await expect(messages(page)).to_contain_text("Between us")


async def test_an_app_speaks_under_another_name_and_out_of_a_thread(page: Page, shown: Gallery) -> None:
    await goes_to(page, "general")
    say = shown.client.chat_postMessage
    head = await say(channel="C0GENERAL", text="Release", username="Builder", icon_emoji=":rocket:")
    await say(channel="C0GENERAL", text="It is out", thread_ts=str(head["ts"]), reply_broadcast=True)
    await expect(messages(page).first).to_contain_text("🚀Builder")
    await messages(page).last.get_by_role("button", name="Replied in a thread").click()
    await expect(page.get_by_role("complementary", name="Thread").get_by_test_id("message")).to_have_count(2)
    await expect(messages(page)).to_have_count(2)
