"""A message of which nobody knows whether it arrived: acting on it proves that it did, and the others are told."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db import deliveries
from db.outbox import DeliveryState
from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.house import DID, House, house

pytestmark = pytest.mark.anyio

POST = "chat.postMessage"
LOST = "I lost Slack's answer when I sent the check-in of *Tuesday 24 November, 09:30*, so it may not have reached you."


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    """A house beside a Slack that has bad moments."""
    async with house(tmp_path, start=MONDAY) as opened:
        yield opened


async def asked(here: House, trouble: str) -> Member:
    """Alice, whose check-in was sent while Slack had a bad moment, so that it is uncertain."""
    alice = await here.start("alice")
    getattr(here.slack.misbehave, trouble)(POST)
    await here.on("alice", "2026-11-24 09:30")
    assert await counted(here, DeliveryState.UNCERTAIN) == 1
    return alice


async def counted(here: House, state: DeliveryState) -> int:
    async with here.trellis.tenant.app.transaction() as session:
        return (await deliveries.counts(session)).get(state, 0)


async def test_a_button_on_it_is_served_and_proves_it(here: House) -> None:
    alice = await asked(here, "drop")
    await here.let(alice.clicks("Skip this one"))
    assert "Skipped. Nothing is missing." in alice.newest()
    assert await counted(here, DeliveryState.UNCERTAIN) == 0


async def test_a_word_in_its_menu_is_kept(here: House) -> None:
    alice = await asked(here, "drop")
    await here.let(alice.chooses("Pick a word", "Good"))
    assert not any("older message" in found for found in alice.reads())
    assert await counted(here, DeliveryState.UNCERTAIN) == 0


async def test_a_reply_in_its_thread_is_kept(here: House) -> None:
    alice = await asked(here, "drop")
    await here.let(alice.says("Kept.", in_thread_of=alice.messages()[-1]))
    assert any("Saved as your answer." in found for found in alice.reads())
    assert any(found.startswith("Growth check-in") and "> Kept." in found for found in alice.reads())


async def test_what_waited_to_redraw_it_is_drawn_once_it_has_proved_to_be_there(here: House) -> None:
    alice = await asked(here, "drop")
    await here.write(alice, (DID, "Wrote the runbook."))
    assert any(found.startswith("Growth check-in") and "> Wrote the runbook." in found for found in alice.reads())


async def test_nobody_elses_click_proves_it(here: House) -> None:
    alice = await asked(here, "fail")
    erin = await here.start("erin")
    await here.let(erin.types("/growth checkin"), erin.closes(), erin.clicks("Skip this one"))
    assert await counted(here, DeliveryState.UNCERTAIN) == 1
    await alice.types("/growth status")
    assert LOST.replace("*", "") in alice.newest().replace("*", "")


@pytest.mark.parametrize("trouble", ["fail", "drop"])
async def test_whoever_it_was_for_finds_the_round_on_their_home_and_behind_status(here: House, trouble: str) -> None:
    alice = await asked(here, trouble)
    await here.let(alice.opens_home())
    assert LOST.replace("*", "") in alice.home.replace("*", "")
    await here.let(alice.types("/growth status"))
    assert LOST.replace("*", "") in alice.newest().replace("*", "")
    await here.write(alice, (DID, "Wrote the runbook."))
    await here.let(alice.types("/growth status"))
    assert "may not have reached you" not in alice.newest()
