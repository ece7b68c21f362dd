"""What the page does around the apps: people, places, files, emoji, the clock, the inspector."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import Page, Route, expect
from slack_sdk.errors import SlackApiError

from playground.testing import Playground
from tests.browser import axe
from tests.browser.gallery import Gallery
from tests.browser.hands import goes_to, messages

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


async def test_two_people_stand_side_by_side(page: Page) -> None:
    box = await goes_to(page, "general")
    await page.get_by_role("button", name="Two people side by side").click()
    await page.get_by_role("menuitem", name="Bob Okafor").click()
    other = page.frame_locator("iframe")
    await expect(other.get_by_role("textbox", name="Message #general")).to_be_visible()
    await box.fill("Hello from here")
    await box.press("Enter")
    await expect(other.get_by_test_id("message")).to_contain_text("Hello from here")
    await other.get_by_role("textbox", name="Message #general").fill("And from there")
    await other.get_by_role("button", name="Send").click()
    await expect(messages(page)).to_have_count(2)
    await expect(messages(page).last).to_contain_text("Bob Okafor")
    assert await axe.faults(page) == []
    await page.get_by_role("button", name="Close the second person").click()
    await expect(page.locator("iframe")).to_have_count(0)


async def test_one_click_and_one_is_somebody_else(page: Page) -> None:
    box = await goes_to(page, "general")
    await box.fill("News for Bob")
    await box.press("Enter")
    await expect(page.get_by_test_id("person-bob")).to_contain_text("1 unread")
    await page.get_by_test_id("person-bob").click()
    await expect(page.get_by_text("Bob Okafor").first).to_be_visible()
    await expect(messages(page)).to_contain_text("News for Bob")


async def test_nothing_that_happens_falls_between_what_is_there_and_what_comes(page: Page) -> None:
    """What is there is asked for once the page hears what comes: however slow the way to that is."""
    asked, let_go, snapshots = asyncio.Event(), asyncio.Event(), list[str]()

    async def hold(route: Route) -> None:
        asked.set()
        await let_go.wait()
        await route.continue_()

    await page.route("**/play/events*", hold)
    page.on("request", lambda request: snapshots.append(request.url) if "/play/snapshot" in request.url else None)
    await page.get_by_test_id("person-bob").click()
    await asked.wait()
    await page.evaluate("() => new Promise(requestAnimationFrame)")
    assert snapshots == []
    let_go.set()
    await expect(page.get_by_test_id("person-bob")).to_have_attribute("aria-current", "true")
    assert len(snapshots) == 1


async def test_an_unread_count_arrives_and_goes_by_reading(page: Page, slack: Playground) -> None:
    await slack.member("bob").says("Look at this", in_channel="general")
    await expect(page.get_by_test_id("conversation-general")).to_have_accessible_name("general 1 unread")
    await expect(page).to_have_title("(1) Gallery · Playground")
    await expect(page.get_by_role("status").filter(has_text="New message in general")).to_have_count(1)
    await goes_to(page, "general")
    await expect(page.get_by_test_id("conversation-general")).to_have_accessible_name("general")


async def test_what_is_typed_is_completed(page: Page) -> None:
    box = await goes_to(page, "general")
    for typed, taken in (
        ("/sh", "/show "),
        ("Ask @bo", "Ask @bob "),
        ("In #gen", "In #general "),
        (":seedl", ":seedling: "),
    ):
        await box.fill("")
        await box.press_sequentially(typed)
        await page.get_by_role("listbox", name="Suggestions").wait_for()
        await box.press("Tab")
        await expect(box).to_have_value(taken)


async def test_an_emoji_is_picked_and_a_reaction_is_given_and_taken_back(page: Page, slack: Playground) -> None:
    box = await goes_to(page, "general")
    await page.get_by_role("button", name="Emoji").click()
    await page.get_by_role("searchbox", name="Search emoji").fill("rocket")
    await page.keyboard.press("Enter")
    await expect(box).to_have_value(":rocket: ")
    await box.press("Enter")
    await expect(messages(page)).to_contain_text("🚀")
    await messages(page).hover()
    await messages(page).get_by_role("button", name="React").click()
    await page.get_by_role("searchbox", name="Search emoji").fill("tada")
    await page.keyboard.press("Enter")
    mine = messages(page).get_by_role("button", name="tada, 1: Alice Moreau")
    await expect(mine).to_have_attribute("aria-pressed", "true")
    assert slack.channel("general").messages()[0].reactions == (("tada", "U0ALICE"),)
    await mine.click()
    await expect(mine).to_have_count(0)


async def test_a_file_is_attached_and_a_picture_is_seen(page: Page, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Six minutes")
    dot = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
        "0000000c4944415408d763d0cf9f0100028801655ff2d0e70000000049454e44ae426082"
    )
    (tmp_path / "dot.png").write_bytes(dot)
    box = await goes_to(page, "general")
    await page.get_by_label("Files", exact=True).set_input_files([tmp_path / "notes.txt", tmp_path / "dot.png"])
    await page.get_by_role("button", name="Take away dot.png").wait_for()
    await box.press("Enter")
    await expect(messages(page).get_by_role("link", name="notes.txt")).to_be_visible()
    picture = messages(page).get_by_role("img", name="dot.png")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("async image => { await image.decode(); return image.naturalWidth }") == 1


async def test_a_shortcut_of_a_message_reaches_the_app(page: Page, shown: Gallery) -> None:
    box = await goes_to(page, "general")
    await box.fill("Worth keeping")
    await box.press("Enter")
    await messages(page).hover()
    await messages(page).get_by_role("button", name="Message shortcuts").click()
    async with page.expect_response("**/play/shortcut"):
        await page.get_by_role("menuitem", name="Keep it").click()
    assert (shown.heard[-1]["callback_id"], shown.heard[-1]["message"]["text"]) == ("keep_it", "Worth keeping")


async def test_a_thread_is_answered_by_keys_alone(page: Page) -> None:
    box = await goes_to(page, "general")
    for text in ("First", "Second"):
        await box.fill(text)
        await box.press("Enter")
        await expect(messages(page).last).to_contain_text(text)
    await page.keyboard.press("Shift+F6")
    await page.get_by_role("log", name="Messages in #general").focus()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowUp")
    await expect(messages(page).first).to_be_focused()
    await page.keyboard.press("Enter")
    reply = page.get_by_role("textbox", name="Reply in this thread")
    await expect(reply).to_be_focused()
    await page.keyboard.type("An answer")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("complementary", name="Thread").get_by_test_id("message")).to_have_count(2)
    await page.keyboard.press("Escape")
    await expect(box).to_be_focused()
    await expect(messages(page).first.get_by_role("button", name="1 reply")).to_be_visible()


async def test_opening_a_thread_keeps_the_place_where_one_reads(page: Page, slack: Playground) -> None:
    bob = slack.member("bob")
    for n in range(90):
        await bob.says(f"Message {n}", in_channel="general")
    await goes_to(page, "general")
    log = page.get_by_role("log", name="Messages in #general")
    await expect(messages(page).last).to_contain_text("Message 89")
    await log.evaluate("log => { log.scrollTop = 0 }")
    await expect(messages(page)).to_have_count(90)
    middle = messages(page).filter(has_text="Message 40")
    await middle.hover()
    await middle.get_by_role("button", name="Reply in thread").click()
    await page.get_by_role("textbox", name="Reply in this thread").wait_for()
    await expect(messages(page)).to_have_count(90)
    await expect(middle).to_be_in_viewport()
    await bob.says("Meanwhile", in_channel="general")
    await expect(page.get_by_role("button", name="New messages")).to_be_visible()
    await expect(middle).to_be_in_viewport()


async def test_the_clock_says_whose_monday_it_is(page: Page, slack: Playground) -> None:
    await page.get_by_test_id("clock").click()
    monday = page.get_by_role("menuitem", name="Next Monday, 09:30")
    await expect(monday).to_contain_text("in Brussels")
    await expect(monday).to_contain_text("Mon 30 Nov, 09:30")
    await page.get_by_label("Whose days these are").select_option(label="Los Angeles: Felix")
    await expect(monday).to_contain_text("in Los Angeles")
    async with page.expect_response("**/control/clock"):
        await monday.click()
    assert slack.clock.moment().isoformat() == "2026-11-30T17:30:00+00:00"


async def test_what_is_scheduled_is_shown_to_who_builds_the_app(page: Page, shown: Gallery, slack: Playground) -> None:
    await goes_to(page, "general")
    due = int(slack.clock.now()) + 3600
    await shown.client.chat_scheduleMessage(channel="C0GENERAL", text="Said in an hour", post_at=due)
    await expect(page.get_by_text("1 message is scheduled here, next Tue 24 Nov, 11:00")).to_be_visible()
    await slack.clock.move(slack.clock.moment().replace(hour=11))
    await expect(messages(page)).to_contain_text("Said in an hour")
    await expect(page.get_by_text("is scheduled here")).to_have_count(0)


async def test_the_inspector_shows_each_call_its_verdict_and_why(page: Page, shown: Gallery) -> None:
    await page.get_by_role("button", name="Inspector", exact=True).click()
    calls = page.get_by_role("list", name="Calls and events, newest first").locator("> li")
    await expect(calls.last).to_contain_text("apps.connections.open")
    with pytest.raises(SlackApiError):
        await shown.client.chat_postMessage(channel="C0GENERAL", text="Odd", blocks=[{"type": "header"}])
    await expect(calls.first).to_contain_text("chat.postMessage")
    await expect(calls.first).to_contain_text("invalid_blocks")
    await calls.first.locator("summary").click()
    await expect(calls.first.get_by_role("list", name="Why")).to_contain_text(
        "missing required field: text [json-pointer:/blocks/0]"
    )
    await shown.client.auth_test()
    await expect(calls.first).to_contain_text("auth.test")
    await expect(calls.nth(1).get_by_role("region", name="Payload")).to_contain_text('"channel": "C0GENERAL"')
    await expect(calls.nth(1).locator("summary")).to_be_focused()
    which = page.get_by_label("Which of them")
    await which.focus()
    await which.select_option(label="Refused or let pass")
    await expect(calls).to_have_count(1)
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Inspector", exact=True)).to_be_focused()


async def test_ctrl_k_goes_anywhere(page: Page) -> None:
    await page.keyboard.press("Control+k")
    await page.keyboard.type("gen")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("conversation-general")).to_have_attribute("aria-current", "page")
    await page.keyboard.press("Alt+2")
    await expect(page.get_by_test_id("person-bob")).to_have_attribute("aria-current", "true")
    await page.get_by_role("main").click()
    await page.keyboard.press("?")
    await expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert await axe.faults(page) == []
