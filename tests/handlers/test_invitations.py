"""Nobody is on a team without having agreed: who is invited, what they read first, and how an invitation ends."""

import pytest

from playground.testing import Member
from tests.house import House, scene

pytestmark = pytest.mark.anyio

NOT_YET = "Nobody is on it yet. I ask Alice and Erin, each of whom is on it once they agree."


@pytest.fixture
@scene
async def dana(here: House) -> Member:
    """Dana made Bob's team, and nobody has agreed so far."""
    dana = here.member("dana")
    await dana.types("/growth admin")
    await dana.clicks("Make a team")
    await dana.fills("What is the team called?", "Ranking")
    await dana.chooses("Who leads it?", "bob")
    await dana.chooses("Who grows on it?", ["alice", "erin"])
    await here.let(dana.submits())
    return dana


async def team(here: House, leader: str = "bob") -> str:
    who = here.member(leader)
    await here.let(who.types("/growth team"))
    return who.newest()


async def test_whoever_is_invited_is_on_no_team(here: House, dana: Member) -> None:
    assert NOT_YET in await team(here)
    bob = here.member("bob")
    await here.let(bob.types("/growth team Alice"))
    assert "I know nobody by that name whom you lead." in bob.newest()


async def test_the_welcome_names_the_team_and_start_joins_it(here: House, dana: Member) -> None:
    await here.on("alice", "2026-11-24 09:30")
    alice = here.member("alice")
    assert "Bob invites you to Ranking: you are on it once you press Start, and on nothing before." in alice.newest()
    await here.let(alice.clicks("Start"), alice.clicks("Junior"), alice.clicks("Systems"), alice.submits())
    assert "You are on Ranking: “your manager” means Bob where you choose who sees an answer." in alice.newest()
    assert "1 person: Alice. I ask Erin, who is on it once they agree." in await team(here)


async def test_on_the_home_one_joins_without_starting_anything(here: House, dana: Member) -> None:
    alice = here.member("alice")
    await here.let(alice.opens_home())
    assert "Dana asks whether you would like to join Ranking, led by Bob. You are on no team." in alice.home
    await here.let(alice.clicks("Join Ranking"))
    assert "1 person: Alice." in await team(here)
    assert [text for text in alice.reads() if "check-in" in text] == []


async def test_who_says_no_is_on_nothing_also_when_they_start(here: House, dana: Member) -> None:
    alice = here.member("alice")
    await here.let(alice.opens_home(), alice.clicks("No, thank you"))
    await here.start("alice")
    assert "Nobody is on it yet. I ask Erin, who is on it once they agree." in await team(here)


async def test_not_now_is_told_to_nobody_and_looks_like_silence(here: House, dana: Member) -> None:
    await here.on("alice", "2026-11-24 09:30")
    await here.let(here.member("alice").clicks("Not now"))
    await here.on("bob", "2026-11-24 09:30")
    assert NOT_YET in await team(here)
    assert [text for text in (*dana.reads(), *here.member("bob").reads()) if "does not join" in text] == []


async def test_after_four_weeks_it_has_ended_and_can_be_sent_anew(here: House, dana: Member) -> None:
    alice = here.member("alice")
    await here.let(alice.opens_home())
    assert "If you do nothing, nothing changes, and nobody on Ranking sees anything of yours." in alice.home
    assert "The question ends on Monday 21 December." in alice.home
    await here.on("bob", "2026-12-21 12:00")
    await here.let(alice.clicks("Join Ranking"))
    assert "1 person" not in await team(here)
    assert "Nobody is on it yet." in await team(here)
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await dana.chooses("Who grows on it?", ["alice"])
    await here.let(dana.submits(), alice.opens_home(), alice.clicks("Join Ranking"))
    assert "1 person: Alice." in await team(here)


async def test_who_is_taken_off_the_list_before_the_welcome_gets_none(here: House, dana: Member) -> None:
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await dana.chooses("Who grows on it?", ["erin"])
    await here.let(dana.submits())
    await here.on("alice", "2026-11-25 09:30")
    assert here.member("alice").reads() == []
    assert len(here.member("erin").reads()) == 1


async def test_of_two_teams_that_invite_somebody_they_choose(here: House, dana: Member) -> None:
    await dana.types("/growth admin")
    await dana.clicks("Make a team")
    await dana.fills("What is the team called?", "Search")
    await dana.chooses("Who leads it?", "erin")
    await dana.chooses("Who grows on it?", ["alice"])
    await here.let(dana.submits())
    await here.start("alice")
    assert "Alice is" not in await team(here)
    alice = here.member("alice")
    await here.let(alice.opens_home(), alice.clicks("Join Search"))
    assert "1 person: Alice." in await team(here, "erin")
    assert "Nobody is on it yet." in await team(here)


async def test_a_manager_who_puts_themselves_on_their_own_team_has_agreed(here: House, dana: Member) -> None:
    bob = here.member("bob")
    await here.let(bob.types("/growth team"), bob.clicks("People and digest"))
    await bob.chooses("Who grows on it?", ["alice", "bob"])
    await here.let(bob.submits())
    assert "1 person: Bob. I ask Alice, who is on it once they agree." in await team(here)
    await here.start("bob")
    await here.on("bob", "2026-11-24 09:30")
    await here.let(bob.clicks("Answer"))
    assert "You and Bob" not in (bob.modal or "")
