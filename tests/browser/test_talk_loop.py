"""A 1:1 over three weeks: set by one, prepared for both, closed with what is carried, skipped once."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect

from demo.stage import Stage
from tests.browser import axe
from tests.browser.beginnings import alice_starts, bob_makes_a_team
from tests.browser.hands import Finger, Mouse

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

LABELS = "Who labels after May?"
REVIEW = "Lead the next review"
FIRST = datetime(2026, 10, 7, 15, tzinfo=ZoneInfo("Europe/Amsterdam"))  # a Wednesday


@pytest.mark.parametrize("hands", [pytest.param(Finger, id="on a phone")], indirect=True)
async def test_three_weeks_with_what_is_carried_over(hands: Mouse, theatre: Stage) -> None:
    await bob_makes_a_team(hands)
    await alice_starts(hands)
    first = await alice_sets_a_rhythm(hands)
    await hands.types(f"/growth agenda {LABELS}")
    await expect(hands.newest).to_contain_text("On the agenda of your 1:1 with Bob")
    await goes_to(theatre, first - timedelta(days=1, hours=4))
    await expect(hands.newest).to_contain_text("1:1 with Bob: ")
    await expect(hands.newest).to_contain_text(LABELS)
    await expect(hands.newest).to_contain_text("A question you could ask:")
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.newest, "Add something")
    await hands.writes("What do you want to talk about?", REVIEW)
    await hands.presses(hands.form, "Add")
    await hands.presses(hands.form.last, "Close")
    await expect(hands.form).not_to_be_visible()
    await expect(hands.newest).to_contain_text(REVIEW)
    await goes_to(theatre, first + timedelta(hours=2))
    await expect(hands.newest).to_contain_text("2 things are still open.")
    assert await axe.faults(hands.page) == []
    await hands.newest.get_by_role("button", name="Talked about", exact=True).first.click()
    await expect(hands.newest).to_contain_text("One thing is still open.")
    await hands.presses(hands.newest, "Carry all over")
    await expect(hands.newest).to_contain_text("One thing is carried over.")
    await goes_to(theatre, first + timedelta(days=6, hours=-4))
    await expect(hands.newest).to_contain_text("Still open from last time")
    await expect(hands.newest).to_contain_text(f"{REVIEW} (You, for ")
    await hands.presses(hands.newest, "Skip this 1:1")
    await expect(hands.newest).to_contain_text("Skipped. The next one is ")
    await goes_to(theatre, first + timedelta(days=13, hours=-4))
    await expect(hands.newest).to_contain_text(f"{REVIEW} (You, for a week)")
    assert theatre.slack.refused == []


async def alice_sets_a_rhythm(hands: Mouse) -> datetime:
    """Every week at 15:00 on her wall."""
    await hands.types("/growth agenda")
    await hands.presses(hands.form, "Set a rhythm")
    await hands.chooses("How often?", "Every week")
    await hands.writes("The next one is on", FIRST.date().isoformat())
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.form.last, "Save")
    await expect(hands.form).to_contain_text("Bob is told.")
    await hands.presses(hands.form.last, "Close")
    await expect(hands.form).not_to_be_visible()
    return FIRST


async def goes_to(theatre: Stage, moment: datetime) -> None:
    await theatre.walk(moment)
    theatre.slack.clock.jump(moment)
    await theatre.settle()
