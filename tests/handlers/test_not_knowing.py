"""Slack will not always say how somebody is. Not knowing is not knowing: they wait, and nobody behind them does."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.manifest import BOT_SCOPES
from tests.cast import utc
from tests.handlers import crowd as crowds
from tests.house import DID, TO_MANAGER, WORKSPACE, House, house

pytestmark = pytest.mark.anyio

CROWD = tuple(f"person{number:03d}" for number in range(70))
DUE = utc("2026-11-24 09:00")  # a Tuesday, 10:00 in Amsterdam
DINNER = utc("2026-11-24 19:00")


@pytest.fixture
async def crowd(tmp_path: Path) -> AsyncIterator[House]:
    """Seventy people who have started and are due at the same moment."""
    async with crowds.crowd(tmp_path, CROWD, start=DUE) as opened:
        yield opened


def spoken_to(here: House) -> int:
    return sum(bool(here.member(name).reads()) for name in CROWD)


async def undisturbed(here: House, *names: str) -> None:
    for name in names:
        await here.member(name).changes(dnd=(here.now.timestamp(), DINNER.timestamp()))


async def test_of_many_people_in_do_not_disturb_none_is_spoken_to(crowd: House) -> None:
    """One call asks of fifty, and the one who is not in do-not-disturb hears at once."""
    await undisturbed(crowd, *CROWD[1:])
    await crowd.tick()
    asked = [len(call.args["users"].split(",")) for call in crowd.slack.calls if call.method == "dnd.teamInfo"]
    assert asked == [50, 20]
    assert [name for name in CROWD if crowd.member(name).reads()] == [CROWD[0]]


async def test_while_slack_asks_for_patience_nobody_is_spoken_to_and_then_everybody(crowd: House) -> None:
    crowd.slack.clock.jump(crowd.now + timedelta(minutes=1))
    await crowd.trellis.listens()  # as after a restart: whatever was heard before may have changed
    crowd.slack.misbehave.ratelimit("users.*", times=1000, retry_after=30)
    await crowd.tick()
    crowd.slack.misbehave.clear()
    crowd.slack.misbehave.ratelimit("dnd.teamInfo", times=1000, retry_after=30)
    await crowd.later(minutes=1)
    assert spoken_to(crowd) == 0
    crowd.slack.misbehave.clear()
    for _ in range(6):
        await crowd.later(minutes=1)
    assert spoken_to(crowd) == len(CROWD)


async def test_slack_is_not_asked_again_before_its_patience_is_over(crowd: House) -> None:
    crowd.slack.misbehave.ratelimit("dnd.teamInfo", times=1000, retry_after=30)
    for _ in range(3):
        await crowd.later(seconds=5)
    asked = [call for call in crowd.slack.calls if call.method == "dnd.teamInfo"]
    assert len(asked) == 1
    assert spoken_to(crowd) == 0


async def test_at_night_nobody_is_asked_about(crowd: House) -> None:
    crowd.slack.calls.clear()
    await crowd.at(utc("2026-11-24 20:00"))
    assert {call.method for call in crowd.slack.calls} & {"users.info", "dnd.info", "dnd.teamInfo"} == set()


async def test_whom_slack_never_speaks_of_is_told_why_nothing_comes(here: House) -> None:
    alice = await here.start("alice")
    here.slack.misbehave.refuse("dnd.info", times=1000, error="user_not_visible")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.types("/growth status"))
    assert "Slack would not tell me whether I may disturb you" in alice.newest()
    here.slack.calls.clear()


async def test_one_whom_slack_does_not_speak_of_costs_the_others_nothing(crowd: House) -> None:
    crowd.slack.misbehave.refuse("dnd.teamInfo", times=1, error="user_not_visible")
    await crowd.tick()
    assert spoken_to(crowd) == len(CROWD)


async def test_without_the_scope_it_speaks_in_peoples_hours(tmp_path: Path) -> None:
    app = replace(WORKSPACE.apps[0], scopes=frozenset(BOT_SCOPES) - {"dnd:read"})
    async with house(tmp_path, start=utc("2026-11-23 09:00"), workspace=replace(WORKSPACE, apps=(app,))) as here:
        alice = await here.start("alice")
        await undisturbed(here, "alice")
        await here.on("alice", "2026-11-24 09:30")
        assert alice.newest().startswith("Growth check-in")


async def with_something_to_read(here: House) -> None:
    """Bob has a letter to come on Monday, at half past nine."""
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (DID, "Between you and me."), sees=TO_MANAGER)


def letters(here: House) -> int:
    return sum(text.startswith("Your week with") for text in here.member("bob").reads())


@pytest.mark.parametrize("method", ["users.info", "dnd.info"])
async def test_a_managers_letter_waits_until_slack_says_how_they_are(here: House, method: str) -> None:
    await with_something_to_read(here)
    here.slack.misbehave.ratelimit(method, times=1)
    await here.on("bob", "2026-11-30 09:30")
    assert letters(here) == 0
    await here.later(minutes=5)
    assert letters(here) == 1
    here.slack.calls.clear()


async def test_a_manager_in_do_not_disturb_reads_it_afterwards(here: House) -> None:
    await with_something_to_read(here)
    until = utc("2026-11-30 18:00")
    await here.member("bob").changes(dnd=(here.now.timestamp(), until.timestamp()))
    await here.on("bob", "2026-11-30 09:30")
    assert letters(here) == 0
    await here.at(until)
    assert letters(here) == 1
