"""The whole loop on the page, with a keyboard and a mouse: from the first word to the manager's digest."""

import pytest
from playwright.async_api import Locator, Page, expect

from bot.demo.stage import Stage

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

WIN = "Rolled the ranker back in six minutes, from the runbook."


async def test_from_the_first_word_to_the_digest(page: Page, theatre: Stage) -> None:
    await bob_makes_a_team(page)
    await alice_starts(page)
    await alice_answers_her_check_in(page)
    await alice_takes_the_step(page)
    await bob_reads_what_she_shared(page)
    assert theatre.slack.refused == []


async def bob_makes_a_team(page: Page) -> None:
    await be(page, "bob")
    await types(page, "/growth admin")
    await newest(page).get_by_role("button", name="Make a team").click()
    form = page.get_by_role("dialog")
    await form.get_by_label("What is the team called?").fill("Ranking")
    await form.get_by_label("Who leads it?").select_option(label="Bob Whitfield")
    people = form.get_by_role("group", name="Who grows on it?").first
    await people.get_by_text("Choose any").click()
    await people.get_by_role("checkbox", name="Alice Brandt").check()
    await form.get_by_label("Where does the weekly digest go?").select_option(label="#ranking-growth")
    await form.get_by_role("button", name="Save").click()
    await expect(newest(page)).to_contain_text("Saved Ranking. 1 person gets a welcome")


async def alice_starts(page: Page) -> None:
    await be(page, "alice")
    await types(page, "/growth start")
    await newest(page).get_by_role("button", name="Start").click()
    form = page.get_by_role("dialog", name="Start")
    await form.get_by_role("radio", name="Junior").check()
    await form.get_by_role("checkbox", name="Systems").check()
    await form.get_by_role("checkbox", name="Ops").check()
    await form.get_by_label("How often a check-in?").select_option(label="Every week")
    await form.get_by_label("On which day?").select_option(label="Tuesday")
    await form.get_by_role("button", name="Start").click()
    await expect(newest(page)).to_contain_text("Your first check-in comes Tuesday 29 September, 09:30")


async def alice_answers_her_check_in(page: Page) -> None:
    await page.get_by_test_id("clock").click()
    await page.get_by_label("Or to a time in Europe/Berlin").fill("2026-09-29T09:31")
    await page.get_by_role("button", name="Move the clock").click()
    await expect(newest(page)).to_contain_text("Growth check-in, week of 28 September")
    await newest(page).get_by_role("button", name="Answer").click()
    form = page.get_by_role("dialog", name="Growth check-in")
    await form.get_by_label("Something you did that you want to keep").fill(WIN)
    await form.get_by_label("Who sees what you did?").select_option(label="In the team digest, with your name")
    await form.get_by_role("button", name="Save").click()
    await expect(newest(page)).to_contain_text("Saved Tuesday 29 September")
    await expect(newest(page)).to_contain_text("What you did · In the team digest, with your name")
    await expect(newest(page)).to_contain_text(WIN)


async def alice_takes_the_step(page: Page) -> None:
    await newest(page).get_by_role("button", name="Try it").click()
    await expect(newest(page)).to_contain_text("You set out to:")
    await expect(newest(page).get_by_role("button", name="I did this")).to_be_visible()


async def bob_reads_what_she_shared(page: Page) -> None:
    await be(page, "bob")
    await page.get_by_test_id("clock").click()
    await page.get_by_role("menuitem", name="Next Monday, 09:30").click()
    await expect(newest(page)).to_contain_text("Your week with Ranking")
    await expect(newest(page)).to_contain_text(WIN)
    await page.get_by_test_id("conversation-ranking-growth").click()
    await expect(newest(page)).to_contain_text("Growth digest, Ranking")
    await expect(newest(page)).to_contain_text("Alice did this:")
    await expect(newest(page)).to_contain_text(WIN)


async def be(page: Page, name: str) -> None:
    await page.get_by_test_id(f"person-{name}").click()
    await expect(page.get_by_test_id(f"person-{name}")).to_have_attribute("aria-current", "true")
    await page.get_by_test_id("conversation-trellis").click()


async def types(page: Page, line: str) -> None:
    box = page.get_by_test_id("composer")
    await box.fill(line)
    await page.keyboard.press("Escape")
    await box.press("Enter")


def newest(page: Page) -> Locator:
    return page.get_by_test_id("message").last
