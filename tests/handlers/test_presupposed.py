"""Steps that presuppose work which not everybody does: who says so once has seen the last of them."""

import pytest

from content.reading.loader import load, shipped
from db import people
from playground.testing import Member
from tests.house import House

pytestmark = pytest.mark.anyio

LADDER = load(shipped() / "ml-engineer")
NEEDING = {action.title for action in LADDER.actions if "language-models" in action.needs}
SAY, BACK = "I don't work with language models", "I do, after all"


@pytest.fixture
async def alice(here: House) -> Member:
    return await here.start("alice", areas=("Models",))


def title(who: Member) -> str:
    return who.newest().splitlines()[1].rpartition(" (")[0]


async def comes(here: House, who: Member) -> None:
    """Steps are swapped until one presupposes it."""
    await here.let(who.types("/growth next"))
    for _ in range(60):
        if title(who) in NEEDING:
            return
        await here.let(who.clicks("Something else"))
    raise AssertionError(who.newest())


async def swapped(here: House, who: Member, times: int) -> set[str]:
    """The steps that come, one after the other."""
    await here.let(who.types("/growth next"))
    found = set()
    for _ in range(times):
        found.add(title(who))
        await here.let(who.clicks("Something else"))
    return found


async def test_who_says_it_once_is_not_offered_them_again(here: House, alice: Member) -> None:
    await comes(here, alice)
    await here.let(alice.clicks("Not for me"))
    assert SAY in alice.newest()
    await here.let(alice.clicks(SAY))
    assert "It will not come again. Nor will another that needs work with language models." in alice.newest()
    assert NEEDING.isdisjoint(await swapped(here, alice, 40))


async def test_who_does_it_after_all_says_so_in_the_same_place(here: House, alice: Member) -> None:
    await comes(here, alice)
    await here.let(alice.clicks("Not for me"), alice.clicks(SAY))
    await here.let(alice.clicks(BACK))
    assert SAY in alice.newest()
    assert "Nor will another" not in alice.newest()
    assert NEEDING & await swapped(here, alice, 40)


async def test_a_step_that_presupposes_nothing_asks_nothing(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth next"))
    while title(alice) in NEEDING:
        await here.let(alice.clicks("Something else"))
    await here.let(alice.clicks("Not for me"))
    assert "[Another step]" in alice.newest()
    assert SAY not in alice.newest()


async def test_another_ladder_begins_without_it(here: House, alice: Member) -> None:
    await comes(here, alice)
    await here.let(alice.clicks("Not for me"), alice.clicks(SAY))
    async with here.trellis.tenant.app.transaction() as session:
        known = await people.of_workspace(session, here.workspace, [alice.id])
        assert known[0].without == ("language-models",)
        await people.change_ladder(session, here.workspace, known[0].id, "software-engineer")
        assert (await people.get(session, here.workspace, known[0].id)).without == ()
