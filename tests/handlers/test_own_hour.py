"""The hour of a check-in is the person's to choose, in the form and by a word, and so are their workdays."""

from datetime import UTC, datetime

import pytest

from tests.house import House

pytestmark = pytest.mark.anyio


def came(here: House, name: str = "alice") -> int:
    return sum("Growth check-in" in text for text in here.member(name).reads())


async def test_a_start_asks_for_no_hour(here: House) -> None:
    alice = here.member("alice")
    await alice.types("/growth start")
    await alice.clicks("Start")
    assert "At what time?" not in (alice.modal or "")


async def test_the_hour_is_chosen_in_the_form_and_kept(here: House) -> None:
    alice = await here.start("alice")
    await here.turn_to(alice, "Settings")
    await alice.clicks("Change level, areas or rhythm")
    await alice.chooses("At what time?", "08:00")
    await here.let(alice.submits())
    assert "The next check-in comes Tuesday 24 November, 08:00." in alice.newest()
    assert "A check-in every two weeks, on Tuesdays at 08:00." in await here.turn_to(alice, "Settings")
    await here.on("alice", "2026-11-24 07:59")
    assert came(here) == 0
    await here.on("alice", "2026-11-24 08:00")
    assert came(here) == 1
    assert "Next: Tuesday 8 December." in alice.newest()


async def test_a_form_that_left_the_hour_alone_makes_it_nobodys_choice(here: House) -> None:
    """Eight in the morning is no hour of somebody who did not choose one, whatever else they change."""
    alice = await here.start("alice")
    await alice.types("/growth start")
    await alice.chooses("How often a check-in?", "Every week")
    await here.let(alice.submits())
    await alice.changes(dnd=(here.now.timestamp(), datetime(2026, 11, 24, 7, 0, tzinfo=UTC).timestamp()))
    for wall in ("07:00", "08:00", "09:29"):
        await here.on("alice", f"2026-11-24 {wall}")
        assert came(here) == 0
    await here.on("alice", "2026-11-24 09:30")
    assert came(here) == 1


async def test_the_hour_is_said_in_a_word(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth hour 10h30"))
    assert (
        "Saved. A check-in every two weeks, on Tuesdays at 10:30. The next one comes Tuesday 24 November, 10:30."
        in alice.newest()
    )
    await here.on("alice", "2026-11-24 10:29")
    assert came(here) == 0
    await here.on("alice", "2026-11-24 10:30")
    assert came(here) == 1


async def test_a_reminder_and_later_come_at_their_hour_too(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth hour 18:15"))
    await here.on("alice", "2026-11-24 18:15")
    await here.let(alice.clicks("Later"))
    assert "Wednesday 25 November, 18:15" in alice.newest()
    await here.on("alice", "2026-11-25 18:14")
    assert came(here) == 1
    await here.on("alice", "2026-11-25 18:15")
    assert came(here) == 2


async def test_what_comes_a_little_late_still_comes_that_evening(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth hour 7 pm"))
    await here.on("alice", "2026-11-24 19:40")
    assert came(here) == 1


async def test_their_hour_travels_with_them(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth hour 8:00"), alice.changes(tz="America/New_York"))
    await here.at(datetime(2026, 11, 24, 7, 0, tzinfo=UTC))
    assert came(here) == 0
    await here.at(datetime(2026, 11, 24, 12, 59, tzinfo=UTC))
    assert came(here) == 0
    await here.at(datetime(2026, 11, 24, 13, 0, tzinfo=UTC))
    assert came(here) == 1


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        pytest.param("hour banana", "I don't know the time “banana”. Try `/growth hour 10:30`.", id="no time"),
        pytest.param("hour 25:00", "I don't know the time “25:00”. Try `/growth hour 10:30`.", id="no hour of a day"),
        pytest.param(
            "hour 10pm", "22:00 is early or late for a check-in: I write between 07:00 and 19:00.", id="at night"
        ),
        pytest.param(
            "days banana", "I don't know the days “banana”. Try `/growth days mon-thu`, `sun-thu`", id="no day"
        ),
        pytest.param("days none", "One day at least, or I could never write. To hear nothing for a while", id="none"),
    ],
)
async def test_what_cannot_be_meant_changes_nothing_and_says_what_can(here: House, typed: str, answer: str) -> None:
    alice = await here.start("alice")
    await here.let(alice.types(f"/growth {typed}"))
    assert answer in alice.newest()
    assert alice.newest().endswith("Nothing was changed.")
    await alice.types("/growth status")
    assert "A check-in every two weeks, on Tuesdays at 09:30." in alice.newest()
    assert "Workdays: Monday to Friday." in alice.newest()


async def test_without_more_words_both_say_what_they_are_and_how_to_change_them(here: House) -> None:
    alice = await here.start("alice")
    await alice.types("/growth hour")
    assert "on Tuesdays at 09:30. Type `/growth hour 10:30` to change the hour." in alice.newest()
    await alice.types("/growth days")
    assert "Workdays: Monday to Friday. Type `/growth days mon-thu` to change your workdays" in alice.newest()
    assert "[Change days]" in alice.newest()


async def test_the_days_are_said_in_a_word_and_the_next_workday_is_taken_and_told(here: House) -> None:
    alice = await here.start("alice", day="Friday", rhythm="Every week")
    await here.let(alice.types("/growth days mon-thu"))
    assert (
        "Saved. A check-in every week, on Mondays at 09:30. Friday, which you chose, is no workday of yours. "
        "The next one comes Monday 30 November, 09:30." in alice.newest()
    )
    assert "Workdays: Monday to Thursday." in alice.newest()
    await here.on("alice", "2026-11-27 12:00")
    assert came(here) == 0
    await here.on("alice", "2026-11-30 09:30")
    assert came(here) == 1


async def test_once_a_month_the_day_after_is_named_as_well(here: House) -> None:
    alice = await here.start("alice", day="Friday", rhythm="Once a month")
    await here.let(alice.types("/growth days mon-thu"))
    told = "on the first Friday at 09:30. Friday is no workday of yours, so it comes on the Monday after."
    assert told in alice.newest()


async def test_the_form_of_days_tells_of_the_day_that_moved(here: House) -> None:
    alice = await here.start("alice", day="Tuesday")
    await alice.clicks("Change days")
    await alice.clicks("Tuesday")
    await alice.submits()
    assert "Check-ins come on Wednesdays, as Tuesday is no workday of yours." in (alice.modal or "")


async def test_the_days_of_where_they_live_are_nobodys_choice(here: House) -> None:
    """Said in a word as they are anyway, they follow the person to where a week is another one."""
    alice = await here.start("alice")
    await here.let(alice.types("/growth days weekdays"), alice.changes(tz="Asia/Jerusalem", locale="he-IL"))
    await alice.types("/growth status")
    assert "Public holidays of Israel. Workdays: Sunday to Thursday." in alice.newest()


async def test_a_pause_stays_a_pause(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth pause 2w"), alice.types("/growth hour 11"))
    assert "on Tuesdays at 11:00. Nothing comes while you are paused." in alice.newest()
    await here.on("alice", "2026-11-24 11:00")
    assert came(here) == 0


async def test_a_direct_message_says_it_as_well(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.says("hour 10.30 please"))
    assert "on Tuesdays at 10:30." in alice.newest()
    await here.let(alice.says("days mon tue wed thu"))
    assert "Workdays: Monday to Thursday." in alice.newest()


async def test_an_hour_that_was_chosen_elsewhere_meanwhile_is_kept(here: House) -> None:
    alice = await here.start("alice")
    await alice.types("/growth start")
    await here.let(alice.types("/growth hour 11:15"))
    await alice.chooses("How often a check-in?", "Every week")
    await here.let(alice.submits())
    assert "While the form was open you changed the hour elsewhere: that is kept." in alice.newest()
    await alice.types("/growth status")
    assert "A check-in every week, on Tuesdays at 11:15." in alice.newest()


async def test_who_has_not_started_reads_how_to(here: House) -> None:
    alice = here.member("alice")
    for word in ("hour 10:30", "days mon-thu"):
        await alice.types(f"/growth {word}")
        assert "/growth start" in alice.newest()
