"""After a 1:1: what is open is carried, dropped or taken on; and each has notes of their own."""

import pytest

from playground.testing import Member
from tests.handlers.test_one_on_one_rhythm import plain, set_by
from tests.house import HELP, PLAN, TO_AGENDA, TO_MANAGER, House, scene

pytestmark = pytest.mark.anyio

LABELS, REVIEW = "Who labels after May?", "Lead the next review"
FIELD = "What do you want to talk about?"


@pytest.fixture
@scene
async def alice(here: House) -> Member:
    """Alice, on the team that Bob leads; they meet each Thursday."""
    await here.make_team("alice")
    alice = await here.start("alice")
    await set_by(here, alice)
    await here.let(alice.closes())
    return alice


@scene
async def over(here: House, alice: Member) -> Member:
    """The two have met, and two things are open."""
    bob = await here.start("bob")
    await here.let(alice.types(f"/growth agenda {LABELS}"), bob.types(f"/growth agenda {REVIEW}"))
    await here.on("alice", "2026-11-25 09:30")
    await here.on("bob", "2026-11-25 09:30")
    await here.on("alice", "2026-11-26 16:01")
    return bob


async def test_what_is_open_is_asked_about_in_the_same_message(here: House, alice: Member) -> None:
    bob = await over(here, alice)
    for who, other, at in ((alice, "Bob", "15:00"), (bob, "Alice", "09:00")):
        assert f"Your 1:1 with {other} was on Thursday 26 November, {at}. 2 things are still open." in plain(
            who.newest()
        )
    await here.let(alice.clicks("Talked about"))
    assert "One thing is still open." in bob.newest()
    await here.let(bob.clicks("Drop it"))
    assert "was on Thursday 26 November, 15:00. The next one is Thursday 3 December, 15:00." in plain(alice.newest())
    await here.let(alice.clicks("1:1 agenda"))
    assert f"{REVIEW}\nDropped" in plain(alice.modal)
    await here.let(alice.clicks("Bring it back", beside="Lead the next"))
    assert f"{REVIEW}\nBob, Monday 23 November" in plain(alice.modal)


async def test_all_of_it_is_carried_with_its_age(here: House, alice: Member) -> None:
    bob = await over(here, alice)
    await here.let(bob.clicks("Carry all over"))
    for who in (alice, bob):
        assert "2 things are carried over. The next one is Thursday 3 December" in plain(who.newest())
    await here.on("alice", "2026-12-02 09:30")
    said = plain(alice.newest())
    assert f"Still open from last time\n• {LABELS} (You, for a week)\n• {REVIEW} (Bob, for a week)" in said


async def test_where_nothing_is_open_nobody_is_asked(here: House, alice: Member) -> None:
    bob = await here.start("bob")
    await here.on("alice", "2026-11-25 09:30")
    await here.on("bob", "2026-11-25 09:30")
    await here.on("alice", "2026-11-26 16:01")
    await here.on("alice", "2026-11-27 16:00")
    for who in (alice, bob):
        assert "still open" not in "\n".join(who.reads())
        assert "The next one is Thursday 3 December" in who.newest()


async def test_what_somebody_took_on_comes_back_in_their_check_in(here: House, alice: Member) -> None:
    bob = here.member("bob")
    await here.let(bob.types(f"/growth agenda {REVIEW}"), bob.clicks("1:1 agenda"), bob.clicks("Take it on"))
    await here.let(bob.submits({"Until when?": "2026-11-01"}))
    assert bob.errors == {"Until when?": "That day is over. Choose a later one, or none."}
    await here.let(bob.clicks("Alice"), bob.submits({"Until when?": "2026-12-04"}))
    assert "Alice took it on, by Friday 4 December" in plain(bob.modal)
    await here.on("alice", "2026-11-24 09:30")
    told = f"Last time you took on: {REVIEW}\n1:1 with Bob, by Friday 4 December\n[Done] [Still going] [Drop it]"
    assert told in plain(alice.newest())
    await here.let(alice.clicks("Still going"))
    assert f"Still going: {REVIEW}" in plain(alice.newest())
    await here.on("alice", "2026-12-08 09:30")
    assert f"Last time you took on: {REVIEW}" in plain(alice.newest())
    await here.let(alice.clicks("Done"))
    assert f"Done: {REVIEW}\nIt stands so on your 1:1 agenda with Bob." in plain(alice.newest())
    await here.let(bob.closes(), bob.types("/growth agenda"))
    assert f"{REVIEW}\nDone: Alice, Tuesday 8 December" in plain(bob.modal)


async def test_notes_are_for_oneself(here: House, alice: Member) -> None:
    bob = here.member("bob")
    await here.let(alice.types("/growth agenda"), alice.clicks("Write a note"))
    await here.let(alice.submits({"Your own notes": "Ask about the offsite"}))
    assert "Your own notes. Only you see them.\nAsk about the offsite" in plain(alice.modal)
    await here.let(bob.types("/growth agenda"))
    assert "Nothing noted yet." in (bob.modal or "")
    assert "offsite" not in (bob.modal or "")
    await here.let(alice.clicks("Write a note"), alice.submits({"Your own notes": ""}))
    assert "Your notes are empty now." in (alice.modal or "")


async def test_what_waited_on_the_other_waits_no_longer_and_its_author_reads_so(here: House, alice: Member) -> None:
    bob = await here.start("bob")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (HELP, "Old click logs."), sees=TO_MANAGER)
    await here.on("alice", "2026-11-25 09:30")
    await here.on("bob", "2026-11-25 09:30")
    await here.on("alice", "2026-11-26 16:01")
    told = "\n".join(alice.reads())
    assert (
        "No longer waiting on Bob since then. If it still matters, put it on the agenda:\n• Old click logs."
        in plain(told)
    )
    assert "No longer waiting" not in "\n".join(bob.reads())
    await here.on("bob", "2026-11-30 09:30")
    assert "Waiting on you" not in bob.newest()


async def test_what_was_written_for_the_agenda_stays_there_as_old_as_it_is(here: House, alice: Member) -> None:
    bob = await here.start("bob")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (HELP, "Old click logs."), sees=TO_AGENDA)
    await here.on("alice", "2026-11-25 09:30")
    await here.on("bob", "2026-11-25 09:30")
    assert "Old click logs. (Alice, in the check-in of Tuesday 24 November)" in plain(bob.newest())
    await here.on("alice", "2026-11-26 16:01")
    assert "One thing is still open.\nOld click logs.\nAlice, Tuesday 24 November" in plain(bob.newest())
    await here.on("bob", "2026-11-30 09:30")  # the digest of the week
    await here.on("bob", "2026-12-02 09:30")
    await here.tick()
    await here.let(bob.types("/growth status"), alice.types("/growth status"))
    assert "Still open from last time\n• Old click logs. (Alice, for a week)" in plain("\n".join(bob.reads()))


async def test_a_plan_is_new_on_the_agenda_of_one_of_them(here: House, alice: Member) -> None:
    bob = await here.start("bob")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (PLAN, "Ask for the click logs."), sees=TO_AGENDA)
    line = "• Ask for the click logs. (Alice, in the check-in of Tuesday 24 November)"
    await here.on("alice", "2026-11-25 09:30")
    await here.on("bob", "2026-11-25 09:30")
    assert f"On the agenda\n{line}" in plain(bob.newest())
    await here.on("alice", "2026-11-26 16:01")
    await here.on("bob", "2026-11-30 09:30")  # the digest of the week
    await here.on("bob", "2026-12-02 09:30")
    await here.tick()
    await here.let(bob.types("/growth status"), alice.types("/growth status"))
    assert f"Still open from last time\n{line}" in plain("\n".join(bob.reads()))
