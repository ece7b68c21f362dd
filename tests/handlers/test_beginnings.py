"""What was done once for several tests is, to the last row and word, what each would have come to the long way."""

import re
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from pathlib import Path

import pytest

from playground.testing import Member
from tests.beginnings import Beginnings
from tests.handlers.conftest import MONDAY
from tests.handlers.looking import goes_through
from tests.house import House, house, scene

pytestmark = pytest.mark.anyio
CHANCE = re.compile("[0-9a-f]{32}")  # the name of a delivery
Open = Callable[[str], AbstractAsyncContextManager[House]]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Opens a house by its name: those that are not called "long" share what came of their acts."""
    shared = Beginnings()

    @asynccontextmanager
    async def one(name: str) -> AsyncIterator[House]:
        folder = tmp_path / name
        folder.mkdir()
        async with house(folder, start=MONDAY) as here:
            here.shared = None if name == "long" else shared
            yield here

    return one


def rows(here: House) -> str:
    with closing(sqlite3.connect(str(here.trellis.engine.url.database))) as database:
        return CHANCE.sub("", "\n".join(database.iterdump()))


def sights(here: House) -> list[object]:
    """All that anybody has before them, and every call that Slack got."""
    people = [here.member(name) for name in ("alice", "bob", "charlie", "dana", "erin")]
    seen = [(person.modal, person.home, person.reads(), person.reads("general")) for person in people]
    calls = [(call.n, call.method) for call in here.slack.calls]
    return [*seen, *calls, *[(entry["n"], entry["what"]) for entry in here.slack.slack.recorder.traffic]]


async def begins(here: House) -> Member:
    await here.make_team("alice", "erin")
    alice = await here.start("alice")
    await goes_through(here, alice, "Beyond")
    await here.on("alice", "2026-11-24 09:30")
    return alice


async def goes_on(here: House, alice: Member) -> None:
    """It is a state to go on from: old buttons work, what is new has ids of its own, and messages arrive."""
    await here.let(alice.clicks("Share with Bob"), alice.closes(), alice.says("Hello"), alice.opens_home())
    await here.let(here.member("bob").types("/growth assess @alice"), alice.clicks("Answer"), alice.closes())
    await here.on("bob", "2026-11-24 09:30")


async def test_nothing_is_different_from_the_long_way(opened: Open) -> None:
    seen = []
    for name in ("long", "first", "second"):
        async with opened(name) as here:
            alice = await begins(here)
            began = (rows(here), sights(here))
            await goes_on(here, alice)
            seen.append((*began, rows(here), sights(here)))
    assert seen[0] == seen[1] == seen[2]


async def test_the_same_act_from_another_state_is_done(opened: Open) -> None:
    async with opened("first") as here:
        await here.start("alice")
        known = here.shared.known if here.shared else {}
        assert len(known) == 1
    async with opened("second") as here:
        await here.member("alice").changes(tz="Asia/Tokyo")
        await here.start("alice")
        assert len(known) == 2
    async with opened("third") as here:
        async with here.trellis.tenant.app.transaction() as session:
            await (await session.connection()).exec_driver_sql("UPDATE workspaces SET name = 'Another'")
        await here.start("alice")
        assert len(known) == 3
    async with opened("fourth") as here:
        await here.start("alice")
        assert len(known) == 3


async def test_the_clock_goes_on_as_it_went_for_the_first_and_only_where_nothing_happened_before(opened: Open) -> None:
    for name, acts in (("first", 2), ("second", 2), ("third", 2)):
        async with opened(name) as here:
            alice = await here.start("alice")
            if name == "third":
                await here.let(alice.types("/growth pause"))
            await here.on("alice", "2026-11-24 09:30")
            assert here.now.isoformat() == "2026-11-24T08:30:00+00:00"
            assert ("[Answer]" in alice.newest()) is (name != "third")
            assert here.shared is not None
            assert len(here.shared.known) == acts


@scene
async def says(here: House, who: Member, *words: str, whom: Member) -> tuple[Member, str]:
    """Somebody writes to Trellis. Returns whom it is about, and what is answered."""
    for each in words:
        await here.let(who.says(each))
    return whom, who.newest()


async def test_who_is_named_and_what_is_told_comes_along_and_belongs_to_the_house(opened: Open) -> None:
    seen = []
    for name in ("long", "first", "second"):
        async with opened(name) as here:
            alice = await here.start("alice")
            bob, told = await says(here, alice, "Hello", "Good morning", whom=here.member("bob"))
            assert bob is here.member("bob")
            charlie, _ = await says(here, alice, whom=here.member("charlie"))
            assert charlie is here.member("charlie")
            seen.append((told, alice.reads()))
            known = here.shared.known if here.shared else {}
            assert len(known) == (0 if name == "long" else 3)
    assert seen[0] == seen[1] == seen[2]


async def test_what_somebody_has_filled_in_comes_along(opened: Open) -> None:
    for name in ("first", "second"):
        async with opened(name) as here:
            dana = here.member("dana")

            async def fills(dana: Member = dana) -> None:
                await dana.types("/growth admin")
                await dana.clicks("Make a team")
                await dana.fills("What is the team called?", "Ranking")

            await here.once("fills", fills)
            await dana.chooses("Who leads it?", "bob")
            await dana.chooses("Who grows on it?", ["alice"])
            await here.let(dana.submits())
            assert dana.newest().startswith("Saved Ranking.")
