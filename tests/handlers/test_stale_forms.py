"""Something kept changes while a form that shows it is open, and then the form is sent: nothing is lost unseen."""

from datetime import timedelta

import pytest

from db import checkins
from playground.testing import Member
from tests.house import DID, TO_TEAM, House

pytestmark = pytest.mark.anyio

ALSO = "While the form was open you also wrote this."


@pytest.fixture
async def alice(here: House) -> Member:
    await here.make_team("alice", "erin")
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    return alice


def receipt(alice: Member) -> str:
    return next(found for found in reversed(alice.reads()) if found.startswith("Growth check-in"))


def question(alice: Member) -> str:
    """The label of the first field, which is this round's question."""
    lines = (alice.modal or "").splitlines()
    return lines[2].removesuffix(" (optional)")


async def test_a_reply_while_the_form_is_open_is_kept_and_shown(here: House, alice: Member) -> None:
    checkin = alice.messages()[-1]
    await alice.clicks("Answer")
    await alice.fills(question(alice), "From the form.")
    await here.let(alice.says("From the thread.", in_thread_of=checkin))
    await here.let(alice.submits())
    assert "> From the form.\n> From the thread." in receipt(alice)
    assert any(ALSO in found and "> From the thread." in found for found in alice.reads())


async def test_a_field_that_nobody_touched_does_not_take_back_a_reply(here: House, alice: Member) -> None:
    checkin = alice.messages()[-1]
    await alice.clicks("Answer")
    await here.let(alice.says("From the thread.", in_thread_of=checkin))
    await alice.fills(DID[0], "Wrote the runbook.")
    await here.let(alice.submits())
    assert "> From the thread." in receipt(alice)
    assert "> Wrote the runbook." in receipt(alice)


async def test_words_that_were_not_seen_are_not_shared(here: House, alice: Member) -> None:
    checkin = alice.messages()[-1]
    await alice.clicks("Answer")
    asked = question(alice)
    await alice.fills(asked, "For all to read.")
    await alice.chooses("Who sees your answer?", TO_TEAM)
    await here.let(alice.says("For me.", in_thread_of=checkin))
    await here.let(alice.submits())
    assert f"{asked} · Only you\n> For all to read.\n> For me." in receipt(alice)


async def test_sharing_that_was_undone_while_the_form_was_open_stays_undone(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Wrote the runbook."), sees=TO_TEAM)
    await alice.clicks("Edit")
    await alice.fills("What you will do next", "Rest.")
    async with here.trellis.deps.transaction() as session:  # as Undo does it, on another device
        await checkins.unshare(session, 1, here.now - timedelta(minutes=10))
    await here.let(alice.submits())
    assert "What you did · Only you\n> Wrote the runbook." in receipt(alice)


async def test_a_form_sent_again_with_other_words_changes_its_own(here: House, alice: Member) -> None:
    await alice.clicks("Answer")
    await alice.fills(DID[0], "First words.")
    here.slack.misbehave.drop("view_submission")
    with pytest.raises(AssertionError, match="Slack shows"):
        await alice.submits()
    await here.settle()
    await alice.fills(DID[0], "Better words.")
    await here.let(alice.submits())
    assert "> Better words." in receipt(alice)
    assert "First words." not in receipt(alice)
    assert not any(ALSO in found for found in alice.reads())


async def test_too_much_together_keeps_the_form(here: House, alice: Member) -> None:
    checkin = alice.messages()[-1]
    await alice.clicks("Answer")
    asked = question(alice)
    await alice.fills(asked, "a" * 2900)
    await here.let(alice.says("b" * 200, in_thread_of=checkin))
    await alice.submits()
    assert "you also wrote" in alice.errors[asked]
    await alice.fills(asked, "a" * 2000)
    await here.let(alice.submits())
    assert alice.modal is None
