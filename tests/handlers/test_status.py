import pytest

from tests.house import DID, House

pytestmark = pytest.mark.anyio


async def status(here: House, name: str = "alice") -> str:
    person = here.member(name)
    await person.types("/growth status")
    return person.newest()


async def test_it_says_when_trellis_speaks_next_in_their_time(here: House) -> None:
    await here.start("alice")
    text = await status(here)
    assert "Next: a check-in, Tuesday 24 November, 09:30. That is as things stand, and the earliest" in text
    assert "Times are in Europe/Amsterdam, as your Slack profile says. Only you see this." in text
    assert "Last: I have not written to you by myself yet." in text


async def test_it_says_what_came_last(here: House) -> None:
    await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    assert "Last: Tuesday 24 November, 09:30, a check-in." in await status(here)


async def test_it_says_who_sees_what(here: House) -> None:
    await here.make_team("alice")
    await here.start("alice")
    assert "Bob sees only what you share, and that you are on the team." in await status(here)


async def test_nothing_came_during_a_vacation(here: House) -> None:
    alice = await here.start("alice")
    await alice.changes(status_text="Vacationing", status_emoji=":palm_tree:")
    await here.on("alice", "2026-11-24 09:30")
    assert "nothing came, because your Slack status said that you were away." in await status(here)


async def test_nothing_came_while_notifications_were_paused(here: House) -> None:
    alice = await here.start("alice")
    await alice.changes(dnd=(here.now.timestamp(), here.now.timestamp() + 86_400))
    await here.on("alice", "2026-11-24 09:30")
    assert "nothing came, because you had notifications paused." in await status(here)


async def test_nothing_came_on_a_holiday(here: House) -> None:
    """Alice is in New York when Thanksgiving comes, and Trellis learns it only as it is about to write to her."""
    alice = await here.start("alice", day="Thursday")
    here.slack.misbehave.ratelimit("users.list", times=1000, retry_after=60)
    await here.slack.disconnects()
    here.slack.slack.world.change(alice.id, here.now.timestamp(), tz="America/New_York")
    await here.on("bob", "2026-11-26 10:00")
    assert "nothing came, because it was a public holiday where you are." in await status(here)
    here.slack.calls.clear()  # where the list was refused


async def test_nothing_came_on_a_weekend(here: House) -> None:
    """It is Friday noon in Berlin and Saturday already in Kiritimati, where Alice has flown unannounced."""
    alice = await here.start("alice", day="Friday")
    here.slack.misbehave.ratelimit("users.list", times=1000, retry_after=60)
    here.slack.slack.world.change(alice.id, here.now.timestamp(), tz="Pacific/Kiritimati")
    await here.at(here.now.replace(day=27, hour=11))
    assert "nothing came, because it was not one of your workdays." in await status(here)
    here.slack.calls.clear()  # where the list was refused


async def test_a_pause_is_told_to_themselves_with_its_end(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth pause 2w"))
    assert "Next: You are paused until Monday 7 December." in await status(here)
    assert "[Resume]" in await status(here)


async def test_a_pause_of_trellis_own_says_so(here: House) -> None:
    await here.start("alice", rhythm="Every week")
    for day in ("2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15"):
        await here.on("alice", f"{day} 09:30")
    assert "Next: I paused myself until you resume." in await status(here)


async def test_nothing_new_is_a_reason_too(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Try it"))
    await here.write(alice, (DID, "Wrote the runbook."))
    await here.on("alice", "2026-12-01 09:30")
    assert "nothing came, because there was nothing new for you." in await status(here)


async def test_a_spent_budget_is_told(here: House) -> None:
    """Bob leads a team and grows too: his digest was the one message of that Monday."""
    await here.make_team("alice")
    alice = await here.start("alice")
    await here.start("bob", day="Monday", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (DID, "Wrote the runbook."), sees="You and Bob")
    await here.on("bob", "2026-11-30 09:30")
    assert "because you had heard enough from me" in await status(here, "bob")
    await here.on("bob", "2026-12-01 09:30")
    assert here.member("bob").newest().startswith("Growth check-in")


async def test_before_the_start_nothing_is_planned(here: House) -> None:
    assert await status(here) == (
        "You have not started yet, so nothing is planned for you. `/growth start` takes a minute."
    )
