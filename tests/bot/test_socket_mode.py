"""Socket Mode: what Slack hands over is acted on once, and nothing is lost when the connection changes."""

import asyncio
from pathlib import Path

import pytest
from house import House, moved_in

from handlers.shared.own_words import HELLO
from playground.testing import Patience, Playground

pytestmark = pytest.mark.anyio

HURRIED = Patience(ack=1.0, retries=(0.0,))  # what is not acknowledged by then comes once more, at once


@pytest.fixture
def hurried(home: House) -> None:
    home.slack.slack.links["A0TRELLIS"].patience = HURRIED


async def test_the_first_steps_go_over_the_socket(home: House) -> None:
    alice = await home.start("alice")
    assert "You are set" in alice.newest()
    await alice.types("/growth status")
    assert "Next: a check-in, Tuesday 1 December, 09:30" in alice.newest()


@pytest.mark.usefixtures("hurried")
async def test_an_event_that_comes_again_while_somebody_is_at_it_is_acted_on_once(home: House) -> None:
    held = home.slack.misbehave.hold("users.info")
    erin = home.member("erin")
    says = asyncio.create_task(erin.says("Good morning"))  # her first word: Trellis asks Slack who she is
    await held.reached()
    await says
    held.release()
    await home.settle()
    assert delivered(home, "message")[:2] == [False, True]
    assert await until_idle(home) == 0
    assert [text.startswith(HELLO) for text in erin.reads()].count(True) == 1


@pytest.mark.usefixtures("hurried")
async def test_an_event_whose_deed_failed_is_acted_on_when_it_comes_again(home: House) -> None:
    home.slack.misbehave.refuse("views.publish", error="no_permission")
    erin = home.member("erin")
    await erin.opens_home()
    assert delivered(home, "app_home_opened") == [False, True]
    assert "Start" in erin.home


def delivered(home: House, what: str) -> list[bool]:
    """Of each delivery of such an event, whether it was acknowledged."""
    traffic = home.slack.slack.recorder.traffic
    return [entry["ok"] for entry in traffic if (entry["direction"], entry["what"]) == ("out", what)]


async def until_idle(home: House) -> int:
    """Waits for the deed that was overtaken, which nobody waits for any more; returns what it still had to send."""
    await home.member("erin").types("/growth help")
    return await home.trellis.drain()


async def test_what_cannot_be_done_in_time_is_cut_short_before_the_database_closes(
    slack: Playground, tmp_path: Path
) -> None:
    held = slack.misbehave.hold("users.info")
    async with moved_in(slack, tmp_path) as home:
        slack.slack.links["A0TRELLIS"].patience = HURRIED
        says = asyncio.create_task(home.member("erin").says("Good morning"))
        await held.reached()
    assert [task for task in asyncio.all_tasks() if task.get_coro().__qualname__ == "Socket._deed"] == []
    held.release()
    await says


async def test_asked_to_reconnect_it_does_and_loses_nothing(home: House) -> None:
    alice = await home.start("alice")
    for n in range(3):
        await home.slack.disconnects()
        await alice.types("/growth status")
        assert len([text for text in alice.reads() if text.startswith("Next:")]) == n + 1


async def test_a_message_that_is_due_while_the_socket_changes_still_arrives(home: House) -> None:
    alice = await home.start("alice")
    await home.slack.disconnects()
    await home.later(days=7)
    assert "Growth check-in" in alice.newest()
