"""What somebody shared is answered: its author hears of it in their own thread, and nobody else reads a word."""

import pytest

from playground.testing import Member
from tests.house import DID, HELP, PLAN, TO_AGENDA, TO_MANAGER, House, scene

pytestmark = pytest.mark.anyio

MONDAY = "2026-11-30 09:30"  # of Bob, in New York: 15:30 in Amsterdam
SAYS = "What do you say to Alice?"


@pytest.fixture
@scene
async def alice(here: House) -> Member:
    """Alice of Bob's team, whose wish stands in Bob's letter."""
    await here.make_team("alice", "erin")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (HELP, "Old click logs."), sees=TO_MANAGER)
    await here.on("bob", MONDAY)
    return alice


def thread(alice: Member) -> list[str]:
    """What stands in the threads of her conversation, in their order."""
    return [m.text for m in alice.messages() if m.thread_ts]


def letter(here: House) -> str:
    return next(text for text in reversed(here.member("bob").reads()) if text.startswith("Your week with"))


async def answers(here: House, text: str) -> Member:
    bob = here.member("bob")
    await here.let(bob.clicks("Answer"), bob.submits({SAYS: text}))
    return bob


async def test_a_reply_reaches_its_author_in_the_thread_of_what_they_wrote(here: House, alice: Member) -> None:
    bob = await answers(here, "I ask Priya tomorrow.")
    assert "Kept. Alice reads it in their own working hours." in (bob.modal or "")
    said = "*Bob*, on your wish for a hand (Tuesday 24 November):\n> I ask Priya tomorrow."
    assert any(said in text for text in thread(alice))
    assert "Nothing waits on you" in letter(here)
    assert "Done: Alice would like a hand" in letter(here)


async def test_in_their_evening_it_waits_for_their_next_morning(here: House, alice: Member) -> None:
    await here.on("bob", "2026-11-30 14:00")  # 20:00 in Amsterdam
    await answers(here, "I ask Priya tomorrow.")
    assert not any("Priya" in text for text in alice.reads())
    await here.on("alice", "2026-12-01 09:31")
    assert any("Priya" in text for text in thread(alice))


async def test_the_author_answers_back_and_the_manager_reads_it_in_theirs(here: House, alice: Member) -> None:
    await answers(here, "I ask Priya tomorrow.")
    await here.let(alice.clicks("Answer", beside=""), alice.submits({"What do you say to Bob?": "Thank you, both."}))
    bob = here.member("bob")
    told = [m.text for m in bob.messages() if m.thread_ts]
    assert any("*Alice* answers you, on their wish for a hand" in t and "> Thank you, both." in t for t in told)


@pytest.mark.parametrize(
    ("button", "told"),
    [
        ("Thank", "*Bob* thanks you for your wish for a hand (Tuesday 24 November)."),
        ("On our 1:1", "*Bob* put your wish for a hand (Tuesday 24 November) on the agenda of your 1:1."),
        ("Done", "*Bob* marked your wish for a hand (Tuesday 24 November) as done: it is off their list."),
    ],
)
async def test_what_is_done_by_a_click_is_told_once(here: House, alice: Member, button: str, told: str) -> None:
    bob = here.member("bob")
    await here.let(bob.clicks("Answer"), bob.clicks(button))
    assert f"[{button}]" not in (bob.modal or "")
    assert sum(told in text for text in thread(alice)) == 1


async def test_on_our_one_on_one_it_stands_for_both_until_it_is_taken_back(here: House, alice: Member) -> None:
    bob = here.member("bob")
    await here.let(bob.clicks("Answer"), bob.clicks("On our 1:1"))
    await here.let(alice.types("/growth agenda"))
    assert "Old click logs." in (alice.modal or "")


async def test_what_was_taken_back_takes_its_answers_along_for_the_manager(here: House, alice: Member) -> None:
    await answers(here, "I ask Priya tomorrow.")
    await here.let(alice.clicks("Answer", beside=""), alice.submits({"What do you say to Bob?": "Quince, please."}))
    bob = here.member("bob")
    assert any("Quince" in text for text in bob.reads())
    while alice.modal:
        await alice.closes()
    await here.let(alice.types("/growth who-sees"), alice.clicks("Take back", beside="Old click logs"))
    while bob.modal:
        await bob.closes()
    assert not any("Quince" in text or "click logs" in text for text in bob.reads())
    await here.let(bob.types("/growth team Alice"))
    assert "click logs" not in (bob.modal or "")


async def test_what_is_not_shared_any_more_is_not_answered_and_no_word_is_lost(here: House, alice: Member) -> None:
    bob = here.member("bob")
    await here.let(bob.clicks("Answer"))
    await here.let(alice.types("/growth who-sees"), alice.clicks("Take back", beside="Old click logs"))
    await bob.fills(SAYS, "I ask Priya.")
    await bob.submits()
    assert "not shared between you two any more" in bob.errors[SAYS]
    assert not any("Priya" in text for text in alice.reads())


async def test_a_reply_to_somebody_who_is_gone_is_kept_and_says_so(here: House, alice: Member) -> None:
    bob = here.member("bob")
    await here.let(alice.changes(deleted=True))
    await here.let(bob.clicks("Answer"))
    assert "Alice is gone from this workspace, so nobody is told." in (bob.modal or "")
    await here.let(bob.submits({SAYS: "I ask Priya."}))
    assert "> I ask Priya." in (bob.modal or "")


async def test_a_plan_never_waits_on_anybody(here: House, alice: Member) -> None:
    await here.on("alice", "2026-12-01 09:30")
    await here.write(alice, (PLAN, "Delete a config loader."), sees=TO_AGENDA)
    await here.on("bob", "2026-12-07 09:30")
    waiting, _, shared = letter(here).partition("Shared with you")
    assert "1 thing waits on you" in waiting
    assert "config loader" not in waiting
    assert "What comes next\n> Delete a config loader." in shared


async def test_nobody_else_can_answer(here: House, alice: Member) -> None:
    bob, charlie = here.member("bob"), here.member("charlie")
    await here.let(bob.clicks("Answer"))
    await charlie.types("/growth team Alice")
    assert "click logs" not in charlie.newest() + (charlie.modal or "")


async def test_each_thing_in_a_letter_is_answered_by_its_own_button(here: House, alice: Member) -> None:
    await here.on("alice", "2026-12-01 09:30")
    await here.write(alice, (DID, "Drew the runbook."), sees=TO_MANAGER)
    await here.on("bob", "2026-12-07 09:30")
    bob = here.member("bob")
    await here.let(bob.clicks("Answer", beside="Drew the runbook."), bob.submits({SAYS: "I use it tonight."}))
    assert any("> I use it tonight." in text for text in thread(alice))
    while bob.modal:
        await bob.closes()
    await here.let(bob.clicks("All that Alice shared"))
    assert "Old click logs." in (bob.modal or "")


async def turns_on(here: House, who: Member) -> None:
    """They want it told what they read, from the settings of their Home."""
    await here.turn_to(who, "Settings")
    await here.let(who.clicks("Turn on"))


async def test_what_was_read_is_told_where_both_want_it_and_once(here: House, alice: Member) -> None:
    bob = here.member("bob")
    await turns_on(here, alice)
    await here.let(bob.types("/growth team"), bob.clicks("Turn on", beside="Read by: off"))
    for _ in range(2):
        await here.let(bob.clicks("Answer", beside="Old click logs."), bob.closes())
    assert thread(alice) == ["*Bob* read what you shared here.\nOnly you and Bob see this."]
    await here.let(alice.types("/growth who-sees"), alice.clicks("See what Bob sees"))
    assert "· read Monday 30 November" in (alice.modal or "")


@pytest.mark.parametrize("who", ["alice", "bob"])
async def test_it_is_not_told_and_not_kept_where_one_alone_wants_it(here: House, alice: Member, who: str) -> None:
    bob = here.member("bob")
    if who == "alice":
        await turns_on(here, alice)
    else:
        await here.let(bob.types("/growth team"), bob.clicks("Turn on"))
    await here.let(bob.clicks("Answer", beside="Old click logs."), bob.closes())
    assert thread(alice) == []
    await (here.let(bob.types("/growth team"), bob.clicks("Turn on")) if who == "alice" else turns_on(here, alice))
    await here.let(alice.types("/growth who-sees"), alice.clicks("See what Bob sees"))
    assert "· read" not in (alice.modal or "")


async def test_the_page_of_a_person_has_what_they_shared_and_nothing_else(here: House, alice: Member) -> None:
    await here.on("alice", "2026-12-01 09:30")
    await here.write(alice, (DID, "My own affair."))
    bob = here.member("bob")
    await here.let(bob.types("/growth team Alice"))
    page = bob.modal or ""
    assert "Old click logs." in page
    assert "Where a hand would help" in page
    assert "My own affair" not in page
    assert "Not here: what Alice kept to themselves" in page
    while alice.modal:
        await alice.closes()
    await here.let(alice.types("/growth who-sees"), alice.clicks("See what Bob sees"))
    assert "Old click logs." in (alice.modal or "")
    assert "This is all that Bob sees here of you." in (alice.modal or "")
