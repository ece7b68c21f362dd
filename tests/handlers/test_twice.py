"""Slack delivers things twice, people click twice, and databases fail: nothing is done twice, and no word is lost."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from playground.delivery.link import Kind, Parcel
from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.house import DID, House, house

pytestmark = pytest.mark.anyio


@pytest.fixture
async def alice(here: House) -> Member:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    return alice


def newest(here: House, what: str) -> dict[str, Any]:
    """The last thing of a kind that Slack delivered."""
    last = next(entry for entry in reversed(here.slack.slack.recorder.traffic) if entry["what"] == what)
    payload: dict[str, Any] = last["payload"]
    return payload


async def again(here: House, payload: dict[str, Any], kind: Kind) -> None:
    """Slack delivers something once more, to the letter."""
    link = here.slack.slack.links["A0TRELLIS"]
    await link.send(Parcel(kind, "again", payload, attempt=1, reason="http_timeout"))
    await here.settle()


async def test_a_click_that_comes_again_counts_once(here: House, alice: Member) -> None:
    await here.let(alice.clicks("Try it"))
    first = newest(here, "block_actions")
    await here.let(alice.clicks("Drop it"))
    await again(here, first, "interactive")
    assert "Set aside for now." in alice.newest()
    assert "older message" not in "".join(alice.reads())


async def test_a_form_that_comes_again_does_not_undo_what_was_written_since(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "First words."))
    first = newest(here, "view_submission")
    await here.write(alice, (DID, "Better words."), button="Edit")
    await again(here, first, "interactive")
    await alice.clicks("Edit")
    assert "(text: Better words.)" in (alice.modal or "")


async def test_a_pause_that_comes_again_does_not_undo_a_resume(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth pause 2w"))
    first = newest(here, "slash_commands")
    await here.let(alice.types("/growth resume"))
    await again(here, first, "slash_commands")
    await alice.types("/growth status")
    assert "You are paused" not in alice.newest()


async def test_a_reply_that_is_delivered_twice_is_kept_once(here: House, alice: Member) -> None:
    checkin = alice.messages()[-1]
    event = {"type": "message", "user": alice.id, "text": "Once.", "thread_ts": checkin.ts, "channel": checkin.channel}
    body = {"event_id": "Ev1TWICE", "event": event | {"channel_type": "im", "ts": f"{here.now.timestamp():.6f}"}}
    await here.let(here.hands_over("event", body), here.hands_over("event", body))
    receipt = next(found for found in alice.reads() if "Growth check-in" in found)
    assert receipt.count("> Once.") == 1
    assert sum("Saved as your answer" in found for found in alice.reads()) == 1
    await alice.clicks("Edit")
    assert "(text: Once.)" in (alice.modal or "")


async def test_two_clicks_at_once_offer_one_other_step(here: House, alice: Member) -> None:
    await asyncio.gather(alice.clicks("Something else"), alice.clicks("Something else"))
    await here.settle()
    assert alice.newest().count("A small step: ") == 1
    await here.let(alice.types("/growth next"))
    assert alice.newest().count("[Try it]") == 1


async def test_two_clicks_at_once_open_one_round(here: House) -> None:
    erin = await here.start("erin")
    await asyncio.gather(erin.types("/growth checkin"), erin.types("/growth checkin"))
    await here.settle()
    assert sum(found.startswith("Growth check-in") for found in erin.reads()) == 1


async def test_the_form_and_same_as_last_time_at_once_keep_the_words(here: House) -> None:
    erin = await here.start("erin", rhythm="Every week")
    await here.on("erin", "2026-11-24 09:30")
    await here.write(erin, (DID, "First."))
    await here.on("erin", "2026-12-01 09:30")
    checkin = erin.messages()[-1]
    await erin.clicks("Answer")
    await erin.fills(DID[0], "Second.")
    await here.let(erin.submits())
    await here.let(erin.says("And in the thread.", in_thread_of=checkin))
    receipt = next(found for found in reversed(erin.reads()) if "Growth check-in" in found)
    assert "> Second." in receipt
    assert "> And in the thread." in receipt


async def test_a_save_that_fails_keeps_the_form_and_says_so(tmp_path: Path) -> None:
    async with house(tmp_path, start=MONDAY) as here:
        alice = await here.start("alice")
        await here.let(alice.types("/growth checkin"))
        await alice.fills(DID[0], "Words that must not be lost.")
        async with here.trellis.engine.begin() as broken:
            await broken.execute(text("ALTER TABLE answers RENAME TO gone"))
        await alice.submits()
        (said,) = alice.errors.values()
        assert said.startswith("Not saved yet: your text is still in the form. Try again in a minute.")
        assert "(text: Words that must not be lost.)" in (alice.modal or "")
        async with here.trellis.engine.begin() as mended:
            await mended.execute(text("ALTER TABLE gone RENAME TO answers"))
        await here.let(alice.submits())
        assert "> Words that must not be lost." in alice.newest()


async def test_a_command_that_fails_says_that_nothing_was_changed(tmp_path: Path) -> None:
    async with house(tmp_path, start=MONDAY) as here:
        alice = await here.start("alice")
        async with here.trellis.engine.begin() as broken:
            await broken.execute(text("ALTER TABLE touches RENAME TO gone"))
        await alice.types("/growth status")
        assert alice.newest().startswith("That did not work, and nothing was changed. Try again in a minute.")


async def test_a_click_on_the_home_that_fails_is_told_in_the_direct_message(tmp_path: Path) -> None:
    async with house(tmp_path, start=MONDAY) as here:
        alice = await here.start("alice")
        await alice.opens_home()
        async with here.trellis.engine.begin() as broken:
            await broken.execute(text("ALTER TABLE steps RENAME TO gone"))
        await alice.clicks("Show me a step")
        assert alice.newest().startswith("That did not work, and nothing was changed. Try again in a minute.")
