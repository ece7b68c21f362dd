"""Many people at once cost as many statements as a few, and each is spoken to whole or not at all."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import structlog
from slack_sdk.models.blocks import Block

from db import people, touches
from db.engine import Session
from growth.facts import Person
from handlers.framework.context import Drawing
from handlers.touches import batch
from tests.cast import utc
from tests.handlers.counting import counted
from tests.handlers.crowd import contexts, crowd, due
from tests.house import House

pytestmark = pytest.mark.anyio

DUE = utc("2026-11-24 09:00")  # a Tuesday, 10:00 in Amsterdam
CROWD = tuple(f"person{number:02d}" for number in range(33))


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    async with crowd(tmp_path, CROWD, start=DUE) as opened:
        yield opened


async def statements(here: House, some: Sequence[Person]) -> int:
    """How many it takes to speak to these people."""
    async with counted(here) as cost, here.trellis.tenant.app.transaction() as session:
        assert await batch.speak(session, here.trellis.registry, contexts(here, some)) == []
    await here.settle()
    return cost.deed.statements


def spoken_to(here: House) -> list[str]:
    return [name for name in CROWD if here.member(name).reads()]


async def test_thirty_first_check_ins_take_as_many_statements_as_three(here: House) -> None:
    everybody = await due(here)
    few, many = await statements(here, everybody[:3]), await statements(here, everybody[3:])
    assert few == many <= 24
    assert spoken_to(here) == list(CROWD)


async def test_so_do_rounds_that_follow_on_silent_ones(here: House) -> None:
    """The round before is closed, its step set aside for a new one, and its message drawn anew."""
    await here.tick()
    here.slack.clock.jump(utc("2026-12-08 09:00"))
    everybody = await due(here)
    few, many = await statements(here, everybody[:3]), await statements(here, everybody[3:])
    assert few == many <= 32
    closed = [sum("This round is closed" in text for text in here.member(name).reads()) for name in CROWD]
    assert closed == [1] * len(CROWD)


async def test_one_whose_message_cannot_be_drawn_is_put_off_alone(here: House) -> None:
    unlucky = CROWD[17].title()

    async def refuses(_session: Session, drawings: Sequence[Drawing]) -> list[Sequence[Block]]:
        if any(drawing.context.person.name == unlucky for drawing in drawings):
            raise RuntimeError("no")
        return [[] for _ in drawings]

    broken = replace(here.trellis.registry, draws=[*here.trellis.registry.draws, refuses])
    trellis = replace(here.trellis, registry=broken)
    with structlog.testing.capture_logs() as told:
        await trellis.tick()
    assert spoken_to(here) == [name for name in CROWD if name != CROWD[17]]
    assert sum(entry["event"] == "a person could not be spoken to" for entry in told) == 1
    async with here.trellis.tenant.app.transaction() as session:
        person = await people.find(session, here.workspace, here.member(CROWD[17]).id)
        assert person is not None
        assert person.next_touch_at == utc("2026-11-24 10:00")
        assert await touches.last(session, here.workspace, person.id) is None


async def test_whoever_changed_meanwhile_is_left_out_and_nobody_with_them(here: House) -> None:
    everybody = await due(here)
    async with here.trellis.tenant.app.transaction() as session:
        await people.schedule(session, here.workspace, everybody[0].id, None)
    await statements(here, everybody)
    assert spoken_to(here) == list(CROWD[1:])


async def test_two_workers_at_once_speak_to_each_once(here: House) -> None:
    everybody = await due(here)
    await statements(here, everybody)
    await statements(here, everybody)
    assert [len(here.member(name).reads()) for name in CROWD] == [1] * len(CROWD)
