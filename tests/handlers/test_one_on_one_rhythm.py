"""A 1:1 in its rhythm: set by one of two, told to the other, prepared the day before, moved and skipped."""

import pytest

from playground.testing import Member
from tests.house import DID, HELP, TO_MANAGER, House, scene

pytestmark = pytest.mark.anyio

WEEKLY = {"How often?": "Every week", "The next one is on": "2026-11-26", "At what time?": "15:00"}
THURSDAY = "Thursday 26 November, 15:00"


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice, on the team that Bob leads."""
    await here.make_team("alice")
    return await here.start("alice")


async def set_by(here: House, who: Member, **more: str) -> None:
    await here.let(who.types("/growth agenda"), who.clicks("Set a rhythm"))
    await here.let(who.submits({**WEEKLY, **more}))


def plain(text: str | None) -> str:
    return (text or "").replace("*", "").replace("_", "")


async def test_it_is_set_from_the_agenda_and_the_other_is_told(here: House, alice: Member) -> None:
    bob = here.member("bob")
    await set_by(here, alice)
    assert f"Set: every week, next {THURSDAY}. Bob is told." in plain(alice.modal)
    assert f"Next: {THURSDAY} · every week" in plain(alice.modal)
    await here.on("bob", "2026-11-23 09:30")
    assert "Alice set when your 1:1 is: every week, next Thursday 26 November, 09:00." in plain(bob.newest())
    await here.let(bob.clicks("1:1 agenda"))
    assert "Next: Thursday 26 November, 09:00 · every week" in plain(bob.modal)


async def test_both_read_what_there_is_on_the_workday_before(here: House, alice: Member) -> None:
    bob = await here.start("bob")
    await set_by(here, alice)
    await here.let(alice.closes(), alice.types("/growth agenda Who labels after May?"))
    await here.on("alice", "2026-11-25 09:30")
    assert f"1:1 with Bob: {THURSDAY}" in plain(alice.newest())
    assert "Who labels after May? (You, for a day)" in plain(alice.newest())
    assert "A question you could ask:" in plain(alice.newest())
    assert "1:1 with" not in plain(bob.newest())
    await here.on("bob", "2026-11-25 09:30")
    assert "1:1 with Alice: Thursday 26 November, 09:00" in plain(bob.newest())
    assert "Who labels after May? (Alice, for 2 days)" in plain(bob.newest())
    await here.on("alice", "2026-11-26 09:30")
    assert plain(alice.newest()).count("1:1 with Bob") == 1


async def test_what_answers_no_question_stands_under_none(here: House, alice: Member) -> None:
    bob = await here.start("bob")
    await set_by(here, alice)
    await here.let(alice.closes())
    await here.on("alice", "2026-11-24 09:30")
    question = alice.newest().splitlines()[1]
    await here.write(alice, (DID, "One config, not four."), (HELP, "Old click logs."), sees=TO_MANAGER)
    await here.on("bob", "2026-11-25 09:30")
    told = plain(bob.newest())
    assert "• Something they did\n    One config, not four." in told
    assert "• Where a hand would help\n    Old click logs." in told
    assert question not in told


@scene
async def prepared(here: House, alice: Member) -> Member:
    """Alice and Bob have read what there is for Thursday."""
    bob = await here.start("bob")
    await set_by(here, alice)
    await here.let(alice.closes())
    await here.on("alice", "2026-11-25 09:30")
    await here.on("bob", "2026-11-25 09:30")
    return bob


async def test_the_message_lives_as_the_agenda_grows(here: House, alice: Member) -> None:
    bob = await prepared(here, alice)
    assert "Nothing on the agenda yet." in alice.newest()
    await here.let(bob.clicks("Add something"))
    await here.let(bob.submits({"What do you want to talk about?": "Your next step"}), bob.closes())
    assert "Your next step (You, since today)" in plain(bob.newest())
    assert "Your next step (Bob, since today)" in plain(alice.newest())
    await here.let(alice.clicks("1:1 agenda"), alice.clicks("Talked about"), alice.closes())
    assert "Your next step" not in bob.newest()


async def test_one_click_skips_it_and_the_other_is_told(here: House, alice: Member) -> None:
    bob = await prepared(here, alice)
    await here.let(alice.clicks("Skip this 1:1"))
    assert "Skipped. The next one is Thursday 3 December, 15:00. Bob is told." in alice.newest()
    told = "Alice skips your 1:1 of Thursday 26 November, 09:00. The next one is Thursday 3 December, 09:00."
    assert told in plain(bob.newest())
    assert "not on Thursday 26 November, 09:00 any more. The next one is Thursday 3" in plain("\n".join(bob.reads()))
    await here.on("alice", "2026-11-27 16:00")
    assert "1:1 with Bob:" not in plain(alice.newest())


async def test_where_the_rhythm_ends_what_both_read_of_the_next_one_offers_nothing_any_more(
    here: House, alice: Member
) -> None:
    bob = await prepared(here, alice)
    await here.let(alice.clicks("1:1 agenda"), alice.clicks("End the rhythm"))
    for who in (alice, bob):
        assert "Skip this 1:1" not in "\n".join(who.reads())


async def test_one_click_moves_it_and_it_is_prepared_once(here: House, alice: Member) -> None:
    bob = await prepared(here, alice)
    await here.let(bob.chooses("Move it to", "Friday 27 November, 09:00"))
    assert "Bob moved your 1:1 of Thursday 26 November, 15:00 to Friday 27 November, 15:00." in plain(alice.newest())
    assert "1:1 with Bob: Friday 27 November, 15:00" in plain("\n".join(alice.reads()))
    await here.on("alice", "2026-11-26 09:30")
    assert plain("\n".join(alice.reads())).count("1:1 with Bob:") == 1
    await here.on("alice", "2026-12-01 09:30")
    await here.turn_to(alice, "1:1")
    assert "Next: Thursday 3 December, 15:00" in plain(alice.home)


async def test_it_moves_by_a_form_which_refuses_what_is_over(here: House, alice: Member) -> None:
    await prepared(here, alice)
    await here.let(alice.chooses("Move it to", "Another day or hour"))
    await here.let(alice.submits({"On which day?": "2026-11-24"}))
    assert alice.errors == {"On which day?": "That moment is over by now. Choose a later one."}
    await here.let(alice.submits({"On which day?": "2026-11-27", "At what time?": "16:15"}))
    assert "1:1 with Bob: Friday 27 November, 16:15" in plain(alice.newest())


async def test_whoever_is_on_no_team_with_them_is_asked(here: House, alice: Member) -> None:
    erin = await here.start("erin")
    await here.let(erin.types("/growth agenda"), erin.clicks("A 1:1 with somebody else"))
    await here.let(erin.submits({"With whom?": "alice", **WEEKLY}))
    assert "I ask Alice. Nothing is planned before they say yes." in (erin.modal or "")
    assert "Erin would like a 1:1 with you, every week, from Thursday 26 November on." in plain(alice.newest())
    await here.let(alice.clicks("Yes, gladly"))
    assert "Set: every week, next Thursday 26 November, 15:00. Erin is told." in alice.newest()
    assert "Alice said yes: your first 1:1 is Thursday 26 November, 15:00, then every week." in plain(erin.newest())
    await here.let(erin.closes(), erin.types("/growth agenda the offsite"))
    assert "On the agenda of your 1:1 with Alice" in erin.newest()


async def test_a_no_leaves_nothing(here: House, alice: Member) -> None:
    erin = await here.start("erin")
    await here.let(erin.types("/growth agenda"), erin.clicks("A 1:1 with somebody else"))
    await here.let(erin.submits({"With whom?": "alice", **WEEKLY}), erin.closes(), alice.clicks("Not now"))
    assert "Alice has no room for a 1:1 now." in plain(erin.newest())
    await here.let(erin.types("/growth agenda"))
    assert "A 1:1 needs two" in (erin.modal or "")


async def test_with_somebody_who_left_nothing_comes(here: House, alice: Member) -> None:
    bob = await prepared(here, alice)
    await here.let(bob.changes(deleted=True))
    assert "Bob has left this Slack." in plain(alice.newest())
