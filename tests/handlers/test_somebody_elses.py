"""Forged clicks: every control there is, from somebody else's message and with ids of what is somebody else's."""

import json
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, Table, select

from db import people
from db.tables import Base
from growth.facts import Person
from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.house import DID, House, house, scene

pytestmark = pytest.mark.anyio

# What came of it for Erin, and who may speak to Slack until when; what was said to the others is compared.
APART = {"touches", "received", "deliveries", "lanes"}
OWNER = ("person_id", "author_id")
IDS = ("move", "round", "step", "row", "assessment", "person", "answer", "team", "manager", "win", "sheet")
GIVEN = {"competency": "x", "weeks": 4, "claim": "expectation:builds-tools-for-others"}
PICKED = (
    "good",
    "skip",
    "why",
    "pause",
    "focus",
    "2w",
    "stop",
    "there",
    "1",
    '{"measure": "design-share", "value": 0}',
)

MENUS = {"checkins.menu", "checkins.pulse", "nudges.menu", "preferences.pause", "shift.answer"}


async def others(here: House, erin: Member) -> dict[str, list[tuple[Any, ...]]]:
    """All that is kept of anybody but Erin, and everything that was said to them."""
    async with here.trellis.tenant.app.transaction() as session:
        me = await people.find(session, "T0PLAYGROUND", erin.id)
        kept = {
            table.name: [tuple(row) for row in await session.execute(select(table)) if not _of(me, table, row)]
            for table in Base.metadata.sorted_tables
            if table.name not in APART
        }
    kept["said"] = [(text,) for name in ("alice", "bob") for text in here.member(name).reads()]
    return kept


def _of(me: Person | None, table: Table, row: Row[Any]) -> bool:
    """Whether a row is Erin's own."""
    mine = "id" if table.name == "people" else next((name for name in OWNER if name in table.c), None)
    return me is not None and mine is not None and row._mapping[mine] == me.id


def forged(here: House, erin: Member, *, action: str, picked: str, ids: int) -> dict[str, Any]:
    """A click by Erin that claims to come from Alice's check-in, about whatever has these ids."""
    alice = here.member("alice")
    message = next(m for m in alice.messages() if m.metadata)
    number = f"{action}:{picked}:{ids}"
    control = {"action_id": action, "value": json.dumps(dict.fromkeys(IDS, ids) | GIVEN)}
    return {
        "type": "block_actions",
        "trigger_id": f"forged:{number}",
        "user": {"id": erin.id, "team_id": "T0PLAYGROUND"},
        "container": {"type": "message", "channel_id": message.channel, "message_ts": message.ts},
        "message": {"metadata": message.metadata, "blocks": list(message.blocks)},
        "actions": [control | {"selected_option": {"value": picked}}],
    }


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    """A house beside a Slack that may refuse: a forged trigger opens nothing."""
    async with house(tmp_path, start=MONDAY) as opened:
        yield opened


@pytest.fixture
@scene
async def erin(here: House) -> Member:
    """Erin, on no team. Alice has an open check-in, an older answer that Bob reads, a win, and a worksheet."""
    await here.make_team("alice")
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (DID, "Wrote the runbook."), sees="You and Bob")
    await here.let(alice.types("/growth win A colleague deploys with the tool I wrote"), alice.submits())
    await here.let(alice.types("/growth candidate Sam R"), alice.clicks("Junior"), alice.submits(), alice.closes())
    await here.on("alice", "2026-12-08 09:30")
    return await here.start("erin")


async def test_no_control_reaches_what_is_somebody_elses(here: House, erin: Member) -> None:
    before = await others(here, erin)
    for action in sorted(here.trellis.registry.actions):
        for picked in PICKED if action in MENUS else PICKED[:1]:
            body = forged(here, erin, action=action, picked=picked, ids=1)
            with suppress(KeyError):  # a control of a form, without its form
                await here.hands_over("click", body)
    await here.settle()
    assert await others(here, erin) == before


async def test_the_menu_of_anothers_open_check_in_skips_nothing(here: House, erin: Member) -> None:
    body = forged(here, erin, action="checkins.skip", picked="", ids=1)
    del body["actions"][0]["value"]
    await here.let(here.hands_over("click", body))
    assert "[Answer]" in here.member("alice").newest()
