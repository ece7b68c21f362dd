"""What a manager reads before a view is shown, the way to keep it, and the way back."""

import pytest

from playground.testing import Member
from tests.handlers.looking import GETTING_THERE, NAMES, NOT_YET, REVIEW, SKIP, THERE, goes_through, marks, page, shares
from tests.house import House

pytestmark = pytest.mark.anyio

SHOWN = "Alice has shared their own view. When you finish, Alice is told and reads this beside it."
NOT_SHARED = "Alice sees this beside their own view once both of you are done and they have shared theirs."
TOLD = "You shared how you see yourself."
HOURS = "2026-11-23 10:30"  # of Alice: a Monday morning in Berlin
LAST = 16


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice of Bob's team has started."""
    await here.make_team("alice", "erin")
    alice = await here.start("alice")
    await here.on("alice", HOURS)
    return alice


@pytest.fixture
def bob(here: House) -> Member:
    return here.member("bob")


def told(alice: Member) -> int:
    return sum(text.startswith(TOLD) for text in alice.reads())


async def to_the_last(here: House, bob: Member) -> None:
    await here.let(bob.types("/growth assess @alice"))
    await marks(here, bob, *[THERE] * (LAST - 1))


async def test_while_she_has_shared_hers_every_page_says_that_she_will_read_it(
    here: House, alice: Member, bob: Member
) -> None:
    await shares(here, alice)
    await here.let(bob.types("/growth assess @alice"))
    for name in NAMES:
        assert page(bob) == name
        assert SHOWN in (bob.modal or "")
        assert NOT_SHARED not in (bob.modal or "")
        assert ("[To the review]" in (bob.modal or "")) is (name != NAMES[0])
        await marks(here, bob, THERE)
    assert REVIEW in (bob.modal or "")
    assert SHOWN in (bob.modal or "")
    assert "[Finish and show]" in (bob.modal or "")
    assert "[Keep it to myself]" in (bob.modal or "")


async def test_while_she_has_not_the_review_says_finish(here: House, alice: Member, bob: Member) -> None:
    await here.let(bob.types("/growth assess @alice"), bob.clicks("Junior"), bob.submits())
    await marks(here, bob, *[THERE] * LAST)
    assert "[Finish]" in (bob.modal or "")
    assert "Keep it to myself" not in (bob.modal or "")
    assert NOT_SHARED in (bob.modal or "")


async def test_kept_to_himself_it_is_not_finished_and_loses_nothing(here: House, alice: Member, bob: Member) -> None:
    await shares(here, alice)
    await to_the_last(here, bob)
    await marks(here, bob, NOT_YET)
    await here.let(bob.clicks("Keep it to myself"))
    assert "Kept, and not finished: only you see it." in (bob.modal or "")
    await bob.closes()
    await here.later(days=7)
    assert told(alice) == 0
    await here.let(alice.types("/growth assess"))
    assert "Bob's view" not in (alice.modal or "")
    await here.let(bob.types("/growth assess @alice"))
    assert REVIEW in (bob.modal or "")
    assert f"{NAMES[-1]}: not yet" in (bob.modal or "")


@pytest.mark.parametrize("way_on", [THERE, SKIP])
async def test_if_she_shares_while_he_reads_the_review_it_says_so_first(
    here: House, alice: Member, bob: Member, way_on: str
) -> None:
    await here.let(bob.types("/growth assess @alice"), bob.clicks("Junior"), bob.submits())
    await marks(here, bob, *[THERE] * (LAST - 1), way_on)
    assert SHOWN not in (bob.modal or "")
    await shares(here, alice)
    await here.let(bob.submits())
    assert REVIEW in (bob.modal or "")
    assert SHOWN in (bob.modal or "")
    await here.let(bob.submits())
    assert (bob.modal or "").startswith("Side by side")


async def test_for_ten_minutes_he_can_take_his_back_and_she_hears_nothing(
    here: House, alice: Member, bob: Member
) -> None:
    await shares(here, alice)
    await goes_through(here, bob, whom="@alice")
    await here.later(minutes=9)
    await here.let(bob.clicks("Take mine back"))
    assert "Taken back: only you see it" in (bob.modal or "")
    await bob.closes()
    await here.later(days=1)
    assert told(alice) == 0
    await here.let(alice.types("/growth assess"))
    assert "Bob's view" not in (alice.modal or "")
    await here.let(bob.types("/growth assess @alice"))
    assert REVIEW in (bob.modal or "")
    await here.on("alice", "2026-11-25 10:30")
    await here.let(bob.submits())
    await here.later(minutes=10)
    assert told(alice) == 1


async def test_after_ten_minutes_it_stands(here: House, alice: Member, bob: Member) -> None:
    await shares(here, alice)
    await goes_through(here, bob, whom="@alice")
    await here.later(minutes=10)
    assert told(alice) == 1
    await here.let(bob.clicks("Take mine back"))
    assert "More than ten minutes have passed, so Alice may have read it." in (bob.modal or "")
    await here.let(bob.types("/growth assess @alice"))
    assert (bob.modal or "").startswith("Side by side")
    assert "Take mine back" not in (bob.modal or "")


async def test_with_the_newer_taken_back_she_reads_the_earlier_and_he_is_told_so(
    here: House, alice: Member, bob: Member
) -> None:
    await shares(here, alice, GETTING_THERE)
    await goes_through(here, bob, whom="@alice")
    await here.on("alice", "2026-11-24 10:30")
    await here.let(bob.clicks("Go through them again"))
    await marks(here, bob, NOT_YET, *[THERE] * (LAST - 1))
    await here.let(bob.submits())
    await here.let(bob.clicks("Take mine back"))
    assert "Alice reads the one of Monday 23 November as before." in (bob.modal or "")


async def test_the_reader_of_a_view_has_nothing_to_take_back_there(here: House, alice: Member, bob: Member) -> None:
    await shares(here, alice)
    await goes_through(here, bob, whom="@alice")
    await here.let(alice.types("/growth assess"), alice.clicks("Read Bob's view beside it"))
    assert "Take mine back" not in (alice.modal or "")


async def test_the_page_of_the_team_says_that_finishing_shows_it(here: House, alice: Member, bob: Member) -> None:
    await shares(here, alice)
    await here.let(bob.types("/growth team"))
    assert "Once you finish your own view, they are told, and each of you reads both side by side." in bob.newest()
