"""Somebody whose prompt always fails is put off, ever longer, and silences nobody."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import structlog
from sqlalchemy import text

from bot.app import Trellis
from db import outcomes, people, touches
from growth.prompts import Moment
from handlers.framework.registry import Registry
from tests.cast import utc
from tests.db import opened
from tests.handlers import crowd as crowds
from tests.house import House

pytestmark = pytest.mark.anyio

DUE = utc("2026-11-24 09:00")  # a Tuesday, 10:00 in Berlin
TROUBLED = tuple(f"troubled{number:03d}" for number in range(100))
GOOD = ("alice", "erin")


@pytest.fixture
async def crowd(tmp_path: Path) -> AsyncIterator[House]:
    """A hundred people whose prompt fails, and behind them two whose does not; all of them are due."""
    async with crowds.crowd(tmp_path, (*TROUBLED, *GOOD), start=DUE) as opened:
        yield opened


def failing(registry: Registry, tries: list[str], whom: str = "Troubled") -> Registry:
    """A feature that has nothing to say to those in trouble but an error."""

    def rule(moment: Moment) -> None:
        if moment.person.name.startswith(whom):
            tries.append(moment.person.name)
            raise RuntimeError("no")

    return replace(registry, rules=[rule, *registry.rules])


async def test_a_hundred_in_trouble_silence_nobody_and_are_tried_ever_more_seldom(crowd: House) -> None:
    tries: list[str] = []
    trellis: Trellis = replace(crowd.trellis, registry=failing(crowd.trellis.registry, tries))
    with structlog.testing.capture_logs() as told:
        left = await trellis.catch_up()
        crowd.slack.clock.jump(crowd.now + timedelta(minutes=6))  # Slack tells of a hundred people a minute
        left = await trellis.catch_up()
    await crowd.settle()
    assert left.count == 0
    assert [bool(crowd.member(name).reads()) for name in GOOD] == [True, True]
    assert sorted(tries) == [name.title() for name in TROUBLED]
    assert sum(entry["event"] == "a person could not be spoken to" for entry in told) == len(TROUBLED)
    async with trellis.tenant.app.transaction() as session:
        assert await outcomes.put_off(session) == len(TROUBLED)


async def test_a_night_does_not_make_good_that_somebody_could_not_be_spoken_to(here: House) -> None:
    """Alice is tried after one hour, two, four and eight, which is in the night: the morning goes on from there."""
    alice = await here.start("alice")
    tries: list[str] = []
    trellis: Trellis = replace(here.trellis, registry=failing(here.trellis.registry, tries, whom="Alice"))
    tried = []
    for moment in ("24 08:30", "24 09:30", "24 11:30", "24 15:30", "24 23:30", "25 08:30", "25 15:30"):
        here.slack.clock.jump(utc(f"2026-11-{moment}"))
        await trellis.tick()
        tried.append(len(tries))
    assert tried == [1, 2, 3, 4, 4, 5, 5]
    assert "Growth check-in" not in "".join(alice.reads())
    async with trellis.tenant.app.transaction() as session:
        person = await people.find(session, here.workspace, alice.id)
        assert person is not None
        assert await touches.failures(session, here.workspace, person.id) == 5
        assert await outcomes.put_off(session) == 1
        await people.schedule(session, here.workspace, person.id, None)  # paused or gone: nobody tries any more
        assert await outcomes.put_off(session) == 0


async def test_somebody_of_whom_nothing_can_be_read_spoils_nobody_elses_moment(here: House) -> None:
    alice, erin = await here.start("alice"), await here.start("erin")
    async with here.trellis.tenant.app.transaction() as session:
        person = await people.find(session, here.workspace, alice.id)
        assert person is not None
        ladder = here.trellis.tenant.ladder(person)
        await opened.open_round(session, person, "2026-W47", ladder.questions[0], ladder=ladder, now=here.now)
        await session.execute(text("UPDATE checkins SET state = 'of a later version'"))
    with structlog.testing.capture_logs() as told:
        await here.on("alice", "2026-11-24 09:30")
    assert erin.newest().startswith("Growth check-in")
    assert "Growth check-in" not in "".join(alice.reads())
    assert sum(entry["event"] == "a person could not be spoken to" for entry in told) == 1
