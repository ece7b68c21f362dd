"""Whoever acts is answered before Trellis writes what it sends by itself."""

import asyncio

import pytest

from db import people
from tests.house import House

pytestmark = pytest.mark.anyio


async def test_a_command_that_writes_goes_before_the_sender_that_came_earlier(here: House) -> None:
    alice = await here.start("alice")
    transaction = here.trellis.tenant.app.transaction
    body = {"command": "/growth", "text": "pause 1w", "user_id": alice.id, "trigger_id": "another"}

    async def sends() -> bool:
        """Whether the pause was written before."""
        async with transaction() as session:
            person = await people.find(session, here.workspace, alice.id)
            return person is not None and person.pause is not None

    async with transaction():
        sent = [asyncio.create_task(sends()) for _ in range(3)]
        pause = asyncio.create_task(here.hands_over("command", body))
        for _ in range(20):  # until all of them wait
            await asyncio.sleep(0)
    await pause
    assert [await each for each in sent] == [True, True, True]
