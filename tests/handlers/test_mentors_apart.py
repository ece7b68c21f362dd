"""Mentors where something goes otherwise: who leaves, what does not arrive, the last place, and what is taken back."""

import asyncio
from pathlib import Path

import pytest

from db import people, personal
from db.personal import Rows
from handlers.mentors.counts import roughly
from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.handlers.test_mentors import NAMED, NOTE, asks, offers, paired
from tests.house import House, house, scene

pytestmark = pytest.mark.anyio

GUEST = "As a guest you have no growth plan here, and I keep nothing about you."
NO_ROOM = "Erin has no room by now, or does not fit any more."


@pytest.fixture
async def alice(here: House) -> Member:
    return await here.start("alice", level="Junior", areas=("Ops",))


@pytest.fixture
async def erin(here: House) -> Member:
    return await here.start("erin", level="Senior", areas=("Data",))


@scene
async def asked(here: House, alice: Member, erin: Member) -> None:
    await offers(here, erin)
    await asks(here, alice)
    await here.let(alice.clicks("Ask Erin"), alice.closes())


@pytest.mark.parametrize("change", [{"deleted": True}, {"is_guest": True}], ids=["gone", "a guest by now"])
@pytest.mark.parametrize("leaves", ["alice", "erin"])
async def test_one_of_a_pair_leaves_and_the_other_reads_that_it_has_ended(
    here: House, alice: Member, erin: Member, leaves: str, change: dict[str, bool]
) -> None:
    await paired(here, alice, erin)
    who, other = (alice, erin) if leaves == "alice" else (erin, alice)
    await here.let(who.changes(**change))
    await here.later(minutes=1)
    told = f"{leaves.title()} is not here any more, so your talks about Ops have ended."
    assert sum(told in each for each in other.reads()) == 1
    assert "You are paired with" not in await here.turn_to(other, "1:1")
    await here.later(days=15)
    assert not any("Did you meet?" in each for each in other.reads())


async def test_a_mentor_who_leaves_before_they_answer_is_told_of_with_the_next_best(
    here: House, alice: Member, erin: Member
) -> None:
    await asked(here, alice, erin)
    await offers(here, await here.start("dana", level="Seasoned"))
    await here.let(erin.changes(deleted=True))
    await here.later(minutes=1)
    assert "Erin cannot take it on now." in alice.newest()
    assert "Dana could talk with you about Ops" in alice.newest()


async def test_a_mentee_who_leaves_asks_nothing_any_more(here: House, alice: Member, erin: Member) -> None:
    await asked(here, alice, erin)
    await here.let(alice.changes(deleted=True))
    await here.later(minutes=1)
    assert "This is not open any more, and nothing is expected of you." in erin.newest()
    assert NOTE not in erin.newest()


async def test_a_question_that_slack_refuses_was_not_asked_and_the_next_best_is_named(tmp_path: Path) -> None:
    async with house(tmp_path, start=MONDAY) as here:
        alice = await here.start("alice", level="Junior", areas=("Ops",))
        erin = await here.start("erin", level="Senior")
        await offers(here, erin)
        await offers(here, await here.start("dana", level="Seasoned"))
        await asks(here, alice)
        here.slack.misbehave.refuse("chat.postMessage", 1, error="restricted_action")
        await here.let(alice.clicks("Ask Erin"), alice.closes())
        await here.later(minutes=1)
        said = "My question did not reach Erin: Slack did not take it. They have read nothing of it."
        told = next(each for each in alice.reads() if said in each)
        assert "Dana could talk with you about Ops" in told
        assert not any("would like to talk with you" in each for each in erin.reads())


async def test_of_two_who_take_the_last_place_at_once_one_has_it(here: House, alice: Member, erin: Member) -> None:
    charlie = await here.start("charlie", level="Junior", areas=("Ops",))
    await offers(here, erin)
    await asks(here, alice)
    await asks(here, charlie)
    await here.let(asyncio.gather(alice.clicks("Ask Erin"), charlie.clicks("Ask Erin")))
    said = [alice.modal or "", charlie.modal or ""]
    assert sum("Asked. I tell you what Erin says" in each for each in said) == 1
    assert sum(NO_ROOM in each for each in said) == 1
    assert sum("would like to talk with you" in each for each in erin.reads()) == 1


async def test_what_is_taken_back_is_open_for_nobody_and_its_words_are_with_the_mentee_alone(
    here: House, alice: Member, erin: Member
) -> None:
    await asked(here, alice, erin)
    assert NOTE in erin.newest()
    await here.let(alice.types("/growth mentor"), alice.clicks("Take it back"))
    assert "Taken back. I still look for somebody" in (alice.modal or "")
    assert "This is not open any more, and nothing is expected of you." in erin.newest()
    assert not any(NOTE in each for each in erin.reads())
    assert NOTE not in str(await _export(here, erin))
    assert NOTE in str(await _export(here, alice))


async def test_whose_question_was_taken_back_is_named_again_once_its_time_is_over(
    here: House, alice: Member, erin: Member
) -> None:
    await asked(here, alice, erin)
    await here.let(alice.types("/growth mentor"), alice.clicks("Take it back"), alice.closes())
    await here.on("alice", "2026-12-02 10:30")
    assert not any(NAMED in each for each in alice.reads())
    await here.on("alice", "2026-12-09 10:30")
    await here.on("alice", "2026-12-10 10:30")
    assert sum(NAMED in each for each in alice.reads()) == 1


async def test_who_said_nothing_in_time_is_not_named_again(here: House, alice: Member, erin: Member) -> None:
    await asked(here, alice, erin)
    await here.on("alice", "2026-12-09 10:30")
    await here.on("alice", "2027-01-13 10:30")
    assert not any(NAMED in each for each in alice.reads())


async def _export(here: House, who: Member) -> list[object]:
    pairs_of = Rows("mentor_pairs", owner="mentee_id", other=Rows("mentor_pairs", owner="mentor_id"))
    async with here.trellis.tenant.app.transaction() as session:
        person = await people.find(session, here.workspace, who.id)
        assert person is not None
        return [
            await personal.export(session, here.workspace, person.id, each) for each in (pairs_of, Rows("mentor_asks"))
        ]


async def test_a_mentor_who_answers_what_was_taken_back_begins_nothing(
    here: House, alice: Member, erin: Member
) -> None:
    await asked(here, alice, erin)
    question = erin.messages()[-1]
    await here.let(asyncio.gather(_takes_back(here, alice), erin.clicks("Yes, gladly", on=question)))
    paired_now = sum("You and Erin are paired" in each for each in alice.reads())
    closed = "not open any more" in erin.newest()
    assert paired_now + closed == 1


async def _takes_back(here: House, alice: Member) -> None:
    await alice.types("/growth mentor")
    if "[Take it back]" in (alice.modal or ""):
        await alice.clicks("Take it back")


async def test_a_guest_neither_offers_nor_asks(here: House, alice: Member, erin: Member) -> None:
    grace = here.member("grace")
    await grace.types("/growth mentor ops", in_channel="general")
    await here.settle()
    assert GUEST in grace.newest("general")


async def test_what_has_moved_on_leads_to_how_it_stands_by_a_button(here: House, alice: Member, erin: Member) -> None:
    await paired(here, alice, erin)
    await here.on("alice", "2026-12-08 09:30")
    assert "Did you meet?" in alice.newest()
    question = alice.messages()[-1]
    await here.let(erin.clicks("End it"))
    await here.let(alice.clicks("We met", on=question))
    assert not any("`/growth mentor`" in each for each in alice.reads())


async def test_only_the_sentence_is_called_optional(here: House, alice: Member, erin: Member) -> None:
    await here.let(erin.types("/growth mentor"), erin.clicks("Offer to be one"))
    assert "(optional)" not in (erin.modal or "")
    await here.let(alice.types("/growth mentor ops"))
    assert (alice.modal or "").count("(optional)") == 1


async def test_a_mentor_is_looked_for_from_what_one_is_getting_there_in(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth assess short"))
    for word in ("Getting there", "There", "There", "There"):
        await here.let(alice.clicks(word), alice.submits())
    competency = next(line for line in (alice.modal or "").splitlines() if "etting there" in line).split(": ")[1]
    await here.let(alice.clicks("Find a mentor"))
    assert f"(select: {competency})" in (alice.modal or "")


async def test_a_mentor_is_looked_for_from_a_step_that_goes_on_and_on(here: House) -> None:
    alice = await here.start("alice", level="Junior", areas=("Ops",), rhythm="Every week")
    await here.let(alice.types("/growth next"), alice.clicks("Try it"))
    for day in ("2026-11-24", "2026-12-01"):
        assert "[Find a mentor]" not in alice.newest()
        await here.on("alice", f"{day} 09:30")
        await here.let(alice.clicks("Still going"))
    await here.let(alice.types("/growth next"))
    assert "Or talk it through with somebody one or two levels above you.\n[Find a mentor]" in alice.newest()
    await here.let(alice.clicks("Find a mentor"))
    assert "(select: Ops)" in (alice.modal or "")


async def test_whoever_runs_trellis_reads_counts_in_steps_of_five(here: House, alice: Member, erin: Member) -> None:
    await paired(here, alice, erin)
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"))
    less = "fewer than 5"
    assert f"Mentors\nOffer it: {less}. Look for one: {less}. Pairs who talk: {less}." in dana.newest()
    assert [roughly(count) for count in (0, 4, 5, 9, 10, 23)] == [
        less,
        less,
        *["5 or more"] * 2,
        "10 or more",
        "20 or more",
    ]
