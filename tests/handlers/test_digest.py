import pytest

from playground.testing import Member
from tests.house import DID, HELP, PLAN, TO_AGENDA, TO_MANAGER, TO_TEAM, House

pytestmark = pytest.mark.anyio

MONDAY = "2026-11-30 09:30"  # of Bob, in New York: when the digest of his team goes out


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice of Bob's team, on the Tuesday of her first check-in."""
    await here.make_team("alice", "erin")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    return alice


def channel(here: House) -> list[str]:
    return here.slack.channel("ranking").reads()


def digest(here: House) -> str:
    """The newest that Bob read of his week."""
    return next(text for text in reversed(here.member("bob").reads()) if text.startswith("Your week with"))


async def test_the_channel_reads_what_was_shared_with_the_team(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Rolled back in six minutes."), (HELP, "Old click logs."), sees=TO_TEAM)
    await here.on("bob", MONDAY)
    (post,) = channel(here)
    assert post.startswith("Growth digest, Ranking\nSince Monday 23 November.")
    assert "Alice did this:\n> Rolled back in six minutes." in post
    assert "A hand would help with Systems\nAlice, since Tuesday 24 November:\n> Old click logs." in post
    assert "One question for the team: " in post


@pytest.mark.parametrize("audience", ["Only you", TO_MANAGER, TO_AGENDA])
async def test_the_channel_reads_nothing_else(here: House, alice: Member, audience: str) -> None:
    await here.write(alice, (DID, "Not for the channel."), sees=audience)
    await here.on("bob", MONDAY)
    assert channel(here) == []


async def test_the_manager_reads_what_was_shared_with_them_word_for_word(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Between you and me."), sees=TO_MANAGER)
    await here.on("bob", MONDAY)
    assert "Shared with you\nAlice:\n> Between you and me." in digest(here)
    assert "Nothing waits on you, 1 new to read. Only you see this." in digest(here)
    assert "You can't see what people kept to themselves, who answered, who paused" in digest(here)


async def test_the_question_stands_above_its_answer(here: House, alice: Member) -> None:
    await alice.clicks("Answer")
    asked = (alice.modal or "").splitlines()[2].removesuffix(" (optional)")
    await here.let(alice.submits({asked: "A user told us."}))
    await alice.clicks("Edit")
    await alice.chooses("Who sees your answer?", TO_TEAM)
    await here.let(alice.submits())
    await here.on("bob", MONDAY)
    assert f"Alice (in the team digest too):\n{asked}\n> A user told us." in digest(here)
    assert f"Alice shared:\n{asked}\n> A user told us." in channel(here)[0]


async def test_a_plan_is_called_what_comes_next(here: House, alice: Member) -> None:
    await here.write(alice, (PLAN, "Read the runbook."), sees=TO_MANAGER)
    await here.on("bob", MONDAY)
    assert "Alice:\nWhat comes next\n> Read the runbook." in digest(here)


async def test_the_manager_reads_nothing_that_was_kept(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "My own affair."))
    await here.on("bob", MONDAY)
    assert "Your week with" not in "".join(here.member("bob").reads())


async def test_what_waits_on_the_manager_comes_first_oldest_first(here: House, alice: Member) -> None:
    erin = await here.start("erin", rhythm="Every week", day="Thursday")
    await here.write(alice, (DID, "Talk about on-call."), sees=TO_AGENDA)
    await here.on("erin", "2026-11-26 09:30")
    await here.write(erin, (HELP, "A second pair of eyes."), sees=TO_MANAGER)
    await here.on("bob", MONDAY)
    text = digest(here)
    first = text.index("Alice put this on your 1:1 agenda (since Tuesday 24 November):\n> Talk about on-call.")
    second = text.index("Erin would like a hand with Systems (since Thursday 26 November):\n> A second pair of eyes.")
    assert text.index("2 things wait on you") < text.index("Waiting on you") < first < second


async def test_done_takes_it_off_and_it_waits_no_longer(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Talk about on-call."), sees=TO_AGENDA)
    await here.on("bob", MONDAY)
    bob = here.member("bob")
    await here.let(bob.clicks("Answer"), bob.clicks("Done"))
    assert "Done: Alice put this on your 1:1 agenda" in digest(here)
    assert "[Answer]" not in digest(here)
    assert "Done: *Alice* put this" in next(m.text for m in bob.messages() if m.text.startswith("Your week with"))
    await bob.types("/growth digest")
    assert "on-call" not in bob.newest()


async def test_what_is_not_done_waits_in_the_next_one_too(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Talk about on-call."), sees=TO_AGENDA)
    await here.on("bob", MONDAY)
    await here.on("bob", "2026-12-07 09:30")
    assert "Alice put this on your 1:1 agenda (since Tuesday 24 November):" in digest(here)


async def test_nothing_to_say_is_no_post(here: House, alice: Member) -> None:
    for monday in ("2026-11-30", "2026-12-07", "2026-12-14"):
        await here.on("bob", f"{monday} 09:30")
    assert channel(here) == []
    assert not any(text.startswith("Your week") for text in here.member("bob").reads())


async def test_each_comes_once_a_week(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Rolled back."), sees=TO_TEAM)
    await here.on("bob", MONDAY)
    await here.later(hours=1)
    await here.later(days=3)
    assert len(channel(here)) == 1
    assert sum(text.startswith("Your week") for text in here.member("bob").reads()) == 1


async def test_what_was_taken_back_in_time_is_nowhere(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Too early."), sees=TO_TEAM)
    await here.let(alice.clicks("Undo sharing"))
    await here.on("bob", MONDAY)
    assert channel(here) == []


async def test_what_can_still_be_taken_back_waits_for_the_next_one(here: House, alice: Member) -> None:
    await here.on("bob", "2026-11-30 09:25")
    await here.write(alice, (DID, "Five minutes before."), sees=TO_TEAM)
    await here.on("bob", MONDAY)
    assert channel(here) == []
    await here.on("bob", "2026-12-07 09:30")
    assert "Five minutes before." in channel(here)[0]


async def test_preview_shows_both_to_the_manager_alone(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Rolled back."), sees=TO_TEAM)
    await here.later(minutes=11)
    bob = here.member("bob")
    await bob.types("/growth digest", in_channel="ranking")
    text = bob.newest("ranking")
    assert text.startswith("Preview, for the channel. Only you see this.\nGrowth digest, Ranking")
    assert "Preview, for you alone.\nYour week with Ranking" in text
    assert "[Post both now]" in text
    assert channel(here) == []


async def test_a_preview_of_nothing_says_so(here: House, alice: Member) -> None:
    bob = here.member("bob")
    await bob.types("/growth digest")
    assert "Nothing was shared with the team since the last one" in bob.newest()
    assert "Nothing waits on you" in bob.newest()
    await here.let(bob.clicks("Post both now"))
    assert bob.newest() == "There was nothing to send: nobody shared anything since the last one."


async def test_done_in_the_preview_is_heard(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Talk about on-call."), sees=TO_AGENDA)
    await here.later(minutes=11)
    bob = here.member("bob")
    await bob.types("/growth digest")
    await here.let(bob.clicks("Answer"), bob.clicks("Done"))
    assert "[Done]" not in (bob.modal or "")
    assert any("Bob marked what you did" in text for text in alice.reads())


async def test_post_now_sends_both_and_only_once(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Rolled back."), sees=TO_TEAM)
    await here.later(minutes=11)
    bob = here.member("bob")
    await here.let(bob.types("/growth digest"), bob.clicks("Post both now"))
    assert len(channel(here)) == 1
    assert "Rolled back." in digest(here)
    await here.let(bob.types("/growth digest"))
    assert "This week's has gone out already. What is new since then comes with the next" in bob.newest()
    assert "[Post both now]" not in bob.newest()
    assert len(channel(here)) == 1


async def test_what_is_shared_after_posting_now_comes_in_the_next_one(here: House, alice: Member) -> None:
    """Bob posts on Tuesday, and his regular day is the Friday of the same week."""
    bob = here.member("bob")
    await here.let(bob.types("/growth team"), bob.clicks("People and digest"))
    await bob.chooses("On which day?", "Friday")
    await here.let(bob.submits())
    await here.write(alice, (DID, "Before."), sees=TO_TEAM)
    await here.later(minutes=11)
    await here.let(bob.types("/growth digest"), bob.clicks("Post both now"))
    await here.on("alice", "2026-11-25 10:00")
    await here.write(alice, (HELP, "After."), sees=TO_TEAM, button="Edit")
    for friday in ("2026-11-27", "2026-12-04"):
        await here.on("bob", f"{friday} 09:30")
    first, second = channel(here)
    assert "Before." in first
    assert "After." in second
    assert "Before." not in second
