"""The page with one of everything: what an app may send, and what a person does with it."""

from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from playground.testing import Playground
from tests.browser import axe
from tests.browser.gallery import Gallery

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


def newest(page: Page) -> Locator:
    return page.get_by_role("main").get_by_test_id("message").last


async def types(page: Page, line: str) -> None:
    box = page.get_by_test_id("composer")
    await box.fill(line)
    await box.press("Escape")
    await box.press("Enter")


async def opens_the_form(page: Page) -> Locator:
    await page.get_by_role("button", name="Shortcuts", exact=True).click()
    await page.get_by_role("menuitem", name="Show the form").click()
    form = page.get_by_role("dialog", name="One of everything")
    await form.wait_for()
    return form


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
async def test_nothing_serious_stands_in_the_way_of_anybody(page: Page, scheme: str, width: int) -> None:
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    await page.set_viewport_size({"width": width, "height": 900})
    for what in ("read", "framed", "used"):
        await types(page, f"/show {what}")
        await expect(newest(page)).not_to_have_text("")
    assert await axe.faults(page) == []
    form = await opens_the_form(page)
    assert await axe.faults(page) == []
    await form.get_by_role("button", name="Cancel").click()
    await page.get_by_role("tab", name="Home").click()
    await page.get_by_test_id("home").get_by_text("All that is read").wait_for()
    assert await axe.faults(page) == []
    await page.get_by_role("button", name="Inspector", exact=True).click()
    await page.locator(".call summary").first.click()
    assert await axe.faults(page) == []


@pytest.mark.parametrize(
    ("what", "words"),
    [
        pytest.param("read", ("All that is read", "quoted", "Junior", "A picture", "First", "make test"), id="read"),
        pytest.param(
            "framed",
            ("Rules of Machine Learning", "Track 4", "Three things", "Under way", "How a gate opens", "Wins by week"),
            id="framed",
        ),
        pytest.param("used", ("Go", "Drop it", "Somebody to ask"), id="used"),
    ],
)
async def test_every_block_is_drawn(page: Page, what: str, words: tuple[str, ...]) -> None:
    await types(page, f"/show {what}")
    for word in words:
        await expect(newest(page)).to_contain_text(word)
    await expect(page.locator(".unknown")).to_have_count(0)


async def test_a_data_table_turns_its_pages_and_takes_an_order(page: Page) -> None:
    await types(page, "/show framed")
    table = newest(page).get_by_role("table", name="Wins by week")
    await expect(table.get_by_role("rowheader")).to_have_text(["W40", "W41", "W42"])
    await newest(page).get_by_role("button", name="Later rows").click()
    await expect(table.get_by_role("rowheader")).to_have_text(["W43", "W44", "W45"])
    await table.get_by_role("button", name="Wins").click()
    await expect(table.get_by_role("rowheader").first).to_have_text("W42")
    await expect(newest(page)).to_contain_text("1 to 3 of 7")


@pytest.mark.parametrize(
    ("button", "action", "value"),
    [
        pytest.param("Read it", "read_it", "read_it", id="in a card"),
        pytest.param("Open the box", "open_box", "open_box", id="in a container"),
        pytest.param("Bad", "was_it_good", "bad", id="feedback"),
    ],
)
async def test_what_stands_in_a_frame_can_be_used(
    page: Page, shown: Gallery, slack: Playground, button: str, action: str, value: str
) -> None:
    await types(page, "/show framed")
    async with page.expect_response("**/play/action") as answered:
        await newest(page).get_by_role("button", name=button, exact=True).click()
    assert await (await answered.value).json() == {"ok": True}
    used = shown.heard[-1]["actions"][0]
    assert (used["action_id"], used["value"]) == (action, value)
    assert slack.refused == []


async def test_a_deed_that_asks_first_is_done_only_after_yes(page: Page, shown: Gallery) -> None:
    await types(page, "/show used")
    before = len(shown.heard)
    await newest(page).get_by_role("button", name="Drop it").click()
    await page.get_by_test_id("confirm").get_by_role("button", name="Keep").click()
    assert len(shown.heard) == before
    await newest(page).get_by_role("button", name="Drop it").click()
    async with page.expect_response("**/play/action"):
        await page.get_by_test_id("confirm").get_by_role("button", name="Drop").click()
    assert shown.heard[-1]["actions"][0]["action_id"] == "drop"


async def test_the_app_suggests_while_one_types(page: Page, shown: Gallery) -> None:
    form = await opens_the_form(page)
    box = form.get_by_role("combobox", name="A book")
    await box.fill("r")
    await expect(form.get_by_text("1 more to search.")).to_be_visible()
    await box.fill("re")
    offered = form.get_by_role("listbox", name="Suggestions").get_by_role("option")
    await expect(offered).to_have_text(["Release It"])
    await box.press("ArrowDown")
    await box.press("Enter")
    await expect(box).to_have_value("Release It")
    many = form.get_by_role("combobox", name="Books")
    await many.click()
    await offered.filter(has_text="Rules of Machine Learning").click()
    await expect(form.get_by_role("button", name="Take away Rules of Machine Learning")).to_be_visible()
    await form.get_by_label("One line").fill("Read both")
    async with page.expect_response("**/play/submit"):
        await form.get_by_role("button", name="Save").click()
    values = shown.heard[-1]["view"]["state"]["values"]
    assert values["block_external_select"]["external_select"]["selected_option"]["value"] == "release it"
    chosen = values["block_multi_external_select"]["multi_external_select"]["selected_options"]
    assert [option["value"] for option in chosen] == ["rules of machine learning"]


async def test_rich_words_and_files_go_with_a_form(page: Page, shown: Gallery, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Six minutes")
    form = await opens_the_form(page)
    await form.get_by_label("One line").fill("With papers")
    await form.get_by_label("With marks").fill("Rolled it *back*\n- once\n- twice")
    await form.get_by_label("Papers").set_input_files(tmp_path / "notes.txt")
    await expect(form.get_by_role("button", name="Take away notes.txt")).to_be_visible()
    async with page.expect_response("**/play/submit"):
        await form.get_by_role("button", name="Save").click()
    values = shown.heard[-1]["view"]["state"]["values"]
    section, bullets = values["block_rich_text_input"]["rich_text_input"]["rich_text_value"]["elements"]
    assert section["elements"][1] == {"type": "text", "text": "back", "style": {"bold": True}}
    assert [item["elements"][0]["text"] for item in bullets["elements"]] == ["once", "twice"]
    assert [file["name"] for file in values["block_file_input"]["file_input"]["files"]] == ["notes.txt"]


async def test_a_refusal_stands_at_its_field_and_the_words_stay(page: Page) -> None:
    form = await opens_the_form(page)
    await form.get_by_label("A number").fill("7")
    await form.get_by_role("button", name="Save").click()
    field = form.get_by_label("One line")
    await expect(field).to_be_focused()
    await expect(field).to_have_accessible_description("A word at least, please.")
    await expect(form.get_by_label("A number")).to_have_value("7")


async def test_escape_throws_nothing_away_without_asking(page: Page) -> None:
    form = await opens_the_form(page)
    await form.get_by_label("One line").fill("Half a thought")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Keep writing").click()
    await expect(form.get_by_label("One line")).to_have_value("Half a thought")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Leave it").click()
    await expect(form).to_have_count(0)


async def test_escape_leaves_an_empty_form_at_once_and_gives_the_focus_back(page: Page) -> None:
    form = await opens_the_form(page)
    await page.keyboard.press("Escape")
    await expect(form).to_have_count(0)
    await expect(page.get_by_role("button", name="Shortcuts", exact=True)).to_be_focused()


async def test_the_focus_stays_in_a_form(page: Page) -> None:
    form = await opens_the_form(page)
    for _ in range(60):
        await page.keyboard.press("Tab")
        assert await form.evaluate(
            "form => form.contains(document.activeElement) || document.activeElement === document.body"
        )


async def test_what_a_form_may_not_hold_is_said_at_its_field(page: Page, shown: Gallery) -> None:
    form = await opens_the_form(page)
    number = form.get_by_role("textbox", name="A number")
    await number.fill("0")
    await form.get_by_role("textbox", name="An address").fill("nobody")
    before = len(shown.heard)
    await form.get_by_role("button", name="Save").click()
    await expect(form).to_contain_text("Must be 1 or more.")
    await expect(form).to_contain_text("Must be an email address.")
    await expect(number).to_be_focused()
    assert len(shown.heard) == before
