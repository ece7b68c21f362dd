"""A mentor on the page: looked for in vain, offered, found at night, asked, met and ended."""

import pytest
from playwright.async_api import expect

from demo.stage import Stage
from tests.browser import axe
from tests.browser.beginnings import alice_starts
from tests.browser.hands import Mouse, messages

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

WISH = "I have never been on call."
STAYS = "You and Priya are paired: talks about Ops, every two weeks."
WHETHER = "Did you meet? I ask this once."
MET = "Good to hear. The next talk with Priya is yours to set; I do not ask again."


@pytest.mark.parametrize("hands", [pytest.param(Mouse, id="by mouse")], indirect=True)
async def test_from_asking_to_the_end(hands: Mouse, theatre: Stage) -> None:
    await alice_starts(hands)
    await alice_is_told_why_nobody_fits(hands)
    await priya_offers(hands)
    await alice_is_found_somebody(hands)
    await priya_says_yes(hands)
    await hands.becomes("alice")
    paired = messages(hands.page).filter(has_text=STAYS)
    await expect(paired).to_contain_text("To begin with")
    assert await axe.faults(hands.page) == []
    await they_are_asked_once_whether_they_met(hands)
    await alice_ends_it(hands)
    assert theatre.slack.refused == []


async def alice_is_told_why_nobody_fits(hands: Mouse) -> None:
    await hands.types("/growth mentor ops")
    await hands.writes("A sentence of your own", WISH)
    await hands.presses(hands.form, "Look")
    await expect(hands.form).to_contain_text("Nobody offers Ops yet.")
    await expect(hands.form).to_contain_text("I look again each night")
    assert await axe.faults(hands.page) == []
    await hands.closes()


async def priya_offers(hands: Mouse) -> None:
    await hands.becomes("priya")
    await hands.types("/growth start")
    await hands.presses(hands.newest, "Start")
    await hands.picks("Senior")
    await hands.picks("Ops")
    await hands.presses(hands.form, "Start")
    await expect(hands.newest).to_contain_text("You are set")
    await hands.types("/growth mentor")
    await hands.presses(hands.form, "Offer to be one")
    await hands.presses(hands.form, "Offer it")
    await expect(hands.form).to_contain_text("Offered. I ask you before anything begins")
    await hands.closes()


async def alice_is_found_somebody(hands: Mouse) -> None:
    """By the night, with why it is her; nobody asks Priya before Alice says so."""
    await hands.becomes("alice")
    for step in ("1 day later", "1 hour later", "1 hour later"):  # into her own hours
        await hands.moves_the_clock(step)
    found = messages(hands.page).filter(has_text="Priya could talk with you about Ops")
    await expect(found).to_contain_text("offers Ops, which you asked for")
    await expect(found).to_contain_text("Priya knows nothing of it yet.")
    assert await axe.faults(hands.page) == []
    await hands.presses(found, "Ask Priya")
    await expect(messages(hands.page).filter(has_text="Asked. I tell you what Priya says")).to_have_count(1)
    await hands.moves_the_clock("1 hour later")


async def priya_says_yes(hands: Mouse) -> None:
    await hands.becomes("priya")
    asked = messages(hands.page).filter(has_text="asks whether you would be their mentor").last
    await expect(asked).to_contain_text(WISH)
    assert await axe.faults(hands.page) == []
    await hands.presses(asked, "Yes, gladly")
    await expect(messages(hands.page).filter(has_text="To begin with").last).to_be_visible()


async def they_are_asked_once_whether_they_met(hands: Mouse) -> None:
    """After the first two weeks, and never again."""
    for _ in range(3):
        await hands.moves_the_clock("1 week later")
    asked = messages(hands.page).filter(has_text=WHETHER)
    await expect(asked).to_have_count(1)
    await expect(asked).to_contain_text("Priya is asked the same, and neither reads what the other says.")
    assert await axe.faults(hands.page) == []
    await hands.presses(asked, "We met")
    await expect(messages(hands.page).filter(has_text=MET)).to_have_count(1)
    for _ in range(2):  # with a third, Priya would have let three check-ins pass, and be left in peace
        await hands.moves_the_clock("1 week later")
    await expect(asked).to_have_count(0)


async def alice_ends_it(hands: Mouse) -> None:
    """Neither is asked for a reason, and the other reads one sentence."""
    paired = messages(hands.page).filter(has_text=STAYS)
    await hands.presses(paired, "End it")
    await hands.presses(hands.page.get_by_role("dialog").last, "End it")
    ended = "about Ops have ended. No reason is told, and it says nothing about either of you."
    await expect(messages(hands.page).filter(has_text=f"Your talks with Priya {ended}")).to_have_count(1)
    await hands.becomes("priya")
    await expect(messages(hands.page).filter(has_text=f"Your talks with Alice {ended}")).to_have_count(1)
