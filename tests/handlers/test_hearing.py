"""Slack tells by itself who people are, and of everybody at night: it is not asked of each who is spoken to."""

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db import people, profiles
from growth.facts import Person, Standing
from handlers.framework.errors import LockedOut
from playground.testing import Playground
from tests.cast import utc
from tests.handlers import crowd as crowds
from tests.house import WORKSPACE, House, moved_in

pytestmark = pytest.mark.anyio

MONDAY = utc("2026-11-23 09:00")
DUE = utc("2026-11-24 09:00")  # a Tuesday, 10:00 in Amsterdam
CROWD = tuple(f"person{number:03d}" for number in range(300))
FREE = CROWD[:20]
ABOUT_PEOPLE = ("users.info", "users.list", "dnd.info", "dnd.teamInfo")
VACATION = {"status_text": "Vacation", "status_emoji": ":palm_tree:"}


def asked(here: House) -> dict[str, int]:
    """How often Slack was asked what about people, since the last time."""
    counts = Counter(call.method for call in here.slack.calls if call.method in ABOUT_PEOPLE)
    here.slack.calls.clear()
    return dict(counts)


async def kept(here: House, name: str) -> Person:
    async with here.trellis.tenant.app.reading() as session:
        person = await people.find(session, here.workspace, here.member(name).id)
    assert person is not None
    return person


def unheard(here: House, name: str, **changes: object) -> None:
    """Something changes about somebody, and no event of it arrives."""
    here.slack.slack.world.change(here.member(name).id, here.slack.clock.now(), **changes)


async def test_three_hundred_people_who_are_due_cost_six_questions(tmp_path: Path) -> None:
    async with crowds.crowd(tmp_path, CROWD, start=DUE) as here:
        until = utc("2026-11-24 19:00").timestamp()
        for name in CROWD[len(FREE) :]:
            unheard(here, name, dnd=(here.slack.clock.now(), until))
        asked(here)
        await here.tick()
        assert asked(here) == {"users.list": 1, "dnd.teamInfo": 6}
        assert [name for name in CROWD if here.member(name).reads()] == list(FREE)


async def test_whoever_went_on_vacation_a_minute_ago_is_left_in_peace(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:29")
    await alice.changes(**VACATION)
    asked(here)
    await here.on("alice", "2026-11-24 09:30")
    assert not any("Growth check-in" in text for text in alice.reads())
    assert asked(here) == {}


async def test_somebody_who_was_heard_of_is_asked_for_nothing_but_their_do_not_disturb(here: House) -> None:
    alice = await here.start("alice")
    await here.tick()
    asked(here)
    await here.on("alice", "2026-11-24 09:30")
    assert alice.newest().startswith("Growth check-in")
    assert asked(here) == {"users.list": 1, "dnd.info": 1}  # the list is that of the night, which comes late here


@pytest.mark.parametrize("lists", [True, False], ids=["by the list of all", "one by one where there is no list"])
async def test_what_was_missed_while_nobody_listened_is_asked_for(tmp_path: Path, lists: bool) -> None:
    async with Playground.running(WORKSPACE, start=MONDAY) as slack:
        async with moved_in(slack, tmp_path) as here:
            alice = await here.start("alice")
            await here.tick()
        await alice.changes(**VACATION)
        slack.clock.jump(utc("2026-11-24 08:29"))
        async with moved_in(slack, tmp_path) as here:
            if not lists:
                slack.misbehave.ratelimit("users.list", times=1000, retry_after=60)
            await here.on("alice", "2026-11-24 09:30")
            assert not any("Growth check-in" in text for text in alice.reads())
        slack.calls.clear()


async def test_a_vacation_that_has_run_out_may_have_been_made_longer(here: House) -> None:
    alice = await here.start("alice")
    await here.tick()
    ends = utc("2026-11-24 08:00")
    await alice.changes(**VACATION, status_expiration=int(ends.timestamp()))
    unheard(here, "alice", status_expiration=0)
    here.slack.misbehave.ratelimit("users.list", times=1000, retry_after=60)
    await here.on("alice", "2026-11-24 09:30")
    assert not any("Growth check-in" in text for text in alice.reads())
    here.slack.calls.clear()


async def test_at_night_slack_tells_of_changes_that_no_event_told_of(here: House) -> None:
    await here.start("alice")
    await here.start("erin")
    await here.tick()
    here.slack.clock.jump(utc("2026-11-23 10:00"))
    unheard(here, "alice", tz="America/New_York")
    unheard(here, "erin", deleted=True)
    asked(here)
    await here.later(minutes=1)
    assert asked(here) == {}
    await here.at(utc("2026-11-24 04:30"))
    assert asked(here) == {"users.list": 1}
    alice = await kept(here, "alice")
    assert (alice.zone, alice.next_touch_at) == ("America/New_York", utc("2026-11-24 14:30"))
    assert (await kept(here, "erin")).standing is Standing.GONE


async def test_an_event_is_newer_than_what_was_asked_before_it(here: House) -> None:
    alice = await here.start("alice")
    await alice.changes(title="Engineer")
    old = await here.trellis.tenant.slack.member(alice.id)
    await here.later(minutes=1)
    await alice.changes(**VACATION)
    async with here.trellis.tenant.app.transaction() as session:
        await profiles.renew(session, here.workspace, [old.profile], here.now)
    assert (await kept(here, "alice")).presence.status_text == "Vacation"


@pytest.fixture
async def many(tmp_path: Path) -> AsyncIterator[House]:
    """More people than Slack tells of in one answer, on an evening."""
    async with crowds.crowd(tmp_path, CROWD, start=utc("2026-11-24 20:00")) as opened:
        opened.slack.clock.jump(utc("2026-11-24 20:01"))
        asked(opened)
        yield opened


async def heard(here: House) -> list[bool]:
    """Of the first one and of the last one, whether Slack told of them after they were due."""
    since = utc("2026-11-24 20:00")
    told = [(await kept(here, name)).presence.heard_at for name in (CROWD[0], CROWD[-1])]
    return [moment is not None and moment > since for moment in told]


async def test_a_page_at_each_step_until_slack_told_of_everybody(many: House) -> None:
    await many.tick()
    assert await heard(many) == [True, False]
    await many.tick()
    assert await heard(many) == [True, True]
    await many.tick()
    assert asked(many) == {"users.list": 2}


async def test_slack_is_given_the_time_that_it_asks_for_and_goes_on_where_it_was(many: House) -> None:
    await many.tick()
    many.slack.misbehave.ratelimit("users.list", times=1, retry_after=40)
    await many.tick()
    await many.later(seconds=39)
    assert (asked(many), await heard(many)) == ({"users.list": 2}, [True, False])
    await many.later(seconds=1)
    assert (asked(many), await heard(many)) == ({"users.list": 1}, [True, True])


async def test_a_page_that_was_claimed_and_lost_is_asked_for_again(many: House) -> None:
    await many.tick()
    many.slack.misbehave.refuse("users.list", times=1, error="token_revoked")
    with pytest.raises(LockedOut):
        await many.tick()
    await many.later(minutes=1)
    assert (asked(many), await heard(many)) == ({"users.list": 2}, [True, False])
    await many.later(minutes=1)
    assert (asked(many), await heard(many)) == ({"users.list": 1}, [True, True])


async def test_a_place_in_the_list_that_slack_knows_no_more_begins_it_anew(many: House) -> None:
    await many.tick()
    many.slack.misbehave.refuse("users.list", times=1, error="invalid_cursor")
    await many.tick()
    asked(many)
    for _ in range(3):
        await many.later(minutes=5)
    assert (asked(many), await heard(many)) == ({"users.list": 2}, [True, True])


async def test_of_those_whom_nobody_here_knows_nothing_is_kept(here: House) -> None:
    await here.start("alice")
    await here.tick()
    await here.member("charlie").changes(**VACATION)
    async with here.trellis.tenant.app.reading() as session:
        assert await people.find(session, here.workspace, here.member("charlie").id) is None
