"""A digest on the page: the manager looks at it first, posts it, answers it, and somebody helps with what is wished."""

import pytest
from playwright.async_api import expect

from demo.stage import Stage
from tests.browser import axe
from tests.browser.beginnings import alice_starts, bob_makes_a_team
from tests.browser.hands import Finger, Mouse

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

WISH = "A second pair of eyes on the slices of the evaluation."
REPLY = "I ask Priya tomorrow."


@pytest.mark.parametrize(
    "hands", [pytest.param(Mouse, id="by mouse"), pytest.param(Finger, id="on a phone")], indirect=True
)
async def test_from_a_preview_to_an_offer_of_help(hands: Mouse, theatre: Stage) -> None:
    await bob_makes_a_team(hands, channel="#ranking-growth")
    await alice_starts(hands)
    await alice_wishes_for_a_hand(hands)
    await bob_looks_first_and_posts(hands)
    await kenji_can_help(hands)
    await bob_answers(hands)
    await hands.becomes("alice")
    await hands.moves_the_clock("1 hour later")  # into her own hours
    await expect(hands.newest).to_contain_text("Kenji can help with your wish in the digest of your team.")
    await expect(hands.newest).to_contain_text(WISH)
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.page.get_by_role("main"), "1 reply")
    await expect(hands.page.get_by_text("Bob, on your wish for a hand")).to_be_visible()
    await expect(hands.page.get_by_text(REPLY)).to_be_visible()
    assert theatre.slack.refused == []


async def alice_wishes_for_a_hand(hands: Mouse) -> None:
    await hands.types("/growth checkin")
    await hands.writes("Where a hand would help", WISH)
    await hands.chooses("Who sees your wish?", "Team digest, with your name")
    await hands.presses(hands.form, "Save")
    await expect(hands.newest).to_contain_text(WISH)
    await hands.moves_the_clock("1 hour later")


async def bob_looks_first_and_posts(hands: Mouse) -> None:
    await hands.becomes("bob")
    await hands.types("/growth digest")
    await expect(hands.newest).to_contain_text("Preview, for the channel. Only you see this.")
    await expect(hands.newest).to_contain_text(WISH)
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.newest, "Post both now")


async def bob_answers(hands: Mouse) -> None:
    await hands.becomes("bob")
    await expect(hands.newest).to_contain_text("Waiting on you")
    await hands.presses(hands.newest, "Answer")
    await hands.writes("What do you say to Alice?", REPLY)
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.form, "Send")
    await expect(hands.form).to_contain_text("Alice reads it in their own working hours.")
    await hands.presses(hands.form.last, "Close")


async def kenji_can_help(hands: Mouse) -> None:
    await hands.becomes("kenji")
    await hands.goes_to("ranking-growth")
    await expect(hands.newest).to_contain_text("Growth digest, Ranking")
    await expect(hands.newest).to_contain_text("Answer in the thread of this message, if you like.")
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.newest, "I can help")
    await expect(hands.newest).to_contain_text("Thank you. I tell Alice that you can help.")
