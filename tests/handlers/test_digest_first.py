"""Before a team's first post, whoever leads it is told that it comes, and can look at it; of several teams, at each."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from db import people, touches
from db.outbox import DeliveryState
from db.tables import DeliveryRow
from growth.facts import Touch
from playground.testing import Member
from tests.house import DID, TO_TEAM, House

pytestmark = pytest.mark.anyio

FRIDAY, MONDAY = "2026-11-27 09:30", "2026-11-30 09:30"  # of Bob
FIRST = (
    "The first digest of Ranking goes to #ranking on Monday 30 November, 09:30, with 1 thing that 1 person shared by "
    "now."
)


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice of Bob's team, on the Tuesday of her first check-in."""
    await here.make_team("alice", "erin")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    return alice


@pytest.fixture
def bob(here: House, alice: Member) -> Member:
    return here.member("bob")


async def test_it_is_told_on_the_workday_before_and_once(here: House, alice: Member, bob: Member) -> None:
    await here.write(alice, (DID, "Rolled back in six minutes."), sees=TO_TEAM)
    await here.on("bob", "2026-11-27 09:29")
    assert FIRST not in bob.newest()
    await here.on("bob", FRIDAY)
    assert bob.newest().startswith(FIRST)
    assert "Rolled back" not in bob.newest()
    await here.let(bob.clicks("Preview the digest"))
    assert "Preview, for the channel. Only you see this." in bob.newest()
    assert "Rolled back in six minutes." in bob.newest()
    await here.on("bob", MONDAY)
    assert len(here.slack.channel("ranking").reads()) == 1
    await here.on("alice", "2026-12-01 09:30")
    await here.write(alice, (DID, "Rolled back once more."), sees=TO_TEAM)
    await here.on("bob", "2026-12-04 09:30")
    await here.on("bob", "2026-12-07 09:30")
    assert sum("The first digest of" in text for text in bob.reads()) == 1


async def test_of_nothing_it_is_not_told_and_the_first_of_something_is(here: House, alice: Member, bob: Member) -> None:
    await here.on("bob", FRIDAY)
    await here.on("bob", MONDAY)
    assert not any("The first digest" in text for text in bob.reads())
    await here.on("alice", "2026-12-01 09:30")
    await here.write(alice, (DID, "Rolled back."), sees=TO_TEAM)
    await here.on("bob", "2026-12-04 09:30")
    assert "goes to #ranking on Monday 7 December, 09:30" in bob.newest()


async def test_whoever_heard_enough_that_week_is_not_told_and_can_look_all_the_same(
    here: House, alice: Member, bob: Member
) -> None:
    await here.write(alice, (DID, "Rolled back."), sees=TO_TEAM)
    async with here.trellis.tenant.app.transaction() as session:
        known = await people.find(session, here.workspace, bob.id)
        assert known is not None
        for days in (1, 2):
            await touches.note(session, here.workspace, known.id, Touch(here.now + timedelta(days=days), ("nudge",)))
    await here.on("bob", FRIDAY)
    assert not any("The first digest" in text for text in bob.reads())
    await here.let(bob.types("/growth digest"))
    assert "Preview, for the channel. Only you see this." in bob.newest()
    await here.on("bob", MONDAY)
    assert len(here.slack.channel("ranking").reads()) == 1


async def test_of_one_whose_manager_leaves_before_it_arrives_it_is_noted_why_and_who_comes_back_is_told(
    here: House, alice: Member, bob: Member
) -> None:
    await here.write(alice, (DID, "Rolled back in six minutes."), sees=TO_TEAM)
    here.slack.misbehave.ratelimit("chat.postMessage", 1, retry_after=600)
    await here.on("bob", FRIDAY)
    assert not bob.newest().startswith(FIRST)
    await bob.changes(deleted=True)
    await here.settle()
    async with here.trellis.tenant.app.reading() as session:
        over = await session.scalars(select(DeliveryRow.error).where(DeliveryRow.state == DeliveryState.EXPIRED))
        assert list(over) == ["whoever leads the team is gone"]
    here.slack.calls.clear()  # of the one that Slack asked patience for
    await bob.changes(deleted=False)
    await here.on("bob", "2026-11-27 10:30")
    assert not any("The first digest" in text for text in bob.reads())


async def test_posted_by_hand_there_is_no_first_any_more(here: House, alice: Member, bob: Member) -> None:
    await here.write(alice, (DID, "Rolled back."), sees=TO_TEAM)
    await here.later(hours=1)
    await here.let(bob.types("/growth digest"), bob.clicks("Post both now"))
    await here.on("bob", FRIDAY)
    assert not any("The first digest" in text for text in bob.reads())


async def test_of_several_teams_each_is_looked_at_by_itself(here: House, alice: Member, bob: Member) -> None:
    await here.make_team("charlie", channel="", name="Search")
    await here.write(alice, (DID, "Rolled back."), sees=TO_TEAM)
    await here.later(hours=1)
    await here.let(bob.types("/growth digest"))
    assert "You lead several teams. Which digest would you like to see?" in bob.newest()
    assert "Ranking: #ranking, next Monday 30 November, 09:30." in bob.newest()
    assert "Search: no channel, next Monday 30 November, 09:30." in bob.newest()
    await here.let(bob.clicks("Preview the digest", beside="Ranking"))
    assert "Rolled back." in bob.newest()
    await here.let(bob.types("/growth digest"), bob.clicks("Preview the digest", beside="Search"))
    assert "Rolled back." not in bob.newest()


async def test_of_a_team_without_a_channel_slack_is_asked_nothing_day_by_day(here: House) -> None:
    await here.make_team("alice", "erin", channel="", joins=False)
    await here.on("bob", "2026-11-24 09:30")
    here.slack.calls.clear()
    for day in (25, 26, 27):
        await here.on("bob", f"2026-11-{day} 09:30")
    assert "dnd.info" not in [call.method for call in here.slack.calls]
