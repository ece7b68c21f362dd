"""From the first word to a brag document, on the page: a step, what came of it, where that stands, and a quarter on."""

from datetime import UTC, datetime

import pytest
from playwright.async_api import expect

from demo.stage import Stage
from tests.browser import axe
from tests.browser.beginnings import alice_starts
from tests.browser.hands import Finger, Mouse

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

DID = "Erin deploys with the tool I wrote, without me."
CAME_OF_IT = "Two days of waiting are gone."
ASKS = "What do you want the next three months to be about?"
AHEAD = "Tools that others deploy with."
A_QUARTER_LATER = datetime(2026, 12, 29, 8, 30, tzinfo=UTC)  # Tuesday, 09:30 in Berlin
SHOWS = "A colleague trains or deploys with a tool you wrote, and does not need you"


@pytest.mark.parametrize(
    "hands", [pytest.param(Mouse, id="by mouse"), pytest.param(Finger, id="on a phone")], indirect=True
)
async def test_from_the_first_word_to_a_brag_document(hands: Mouse, theatre: Stage) -> None:
    await alice_starts(hands)
    await alice_does_a_step(hands)
    await alice_keeps_what_came_of_it(hands)
    await it_stands_on_the_home(hands)
    await it_stands_under_its_expectation(hands)
    theatre.slack.clock.jump(A_QUARTER_LATER)
    await alice_looks_back(hands)
    await it_stands_in_the_brag_document(hands)
    assert theatre.slack.refused == []


async def alice_does_a_step(hands: Mouse) -> None:
    await hands.types("/growth")
    await expect(hands.newest).to_contain_text("No step at the moment.")
    await hands.types("/growth next")
    await hands.presses(hands.newest, "Try it")
    await expect(hands.newest).to_contain_text("You set out to:")
    await hands.presses(hands.newest, "I did this")
    await expect(hands.newest).to_contain_text("This click alone claims nothing on your ladder")


async def alice_keeps_what_came_of_it(hands: Mouse) -> None:
    await hands.presses(hands.newest, "Keep what came of it")
    await expect(hands.form).to_contain_text("You did:")
    assert await axe.faults(hands.page) == []
    await hands.writes("What did you do?", DID)
    await hands.writes("What came of it?", CAME_OF_IT)
    await hands.picks_among("What does it show?", SHOWS)
    await hands.presses(hands.form, "Save")
    await expect(hands.form).to_contain_text("It shows:")
    await expect(hands.form).to_contain_text("It is the first of ")
    await expect(hands.form).to_contain_text("to have your own words.")
    assert await axe.faults(hands.page) == []
    await hands.closes("Done")


async def it_stands_on_the_home(hands: Mouse) -> None:
    await hands.page.get_by_role("tab", name="Home").click()
    home = hands.page.get_by_role("main")
    await expect(home).to_contain_text("What is next")
    await hands.presses(home, "Wins")
    await expect(home).to_contain_text(DID)
    await hands.presses(home, "All and search")
    await expect(hands.form).to_contain_text("This month")
    await expect(hands.form).to_contain_text(DID)
    assert await axe.faults(hands.page) == []
    await hands.closes()


async def it_stands_under_its_expectation(hands: Mouse) -> None:
    await hands.goes_to("trellis")
    await hands.types("/growth ladder")
    await expect(hands.newest).to_contain_text(f"In your words: “{DID} {CAME_OF_IT}”")


async def alice_looks_back(hands: Mouse) -> None:
    await expect(hands.newest).to_contain_text("Three months: what you did")
    await expect(hands.newest).to_contain_text(DID)
    await expect(hands.newest).to_contain_text("One talk to have")
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.newest, "Answer")
    await hands.writes(ASKS, AHEAD)
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.form, "Save")
    await expect(hands.newest).to_contain_text(AHEAD)
    await expect(hands.newest).to_contain_text("Only you can see it.")


async def it_stands_in_the_brag_document(hands: Mouse) -> None:
    await hands.types("/growth wins")
    await hands.presses(hands.form, "Brag document")
    await expect(hands.form).to_contain_text("## By what they show")
    await expect(hands.form).to_contain_text(CAME_OF_IT)
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.form, "Send me the file")
    await expect(hands.form).to_contain_text("Sent: it stands in our conversation")
    await hands.closes()
    await expect(hands.newest).to_contain_text("Brag document")
