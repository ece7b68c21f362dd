import pytest

from playground.testing import Member
from tests.house import DID, PLAN, House

pytestmark = pytest.mark.anyio


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice, with a check-in every week, and the first one before her."""
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    return alice


def checkins(who: Member) -> list[str]:
    return [text for text in who.reads() if text.startswith("Growth check-in")]


async def test_same_as_last_time_keeps_the_plan_with_one_click(here: House, alice: Member) -> None:
    assert "Same as last time" not in alice.newest()
    await here.write(alice, (PLAN, "Write the runbook."))
    await here.on("alice", "2026-12-01 09:30")
    await here.let(alice.clicks("Same as last time"))
    assert "Only you can see it." in alice.newest()
    assert "What you will do next · Only you\n> Write the runbook." in alice.newest()


async def test_skipping_is_taken_without_a_question(here: House, alice: Member) -> None:
    await here.let(alice.clicks("Skip this one"))
    assert "Skipped. Nothing is missing." in alice.newest()
    assert "[Answer after all]" in alice.newest()
    await here.on("alice", "2026-11-25 09:30")
    assert "Still open" not in alice.newest()


async def test_skip_can_be_typed(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth skip"))
    assert alice.newest() == "Skipped. Nothing is missing."
    await here.let(alice.types("/growth skip"))
    assert alice.newest() == "There is no open check-in to skip."


async def test_a_skipped_round_can_be_answered_after_all(here: House, alice: Member) -> None:
    await here.let(alice.clicks("Skip this one"))
    await here.write(alice, (DID, "There was something."), button="Answer after all")
    assert "> There was something." in alice.newest()


async def test_the_word_for_how_it_goes_stays_chosen(here: House, alice: Member) -> None:
    await here.let(alice.chooses("Pick a word", "Hard going"))
    await here.on("alice", "2026-11-25 09:30")
    assert "(select: Hard going)" in alice.newest()


async def test_one_reminder_comes_a_day_later_without_a_new_message(here: House, alice: Member) -> None:
    before = len(alice.messages())
    await here.on("alice", "2026-11-25 09:30")
    assert len(alice.messages()) == before
    assert "Still open if you want it, until Tuesday 1 December." in alice.newest()
    await here.on("alice", "2026-11-26 09:30")
    assert len(alice.messages()) == before


async def test_no_reminder_comes_for_what_is_answered(here: House, alice: Member) -> None:
    await here.write(alice, (DID, "Wrote the runbook."))
    await here.on("alice", "2026-11-25 09:30")
    assert "Still open" not in alice.newest()
    assert "> Wrote the runbook." in alice.newest()


async def test_later_brings_it_back_on_the_next_workday(here: House, alice: Member) -> None:
    await here.let(alice.clicks("Later"))
    assert alice.newest() == "I bring it back Wednesday 25 November, 09:30. You can answer any time before."
    await here.on("alice", "2026-11-25 09:30")
    assert alice.newest().startswith("Growth check-in, 24 November")
    assert "[Answer]" in alice.newest()


async def test_what_comes_back_leaves_no_second_question_behind(here: House, alice: Member) -> None:
    await here.let(alice.clicks("Later"))
    await here.on("alice", "2026-11-25 09:30")
    old, new = checkins(alice)
    assert "[Answer]" not in old
    assert "I brought it back below." in old
    assert "[Answer]" in new


async def test_later_works_after_the_reminder_too(here: House, alice: Member) -> None:
    await here.on("alice", "2026-11-25 09:30")
    await here.let(alice.clicks("Later"))
    before = len(alice.messages())
    await here.on("alice", "2026-11-26 09:30")
    assert len(alice.messages()) == before + 1
    assert "[Answer]" in alice.newest()


async def test_later_works_for_a_check_in_of_their_own_making(here: House) -> None:
    erin = await here.start("erin")
    await here.let(erin.types("/growth checkin"))
    await here.let(erin.closes(), erin.clicks("Later"))
    before = len(erin.messages())
    await here.on("erin", "2026-11-24 09:30")
    assert len(erin.messages()) == before + 1
    assert erin.newest().startswith("Growth check-in")


async def test_later_on_the_day_before_the_next_one_makes_way_for_it(here: House, alice: Member) -> None:
    await here.on("alice", "2026-11-25 09:30")
    await here.on("alice", "2026-11-30 10:00")
    await here.let(alice.clicks("Later"))
    await here.on("alice", "2026-12-01 09:30")
    assert alice.newest().startswith("Growth check-in, 1 December")
    old, _new = checkins(alice)
    assert "This round is closed, and nothing is missing." in old


async def test_an_unanswered_round_closes_when_the_next_one_opens(here: House, alice: Member) -> None:
    await here.on("alice", "2026-11-25 09:30")
    await here.on("alice", "2026-12-01 09:30")
    old, new = checkins(alice)
    assert "This round is closed, and nothing is missing." in old
    assert "[Answer after all]" in old
    assert "[Answer]" in new


async def test_a_round_that_closes_before_its_reminder_stays_closed(here: House, alice: Member) -> None:
    """The clock moves past the reminder to the next round, as when somebody was away for the week between."""
    await here.on("alice", "2026-12-01 09:30")
    old, _new = checkins(alice)
    assert "This round is closed" in old
    assert "Still open" not in old


async def test_checkin_opens_this_rounds_questions_now(here: House, alice: Member) -> None:
    before = len(alice.messages())
    await here.let(alice.types("/growth checkin"))
    assert alice.modal is not None
    assert len(alice.messages()) == before
    await alice.fills(DID[0], "Wrote the runbook.")
    await here.let(alice.submits())
    assert "> Wrote the runbook." in alice.newest()


async def test_a_check_in_of_their_own_making_is_that_weeks(here: House) -> None:
    erin = await here.start("erin", rhythm="Every week")
    await here.let(erin.types("/growth checkin"))
    await erin.fills(DID[0], "Before the clock did.")
    await here.let(erin.submits())
    await here.on("erin", "2026-11-24 09:30")
    assert len(checkins(erin)) == 1


async def test_a_friday_stays_a_friday(here: House) -> None:
    """The reminder of a Friday's check-in comes on Monday, in the next week: that alone opens no new round."""
    erin = await here.start("erin", rhythm="Every week", day="Friday")
    await here.on("erin", "2026-11-27 09:30")
    assert "Next: Friday 4 December." in erin.newest()
    await here.on("erin", "2026-11-30 09:30")
    (only,) = checkins(erin)
    assert "Still open if you want it, until Friday 4 December." in only
    await here.on("erin", "2026-12-04 09:30")
    assert erin.newest().startswith("Growth check-in, 4 December")
