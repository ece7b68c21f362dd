"""A mentor on the page: offered, asked for, found, met and ended."""

import pytest
from playwright.async_api import expect

from demo.stage import Stage
from tests.browser import axe
from tests.browser.beginnings import alice_starts
from tests.browser.hands import Mouse

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

WISH = "I have never been on call."
STAYS = "You and Priya are paired: talks about Ops, every two weeks."


@pytest.mark.parametrize("hands", [pytest.param(Mouse, id="by mouse")], indirect=True)
async def test_from_asking_to_the_end(hands: Mouse, theatre: Stage) -> None:
    await priya_offers(hands)
    await alice_starts(hands)
    await alice_asks(hands)
    await hands.becomes("priya")
    await expect(hands.newest).to_contain_text("asks whether you would be their mentor")
    await expect(hands.newest).to_contain_text(WISH)
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.newest, "Yes, gladly")
    await expect(hands.newest).to_contain_text("To begin with")
    await hands.becomes("alice")
    await expect(hands.newest).to_contain_text(STAYS)
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.newest, "End it")
    await hands.presses(hands.page.get_by_role("dialog").last, "End it")
    await expect(hands.newest).to_contain_text("Your talks with Priya about Ops have ended.")
    assert theatre.slack.refused == []


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
    await hands.presses(hands.form, "Close")


async def alice_asks(hands: Mouse) -> None:
    await hands.types("/growth mentor ops")
    await hands.writes("A sentence of your own", WISH)
    await hands.presses(hands.form, "Look")
    await expect(hands.form).to_contain_text("Priya could talk with you about Ops")
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.form, "Ask Priya")
    await expect(hands.form).to_contain_text("Asked. I tell you what Priya says")
    await hands.presses(hands.form, "Close")
    for _ in range(2):
        await hands.moves_the_clock("1 hour later")
