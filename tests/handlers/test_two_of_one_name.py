"""Two people with one display name are told apart wherever one of them is chosen or read."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from playground.config import MemberSpec
from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.house import DID, TO_TEAM, WORKSPACE, House, house

pytestmark = pytest.mark.anyio

TWO = replace(
    WORKSPACE,
    members=(
        MemberSpec("alice", "Alice Brandt", "Europe/Amsterdam", display_name="Alice"),
        MemberSpec("cho", "Alice Cho", "Europe/Amsterdam", display_name="Alice"),
        MemberSpec("bob", "Bob Whitfield", "Europe/Amsterdam", display_name="Whitfield, Bob"),
        MemberSpec("osei", "Kwame Osei", "Europe/Amsterdam", display_name="Dr. Osei"),
        MemberSpec("erin", "Erin Walsh", "Europe/Amsterdam", display_name=""),
        MemberSpec("dana", "Dana Levi", "Europe/Amsterdam", is_admin=True),
    ),
    channels=(replace(WORKSPACE.channels[1], members=("alice", "cho", "bob", "trellis")),),
)
FIRST, SECOND = "Alice (Alice Brandt)", "Alice (Alice Cho)"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path, start=MONDAY, workspace=TWO) as opened:
        await opened.make_team("alice", "cho", "osei", "erin")
        yield opened
        assert opened.slack.refused == []


@pytest.fixture
def bob(here: House) -> Member:
    return here.member("bob")


async def test_a_manager_picks_the_one_they_mean(here: House, bob: Member) -> None:
    await here.let(bob.types("/growth team"))
    assert f"4 people: {FIRST}, {SECOND}, Dr. Osei and Erin Walsh." in bob.newest()
    await here.let(bob.chooses("Pick a name", SECOND), bob.clicks("Junior"))
    assert f"Your view of {SECOND}," in (bob.modal or "")
    await here.let(bob.submits())
    assert f"{SECOND} · " in (bob.modal or "")


@pytest.mark.parametrize(
    ("typed", "who"), [("Alice Cho", SECOND), ("cho", SECOND), ("@alice", FIRST), ("osei", "Dr. Osei")]
)
async def test_a_name_that_is_one_persons_opens_their_view(here: House, bob: Member, typed: str, who: str) -> None:
    await here.let(bob.types(f"/growth assess {typed}"))
    assert f"Your view of {who}," in (bob.modal or "")


@pytest.mark.parametrize("typed", ["Alice", "alice"])
async def test_a_name_of_two_opens_no_view(here: House, bob: Member, typed: str) -> None:
    await here.let(bob.types(f"/growth assess {typed}"))
    assert bob.modal is None
    assert f"That can mean {FIRST} and {SECOND}." in bob.newest()


async def test_both_digests_say_whose_words_they_are(here: House, bob: Member) -> None:
    for name, sees, words in (("alice", TO_TEAM, "quince"), ("cho", "You and Whitfield, Bob", "medlar")):
        person = await here.start(name, rhythm="Every week")
        await here.let(person.types("/growth checkin"), person.submits({DID[0]: words, DID[1]: sees}))
    await here.on("bob", "2026-11-30 09:30")
    assert f"{FIRST} did this:" in here.slack.channel("ranking").reads()[0]
    assert f"{FIRST} (in the team digest too):" in bob.newest()
    assert f"{SECOND}:" in bob.newest()


async def test_an_admin_reads_which_of_two_leads(here: House) -> None:
    await here.make_team("dana", manager="alice", channel="", name="Search")
    await here.make_team("bob", manager="cho", channel="", name="Ads")
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"))
    assert f"Search, led by {FIRST}." in dana.newest()
    assert f"Ads, led by {SECOND}." in dana.newest()
    assert "Ranking, led by Whitfield, Bob." in dana.newest()


async def test_another_name_in_slack_is_another_name_here(here: House, bob: Member) -> None:
    await here.let(here.member("cho").changes(display_name="Ali"))
    await here.let(bob.types("/growth team"))
    assert "4 people: Ali, Alice, Dr. Osei and Erin Walsh." in bob.newest()
    await here.let(here.member("cho").changes(display_name=""))
    await here.let(bob.types("/growth team"))
    assert "4 people: Alice, Alice Cho, Dr. Osei and Erin Walsh." in bob.newest()
