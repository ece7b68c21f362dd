"""Somebody stops, which is asked first, and starts again later: they are known."""

import pytest

from tests.handlers.keeping import closes, keeps
from tests.house import House

pytestmark = pytest.mark.anyio

STOPPING = "Stop for good? No check-in and no step comes any more, and nobody is told. What you kept stays yours."


@pytest.mark.parametrize("by_word", [pytest.param(True, id="a word"), pytest.param(False, id="the command")])
async def test_it_is_asked_before_anything_ends(here: House, *, by_word: bool) -> None:
    alice = await here.start("alice", rhythm="Every week")
    await here.let(alice.says("stop") if by_word else alice.types("/growth stop"))
    assert alice.newest().startswith(STOPPING)
    await here.on("alice", "2026-11-24 09:30")
    assert any("[Answer]" in said for said in alice.reads())


async def test_who_starts_again_is_known(here: House) -> None:
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await keeps(here, alice, "Wrote the runbook.")
    await closes(alice)
    await here.let(alice.types("/growth stop"), alice.clicks("Stop"))
    await here.later(weeks=3)
    await here.let(alice.types("/growth start"))
    assert alice.newest().startswith("Welcome back to Trellis\nYou stopped, so nothing is planned. You were at Junior")
    assert "added you to" not in alice.newest()
    await here.let(alice.clicks("Start"), alice.submits())
    assert alice.newest().startswith("Good to go on. You are at Junior, growing in Systems. The next check-in comes")
    assert "first" not in alice.newest()
    await here.let(alice.clicks("My wins"))
    assert "Wrote the runbook." in (alice.modal or "")
