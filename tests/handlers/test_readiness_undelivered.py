"""A way to the next level that Slack did not take, or perhaps: its author is told."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.house import House, house

pytestmark = pytest.mark.anyio

POST = "chat.postMessage"
IN_BOBS_HOURS = "2026-11-23 10:00"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    """A house beside a Slack that has bad moments."""
    async with house(tmp_path, start=MONDAY) as opened:
        yield opened


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice of Bob's team, at an hour of his."""
    await here.make_team("alice")
    alice = await here.start("alice")
    await here.on("bob", IN_BOBS_HOURS)
    return alice


async def shares(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth ready"), alice.clicks("Share it"))
    await here.let(alice.submits())
    while alice.modal is not None:
        await alice.closes()
    await here.later(minutes=1)


async def test_where_slack_does_not_take_it_its_author_is_told_and_it_is_theirs_alone(
    here: House, alice: Member
) -> None:
    here.slack.misbehave.refuse(POST, 1, error="restricted_action")
    await shares(here, alice)
    assert alice.newest().startswith("Your way to Senior did not reach Bob: Slack did not take my message to them.")
    assert "towards Senior" not in "".join(here.member("bob").reads())
    assert "Monday 23 November\nSenior\nOnly you" in await who_sees(here, alice)


async def test_where_slacks_answer_is_lost_its_author_is_told_that_it_may_have_arrived(
    here: House, alice: Member
) -> None:
    here.slack.misbehave.fail(POST, 1)
    here.slack.misbehave.refuse("conversations.history", error="missing_scope")
    await shares(here, alice)
    await here.later(hours=1)
    told = [text for text in alice.reads() if text.startswith("I lost Slack's answer when I sent your way to Senior")]
    assert len(told) == 1
    assert "[Take back]" in told[0]
    assert "Monday 23 November\nSenior\nYou and Bob" in await who_sees(here, alice)


async def who_sees(here: House, alice: Member) -> str:
    await here.let(alice.types("/growth who-sees"))
    return alice.newest()
