"""How fast one workspace is spoken to: as Slack allows, and not faster than is known to be too fast."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from house import House
from outbox import POST, UPDATE, arrived, calls, owe

from bot.pacing import FOR_ANSWERS, HISTORY, Pacing
from db.outbox import Delivery, DeliveryState, Method, Priority
from playground.core.clock import Clock
from playground.core.rates import Rates

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
NUMBERS = count(1)


def message(channel: str = "", *, method: Method = Method.POST, priority: int = Priority.NUDGE) -> Delivery:
    number = next(NUMBERS)
    return Delivery(
        id=number,
        workspace="T1",
        key=str(number),
        token="",
        method=method,
        channel=channel or f"D{number}",
        person_id=None,
        team_id=None,
        kinds=(),
        payload={},
        state=DeliveryState.QUEUED,
        attempts=0,
        redraws=None,
        priority=priority,
        ts=None,
        thread_ts=None,
        error=None,
        created_at=NOW,
        sent_at=None,
        due_at=NOW,
    )


def admitted(pacing: Pacing, most: int = 1000, channel: str = "", **more: Method | int) -> int:
    """How many may leave at this moment."""
    return next((n for n in range(most) if not pacing.admits(message(channel, **more))), most)  # type: ignore[arg-type]


def test_a_minutes_worth_may_go_at_once_and_then_as_many_as_slack_allows() -> None:
    pacing = Pacing({}, NOW)
    assert admitted(pacing) == 295 - FOR_ANSWERS
    assert pacing.short == 1.0
    pacing.at(NOW + timedelta(minutes=1))
    assert 290 <= admitted(pacing) <= 300


def test_an_answer_goes_while_a_long_queue_waits_for_its_pace() -> None:
    pacing = Pacing({}, NOW)
    admitted(pacing)
    assert admitted(pacing, priority=Priority.ANSWER) == FOR_ANSWERS
    assert pacing.short is not None
    assert pacing.short < 0.3


def test_each_method_has_a_pace_of_its_own() -> None:
    pacing = Pacing({}, NOW)
    admitted(pacing)
    assert admitted(pacing, method=Method.UPDATE) == 49 - FOR_ANSWERS
    assert [pacing.allows(HISTORY) for _ in range(50)].count(True) == 49


def test_one_channel_gets_about_one_a_second_and_holds_up_no_other() -> None:
    pacing = Pacing({}, NOW)
    assert admitted(pacing, channel="C1") == 19
    assert pacing.shut() == ["C1"]
    assert pacing.admits(message("C2"))
    pacing.at(NOW + timedelta(seconds=3))
    assert admitted(pacing, channel="C1") == 2


def test_after_a_refusal_it_is_slower_and_finds_back_within_minutes() -> None:
    pacing = Pacing({}, NOW)
    pacing.refused(POST)
    assert admitted(pacing) == 0
    found = []
    for minute in (1, 2, 11, 12):
        pacing.at(NOW + timedelta(minutes=minute))
        found.append(admitted(pacing))
    assert 200 < found[0] < found[1] < 290
    assert found[3] >= 290


def test_whoever_speaks_next_knows_what_is_used() -> None:
    pacing = Pacing({}, NOW)
    admitted(pacing)
    pacing.refused(UPDATE)
    after = Pacing(pacing.kept(), NOW)
    assert (admitted(after), admitted(after, method=Method.UPDATE)) == (0, 0)
    assert "D1" not in str(pacing.kept())


@pytest.mark.parametrize("days", [1, -1])
def test_a_clock_that_jumps_by_a_day_holds_nothing_up(days: int) -> None:
    pacing = Pacing({}, NOW)
    admitted(pacing)
    pacing.at(NOW + timedelta(days=days))
    assert admitted(pacing) > 200


@pytest.fixture
def slack() -> Clock:
    clock = Clock()
    clock.freeze(NOW)
    return clock


@pytest.mark.parametrize("most", [3000])
def test_nearly_all_that_slack_allows_is_used_and_nothing_is_refused(slack: Clock, most: int) -> None:
    """Against the limits of the local Slack: messages to many people, for as long as they last."""
    rates, pacing = Rates(slack), Pacing({}, NOW)
    sent = 0
    while sent < most:
        while sent < most and pacing.admits(it := message()):
            assert rates.wait(POST, "message", app="A1", place="T1", channel=it.channel) == 0
            sent += 1
        slack.jump(slack.moment() + timedelta(seconds=pacing.short or 1.0))
        pacing.at(slack.moment())
    passed = (slack.moment() - NOW).total_seconds()
    assert sent / (300 + passed * 300 / 60) >= 0.97


@pytest.mark.anyio
async def test_a_long_queue_goes_out_at_slacks_pace_without_a_refusal(home: House) -> None:
    alice = home.member("alice")
    for number in range(25):
        await owe(home, f"Word {number}", channel=alice.id)
    await home.settle()
    assert len(calls(home, POST)) == 19
    for _ in range(8):
        await home.later(seconds=1)
    assert [call.ok for call in calls(home, POST)] == [True] * 25
    assert [len(arrived(home, f"Word {number}")) for number in (0, 24)] == [1, 1]
