"""When a message comes: each in their own time, on their own workdays, and never in a heap."""

from datetime import UTC, datetime

import pytest

from tests.house import House

pytestmark = pytest.mark.anyio


def came(here: House, name: str, words: str = "Growth check-in") -> int:
    return sum(words in text for text in here.member(name).reads())


@pytest.mark.parametrize("name", ["alice", "bob", "charlie"])
async def test_half_past_nine_on_their_own_wall(here: House, name: str) -> None:
    await here.start(name, day="Wednesday")
    await here.on(name, "2026-11-25 09:29")
    assert came(here, name) == 0
    await here.on(name, "2026-11-25 09:30")
    assert came(here, name) == 1


async def test_half_past_nine_in_kolkata_is_four_in_the_morning_in_utc(here: House) -> None:
    await here.start("charlie", day="Wednesday")
    await here.at(datetime(2026, 11, 25, 3, 59, tzinfo=UTC))
    assert came(here, "charlie") == 0
    await here.at(datetime(2026, 11, 25, 4, 0, tzinfo=UTC))
    assert came(here, "charlie") == 1


@pytest.mark.parametrize("start", [pytest.param(datetime(2026, 10, 20, 9, tzinfo=UTC), id="October")])
async def test_the_autumn_change_keeps_the_wall_clock(here: House) -> None:
    """Berlin leaves summer time on Sunday 25 October: half past nine is an hour later in UTC from then on."""
    await here.start("alice", rhythm="Every week")
    await here.at(datetime(2026, 10, 27, 8, 29, tzinfo=UTC))
    assert came(here, "alice") == 0
    await here.at(datetime(2026, 10, 27, 8, 30, tzinfo=UTC))
    assert came(here, "alice") == 1


@pytest.mark.parametrize("start", [pytest.param(datetime(2027, 3, 22, 9, tzinfo=UTC), id="March")])
async def test_the_spring_change_keeps_the_wall_clock(here: House) -> None:
    """Berlin enters summer time on Sunday 28 March: half past nine is an hour earlier in UTC from then on."""
    await here.start("alice", rhythm="Every week", day="Wednesday")
    await here.on("alice", "2027-03-24 09:30")
    await here.at(datetime(2027, 3, 31, 7, 29, tzinfo=UTC))
    assert came(here, "alice") == 1
    await here.at(datetime(2027, 3, 31, 7, 30, tzinfo=UTC))
    assert came(here, "alice") == 2


@pytest.mark.parametrize(
    ("start", "name", "day", "holiday", "instead"),
    [
        pytest.param(
            datetime(2026, 11, 23, 15, tzinfo=UTC), "bob", "Thursday", "2026-11-26", "2026-11-27", id="Thanksgiving"
        ),
        pytest.param(
            datetime(2026, 12, 22, 9, tzinfo=UTC), "alice", "Friday", "2026-12-25", "2026-12-28", id="Christmas"
        ),
        pytest.param(
            datetime(2027, 1, 25, 9, tzinfo=UTC), "charlie", "Tuesday", "2027-01-26", "2027-01-27", id="Republic Day"
        ),
    ],
)
async def test_a_holiday_of_their_country_moves_it_to_the_next_workday(
    here: House, name: str, day: str, holiday: str, instead: str
) -> None:
    await here.start(name, day=day)
    await here.on(name, f"{holiday} 16:00")
    assert came(here, name) == 0
    await here.on(name, f"{instead} 09:30")
    assert came(here, name) == 1


async def test_a_holiday_of_one_country_is_a_workday_in_another(here: House) -> None:
    await here.start("alice", day="Thursday")
    await here.on("alice", "2026-11-26 09:30")
    assert came(here, "alice") == 1


async def test_do_not_disturb_holds_it_until_it_ends(here: House) -> None:
    alice = await here.start("alice")
    until = datetime(2026, 11, 24, 11, 0, tzinfo=UTC).timestamp()
    await alice.changes(dnd=(here.now.timestamp(), until))
    await here.on("alice", "2026-11-24 09:30")
    assert came(here, "alice") == 0
    await here.on("alice", "2026-11-24 12:00")
    assert came(here, "alice") == 1


async def test_do_not_disturb_into_the_evening_waits_for_the_morning(here: House) -> None:
    alice = await here.start("alice")
    until = datetime(2026, 11, 24, 18, 0, tzinfo=UTC).timestamp()
    await alice.changes(dnd=(here.now.timestamp(), until))
    await here.on("alice", "2026-11-24 09:30")
    await here.on("alice", "2026-11-24 19:05")
    assert came(here, "alice") == 0
    await here.on("alice", "2026-11-25 09:30")
    assert came(here, "alice") == 1


@pytest.mark.parametrize(
    "status",
    [
        pytest.param({"status_text": "Vacationing", "status_emoji": ":palm_tree:"}, id="vacation"),
        pytest.param({"status_text": "Out sick", "status_emoji": ":face_with_thermometer:"}, id="sick"),
    ],
)
async def test_somebody_away_is_asked_once_when_they_are_back(here: House, status: dict[str, str]) -> None:
    alice = await here.start("alice", rhythm="Every week")
    await alice.changes(**status)
    for day in ("2026-11-24", "2026-11-25", "2026-12-01", "2026-12-08"):
        await here.on("alice", f"{day} 09:30")
    assert came(here, "alice") == 0
    await alice.changes(status_text="", status_emoji="")
    await here.on("alice", "2026-12-15 09:30")
    assert came(here, "alice") == 1


async def test_an_absence_is_no_silence(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    await alice.changes(status_text="Vacationing", status_emoji=":palm_tree:")
    for day in ("2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15"):
        await here.on("alice", f"{day} 09:30")
    await alice.changes(status_text="", status_emoji="")
    await here.on("alice", "2026-12-22 09:30")
    assert "I will be quiet now" not in "".join(alice.reads())


async def test_three_weeks_at_once_bring_one_message(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    before = len(alice.messages())
    await here.later(weeks=3)
    await here.tick()
    assert len(alice.messages()) == before + 1
    assert alice.newest().startswith("Growth check-in, 14 December")


async def test_three_weeks_at_once_bring_one_digest(here: House) -> None:
    await here.make_team("alice")
    alice = await here.start("alice")
    await here.let(alice.types("/growth checkin"))
    await alice.fills("Something you did that you want to keep", "Rolled back.")
    await alice.chooses("Who sees what you did?", "Team digest, with your name")
    await here.let(alice.submits())
    await here.on("bob", "2026-12-14 09:30")
    await here.tick()
    assert len(here.slack.channel("ranking").reads()) == 1


async def test_two_messages_a_week_are_the_most(here: House) -> None:
    """Alice takes up nothing and answers nothing: besides the check-in, at most one more comes in a week."""
    alice = await here.start("alice", rhythm="Every week")
    before = len(alice.messages())
    for day in range(24, 31):
        await here.on("alice", f"2026-11-{day} 09:30")
        await here.on("alice", f"2026-11-{day} 15:00")
    assert 1 <= len(alice.messages()) - before <= 2


async def test_somebody_who_travels_is_asked_in_the_time_of_the_place(here: House) -> None:
    alice = await here.start("alice")
    await alice.changes(tz="America/New_York")
    await here.at(datetime(2026, 11, 24, 8, 30, tzinfo=UTC))
    assert came(here, "alice") == 0
    await here.on("alice", "2026-11-24 09:30")
    assert came(here, "alice") == 1
    await alice.types("/growth status")
    assert "Times are in America/New York" in alice.newest()


async def test_a_journey_keeps_the_promise_to_bring_it_back(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Later"))
    await alice.changes(tz="America/New_York")
    before = len(alice.messages())
    await here.on("alice", "2026-11-25 09:30")
    assert len(alice.messages()) == before + 1
    assert alice.newest().startswith("Growth check-in")


async def test_a_journey_across_the_week_line_opens_no_second_round(here: House) -> None:
    """Monday half past midnight in Kolkata is Sunday in New York: the round of that week is there already."""
    charlie = await here.start("charlie", rhythm="Every week")
    await here.on("charlie", "2026-11-30 00:30")
    before = came(here, "charlie")
    await here.let(charlie.types("/growth checkin"), charlie.closes())
    await charlie.changes(tz="America/New_York")
    await here.on("charlie", "2026-12-01 09:30")
    await here.on("alice", "2026-12-01 17:00")
    assert came(here, "charlie") == before + 1
    await here.on("charlie", "2026-12-08 09:30")
    assert charlie.newest().startswith("Growth check-in, 8 December")


async def test_what_had_to_wait_past_the_end_of_her_day_does_not_come_in_the_evening(here: House) -> None:
    await here.start("alice", rhythm="Every week", day="Tuesday")
    here.slack.misbehave.ratelimit("chat.postMessage", 1, retry_after=2 * 3600)
    await here.on("alice", "2026-11-24 15:00")
    await here.on("alice", "2026-11-24 17:30")
    assert came(here, "alice") == 0
    here.slack.calls.clear()  # of the one that Slack asked patience for
    await here.on("alice", "2026-12-01 09:30")
    assert came(here, "alice") == 1
