"""The digest of a team is turned to another channel: what its people are asked, and what comes of their answer."""

import pytest
from sqlalchemy import text

from playground.testing import Member
from tests.house import DID, TO_TEAM, House, scene

pytestmark = pytest.mark.anyio

MONDAY, NEXT = "2026-11-30 09:30", "2026-12-07 09:30"
WORDS = "quince"
GO = "Post it in the new channel"


@pytest.fixture
@scene
async def alice(here: House) -> Member:
    """Alice of Bob's team, on the Tuesday of her first check-in, with something shared for its channel."""
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (DID, WORDS), sees=TO_TEAM)
    return alice


async def turn(here: House, channel: str) -> None:
    """Dana turns the digest to another channel."""
    here.slack.slack.world.channel(channel).members["U0TRELLIS"] = None
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await dana.chooses("Where does the weekly digest go?", channel)
    await here.let(dana.submits())


def asked(alice: Member) -> str:
    return next(said for said in reversed(alice.reads()) if said.startswith("Dana t"))


def letters(here: House) -> list[str]:
    return [said for said in here.member("bob").reads() if WORDS in said]


async def test_what_follows_later_is_posted_and_not_told_to_the_manager_again(here: House, alice: Member) -> None:
    await turn(here, "elsewhere")
    await here.on("bob", MONDAY)
    assert len(letters(here)) == 1
    await here.let(alice.clicks(GO))
    await here.on("bob", NEXT)
    assert WORDS in "".join(here.slack.channel("elsewhere").reads())
    assert len(letters(here)) == 1


async def test_it_is_said_to_follow_only_where_something_does(here: House, alice: Member) -> None:
    await turn(here, "elsewhere")
    await alice.clicks("Edit")
    await alice.chooses(DID[1], "Only you")
    await here.let(alice.submits(), alice.clicks(GO))
    assert "Nothing of it is left to post" in "".join(alice.reads())
    assert "with the next digest" not in "".join(alice.reads())


async def test_whom_it_was_shared_with_reads_it_still_though_another_leads_by_now(here: House, alice: Member) -> None:
    await here.lead("erin")
    await turn(here, "elsewhere")
    assert "Bob reads it in private as before. What you share with the team from now on" in asked(alice)


async def test_where_it_goes_nowhere_there_is_no_new_channel_to_speak_of(here: House, alice: Member) -> None:
    await here.on("alice", "2026-11-24 22:00")
    await turn(here, "elsewhere")
    async with here.trellis.tenant.app.transaction() as session:  # taken out of it again before she is asked
        await session.execute(text("UPDATE teams SET channel = NULL"))
    await here.on("alice", "2026-11-25 10:00")
    assert asked(alice).startswith("Dana took the digest of Ranking out of #ranking")
    assert asked(alice).endswith("Bob reads it in private as before.")


async def test_a_question_that_waits_holds_no_words_and_asks_of_none_that_are_gone(here: House, alice: Member) -> None:
    await here.on("alice", "2026-11-24 22:00")
    await turn(here, "elsewhere")
    async with here.trellis.tenant.app.transaction() as session:
        payloads = list(await session.scalars(text("SELECT CAST(payload AS TEXT) FROM deliveries")))
    assert any("digest-turned" in payload for payload in payloads)
    assert [payload for payload in payloads if WORDS in payload] == []
    await alice.clicks("Edit")
    await alice.fills(DID[0], "")
    await alice.fills("What you will do next", "Rest.")
    await here.let(alice.submits())
    await here.on("alice", "2026-11-25 10:00")
    assert WORDS not in "".join(alice.reads())
    assert "turned the digest" not in "".join(alice.reads())
