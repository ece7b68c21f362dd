"""A second view on the page: shared, marked with a note, read through, side by side, and on the agenda of the two."""

import pytest
from playwright.async_api import expect

from demo.stage import Stage
from tests.browser import axe
from tests.browser.beginnings import alice_starts, bob_makes_a_team
from tests.browser.hands import Mouse

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

NOTE = "She led the review of the ranker."


@pytest.mark.parametrize("hands", [pytest.param(Mouse, id="by mouse")], indirect=True)
async def test_from_sharing_to_the_agenda(hands: Mouse, theatre: Stage) -> None:
    await bob_makes_a_team(hands)
    await alice_starts(hands)
    await alice_shares(hands)
    await bob_marks_and_reads_through(hands)
    await hands.becomes("alice")
    await hands.moves_the_clock("1 hour later")
    await hands.moves_the_clock("1 hour later")  # into her own hours
    await expect(hands.newest).to_contain_text("Bob has written a view of where you stand, too.")
    await hands.presses(hands.newest, "Read both side by side")
    await expect(hands.form).to_contain_text("Where you differ")
    await expect(hands.form).to_contain_text(NOTE)
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.form, "Put these on our 1:1")
    await expect(hands.form).to_contain_text("They are on the agenda.")
    assert theatre.slack.refused == []


async def alice_shares(hands: Mouse) -> None:
    await hands.types("/growth assess short")
    for nth in range(1, 5):
        await expect(hands.form).to_contain_text(f"{nth} of 4")
        await hands.picks("There")
        await hands.presses(hands.form, "Next" if nth < 4 else "Finish")
    await hands.presses(hands.form, "Share with Bob")
    await expect(hands.form).to_contain_text("Shared. Bob can read it from now on")
    await hands.closes()


async def bob_marks_and_reads_through(hands: Mouse) -> None:
    await hands.becomes("bob")
    await hands.types("/growth assess alice")
    for nth in range(1, 9):
        await expect(hands.form).to_contain_text(f"{nth} of 16")
        await hands.picks("Not yet")
        if nth == 1:
            await hands.writes("What have you seen?", NOTE)
        await hands.presses(hands.form, "Next")
    await hands.presses(hands.form, "To the review")
    await expect(hands.form).to_contain_text(NOTE)
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.form, "Finish and show")
    await expect(hands.form).to_contain_text("Side by side")
    await hands.closes()
