"""Mentors: offered, asked for, found, met and ended, as the two of them read it."""

from pathlib import Path

import pytest

from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.house import House, house, scene

pytestmark = pytest.mark.anyio

NOTE = "I never ran <b>an on-call rota</b>."
NAMED = "Erin could talk with you about Ops"


@scene
async def offers(here: House, who: Member, *, topic: str = "Ops") -> None:
    await here.let(who.types("/growth mentor"))
    await here.let(who.clicks("Offer to be one"))
    await who.chooses("What would you talk about?", [topic])
    await here.let(who.submits())
    await who.closes()


async def asks(here: House, who: Member, *, topic: str = "ops", note: str = NOTE) -> None:
    await here.let(who.types(f"/growth mentor {topic}"))
    await who.fills("A sentence of your own", note)
    await here.let(who.submits())


@pytest.fixture
async def alice(here: House) -> Member:
    return await here.start("alice", level="Junior", areas=("Ops",))


@pytest.fixture
async def erin(here: House) -> Member:
    return await here.start("erin", level="Senior", areas=("Data",))


@scene
async def paired(here: House, alice: Member, erin: Member) -> None:
    await offers(here, erin)
    await asks(here, alice)
    await here.let(alice.clicks("Ask Erin"), alice.closes(), erin.clicks("Yes, gladly"))


async def test_from_the_question_to_a_first_talk(here: House, alice: Member, erin: Member) -> None:
    await offers(here, erin)
    await asks(here, alice)
    said = alice.modal or ""
    assert NAMED in said
    assert "• offers Ops, which you asked for" in said
    assert "• one level above you" in said
    assert "• 8 hours of the workday in common" in said
    assert "Alice" not in erin.newest()
    await here.let(alice.clicks("Ask Erin"))
    assert "Asked. I tell you what Erin says" in (alice.modal or "")
    assert "Alice would like to talk with you about Ops" in erin.newest()
    assert f"> {NOTE}" in erin.newest()
    await here.let(alice.closes(), erin.clicks("Yes, gladly"))
    for who, other in ((alice, "Erin"), (erin, "Alice")):
        assert f"You and {other} are paired: talks about Ops, every two weeks." in who.newest()
        assert "To begin with" in who.newest()
    assert "Write to Erin today" in alice.newest()


async def test_no_is_told_kindly_and_without_whose_fault(here: House, alice: Member, erin: Member) -> None:
    await offers(here, erin)
    await asks(here, alice)
    await here.let(alice.clicks("Ask Erin"), alice.closes(), erin.clicks("Not now"))
    assert "No reason" not in alice.newest()
    assert "Erin cannot take it on now. That can have many reasons, and says nothing about you." in alice.newest()
    assert "Nobody offers Ops whom you were not paired with" in alice.newest()
    assert "no reason" in erin.newest()


async def test_the_next_best_is_offered_after_a_no(here: House, alice: Member, erin: Member) -> None:
    dana = await here.start("dana", level="Seasoned")
    await offers(here, erin)
    await offers(here, dana)
    await asks(here, alice)
    await here.let(alice.clicks("Ask Erin"), alice.closes(), erin.clicks("Not now"))
    assert "Dana could talk with you about Ops" in alice.newest()
    await here.let(alice.clicks("Ask Dana"))
    assert "Alice would like to talk with you" in dana.newest()


async def test_somebody_else_is_named_instead(here: House, alice: Member, erin: Member) -> None:
    dana = await here.start("dana", level="Seasoned")
    await offers(here, erin)
    await offers(here, dana)
    await asks(here, alice)
    await here.let(alice.clicks("Somebody else"))
    assert "Dana could talk with you" in (alice.modal or "")
    assert "Alice" not in erin.newest()


async def test_not_now_stops_the_search(here: House, alice: Member, erin: Member) -> None:
    await offers(here, erin)
    await asks(here, alice)
    await here.let(alice.clicks("Not now"))
    assert "I stopped looking" in (alice.modal or "")
    await here.on("alice", "2026-11-24 10:00")
    assert "could talk with you" not in alice.newest()


async def test_nobody_is_told_why_once_and_found_at_night(here: House, alice: Member, erin: Member) -> None:
    await asks(here, alice)
    assert "Nobody offers Ops yet." in (alice.modal or "")
    await alice.closes()
    before = alice.newest()
    await here.on("alice", "2026-11-24 08:00")
    assert alice.newest() == before
    await offers(here, erin)
    await here.on("alice", "2026-11-25 10:30")
    await here.on("alice", "2026-11-26 10:30")
    assert sum(NAMED in each for each in alice.reads()) == 1


async def test_whoever_leads_somebody_is_never_named(here: House, alice: Member) -> None:
    await here.make_team("alice")
    bob = await here.start("bob", level="Senior")
    await offers(here, bob)
    await asks(here, alice)
    assert "Bob could talk" not in (alice.modal or "")
    assert "or do not work for" in (alice.modal or "")


async def test_whether_they_met_is_asked_once_and_stays_private(here: House, alice: Member, erin: Member) -> None:
    await paired(here, alice, erin)
    for week in ("2026-12-08", "2026-12-15", "2026-12-22"):
        await here.on("alice", f"{week} 09:30")
    asked = [each for each in alice.reads() if "Did you meet?" in each]
    assert len(asked) == 1
    await here.let(alice.clicks("We met"))
    assert not any("Good to hear" in each for each in erin.reads())


async def test_either_ends_it_and_the_other_reads_one_kind_sentence(here: House, alice: Member, erin: Member) -> None:
    await paired(here, alice, erin)
    await here.let(erin.clicks("End it"))
    told = "Your talks with Erin about Ops have ended. No reason is told, and it says nothing about either of you."
    assert told in alice.newest()
    await here.let(alice.clicks("Not with this person"))
    assert "Noted: I do not pair you with Erin again. Only you see this." in alice.newest()
    assert "Noted" not in erin.newest()
    await asks(here, alice)
    assert "Erin could talk" not in (alice.modal or "")


async def test_a_question_that_is_left_closes_after_two_weeks(here: House, alice: Member, erin: Member) -> None:
    await offers(here, erin)
    await asks(here, alice)
    await here.let(alice.clicks("Ask Erin"), alice.closes())
    await here.on("alice", "2026-12-08 10:00")
    assert any("Erin has not answered in two weeks" in each for each in alice.reads())
    assert not any("are paired" in each for each in alice.reads())


async def test_a_mentor_who_begins_to_lead_them_ends_it(here: House, alice: Member, erin: Member) -> None:
    await paired(here, alice, erin)
    await here.make_team("alice", manager="erin")
    await here.on("alice", "2026-11-24 10:00")
    for who in (alice, erin):
        assert any("As one of you leads the other by now" in each for each in who.reads())


async def test_no_manager_and_no_admin_reads_who_talks_with_whom(here: House, alice: Member, erin: Member) -> None:
    dana, bob = await here.start("dana"), await here.start("bob")
    await here.make_team("alice")
    await paired(here, alice, erin)
    for who in (dana, bob):
        await here.let(who.types("/growth admin"), who.types("/growth team"), who.types("/growth mentor"))
        for page in (who.newest(), who.modal or "", who.home):
            assert "paired" not in page


async def test_who_deletes_all_leaves_nothing_before_the_other(here: House, alice: Member, erin: Member) -> None:
    await offers(here, erin)
    await asks(here, alice)
    await here.let(alice.clicks("Ask Erin"), alice.closes())
    assert NOTE in erin.newest()
    await here.let(alice.types("/growth delete"))
    await here.let(alice.clicks("Go on"), alice.clicks("Delete all of it for good"))
    assert not any(NOTE in each for each in erin.reads())


async def test_a_restart_forgets_no_pair(tmp_path: Path) -> None:
    async with house(tmp_path, start=MONDAY) as here:
        alice = await here.start("alice", level="Junior", areas=("Ops",))
        erin = await here.start("erin", level="Senior", areas=("Data",))
        await paired(here, alice, erin)
        assert "You are paired with Erin." in await here.turn_to(alice, "1:1")
