"""What somebody put on the agenda in a check-in stands in a letter too: ticked off, it waits in neither."""

import pytest

from tests.house import HELP, TO_AGENDA, House

pytestmark = pytest.mark.anyio


async def test_what_is_ticked_off_on_the_agenda_loses_its_button_in_the_letter(here: House) -> None:
    await here.make_team("alice")
    alice, bob = await here.start("alice"), here.member("bob")
    await here.let(alice.types("/growth checkin"))
    await alice.fills(HELP[0], "Who knows quince?")
    await alice.chooses(HELP[1], TO_AGENDA)
    await here.let(alice.submits())
    await here.on("bob", "2026-11-30 09:30")
    assert "[Answer]" in letter(here)
    await here.let(bob.types("/growth agenda"), bob.clicks("Talked about"))
    assert "[Answer]" not in letter(here)
    assert "Done: Alice would like a hand" in letter(here)


def letter(here: House) -> str:
    return next(text for text in reversed(here.member("bob").reads()) if text.startswith("Your week with"))
