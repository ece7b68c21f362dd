"""Nobody is moved without a word: who is on a team, who leads it, and who hears of it."""

import pytest

from playground.testing import Member
from tests.house import DID, HELP, TO_MANAGER, TO_TEAM, House

pytestmark = pytest.mark.anyio

ASKS = "asks whether you would like to move to Search, led by Erin. You are on Ranking, led by Bob."
WORDS = "quince"


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice of Bob's team, whom Dana would like to have on Erin's."""
    await here.make_team("alice", "charlie")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.make_team("alice", manager="erin", channel="", name="Search")
    return alice


async def edit(here: House, who: Member, *names: str, manager: str = "") -> None:
    """Somebody changes who is on the team that they lead, or an admin who leads it."""
    await here.let(who.types("/growth admin" if manager or who.name == "dana" else "/growth team"))
    await here.let(who.clicks("Change" if manager or who.name == "dana" else "People and digest"))
    if names:
        await who.chooses("Who grows on it?", list(names))
    if manager:
        await who.chooses("Who leads it?", manager)
    await here.let(who.submits())


async def on_team(here: House, leader: str) -> str:
    who = here.member(leader)
    await here.let(who.types("/growth team"))
    return who.newest()


async def test_somebody_on_another_team_is_asked_before_they_move(here: House, alice: Member) -> None:
    assert f"Dana {ASKS}" in alice.newest()
    assert "I ask Alice, who is on it once they agree." in here.member("dana").newest()
    assert "2 people: Alice and Charlie." in await on_team(here, "bob")
    assert "Nobody is on it yet. I ask Alice" in await on_team(here, "erin")


async def test_until_they_agree_they_share_with_the_manager_they_have(here: House, alice: Member) -> None:
    await here.write(alice, (HELP, WORDS), sees=TO_MANAGER)
    await here.on("bob", "2026-11-30 09:30")
    assert WORDS in here.member("bob").newest()
    assert WORDS not in "".join(here.member("erin").reads())


async def test_they_agree_and_both_managers_hear_of_it(here: House, alice: Member) -> None:
    await here.let(alice.clicks("Move to Search"))
    assert alice.newest() == "You are on Search now, led by Erin."
    await here.on("bob", "2026-11-24 10:00")
    assert here.member("erin").newest() == "Alice agreed, and is on Search now."
    assert "Alice agreed to move from Ranking to Search, led by Erin." in here.member("bob").newest()
    assert "Alice agreed, and is on Search now." in here.member("dana").reads()
    assert "1 person: Alice." in await on_team(here, "erin")
    assert "1 person: Charlie." in await on_team(here, "bob")


async def test_they_stay_and_only_who_asked_hears_of_it(here: House, alice: Member) -> None:
    await here.let(alice.clicks("Stay where I am"))
    await here.on("bob", "2026-11-24 10:00")
    stays = "Alice does not join Search."
    assert here.member("erin").newest() == stays
    assert stays in here.member("dana").reads()
    assert not any("Search" in text for text in here.member("bob").reads())
    assert "2 people: Alice and Charlie." in await on_team(here, "bob")


async def test_a_second_click_changes_nothing(here: House, alice: Member) -> None:
    question = alice.messages()[-1]
    await here.let(alice.clicks("Stay where I am"))
    await here.left("alice", *question.blocks)
    await here.let(alice.clicks("Move to Search"))
    assert "2 people: Alice and Charlie." in await on_team(here, "bob")


async def test_nobody_is_asked_twice_and_the_question_can_be_taken_back(here: House, alice: Member) -> None:
    erin = here.member("erin")
    await edit(here, erin, "alice", "dana")
    assert sum(ASKS in text for text in alice.reads()) == 1
    await edit(here, erin, "dana")
    assert alice.newest() == "Dana asks no longer whether you would like to be on Search."
    assert ASKS not in "".join(alice.reads())


async def test_the_question_stands_on_the_home_of_whoever_wants_no_messages(here: House, alice: Member) -> None:
    charlie = await here.start("charlie")
    await here.let(charlie.types("/growth stop"))
    before = charlie.reads()
    await edit(here, here.member("erin"), "alice", "charlie")
    assert charlie.reads() == before
    await here.let(charlie.opens_home())
    assert ASKS in charlie.home
    await here.let(charlie.clicks("Move to Search"))
    assert ASKS not in charlie.home
    assert "1 person: Charlie." in await on_team(here, "erin")


async def test_the_manager_cannot_tell_from_the_answer_who_uses_trellis(here: House, alice: Member) -> None:
    """Charlie has never answered the welcome, Alice is active: what Erin reads is the same."""
    erin = here.member("erin")
    await edit(here, erin, "charlie")
    asked = erin.newest()
    await edit(here, erin, "alice")
    assert asked.replace("Charlie", "Alice") == erin.newest()


async def test_an_agreement_is_for_the_manager_that_it_named(here: House, alice: Member) -> None:
    await here.let(here.member("dana").types("/growth admin"))
    await here.let(here.member("dana").clicks("Change", beside="Search"))
    await here.member("dana").chooses("Who leads it?", "dana")
    await here.member("dana").chooses("Who grows on it?", ["alice"])
    await here.let(here.member("dana").submits())
    await here.let(alice.clicks("Move to Search"))
    assert "led by Dana" in alice.newest()
    assert "2 people: Alice and Charlie." in await on_team(here, "bob")
    await here.let(alice.clicks("Move to Search"))
    assert "1 person: Alice." in await on_team(here, "dana")


async def test_whoever_uses_trellis_is_asked_too_and_hears_when_they_are_taken_off(here: House) -> None:
    await here.make_team("alice")
    erin = await here.start("erin")
    bob = here.member("bob")
    await edit(here, bob, "alice", "erin")
    assert erin.newest().startswith("Bob asks whether you would like to join Ranking, led by Bob. You are on no team.")
    await here.let(erin.clicks("Join Ranking"))
    assert erin.newest() == "You are on Ranking now, led by Bob."
    await edit(here, bob, "alice")
    assert erin.newest().startswith("Bob took you off Ranking. You are on no team here now.")


async def test_a_manager_hears_what_an_admin_changed_on_their_team(here: House) -> None:
    await here.make_team("alice", "erin")
    await here.on("bob", "2026-11-23 09:30")
    await edit(here, here.member("dana"), "erin", "charlie")
    assert (
        here.member("bob").newest()
        == "Dana changed who is on Ranking: Alice left; I ask Charlie whether they would like to join."
    )


async def test_people_and_the_manager_they_have_hear_before_that_somebody_else_leads(here: House) -> None:
    await here.make_team("alice")
    alice = await here.start("alice")
    await here.on("bob", "2026-11-23 09:30")
    await edit(here, here.member("dana"), manager="erin")
    assert alice.newest().startswith("From Tuesday 24 November, 09:30 on, Erin leads Ranking, instead of Bob.")
    assert "What you shared with Bob stays with Bob." in alice.newest()
    assert here.member("bob").newest().startswith("From Tuesday 24 November on, Erin leads Ranking.")


async def test_what_was_shared_on_a_team_is_published_there_after_a_move(here: House, alice: Member) -> None:
    await here.write(alice, (DID, WORDS), sees=TO_TEAM)
    await here.let(alice.clicks("Move to Search"))
    await here.on("bob", "2026-11-30 09:30")
    assert WORDS in here.slack.channel("ranking").reads()[0]
