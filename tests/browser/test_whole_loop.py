"""The whole loop on the page, from the first word to the manager's digest: by mouse, by keys alone, and on a phone."""

import pytest
from playwright.async_api import expect

from demo.stage import Stage
from tests.browser import axe
from tests.browser.beginnings import bob_makes_a_team
from tests.browser.hands import Finger, Keys, Mouse

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

WIN = "Rolled the ranker back in six minutes, from the runbook."

EACH_HANDS = pytest.mark.parametrize(
    "hands",
    [
        pytest.param(Mouse, id="by mouse"),
        pytest.param(Keys, id="by keys alone"),
        pytest.param(Finger, id="on a phone"),
    ],
    indirect=True,
)


@EACH_HANDS
async def test_from_the_first_word_to_the_digest(hands: Mouse, theatre: Stage) -> None:
    await bob_makes_a_team(hands, channel="#ranking-growth")
    await alice_starts(hands)
    await alice_answers_her_check_in(hands)
    await alice_takes_the_step(hands)
    await bob_reads_what_she_shared(hands)
    await alice_gets_a_nudge(hands)
    await alice_explores(hands)
    assert theatre.slack.refused == []


async def alice_starts(hands: Mouse) -> None:
    await hands.becomes("alice")
    await hands.types("/growth start")
    await hands.presses(hands.newest, "Start")
    await hands.picks("Junior")
    await hands.picks("Systems")
    await hands.picks("Ops")
    await hands.chooses("How often a check-in?", "Every two weeks")
    await hands.chooses("On which day?", "Tuesday")
    await hands.presses(hands.form, "Start")
    await expect(hands.newest).to_contain_text("Your first check-in comes Tuesday 29 September, 09:30")


async def alice_answers_her_check_in(hands: Mouse) -> None:
    for step in ("1 day later", "1 hour later", "1 hour later"):
        await hands.moves_the_clock(step)
    await expect(hands.newest).to_contain_text("Growth check-in, 29 September")
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.newest, "Answer")
    await hands.writes("Something you did that you want to keep", WIN)
    await hands.chooses("Who sees what you did?", "Team digest, with your name")
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.form, "Save")
    await expect(hands.newest).to_contain_text("Saved Tuesday 29 September")
    await expect(hands.newest).to_contain_text("What you did · Team digest, with your name")
    await expect(hands.newest).to_contain_text(WIN)


async def alice_takes_the_step(hands: Mouse) -> None:
    await hands.presses(hands.newest, "Try it")
    await expect(hands.newest).to_contain_text("You set out to:")
    await hands.presses(hands.newest, "I did this")
    await expect(hands.newest).to_contain_text("Done on Tuesday 29 September")


async def bob_reads_what_she_shared(hands: Mouse) -> None:
    await hands.becomes("bob")
    await hands.moves_the_clock("Next Monday, 09:30 in New York")
    await expect(hands.newest).to_contain_text("Your week with Ranking")
    await expect(hands.newest).to_contain_text(WIN)
    assert await axe.faults(hands.page) == []
    await hands.goes_to("ranking-growth")
    await expect(hands.newest).to_contain_text("Growth digest, Ranking")
    await expect(hands.newest).to_contain_text("Alice did this:")
    await expect(hands.newest).to_contain_text(WIN)
    assert await axe.faults(hands.page) == []


async def alice_gets_a_nudge(hands: Mouse) -> None:
    await hands.becomes("alice")
    await hands.moves_the_clock("1 week later")
    await expect(hands.newest).to_contain_text("A small step for this week")
    assert await axe.faults(hands.page) == []
    first = await hands.newest.text_content()
    await hands.presses(hands.newest, "Something else")
    await expect(hands.newest).not_to_have_text(str(first))
    await hands.presses(hands.newest, "Try it")
    await expect(hands.newest).to_contain_text("You set out to:")


async def alice_explores(hands: Mouse) -> None:
    await hands.types("/growth explore")
    await expect(hands.form).to_contain_text("Kinds of engineer to be.")
    assert await axe.faults(hands.page) == []
    await hands.writes("What are you looking for?", "mlops")
    await hands.presses(hands.form, "Search")
    await expect(hands.form).to_contain_text("The path from a change to a model that runs and is watched")
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.form, "Choose this")
    await expect(hands.form).to_contain_text("You chose this.")
    await hands.presses(hands.form, "All topics")
    await expect(hands.form).to_contain_text("You chose MLOps.")
    assert await hands.form.locator(".modal-body").evaluate("body => body.scrollTop") == 0, "a page begins at its top"
    await hands.closes()
