"""A change of level: asked for by the person or proposed by their manager, and agreed to by the other."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db import people
from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.house import House, house, scene

pytestmark = pytest.mark.anyio

NOTE, LINE = "I led <b>the design</b> of the ranker.", "Gladly. Thursday, after the review?"
ASKS = "Alice sees themselves at Senior now, and asks whether you do, too. So far it is Junior."
BY_HERSELF, AGREED = "You are at Junior, as you say yourself.", "as you and Bob agreed on Monday 23 November 2026."


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice is on Bob's team, and a junior as she says."""
    await here.make_team("alice")
    return await here.start("alice")


@pytest.fixture
async def bob(here: House, alice: Member) -> Member:
    return here.member("bob")


@scene
async def asks(here: House, who: Member, *, note: str = NOTE) -> None:
    await here.turn_to(who, "My ladder")
    await here.let(who.clicks("I think I am at Senior now"))
    await who.fills("A note to Bob", note)
    await here.let(who.submits())


async def in_hours(here: House) -> None:
    """Ten in the morning for Bob, four in the afternoon for Alice."""
    await here.on("bob", "2026-11-23 10:00")


async def level_of(here: House, who: Member) -> str | None:
    async with here.trellis.tenant.app.transaction() as session:
        found = await people.find(session, here.workspace, who.id)
    return found.level if found else None


async def test_somebody_asks_their_manager_who_agrees(here: House, alice: Member, bob: Member) -> None:
    await asks(here, alice)
    assert "Asked. I tell you as soon as Bob answers." in (alice.modal or "")
    assert f"You asked Bob on Monday 23 November whether you are at Senior.\n> {NOTE}" in (alice.modal or "")
    assert await level_of(here, alice) == "junior"
    await in_hours(here)
    assert ASKS in bob.newest()
    assert NOTE in bob.newest()
    await here.let(bob.clicks("Agree"))
    assert bob.newest() == "You and Bob agreed".replace("Bob", "Alice") + ": Alice is at Senior."
    assert "Bob agrees. You are at Senior from today" in alice.newest()
    assert await level_of(here, alice) == "senior"
    await alice.closes()
    assert f"You are at Senior, {AGREED}" in await here.turn_to(alice, "My ladder")


async def test_the_history_says_who_asked_and_who_agreed(here: House, alice: Member, bob: Member) -> None:
    await asks(here, alice)
    await in_hours(here)
    await here.let(bob.clicks("Agree"), alice.closes(), alice.types("/growth level"))
    said = alice.modal or ""
    assert "• Senior from Monday 23 November 2026: you asked, Bob agreed" in said
    assert "• Junior from Monday 23 November 2026: you said so yourself" in said


async def test_they_talk_first_and_it_stays_open(here: House, alice: Member, bob: Member) -> None:
    await asks(here, alice)
    await alice.closes()
    await in_hours(here)
    await here.let(bob.clicks("Let's talk"))
    await here.let(bob.submits({"A line to Alice": LINE}))
    assert f"You would like to talk about it first, and Alice knows.\n> {LINE}" in (bob.modal or "")
    await bob.closes()
    assert f"Bob would like to talk about Senior before you decide.\n> {LINE}" in alice.newest()
    assert await level_of(here, alice) == "junior"
    assert "Let's talk" not in bob.newest()
    await here.on("bob", "2026-12-01 10:00")
    await here.let(bob.clicks("Agree"))
    assert await level_of(here, alice) == "senior"


async def test_she_withdraws_it_and_his_message_says_so(here: House, alice: Member, bob: Member) -> None:
    await asks(here, alice)
    await in_hours(here)
    question = bob.messages()[-1]
    await here.let(alice.clicks("Withdraw it"))
    assert "Withdrawn. Nothing changed." in (alice.modal or "")
    assert bob.newest() == "Alice does not ask about a level any more. Nothing changed."
    assert NOTE not in "".join(bob.reads())
    await here.left("bob", *question.blocks)
    await here.let(bob.clicks("Agree"))
    assert await level_of(here, alice) == "junior"


async def test_one_question_at_a_time(here: House, alice: Member, bob: Member) -> None:
    await asks(here, alice)
    await here.let(alice.closes(), alice.types("/growth level"))
    assert "Withdraw it" in (alice.modal or "")
    await here.let(alice.closes(), bob.types("/growth team"), bob.chooses("Propose to", "Alice"))
    assert ASKS in (bob.modal or "")


async def test_after_four_weeks_it_is_closed(here: House, alice: Member, bob: Member) -> None:
    await asks(here, alice)
    await alice.closes()
    await in_hours(here)
    await here.on("bob", "2026-12-21 10:01")
    await here.let(bob.clicks("Agree"))
    assert "Alice asked you about a level. That is closed by now, and nothing changed." in bob.reads()
    assert await level_of(here, alice) == "junior"
    assert "I think I am at Senior now" in await here.turn_to(alice, "My ladder")


async def test_what_she_says_herself_meanwhile_withdraws_it(here: House, alice: Member, bob: Member) -> None:
    await asks(here, alice)
    await alice.closes()
    await in_hours(here)
    await here.let(alice.types("/growth start"), alice.clicks("Seasoned"), alice.submits())
    assert "With that I withdrew what you asked Bob about Senior." in alice.newest()
    assert bob.newest() == "Alice does not ask about a level any more. Nothing changed."


async def test_what_she_asked_for_and_says_herself_can_still_be_agreed_to(
    here: House, alice: Member, bob: Member
) -> None:
    await asks(here, alice)
    await alice.closes()
    await in_hours(here)
    await here.let(alice.types("/growth start"), alice.clicks("Senior"), alice.submits())
    told = await here.turn_to(alice, "My ladder")
    assert "You are at Senior, as you say yourself. You asked Bob about Senior." in told
    await here.let(bob.clicks("Agree"))
    assert f"You are at Senior, {AGREED}" in await here.turn_to(alice, "My ladder")


async def test_whoever_leads_her_no_more_agrees_to_nothing(here: House, alice: Member, bob: Member) -> None:
    await asks(here, alice)
    await alice.closes()
    await in_hours(here)
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await dana.chooses("Who leads it?", "dana")
    await here.let(dana.submits())
    await here.handed_over()
    await here.let(bob.clicks("Agree"))
    assert await level_of(here, alice) == "junior"
    assert ASKS not in dana.home
    assert "I think I am at Senior now" in await here.turn_to(alice, "My ladder")


async def test_it_waits_on_the_managers_home(here: House, alice: Member, bob: Member) -> None:
    await asks(here, alice)
    await here.let(bob.opens_home())
    assert ASKS in bob.home
    await here.let(bob.clicks("Agree"))
    assert ASKS not in bob.home
    assert await level_of(here, alice) == "senior"


async def test_a_form_that_named_another_manager_asks_nobody(here: House, alice: Member, bob: Member) -> None:
    await here.let(alice.types("/growth level"))
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await dana.chooses("Who leads it?", "dana")
    await here.let(dana.submits())
    await here.handed_over()
    await here.let(alice.submits({"A note to Bob": NOTE}))
    assert "Your manager here changed while this was open, so nobody was asked." in (alice.modal or "")
    await here.let(bob.opens_home(), dana.opens_home())
    assert NOTE not in bob.home + dana.home


async def test_without_a_manager_it_is_set_alone(here: House) -> None:
    erin = await here.start("erin")
    await here.let(erin.types("/growth level"))
    assert "You have no manager here, so you set it alone." in (erin.modal or "")
    await here.let(erin.clicks("Senior"), erin.submits())
    assert "Saved: you are at Senior, as you say yourself." in (erin.modal or "")
    assert await level_of(here, erin) == "senior"


async def proposes(here: House, bob: Member, whom: str = "Alice") -> None:
    await here.let(bob.types("/growth team"), bob.chooses("Propose to", whom))
    await bob.clicks("Senior")
    await here.let(bob.submits({f"A note to {whom}": NOTE}), bob.closes())


PROPOSES = "Bob proposes that you are at Senior from now on."


async def test_a_manager_proposes_and_the_person_agrees(here: House, alice: Member, bob: Member) -> None:
    await proposes(here, bob)
    assert f"{PROPOSES}\n> {NOTE}" in alice.newest()
    assert "Junior" not in bob.newest()
    assert await level_of(here, alice) == "junior"
    await here.let(alice.clicks("Agree"))
    assert await level_of(here, alice) == "senior"
    assert alice.newest().startswith("You and Bob agreed: you are at Senior.")
    await in_hours(here)
    assert bob.newest() == "Alice agrees: Senior from today."
    await here.let(alice.types("/growth level"))
    assert "• Senior from Monday 23 November 2026: Bob proposed it, you agreed" in (alice.modal or "")


async def test_a_refusal_needs_no_reason_and_is_told_without_one(here: House, alice: Member, bob: Member) -> None:
    await proposes(here, bob)
    await here.let(alice.clicks("Leave it as it is"))
    assert alice.newest() == "Bob proposed Senior, and it stays as it is."
    await in_hours(here)
    assert bob.newest() == "Alice leaves the level as it is for now."
    assert await level_of(here, alice) == "junior"


async def test_a_proposal_can_be_taken_back(here: House, alice: Member, bob: Member) -> None:
    await proposes(here, bob)
    await here.let(bob.types("/growth team"), bob.chooses("Propose to", "Alice"), bob.clicks("Take it back"))
    assert alice.newest() == "Bob took a proposal of a level back. Nothing changed."
    assert "This is not open any more." in (bob.modal or "")


async def test_whoever_never_started_finds_it_on_their_home_and_bob_reads_the_same(here: House) -> None:
    await here.make_team("erin")
    erin, bob = here.member("erin"), here.member("bob")
    await here.let(erin.types("/growth start"), erin.clicks("Never"))
    before = erin.reads()
    await here.let(bob.types("/growth team"), bob.chooses("Propose to", "Erin"))
    await here.let(bob.clicks("Senior"), bob.submits())
    assert "You proposed Senior to Erin." in (bob.modal or "")
    assert erin.reads() == before
    await here.let(erin.opens_home())
    assert PROPOSES in erin.home


async def test_nobody_proposes_to_whom_they_do_not_lead(here: House, alice: Member) -> None:
    charlie = here.member("charlie")
    await here.make_team("erin", manager="charlie", name="Search")
    await here.let(charlie.types("/growth team"))
    with pytest.raises(AssertionError):
        await charlie.chooses("Propose to", "Alice")


async def test_two_clicks_of_two_devices_agree_once(here: House, alice: Member, bob: Member) -> None:
    await asks(here, alice)
    await alice.closes()
    await in_hours(here)
    question = bob.messages()[-1]
    await here.let(bob.clicks("Agree"))
    told = len(alice.reads())
    await here.left("bob", *question.blocks)
    await here.let(bob.clicks("Agree"))
    assert len(alice.reads()) == told


REMOVED = "Something that stood here was removed by its author."


async def test_whoever_deletes_themselves_takes_their_words_out_of_the_others_message(
    here: House, alice: Member, bob: Member
) -> None:
    await asks(here, alice)
    await alice.closes()
    await in_hours(here)
    await here.let(alice.types("/growth delete"), alice.clicks("Go on"), alice.clicks("Delete all of it for good"))
    await here.tick()
    assert REMOVED in bob.reads()
    assert NOTE not in "".join(bob.reads())


async def test_a_manager_who_is_deleted_leaves_no_word_and_the_level_stands(here: House, alice: Member) -> None:
    bob = await here.start("bob")
    await asks(here, alice)
    await alice.closes()
    await in_hours(here)
    await here.let(bob.clicks("Let's talk"), bob.submits({"A line to Alice": LINE}), bob.closes(), bob.clicks("Agree"))
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await dana.chooses("Who leads it?", "dana")
    await here.let(dana.submits())
    await here.handed_over()
    await here.let(bob.types("/growth delete"), bob.clicks("Go on"), bob.clicks("Delete all of it for good"))
    await here.tick()
    assert REMOVED in alice.reads()
    assert LINE not in "".join(alice.reads())
    await here.let(alice.types("/growth level"))
    assert "You are at Senior, as you and your manager of then agreed on" in (alice.modal or "")
    assert LINE not in (alice.modal or "")


@pytest.fixture
async def two_ladders(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path, start=MONDAY) as opened:
        yield opened


async def test_a_level_of_another_ladder_changes_nothing(two_ladders: House) -> None:
    here = two_ladders
    await here.make_team("alice")
    alice, bob = await here.start("alice"), here.member("bob")
    await here.let(alice.types("/growth start"), alice.chooses("Which ladder?", "Software engineer"))
    await here.let(alice.clicks("Maker"), alice.submits())
    await proposes(here, bob)
    await here.let(alice.clicks("Agree"))
    assert "Senior is of another ladder than the one you are on, so nothing was changed." in alice.screen()
    assert await level_of(here, alice) == "maker"
