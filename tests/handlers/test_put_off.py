"""Somebody whose prompt always fails is put off, ever longer, and silences nobody."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import structlog

from bot.app import Trellis
from db import outcomes, people
from db.engine import Session
from handlers.framework.context import Context
from handlers.framework.message_parts import Part
from handlers.framework.registry import Registry
from playground.config import MemberSpec
from tests.cast import utc
from tests.house import WORKSPACE, House, house

pytestmark = pytest.mark.anyio

DUE = utc("2026-11-24 09:00")  # a Tuesday, 10:00 in Berlin
TROUBLED = tuple(f"troubled{number:03d}" for number in range(100))
GOOD = ("alice", "erin")


@pytest.fixture
async def crowd(tmp_path: Path, blank: Path) -> AsyncIterator[House]:
    """A hundred people whose prompt fails, and behind them two whose does not; all of them are due."""
    shutil.copy(blank, tmp_path / "trellis.db")
    members = tuple(MemberSpec(name, name.title(), "Europe/Amsterdam", nightly=False) for name in (*TROUBLED, *GOOD))
    async with house(tmp_path, start=DUE, workspace=replace(WORKSPACE, members=members, channels=())) as opened:
        deps = opened.trellis.deps
        known = await deps.slack.member(opened.member("alice").id)
        async with deps.transaction() as session:
            for name in (*TROUBLED, *GOOD):
                profile = replace(known.profile, slack_id=opened.member(name).id, name=name.title())
                person = await people.meet(
                    session, deps.workspace, profile, ladder="ml-engineer", rhythm=deps.rhythm, now=opened.now
                )
                await people.start(session, opened.workspace, person.id, opened.now)
                await people.schedule(session, opened.workspace, person.id, opened.now)
        yield opened


def failing(registry: Registry, tries: list[str]) -> Registry:
    """A feature that has nothing to say to those in trouble but an error."""

    async def due(_session: Session, context: Context) -> Part | None:
        if context.person.name.startswith("Troubled"):
            tries.append(context.person.name)
            raise RuntimeError("no")
        return None

    return replace(registry, dues=[due, *registry.dues])


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
    async with trellis.deps.transaction() as session:
        assert await outcomes.put_off(session) == len(TROUBLED)
