"""What is shared is looked at when a message leaves, and consent is for one person and one channel."""

import pytest
from sqlalchemy import text

from playground.testing import Member
from tests.house import DID, HELP, TO_AGENDA, TO_MANAGER, TO_TEAM, House

pytestmark = pytest.mark.anyio

MONDAY = "2026-11-30 09:30"
WORDS = "quince"


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice of Bob's team, on the Tuesday of her first check-in."""
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    return alice


async def queued(here: House) -> str:
    """Everything that waits to be sent, or was sent, as the database keeps it."""
    async with here.trellis.tenant.app.transaction() as session:
        return "\n".join(await session.scalars(text("SELECT CAST(payload AS TEXT) FROM deliveries")))


async def held_letter(here: House, alice: Member, sees: str = TO_MANAGER) -> None:
    """On Monday Bob has notifications off until Tuesday, so his letter waits."""
    await here.write(alice, (HELP, WORDS), sees=sees)
    bob = here.member("bob")
    await here.on("bob", "2026-11-30 08:00")
    await bob.changes(status_text="vacation")
    await here.on("bob", MONDAY)
    await bob.changes(status_text="")
    assert WORDS not in "".join(bob.reads())


async def lead(here: House, name: str) -> None:
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await dana.chooses("Who leads it?", name)
    await here.let(dana.submits())
    await here.handed_over()


async def turn(here: House, channel: str) -> None:
    here.slack.slack.world.channel(channel).members["U0TRELLIS"] = None
    bob = here.member("bob")
    await here.let(bob.types("/growth team"), bob.clicks("People and digest"))
    await bob.chooses("Where does the weekly digest go?", channel)
    await here.let(bob.submits())


async def test_only_you_takes_words_out_of_a_letter_that_waits(here: House, alice: Member) -> None:
    await held_letter(here, alice)
    await alice.clicks("Edit")
    await alice.chooses(HELP[1], "Only you")
    await here.let(alice.submits())
    await here.on("bob", "2026-12-01 12:00")
    assert WORDS not in "".join(here.member("bob").reads())
    assert WORDS not in await queued(here)


async def test_what_was_not_taken_back_is_read_in_it(here: House, alice: Member) -> None:
    await held_letter(here, alice)
    assert WORDS not in await queued(here)
    await here.on("bob", "2026-12-01 12:00")
    assert WORDS in "".join(here.member("bob").reads())
    assert WORDS not in await queued(here)


async def test_done_draws_the_letter_from_facts(here: House, alice: Member) -> None:
    """Of two things one was taken back since the letter came: pressing Done on the other leaves no word of it there."""
    await here.write(alice, (HELP, WORDS), (DID, "damson"), sees=TO_AGENDA)
    await here.on("bob", MONDAY)
    bob = here.member("bob")
    assert "2 things wait on you" in bob.newest()
    await alice.clicks("Edit")
    await alice.chooses(HELP[1], "Only you")
    await here.let(alice.submits())
    await here.let(bob.clicks("Answer", beside="damson"), bob.clicks("Done"))
    assert "Done: Alice put this on your 1:1 agenda" in bob.newest()
    assert "Nothing waits on you" in bob.newest()
    assert WORDS not in bob.newest()


async def test_a_manager_who_is_replaced_reads_what_was_shared_until_then(here: House, alice: Member) -> None:
    await here.write(alice, (DID, WORDS), sees=TO_MANAGER)
    await lead(here, "erin")
    assert "What you shared with Bob stays with Bob." in alice.newest()
    await here.on("bob", "2026-11-25 12:00")
    (letter,) = [said for said in here.member("bob").reads() if WORDS in said]
    assert "You lead Ranking no longer." in letter
    await here.on("bob", MONDAY)
    assert sum(WORDS in said for said in here.member("bob").reads()) == 1
    assert WORDS not in "".join(here.member("erin").reads())


async def test_sharing_can_be_undone_before_the_last_letter(here: House, alice: Member) -> None:
    await here.write(alice, (DID, WORDS), sees=TO_MANAGER)
    await lead(here, "erin")
    await here.let(alice.clicks("Undo sharing"))
    await here.on("bob", "2026-11-24 12:00")
    assert WORDS not in "".join(here.member("bob").reads())


async def test_words_stay_out_of_a_channel_they_were_not_shared_for(here: House, alice: Member) -> None:
    await here.write(alice, (DID, WORDS), sees=TO_TEAM)
    await turn(here, "elsewhere")
    assert "Bob turned the digest of Ranking from #ranking to #elsewhere." in alice.newest()
    await here.on("bob", MONDAY)
    assert WORDS not in "".join(here.slack.channel("elsewhere").reads())
    assert WORDS in "".join(here.member("bob").reads())


async def test_they_follow_when_their_author_says_so(here: House, alice: Member) -> None:
    await here.write(alice, (DID, WORDS), sees=TO_TEAM)
    await turn(here, "elsewhere")
    await here.let(alice.clicks("Post it in the new channel"))
    await here.on("bob", MONDAY)
    assert WORDS in "".join(here.slack.channel("elsewhere").reads())


async def test_a_form_that_was_open_meanwhile_shares_with_nobody(here: House, alice: Member) -> None:
    await alice.clicks("Answer")
    await alice.fills(DID[0], WORDS)
    await alice.chooses(DID[1], TO_TEAM)
    await turn(here, "elsewhere")
    await here.let(alice.submits())
    assert "Saved, and only you can see it: your manager, your team or where its digest goes changed" in "".join(
        alice.reads()
    )
    await here.on("bob", MONDAY)
    assert WORDS not in "".join([*here.slack.channel("elsewhere").reads(), *here.member("bob").reads()])


async def fall_silent(here: House, alice: Member) -> None:
    """Three check-ins pass without a word, and Trellis pauses itself."""
    for week in range(4):
        await here.on("alice", f"2026-{'11-24' if week == 0 else f'12-{week * 7 - 6:02d}'} 09:30")
    assert "I will be quiet now" in alice.newest()


async def test_tell_bob_is_for_bob_alone(here: House, alice: Member) -> None:
    await fall_silent(here, alice)
    await here.let(alice.clicks("Tell Bob"))
    await lead(here, "erin")
    await here.on("erin", "2026-12-21 09:30")
    await here.on("erin", "2026-12-21 15:30")
    assert "paused myself" not in "".join(here.member("erin").reads())


async def test_a_button_that_names_bob_tells_nobody_else(here: House, alice: Member) -> None:
    await fall_silent(here, alice)
    notice = alice.messages()[-1]
    await lead(here, "erin")
    await here.left("alice", *notice.blocks)
    await here.let(alice.clicks("Tell Bob"))
    await here.on("erin", "2026-12-21 15:30")
    assert "paused myself" not in "".join(here.member("erin").reads())
