"""A form from another time is sent, such as one that was open while Trellis was renewed: its words are not lost."""

import pytest

from playground.testing import Member
from tests.house import DID, PLAN, House

pytestmark = pytest.mark.anyio

OUT_OF_DATE = "The form you sent is out of date, so nothing of it was kept. Your words are here: save them as a win"


@pytest.fixture
async def alice(here: House) -> Member:
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    return alice


def grows_old(here: House, who: Member) -> None:
    """The form before somebody is one of an older Trellis: what it says of itself is read by nobody any more."""
    here.slack.slack.views.stack(who.id)[-1].given["private_metadata"] = "of old"


async def test_what_was_typed_is_before_them_again_and_one_click_keeps_it(here: House, alice: Member) -> None:
    await alice.clicks("Answer")
    await alice.fills(DID[0], "Wrote the runbook.")
    await alice.fills(PLAN[0], "Read it once <more>.")
    grows_old(here, alice)
    await here.let(alice.submits())
    form = (alice.modal or "").replace("*", "")
    assert OUT_OF_DATE in form
    assert "(text: Wrote the runbook.\n\nRead it once <more>.)" in form
    await here.let(alice.submits())
    assert "Wrote the runbook." in (alice.modal or "")
    await here.let(alice.closes(), alice.types("/growth wins"))
    assert "Read it once <more>." in (alice.modal or "")


async def test_all_of_it_is_there_however_long_it_is(here: House, alice: Member) -> None:
    await alice.clicks("Answer")
    await alice.fills(DID[0], "a" * 2990)
    await alice.fills(PLAN[0], "<&>" * 900 + "the end")
    grows_old(here, alice)
    await here.let(alice.submits())
    shown = alice.modal or ""
    assert shown.count("&") == 900
    assert "the end" in shown


async def test_a_form_without_words_is_told_to_be_out_of_date(here: House, alice: Member) -> None:
    await alice.types("/growth start")
    grows_old(here, alice)
    await here.let(alice.submits())
    assert "This form is from another time, and what it was about has moved on." in (alice.modal or "")


async def test_the_form_of_a_win_gives_its_words_back_too(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth win"))
    await alice.fills("What did you do?", "Ran the quince review.")
    await alice.fills("What came of it?", "Erin leads it now.")
    grows_old(here, alice)
    await here.let(alice.submits())
    assert OUT_OF_DATE in (alice.modal or "").replace("*", "")
    assert all(typed in (alice.modal or "") for typed in ("Ran the quince review.", "Erin leads it now."))
