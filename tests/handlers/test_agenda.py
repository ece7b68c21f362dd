"""1:1s: what two people want to talk about, from either side, in sight of nobody else."""

import pytest

from db import agendas
from playground.testing import Member
from tests.house import House

pytestmark = pytest.mark.anyio

LABELS = "Who labels after May?"
FIELD = "What do you want to talk about?"


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice, on the team that Bob leads."""
    await here.make_team("alice")
    return await here.start("alice")


async def test_one_line_puts_it_there_and_says_who_can_read_it(here: House, alice: Member) -> None:
    await here.let(alice.types(f"/growth agenda {LABELS}"))
    assert alice.newest().startswith(
        f"On the agenda of your 1:1 with Bob, who can read it from now on:\n> {LABELS}\n[1:1 agenda] [Take it off]"
    )


async def test_the_other_finds_it_and_ticks_it_off_and_both_see_that(here: House, alice: Member) -> None:
    bob = here.member("bob")
    await here.let(alice.types(f"/growth agenda {LABELS}"), bob.types("/growth agenda"))
    assert f"1:1 with Alice\n{LABELS}\nAlice, Monday 23 November" in (bob.modal or "")
    await here.let(bob.clicks("Talked about"))
    assert f"Talked about lately\n{LABELS}" in (bob.modal or "").replace("*", "")
    await here.let(alice.clicks("1:1 agenda"))
    assert "Nothing to talk about yet." in (alice.modal or "")
    await here.let(alice.clicks("Bring it back"), bob.clicks("Add something"), bob.submits({FIELD: "Your next step"}))
    said = bob.modal or ""
    assert said.index("It is on the agenda.") < said.index(LABELS) < said.index("Your next step\nYou, Monday")


async def test_nobody_else_sees_it(here: House, alice: Member) -> None:
    await here.let(alice.types(f"/growth agenda {LABELS}"))
    erin = await here.start("erin")
    for other in (erin, here.member("dana")):
        await here.let(other.types("/growth agenda"))
        assert "A 1:1 needs two" in (other.modal or other.newest())
    await here.turn_to(alice, "1:1")
    assert LABELS in alice.home


async def test_a_new_manager_inherits_nothing(here: House, alice: Member) -> None:
    await here.let(alice.types(f"/growth agenda {LABELS}"))
    await here.make_team("alice", manager="charlie", name="Search")
    await here.on("alice", "2026-11-24 09:30")
    charlie, bob = here.member("charlie"), here.member("bob")
    await here.let(alice.clicks("Move to Search"))
    await here.let(charlie.types("/growth agenda"), bob.types("/growth agenda"), alice.types("/growth agenda"))
    assert "1:1 with Alice\nNothing to talk about yet." in (charlie.modal or "")
    assert f"1:1 with Alice\n{LABELS}" in (bob.modal or "")
    assert "Charlie\nnothing open\n[Open]" in (alice.modal or "").replace("*", "")
    assert "Bob\n1 thing to talk about\n[Open]" in (alice.modal or "").replace("*", "")


async def test_with_several_it_asks_with_whom_and_a_name_says_it(here: House, alice: Member) -> None:
    await here.make_team("alice", "erin")
    bob = here.member("bob")
    await here.let(bob.types("/growth agenda the offsite"))
    assert "With whom?" in (bob.modal or "")
    await here.let(bob.submits({"With whom?": "Erin"}), bob.closes())
    await here.let(bob.types("/growth agenda @alice the on-call week"))
    assert "your 1:1 with Alice, who can read it from now on:\n> the on-call week" in bob.newest()
    await here.let(bob.types("/growth agenda"), bob.clicks("Open", beside="Erin"))
    assert "the offsite" in (bob.modal or "")
    assert "on-call" not in (bob.modal or "")


async def test_words_about_somebody_else_are_not_put_before_the_manager_unasked(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth agenda @erin her plan for the talk"))
    assert "Bob can read it as soon as you save" in (alice.modal or "")
    assert "(text: @erin her plan for the talk)" in (alice.modal or "")
    await here.let(alice.closes(), here.member("bob").types("/growth agenda"))
    assert "her plan" not in (here.member("bob").modal or "")


async def test_ones_own_is_changed_and_taken_off(here: House, alice: Member) -> None:
    bob = here.member("bob")
    await here.let(alice.types(f"/growth agenda {LABELS}"), alice.clicks("1:1 agenda"))
    await here.let(alice.clicks("Change the words"), alice.submits({FIELD: "Who labels after June?"}))
    await here.let(bob.types("/growth agenda"))
    assert "Who labels after June?" in (bob.modal or "")
    await here.let(bob.closes(), alice.clicks("Take it off"))
    await here.let(alice.clicks("Take it off"))
    assert "It stands nowhere any more." in (alice.modal or "")
    await here.let(bob.types("/growth agenda"))
    assert "labels" not in (bob.modal or "")


async def test_what_stands_under_an_open_form_is_not_lost(here: House, alice: Member) -> None:
    await here.let(alice.types(f"/growth agenda {LABELS}"), alice.clicks("1:1 agenda"))
    await here.let(alice.clicks("Change the words"))
    async with here.trellis.tenant.app.transaction() as session:
        await agendas.remove(session, here.workspace, 1)  # on another device
    await here.let(alice.submits({FIELD: "Who labels after June?"}))
    assert "Who labels after June?" in (alice.modal or "")


async def test_a_message_goes_on_it_with_its_link(here: House, alice: Member) -> None:
    thanks = await here.member("bob").says("Could somebody take the review?", in_channel="general")
    await here.let(alice.uses("Add to 1:1", on=thanks))
    assert "(text: Could somebody take the review?)" in (alice.modal or "")
    await here.let(alice.submits())
    assert "Could somebody take the review?\nYou, Monday 23 November · the message" in (alice.modal or "")


async def test_own_words_go_on_it_with_one_click_and_a_look(here: House, alice: Member) -> None:
    await here.let(alice.says("I would like to lead the next review"), alice.clicks("Put it on my 1:1"))
    assert "Bob can read it as soon as you save, and nobody else but you." in (alice.modal or "")
    await here.let(alice.submits())
    assert "I would like to lead the next review\nYou, Monday 23 November" in (alice.modal or "")


async def test_without_anybody_the_words_come_back(here: House) -> None:
    erin = await here.start("erin")
    await here.let(erin.types("/growth agenda More time for design"))
    assert "A 1:1 needs two, and I know of nobody yet" in erin.newest()
    assert "> More time for design" in erin.newest()
