"""Teams as nobody would draw them: circles, two who claim one person, a channel that changed, and nobody there."""

from pathlib import Path

import pytest

from playground.testing import Member
from tests.cast import utc
from tests.house import DID, HELP, TO_MANAGER, TO_TEAM, House, house

pytestmark = pytest.mark.anyio

MONDAY = "2026-11-30 09:30"  # of Bob


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice of Bob's team, on the Tuesday of her first check-in."""
    await here.make_team("alice", "erin")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    return alice


async def test_two_who_lead_each_other_have_one_talk_and_each_reads_what_was_shared_with_them(
    here: House, alice: Member
) -> None:
    await here.make_team("bob", manager="alice", channel="", name="Circle")
    bob = await here.start("bob", rhythm="Every week")
    await here.write(alice, (HELP, "Old click logs."), sees=TO_MANAGER)
    await here.on("bob", MONDAY)
    assert "Old click logs." in "".join(bob.reads())
    await here.let(bob.types("/growth agenda"))
    assert (bob.modal or "").splitlines().count("Alice") == 1
    await here.let(bob.closes(), bob.types("/growth team Alice"), bob.closes(), alice.types("/growth team Bob"))
    assert "Nothing was shared with you since" in (alice.modal or "")


async def test_of_two_managers_who_claim_somebody_one_leads_them_by_their_own_word(here: House, alice: Member) -> None:
    await here.make_team("alice", manager="erin", channel="", name="Search")
    await here.make_team("alice", manager="charlie", channel="", name="Ads")
    await here.let(alice.clicks("Move to Search"))
    await here.let(alice.opens_home(), alice.clicks("Move to Ads"))
    for leader, there in (("bob", False), ("erin", False), ("charlie", True)):
        who = here.member(leader)
        await here.let(who.types("/growth team"))
        assert ("person: Alice" in who.newest()) is there


@pytest.mark.parametrize("change", ["name", "private"])
async def test_a_channel_of_another_name_or_made_private_is_posted_in(here: House, alice: Member, change: str) -> None:
    await here.write(alice, (DID, "Rolled back."), sees=TO_TEAM)
    ranking = here.slack.slack.world.channel("ranking")
    if change == "name":
        ranking.name = "ranking-2027"
    else:
        ranking.is_private = True
    await here.on("bob", MONDAY)
    assert "Rolled back." in here.slack.channel(ranking.name).reads()[0]


async def test_a_channel_that_was_deleted_is_told_with_the_mend_and_what_was_shared(tmp_path: Path) -> None:
    async with house(tmp_path, start=utc("2026-11-23 09:00")) as here:
        await here.make_team("alice")
        alice = await here.start("alice", rhythm="Every week")
        await here.on("alice", "2026-11-24 09:30")
        await here.write(alice, (DID, "Rolled back."), sees=TO_TEAM)
        del here.slack.slack.world.conversations["C0RANKING"]
        await here.on("bob", MONDAY)
        letter = next(text for text in reversed(here.member("bob").reads()) if text.startswith("Your week with"))
        assert "I can't see it: it was deleted, or it is private and I am not in it." in letter
        assert "> Rolled back." in letter


async def test_where_everybody_is_away_nothing_goes_out_and_nothing_is_lost(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Rolled back."), sees=TO_TEAM)
    for name in ("alice", "erin", "bob"):
        await here.let(here.member(name).changes(status_text="Vacation", status_emoji=":palm_tree:"))
    await here.on("bob", MONDAY)
    await here.on("bob", "2026-12-01 09:30")
    assert here.member("bob").reads().count("Your week with") == 0
    await here.let(here.member("bob").changes(status_text="", status_emoji=""))
    await here.on("bob", "2026-12-02 09:30")
    assert any("Rolled back." in text for text in here.member("bob").reads())


async def test_a_channel_that_another_company_came_into_is_held_and_told_with_the_mend(
    here: House, alice: Member
) -> None:
    await here.write(alice, (DID, "Rolled back."), sees=TO_TEAM)
    here.slack.slack.world.channel("ranking").is_ext_shared = True
    await here.on("bob", MONDAY)
    assert here.slack.channel("ranking").reads() == []
    letter = next(text for text in reversed(here.member("bob").reads()) if text.startswith("Your week with"))
    assert "> Rolled back." in letter
    assert "could not post the digest" in "".join(here.member("bob").reads())


async def test_a_manager_on_their_own_team_leads_the_others_and_not_themselves(here: House) -> None:
    await here.make_team("alice", "bob")
    alice, bob = await here.start("alice", rhythm="Every week"), await here.start("bob", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (HELP, "Old click logs."), sees=TO_MANAGER)
    await here.let(bob.types("/growth checkin"))
    assert "Who sees your answer?" in (bob.modal or "")
    assert "You and Bob" not in (bob.modal or "")
    await bob.closes()
    await here.on("bob", MONDAY)
    assert sum("Old click logs." in text for text in bob.reads() if text.startswith("Your week with")) == 1
    for line in ("/growth agenda", "/growth team"):
        await here.let(bob.types(line))
        said = bob.modal or bob.newest()
        assert "person: Bob" not in said
        assert "\nBob\n" not in said
        if bob.modal:
            await bob.closes()


async def test_of_a_team_of_two_no_number_is_told_however_long_it_lasts(here: House) -> None:
    await here.make_team("alice", "erin")
    for name in ("alice", "erin"):
        await here.start(name, rhythm="Every week")
    await here.on("bob", "2026-12-07 12:00")
    for name in ("alice", "erin"):
        person = here.member(name)
        await here.let(person.types("/growth checkin"))
        await person.fills(DID[0], f"What {name} did.")
        await person.chooses(DID[1], TO_TEAM)
        await here.let(person.submits())
    for monday in ("2026-12-14 09:30", "2027-01-04 09:30", "2027-01-11 09:30"):
        await here.on("bob", monday)
    bob = here.member("bob")
    await here.let(bob.types("/growth team"))
    told = "".join([*here.slack.channel("ranking").reads(), *bob.reads()])
    assert "What alice did." in told
    assert "of the team" not in told
    assert "The last four weeks" not in told
    assert "Four weeks each" not in told
    assert "once 5 people have shared" in bob.newest()
