import pytest

from playground.testing import Member
from tests.house import House, scene

pytestmark = pytest.mark.anyio

TUESDAYS = ("2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15")


@scene
async def three_silent_rounds(here: House) -> Member:
    """Alice of Bob's team says nothing for three weeks."""
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    for day in TUESDAYS:
        await here.on("alice", f"{day} 09:30")
    return alice


async def test_after_three_silent_rounds_trellis_pauses_itself_and_says_so(here: House) -> None:
    alice = await three_silent_rounds(here)
    assert alice.newest().startswith("I will be quiet now\nThree check-ins passed without a word, and that is fine.")
    assert "[Resume] [Monthly] [Stop] [Tell Bob]" in alice.newest()
    assert "Nobody is told of this unless you press the button for it." in alice.newest()


async def test_the_check_in_that_was_open_asks_no_more(here: House) -> None:
    alice = await three_silent_rounds(here)
    standing = "".join(text for text in alice.reads() if text.startswith("Growth check-in"))
    assert standing.count("This round is closed, and nothing is missing.") == 3
    assert "Still open" not in standing
    assert "[Later]" not in standing
    assert "Next: " not in standing


async def test_then_nothing_more_comes(here: House) -> None:
    alice = await three_silent_rounds(here)
    before = len(alice.messages())
    await here.later(weeks=1)
    await here.later(weeks=8)
    assert len(alice.messages()) == before


async def test_a_single_sign_of_life_begins_the_count_anew(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    for day in TUESDAYS[:3]:
        await here.on("alice", f"{day} 09:30")
    await here.let(alice.chooses("Pick a word", "Prefer not to say"))
    await here.on("alice", "2026-12-15 09:30")
    assert alice.newest().startswith("Growth check-in, 15 December")


async def test_a_skipped_round_is_no_silent_one(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    for day in TUESDAYS:
        await here.on("alice", f"{day} 09:30")
        await here.let(alice.clicks("Skip this one"))
    assert "I will be quiet now" not in "".join(alice.reads())


async def test_resume_goes_on_as_before(here: House) -> None:
    alice = await three_silent_rounds(here)
    await here.let(alice.clicks("Resume"))
    assert alice.newest() == "Welcome back. Next: Tuesday 22 December, 09:30."
    await here.on("alice", "2026-12-22 09:30")
    assert alice.newest().startswith("Growth check-in, 22 December")


async def test_monthly_goes_on_once_a_month(here: House) -> None:
    alice = await three_silent_rounds(here)
    await here.let(alice.clicks("Monthly"))
    await here.on("alice", "2026-12-22 09:30")
    assert not alice.newest().startswith("Growth check-in")
    await here.on("alice", "2027-01-05 09:30")
    assert alice.newest().startswith("Growth check-in, 5 January")


async def test_stop_ends_it(here: House) -> None:
    alice = await three_silent_rounds(here)
    await here.let(alice.clicks("Stop"))
    assert alice.newest().startswith("Stopped. I will not write to you again unless you type `/growth start`.")
    before = len(alice.messages())
    await here.later(weeks=6)
    assert len(alice.messages()) == before


async def test_their_manager_knows_nothing_unless_told(here: House) -> None:
    await three_silent_rounds(here)
    bob = here.member("bob")
    await here.on("bob", "2026-12-21 09:30")
    await bob.types("/growth digest")
    assert "paused" not in "".join(bob.reads()).replace("who paused", "")


async def test_tell_lets_their_manager_know_that_and_nothing_else(here: House) -> None:
    alice = await three_silent_rounds(here)
    await here.let(alice.clicks("Tell Bob"))
    assert alice.newest().startswith("I will be quiet now\n")
    assert "Bob will read in the next private digest that I have paused myself for you. Nothing else." in alice.newest()
    assert "[Resume] [Monthly] [Stop]" in alice.newest()
    assert "Tell Bob" not in alice.newest()
    assert "Nobody is told" not in alice.newest()
    await here.on("bob", "2026-12-21 09:30")
    digest = here.member("bob").newest()
    assert "Quiet: Alice let me tell you that I have paused myself there. A hello from you may help." in digest
    assert here.slack.channel("ranking").reads() == []


async def test_somebody_without_a_manager_has_nobody_to_tell(here: House) -> None:
    erin = await here.start("erin", rhythm="Every week")
    for day in TUESDAYS:
        await here.on("erin", f"{day} 09:30")
    assert "[Resume] [Monthly] [Stop]" in erin.newest()
    assert "Tell" not in erin.newest()
