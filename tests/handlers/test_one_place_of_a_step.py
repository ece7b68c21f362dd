"""A step that somebody is at has its buttons in one message: in the newest that shows it."""

import pytest

from playground.testing import Member
from tests.house import DID, PLAN, House, scene

pytestmark = pytest.mark.anyio

ASKED = "A newer message of mine asks how it went."


@pytest.fixture
@scene
async def alice(here: House) -> Member:
    """Alice tries the step of her first check-in, and answered that."""
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Try it"))
    await here.write(alice, (DID, "Went on."))
    await here.on("alice", "2026-12-01 09:30")
    return alice


def holding(who: Member, words: str) -> list[str]:
    return [text.splitlines()[0] for text in who.reads() if words in text]


async def test_a_receipt_keeps_its_name_and_loses_its_buttons(here: House, alice: Member) -> None:
    assert holding(alice, "[I did this]") == ["Growth check-in, 1 December"]
    assert holding(alice, ASKED) == ["Growth check-in, 24 November"]


async def test_done_it_is_done_in_its_place_and_the_older_message_is_left_as_it_is(here: House, alice: Member) -> None:
    before = alice.reads()
    await here.let(alice.clicks("I did this"))
    assert holding(alice, "[Keep what came of it]") == ["Growth check-in, 1 December"]
    assert [text for text in alice.reads() if ASKED in text] == [text for text in before if ASKED in text]


async def test_the_message_that_offered_it_loses_its_buttons_too(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(here.declines(alice))
    await here.write(alice, (DID, "Wrote the runbook."))
    await here.on("alice", "2026-12-01 09:30")
    await here.let(alice.clicks("Try it"))
    await here.on("alice", "2026-12-08 09:30")
    assert holding(alice, "[I did this]") == ["Growth check-in, 8 December"]
    assert len(holding(alice, ASKED)) == 1


async def test_a_short_check_in_which_does_not_show_it_takes_no_buttons_from_another(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Try it"))
    await here.write(alice, (PLAN, "Add slice metrics."))
    for day in ("2026-12-01", "2026-12-08"):
        await here.on("alice", f"{day} 09:30")
        await here.let(alice.clicks("Same as last time"))
    await here.on("alice", "2026-12-15 09:30")
    assert "A short one, as nothing changed lately." in alice.newest()
    assert holding(alice, "[I did this]") == ["Growth check-in, 8 December"]


async def test_a_check_in_that_somebody_asks_for_draws_the_message_before_it_anew_once(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Try it"))
    await here.write(alice, (DID, "Went on."))
    await here.on("alice", "2026-11-30 10:00")
    receipt = next(m for m in reversed(alice.messages()) if "Went on." in m.text)
    before = len(here.slack.calls)
    await here.let(alice.types("/growth checkin"))
    drawn = [c for c in here.slack.calls[before:] if c.method == "chat.update" and c.args["ts"] == receipt.ts]
    assert len(drawn) == 1
    assert ASKED in here.slack.read(next(m for m in alice.messages() if m.ts == receipt.ts))
