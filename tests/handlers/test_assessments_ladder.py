"""The ladder a manager's view is made on: the one somebody took for themselves is theirs to tell."""

import pytest

from playground.testing import Member
from tests.handlers.looking import NAMES, THERE, marks, page
from tests.house import House

pytestmark = pytest.mark.anyio


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice of Bob's team has started."""
    await here.make_team("alice")
    return await here.start("alice")


@pytest.fixture
def bob(here: House) -> Member:
    return here.member("bob")


async def moves(here: House, alice: Member) -> None:
    """Alice takes another ladder than her team's, and tells nobody."""
    await alice.types("/growth start")
    await here.let(alice.chooses("Which ladder?", "Software engineer"))
    await alice.clicks("Maker")
    await alice.clicks("Quality")
    await here.let(alice.submits())


async def test_a_ladder_she_took_for_herself_does_not_show_in_his_view(here: House, alice: Member, bob: Member) -> None:
    await here.let(bob.types("/growth assess @alice"))
    before = bob.modal
    await bob.closes()
    await moves(here, alice)
    await here.let(bob.types("/growth assess @alice"))
    assert bob.modal == before
    await here.let(bob.clicks("Senior"), bob.submits())
    assert page(bob) == NAMES[0]


async def test_once_she_shared_a_view_on_it_his_is_made_on_the_same(here: House, alice: Member, bob: Member) -> None:
    await moves(here, alice)
    await here.let(alice.types("/growth assess"))
    while "Share with Bob" not in (alice.modal or ""):
        await marks(here, alice, THERE)
    await here.let(alice.clicks("Share with Bob"), bob.types("/growth assess @alice"))
    assert "Maker · what you look for" in (bob.modal or "")
