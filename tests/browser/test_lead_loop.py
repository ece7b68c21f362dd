"""A change of who leads a team on the page: everybody reads of it before, it is there after a night, nothing moves."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect

from demo.stage import Stage
from tests.browser import axe
from tests.browser.beginnings import alice_starts, bob_makes_a_team
from tests.browser.hands import Mouse

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

WISH = "A second pair of eyes on the slices of the evaluation."
TOLD = "From Tuesday 29 September, 09:30 on, Priya leads Ranking, instead of Bob. Until then nothing changes."
FIRST_HOUR = datetime(2026, 9, 28, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))  # of Alice's Monday


async def test_from_the_form_to_the_first_day(hands: Mouse, theatre: Stage) -> None:
    await bob_makes_a_team(hands)
    await alice_starts(hands)
    await alice_shares_a_wish_with_bob(hands)
    await goes_to(theatre, FIRST_HOUR)
    await bob_chooses_priya(hands)
    await hands.becomes("alice")
    await expect(hands.newest).to_contain_text(TOLD)
    await expect(hands.newest).to_contain_text("What you shared with Bob stays with Bob.")
    assert await axe.faults(hands.page) == []
    await hands.becomes("priya")
    await expect(hands.newest).to_contain_text("you lead Ranking, instead of Bob. Everybody on it is told before.")
    await goes_to(theatre, FIRST_HOUR + timedelta(days=1))
    await priya_leads_it_and_reads_nothing_from_before(hands)
    await bob_reads_what_was_shared_with_him(hands)
    assert theatre.slack.refused == []


async def goes_to(theatre: Stage, moment: datetime) -> None:
    await theatre.walk(moment)
    theatre.slack.clock.jump(moment)
    await theatre.settle()


async def alice_shares_a_wish_with_bob(hands: Mouse) -> None:
    await hands.types("/growth checkin")
    await hands.writes("Where a hand would help", WISH)
    await hands.chooses("Who sees your wish?", "You and Bob")
    await hands.presses(hands.form, "Save")
    await expect(hands.newest).to_contain_text(WISH)


async def bob_chooses_priya(hands: Mouse) -> None:
    await hands.becomes("bob")
    await hands.types("/growth admin")
    await hands.presses(hands.newest, "Change")
    await expect(hands.form).to_contain_text("everybody on the team is told first. It takes effect a night later.")
    await hands.chooses("Who leads it?", "Priya Raman")
    await hands.presses(hands.form, "Save")
    await expect(hands.newest).to_contain_text("Until then Bob does.")
    await expect(hands.newest.get_by_role("button", name="Leave it with Bob")).to_be_visible()
    assert await axe.faults(hands.page) == []


async def priya_leads_it_and_reads_nothing_from_before(hands: Mouse) -> None:
    await expect(hands.newest).to_contain_text("You lead Ranking in Trellis")
    await expect(hands.newest).to_contain_text("Alice")
    assert await axe.faults(hands.page) == []
    await hands.types("/growth team @alice")
    await expect(hands.form).to_contain_text("Nothing was shared with you since")
    await expect(hands.form).not_to_contain_text(WISH)
    await hands.closes()
    await expect(hands.page.get_by_role("main")).not_to_contain_text(WISH)


async def bob_reads_what_was_shared_with_him(hands: Mouse) -> None:
    """It stays his to read, where he looks for it; he leads nobody any more."""
    await hands.becomes("bob")
    await hands.types("/growth team")
    await expect(hands.newest).to_contain_text("is for people who lead a team here")
