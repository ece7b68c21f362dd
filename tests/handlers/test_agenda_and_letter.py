"""What somebody put on the agenda in a check-in stands in a letter too: ticked off, it waits in neither."""

import pytest

from tests.house import HELP, PLAN, TO_AGENDA, House

pytestmark = pytest.mark.anyio

PLANNED = "run the rollback once on staging"


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


@pytest.mark.parametrize(("button", "stays"), [("Done", False), ("Drop it", False), ("Still going", True)])
async def test_a_plan_that_its_author_is_through_with_is_off_the_agenda_of_both(
    here: House, button: str, *, stays: bool
) -> None:
    await here.make_team("alice")
    alice, bob = await here.start("alice", rhythm="Every week"), here.member("bob")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Answer"))
    await here.let(alice.submits({PLAN[0]: PLANNED, PLAN[1]: TO_AGENDA}))
    await here.let(bob.types("/growth agenda"))
    assert PLANNED in (bob.modal or "")
    await bob.closes()
    await here.on("alice", "2026-12-01 09:30")
    await here.let(alice.clicks(button))
    for who in (alice, bob):
        await here.let(who.types("/growth agenda"))
        assert (PLANNED in (who.modal or "")) is stays
        await who.closes()
