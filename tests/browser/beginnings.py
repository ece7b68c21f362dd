"""How the tests on the page begin: a team that Bob makes, and Alice on it or by herself."""

from playwright.async_api import expect

from tests.browser import axe
from tests.browser.hands import Mouse


async def bob_makes_a_team(hands: Mouse, *, channel: str = "") -> None:
    """Ranking, with Alice on it; its digest goes to a channel where one is named."""
    await hands.becomes("bob")
    await hands.types("/growth admin")
    await hands.presses(hands.newest, "Make a team")
    await hands.writes("What is the team called?", "Ranking")
    await hands.chooses("Who leads it?", "Bob Whitfield")
    await hands.picks_among("Who grows on it?", "Alice Brandt")
    if channel:
        await hands.chooses("Where does the weekly digest go?", channel)
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.form, "Save")
    await expect(hands.newest).to_contain_text("Saved Ranking. 1 person gets a welcome")


async def alice_starts(hands: Mouse, *, rhythm: str = "") -> None:
    """Junior, in Systems; as often as she is asked by default where no rhythm is named."""
    await hands.becomes("alice")
    await hands.types("/growth start")
    await hands.presses(hands.newest, "Start")
    await hands.picks("Junior")
    await hands.picks("Systems")
    if rhythm:
        await hands.chooses("How often a check-in?", rhythm)
    await hands.presses(hands.form, "Start")
    await expect(hands.newest).to_contain_text("Your first check-in comes")
