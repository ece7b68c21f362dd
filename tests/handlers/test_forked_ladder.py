"""A ladder that forks: an engineer looks at both ways, moves from one to the other, and keeps what they have."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from content.model.ladder import Ladder
from content.reading.loader import load
from playground.testing import Member
from tests.handlers import forked
from tests.handlers.conftest import MONDAY
from tests.house import House, house

pytestmark = pytest.mark.anyio

LINE = "People tell you what goes wrong while it is still small."
REPLACED = "answers-for-it-at-night"


@pytest.fixture
def ladders(tmp_path: Path) -> Path:
    return forked.written(tmp_path, REPLACED)


@pytest.fixture
def ladder(ladders: Path) -> Ladder:
    return load(ladders / "software-engineer")


@pytest.fixture
async def here(tmp_path: Path, ladders: Path) -> AsyncIterator[House]:
    async with house(tmp_path, start=MONDAY, trellis_ladders=ladders, trellis_ladder="software-engineer") as home:
        yield home
        assert home.slack.refused == []


async def reads(here: House, who: Member, words: str) -> str:
    await here.let(who.types(f"/growth {words}"))
    return who.newest()


async def test_where_the_ladder_forks_one_reads_what_each_way_adds(here: House, ladder: Ladder) -> None:
    alice = await here.start("alice", level="Shaper", areas=("Quality",))
    said = await reads(here, alice, "ladder")
    assert "What Steward adds" in said
    assert f"What Team lead adds\n• {LINE}" in said
    await here.let(alice.clicks("Level above: Team lead"))
    assert "People manager. You go on by the people whose work you make possible." in alice.newest()
    assert "on top of what Shaper asks for" in alice.newest()
    await here.let(alice.clicks("Level across: Steward"))
    assert alice.newest().startswith("Steward\n")
    await here.let(alice.clicks("Level across: Team lead"), alice.clicks("Level below: Shaper"))
    assert alice.newest().startswith("Shaper\n")


async def test_what_a_level_does_not_ask_for_any_more_is_said(here: House, ladder: Ladder) -> None:
    alice = await here.start("alice", level="Team lead", areas=("Quality",))
    said = await reads(here, alice, "ladder")
    (over,) = ladder.over_at("lead")
    assert f"What it does not ask for any more\n• {over.text}" in said
    assert all(wish.text not in said for wish in ladder.added_at("steward"))


async def test_a_line_has_its_examples_for_whoever_asks(here: House) -> None:
    alice = await here.start("alice", level="Team lead", areas=("Quality",))
    await here.let(alice.types("/growth ladder"), alice.clicks("Examples of each"))
    assert (
        f"{LINE}\nThis shows it: Somebody told you on a Tuesday that Friday would not hold.\n"
        "This does not yet: You heard of it in the review after it had failed."
    ) in (alice.modal or "")


async def test_a_step_of_several_levels_is_offered_at_each(here: House) -> None:
    alice = await here.start("alice", level="Team lead", areas=("Quality",))
    assert "Ask each what is in their way" in await reads(here, alice, "next")
    assert "it fits Team lead" in alice.newest()


async def test_who_moves_across_keeps_their_wins_and_is_asked_for_the_other_way(here: House) -> None:
    alice = await here.start("alice", level="Steward", areas=("Quality",))
    await here.let(alice.types("/growth win I held the talks of the whole quarter"))
    await here.let(alice.submits())
    await here.let(alice.types("/growth level"))
    assert "Going over to another way takes nothing from you" in (alice.modal or "")
    assert "( ) Team lead (People manager: Often after 6 years)" in (alice.modal or "")
    await alice.clicks("Team lead")
    await here.let(alice.submits())
    said = await reads(here, alice, "ladder")
    assert said.startswith("Team lead\n")
    assert LINE in said
    assert "I held the talks of the whole quarter" in said
