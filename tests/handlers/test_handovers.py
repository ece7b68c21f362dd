"""Somebody else is to lead a team: its people are told before, and nothing of theirs goes with it."""

from pathlib import Path

import pytest

from playground.testing import Member
from tests.cast import utc
from tests.house import HELP, PLAN, TO_MANAGER, House, house, scene

pytestmark = pytest.mark.anyio

TUESDAY, WEDNESDAY = "2026-11-24 09:30", "2026-11-25 09:30"
FROM = "From Wednesday 25 November, 09:30 on, Erin leads Ranking, instead of Bob. Until then nothing changes."
TAKEN_BACK = "That Erin would lead Ranking was taken back. Bob goes on leading it."
WORDS, MORE, LAST = "quince", "medlar", "rowan"


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice of Bob's team, on the Tuesday of her first check-in."""
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", TUESDAY)
    return alice


@scene
async def chooses(here: House, name: str, *, of: str = "") -> Member:
    """Dana chooses who leads the team, or one `of` several."""
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change", beside=of))
    await here.let(dana.chooses("Who leads it?", name), dana.submits())
    return dana


async def reads(here: House, name: str) -> str:
    """All that somebody reads of the team, wherever they look."""
    who = here.member(name)
    seen = [who.home for _ in [await here.let(who.opens_home())]]
    for said in ("/growth team", "/growth digest", "/growth team @alice", "/growth agenda"):
        await here.let(who.types(said))
        seen.append(f"{who.newest()}{who.modal or ''}")
        if who.modal:
            await here.let(who.closes())
    return "\n".join([*seen, *who.reads()])


async def test_an_engineer_reads_before_who_will_lead_what_they_will_read_and_what_stays(
    here: House, alice: Member
) -> None:
    await chooses(here, "erin")
    said = alice.newest()
    assert said.startswith(FROM)
    assert "Erin will read what you share with “your manager” from then on, and nothing of what you shared" in said
    assert "What you shared with Bob stays with Bob. You can take any of it back, before or after." in said
    await here.let(alice.clicks("Who can read what"))
    assert "Shared with your manager or on your 1:1 agenda: you and Bob." in alice.newest()


async def test_until_then_they_share_with_whom_they_had_and_nothing_leaks_before_or_after(
    here: House, alice: Member
) -> None:
    await here.write(alice, (HELP, WORDS), sees=TO_MANAGER)
    await chooses(here, "erin")
    await here.on("alice", "2026-11-24 15:00")
    await here.write(alice, (PLAN, MORE), sees=TO_MANAGER, button="Edit")
    assert not {WORDS, MORE} & {*(await reads(here, "erin")).split()}
    await here.on("alice", "2026-11-25 09:29")
    assert "“You lead" not in await reads(here, "erin")
    assert "is for people who lead a team here" in await reads(here, "erin")
    await here.on("alice", WEDNESDAY)
    assert here.member("erin").newest().startswith("You lead Ranking in Trellis")
    assert not {WORDS, MORE} & {*(await reads(here, "erin")).split()}
    await here.on("bob", "2026-11-25 12:00")
    assert {WORDS, MORE} <= {*"\n".join(here.member("bob").reads()).split()}


async def test_from_then_on_they_share_with_the_new_one(here: House, alice: Member) -> None:
    await chooses(here, "erin")
    await here.on("alice", WEDNESDAY)
    await here.write(alice, (HELP, LAST), sees="You and Erin")
    await here.on("erin", "2026-11-30 09:30")
    assert LAST in "\n".join(here.member("erin").reads())
    assert LAST not in await reads(here, "bob")


async def test_who_led_it_not_yet_reads_in_the_first_letter_nothing_of_their_own_or_of_before(here: House) -> None:
    await here.make_team("alice", "erin")
    alice, erin = [await here.start(name, rhythm="Every week") for name in ("alice", "erin")]
    await here.on("alice", TUESDAY)
    await here.write(erin, (HELP, WORDS), sees="You and Bob")
    await here.on("bob", "2026-11-30 09:30")
    await chooses(here, "erin")
    await here.handed_over()
    await here.write(alice, (HELP, LAST), sees="You and Erin")
    await here.on("erin", "2026-12-07 09:30")
    letter = next(text for text in reversed(erin.reads()) if text.startswith("Your week with"))
    assert LAST in letter
    assert WORDS not in letter
    assert "Since Monday 30 November" in letter
    assert "joined the team" not in letter


async def test_whoever_chose_reads_from_when_on_and_takes_it_back(here: House, alice: Member) -> None:
    dana = await chooses(here, "erin")
    assert "Erin leads it from Wednesday 25 November, 09:30 on: everybody on it is told before" in dana.newest()
    assert "Until then Bob does." in dana.newest()
    await here.let(dana.clicks("Leave it with Bob"))
    assert dana.newest() == TAKEN_BACK
    assert alice.newest() == TAKEN_BACK
    assert sum(TAKEN_BACK in said for said in alice.reads()) == 1
    assert FROM not in "\n".join(alice.reads())
    await here.on("alice", "2026-11-26 09:30")
    assert "Erin" not in await reads(here, "bob")


async def test_a_click_of_later_takes_nothing_back(here: House, alice: Member) -> None:
    dana = await chooses(here, "erin")
    await here.on("alice", WEDNESDAY)
    await here.let(dana.clicks("Leave it with Bob"))
    assert "Erin leads Ranking by now." in dana.newest()
    assert "1 person: Alice." in await reads(here, "erin")


async def test_what_has_not_left_when_it_is_taken_back_never_comes(here: House, alice: Member) -> None:
    await here.on("alice", "2026-11-24 20:00")
    before = alice.reads()
    dana = await chooses(here, "erin")
    assert "from Thursday 26 November" in dana.newest()
    await here.let(dana.clicks("Leave it with Bob"))
    await here.on("alice", "2026-11-26 10:00")
    assert not any("Erin" in said for said in alice.reads()[len(before) - 1 :])


async def test_the_form_shows_whom_was_chosen_and_saving_it_again_changes_nothing(here: House, alice: Member) -> None:
    dana = await chooses(here, "erin")
    await here.let(dana.types("/growth admin"))
    assert "led by Bob, from Wednesday 25 November, 09:30 on by Erin" in dana.newest()
    await here.let(dana.clicks("Change"))
    await here.let(dana.fills("What is the team called?", "Rank"), dana.submits())
    assert TAKEN_BACK not in "\n".join(alice.reads())
    await here.on("alice", WEDNESDAY)
    assert "Your team: Rank" in await reads(here, "erin")


async def test_to_choose_who_leads_it_now_takes_it_back_too(here: House, alice: Member) -> None:
    await chooses(here, "erin")
    await chooses(here, "bob")
    assert alice.newest() == TAKEN_BACK
    assert here.member("erin").newest() == TAKEN_BACK
    await here.on("alice", WEDNESDAY)
    assert "1 person: Alice." in await reads(here, "bob")


async def test_somebody_else_chosen_before_it_is_there_comes_instead_after_a_night_of_their_own(
    here: House, alice: Member
) -> None:
    await chooses(here, "erin")
    await here.on("alice", "2026-11-24 16:31")
    await chooses(here, "dana")
    assert here.member("erin").newest().startswith("That Erin would lead Ranking was taken back.")
    assert "That Erin would lead Ranking was taken back." in "\n".join(alice.reads())
    await here.on("alice", WEDNESDAY)
    assert alice.newest().startswith("From Thursday 26 November, 09:30 on, Dana leads Ranking, instead of Bob.")
    assert "1 person: Alice." in await reads(here, "bob")
    await here.on("alice", "2026-11-26 09:30")
    assert "1 person: Alice." in await reads(here, "dana")
    assert "is for people who lead a team here" in await reads(here, "erin")


async def test_where_nobody_has_to_be_told_it_is_at_once(here: House) -> None:
    await here.make_team("alice")
    await chooses(here, "erin")
    assert here.member("erin").newest().startswith("You lead Ranking in Trellis")
    assert here.member("dana").newest().startswith("Saved Ranking.")
    assert "Leave it with" not in here.member("dana").newest()


@pytest.mark.parametrize(
    ("members", "said"), [(("alice", "erin"), "Alice is on it, and so are you."), (("erin",), "You are on it.")]
)
async def test_who_is_on_the_team_that_they_lead_now_is_told_so(
    here: House, members: tuple[str, ...], said: str
) -> None:
    await here.make_team(*members)
    for name in members:
        await here.start(name)
    await chooses(here, "erin")
    await here.on("erin", "2026-11-24 09:30")
    await here.on("erin", "2026-11-26 10:00")
    assert f"You lead Ranking in Trellis\n{said} Each week" in "\n".join(here.member("erin").reads())


async def test_where_nobody_leads_any_more_it_is_at_once_and_the_engineer_is_told(here: House, alice: Member) -> None:
    await here.let(here.member("bob").changes(deleted=True))
    await chooses(here, "erin")
    assert here.member("erin").newest().startswith("You lead Ranking in Trellis")
    assert "before the welcome comes" not in here.member("erin").newest(), "Alice had hers long ago"
    assert alice.newest().startswith("Erin leads Ranking now, instead of Bob.")
    assert "“Your manager” means Erin from now on" in alice.newest()


async def test_a_word_that_slack_will_never_take_holds_nothing_up_and_stands_on_the_home(tmp_path: Path) -> None:
    async with house(tmp_path, start=utc("2026-11-23 09:00")) as here:
        await here.make_team("alice")
        alice = await here.start("alice", rhythm="Every week")
        await here.on("alice", TUESDAY)
        await refused(here, alice)


async def refused(here: House, alice: Member) -> None:
    await here.on("alice", "2026-11-24 20:00")
    await chooses(here, "erin")
    here.slack.misbehave.refuse("chat.postMessage", 1, error="channel_not_found")
    await here.on("alice", WEDNESDAY)
    assert not any("Erin" in said for said in alice.reads())
    await here.let(alice.opens_home())
    assert "From Thursday 26 November, 09:30 on, Erin leads Ranking, instead of Bob." in alice.home
    await here.on("alice", "2026-11-26 09:30")
    assert here.member("erin").newest().startswith("You lead Ranking in Trellis")
    await here.let(alice.opens_home())
    assert "Erin leads Ranking since Thursday 26 November, instead of Bob." in alice.home
    assert "What you shared with Bob stays with Bob." in alice.home


async def test_a_word_that_has_not_arrived_puts_it_off_until_somebody_has_slept_over_it(tmp_path: Path) -> None:
    async with house(tmp_path, start=utc("2026-11-23 09:00")) as here:
        await here.make_team("alice")
        alice = await here.start("alice", rhythm="Every week")
        await here.on("alice", TUESDAY)
        await late(here, alice)


async def late(here: House, alice: Member) -> None:
    here.slack.misbehave.ratelimit("chat.postMessage", 1, retry_after=60 * 60 * 24)
    await chooses(here, "erin")
    await here.on("alice", WEDNESDAY)
    assert "is for people who lead a team here" in await reads(here, "erin")
    await here.on("alice", "2026-11-25 10:00")
    assert "From Thursday 26 November, 09:30 on, Erin leads Ranking" in "\n".join(alice.reads())
    await here.on("alice", "2026-11-26 09:30")
    assert "1 person: Alice." in await reads(here, "erin")


async def test_nobodys_absence_holds_it_up_for_more_than_a_week_and_they_read_of_it_when_they_are_back(
    here: House, alice: Member
) -> None:
    await here.let(alice.types("/growth pause 2w"))
    dana = await chooses(here, "erin")
    assert "Leave it with" not in dana.newest()
    assert here.member("erin").newest().startswith("You lead Ranking in Trellis")
    await here.on("alice", "2026-12-08 10:00")
    assert "Erin leads Ranking now, instead of Bob." in "\n".join(alice.reads())


async def test_whoever_is_away_for_some_days_is_waited_for(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth pause until 26 Nov"))
    dana = await chooses(here, "erin")
    assert "Erin leads it from Friday 27 November" in dana.newest()
    assert not any("Erin" in said for said in alice.reads())
    await here.on("alice", "2026-11-26 09:30")
    assert "From Friday 27 November, 09:30 on, Erin leads Ranking" in "\n".join(alice.reads())
    await here.on("alice", "2026-11-27 09:30")
    assert "1 person: Alice." in await reads(here, "erin")


async def test_whoever_was_to_lead_it_and_leaves_does_not_and_everybody_is_told(here: House, alice: Member) -> None:
    dana = await chooses(here, "erin")
    await here.let(here.member("erin").changes(deleted=True))
    gone = "Erin is gone from here, and will not lead Ranking. Bob goes on leading it."
    assert alice.newest() == gone
    assert dana.newest() == gone
    await here.on("alice", "2026-11-26 09:30")
    assert "1 person: Alice." in await reads(here, "bob")


async def test_whoever_leads_it_and_leaves_meanwhile_changes_nothing_of_the_day(here: House, alice: Member) -> None:
    await chooses(here, "erin")
    await here.let(here.member("bob").changes(deleted=True))
    await here.on("alice", "2026-11-24 15:00")
    await here.let(alice.types("/growth who-sees"))
    assert "on your 1:1 agenda: you and your manager, once you have one here." in alice.newest()
    await here.on("alice", WEDNESDAY)
    assert "1 person: Alice." in await reads(here, "erin")


async def test_whoever_was_to_lead_it_and_deletes_everything_does_not(here: House, alice: Member) -> None:
    erin = await here.start("erin")
    await chooses(here, "erin")
    await here.let(erin.types("/growth delete"), erin.clicks("Go on"), erin.clicks("Delete all of it for good"))
    assert alice.newest() == "Erin is gone from here, and will not lead Ranking. Bob goes on leading it."
    await here.on("alice", "2026-11-26 09:30")
    assert "1 person: Alice." in await reads(here, "bob")


async def test_whoever_leads_it_and_deletes_everything_hands_it_over_at_once(here: House, alice: Member) -> None:
    bob = await here.start("bob")
    await chooses(here, "erin")
    await here.let(bob.types("/growth delete"), bob.clicks("Go on"), bob.clicks("Delete all of it for good"))
    assert here.member("erin").newest().startswith("You lead Ranking in Trellis")
    await here.let(alice.types("/growth who-sees"))
    assert "on your 1:1 agenda: you and Erin." in alice.newest()


async def test_somebody_who_joins_meanwhile_is_told_too(here: House, alice: Member) -> None:
    await chooses(here, "erin")
    charlie = await here.start("charlie")
    bob = here.member("bob")
    await here.let(bob.types("/growth team"), bob.clicks("People and digest"))
    await here.let(bob.chooses("Who grows on it?", ["alice", "charlie"]), bob.submits())
    await here.let(charlie.opens_home())
    await here.let(charlie.clicks("Join Ranking"), charlie.opens_messages())
    await here.on("charlie", "2026-11-25 09:30")
    assert "Erin leads Ranking, instead of Bob. Until then nothing changes." in "\n".join(charlie.reads())


async def test_it_takes_effect_once_however_often_the_clock_looks(here: House, alice: Member) -> None:
    await chooses(here, "erin")
    await here.on("alice", WEDNESDAY)
    for _ in range(3):
        await here.tick()
    await here.later(hours=3)
    for name, said in (("erin", "You lead Ranking in Trellis"), ("alice", "leads Ranking"), ("bob", "leads Ranking")):
        assert sum(said in text for text in here.member(name).reads()) == 1


async def test_whoever_is_taken_off_the_team_before_the_word_leaves_does_not_get_it(here: House, alice: Member) -> None:
    await here.on("alice", "2026-11-24 20:00")
    dana = await chooses(here, "erin")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await here.let(dana.chooses("Who grows on it?", ["charlie"]), dana.submits())
    await here.on("alice", "2026-11-25 10:00")
    assert not any("Erin leads" in said for said in alice.reads())


async def test_the_rhythm_of_the_1_1_ends_with_it_and_each_keeps_what_is_theirs(here: House, alice: Member) -> None:
    bob = await here.start("bob")
    await here.let(alice.types("/growth agenda"), alice.clicks("Set a rhythm"))
    await here.let(
        alice.submits({"How often?": "Every week", "The next one is on": "2026-11-26", "At what time?": "15:00"})
    )
    await here.let(alice.closes(), alice.types("/growth agenda"), alice.clicks("Write a note"))
    await here.let(alice.submits({"Your own notes": WORDS}), alice.closes())
    await chooses(here, "erin")
    assert "The rhythm of your 1:1 with Bob ends then." in alice.newest()
    await here.on("bob", "2026-11-24 10:00")
    assert "The rhythm of your 1:1 with Alice ends then." in "\n".join(bob.reads())
    await here.on("alice", WEDNESDAY)
    await here.on("alice", "2026-11-27 10:00")
    assert not any("Skip this 1:1" in said for said in (*alice.reads(), *bob.reads()))
    await here.let(alice.types("/growth agenda"))
    assert WORDS not in "\n".join(bob.reads())


async def test_whoever_deletes_themself_after_it_is_nowhere_in_what_the_former_one_read_of_1_1s(
    here: House, alice: Member
) -> None:
    bob = await here.start("bob")
    await here.let(alice.types("/growth agenda"), alice.clicks("Set a rhythm"))
    await here.let(
        alice.submits({"How often?": "Every week", "The next one is on": "2026-11-25", "At what time?": "15:00"})
    )
    await here.let(alice.closes(), alice.types(f"/growth agenda {WORDS}"))
    await here.on("bob", "2026-11-24 10:00")
    assert WORDS in "\n".join(bob.reads())
    await chooses(here, "erin")
    await here.handed_over()
    await here.let(alice.types("/growth delete"), alice.clicks("Go on"), alice.clicks("Delete all of it for good"))
    assert WORDS not in "\n".join(bob.reads())


async def test_private_notes_stay_with_their_author_and_what_was_taken_on_with_whoever_took_it_on(
    here: House, alice: Member
) -> None:
    await here.let(alice.types("/growth agenda"), alice.clicks("Write a note"))
    await here.let(alice.submits({"Your own notes": WORDS}), alice.closes())
    await here.let(alice.types(f"/growth agenda {MORE}"), alice.clicks("1:1 agenda"), alice.clicks("Take it on"))
    await here.let(alice.submits(), alice.closes())
    await chooses(here, "erin")
    await here.on("alice", WEDNESDAY)
    assert not {WORDS, MORE} & {*(await reads(here, "erin")).split()}
    assert WORDS not in await reads(here, "bob")
    await here.let(alice.types("/growth agenda"))
    seen = alice.modal or ""
    await here.let(alice.clicks("Open", beside="Bob"))
    assert WORDS in f"{alice.modal}", seen
    await here.on("alice", "2026-12-01 09:30")
    assert f"Last time you took on: {MORE}" in "\n".join(alice.reads())


async def test_whoever_chooses_reads_in_the_form_that_people_are_told_before(here: House, alice: Member) -> None:
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    assert "everybody on the team is told first. It takes effect a night later." in (dana.modal or "")
    await here.let(dana.closes(), dana.types("/growth admin"), dana.clicks("Make a team"))
    assert "are told before" not in (dana.modal or "")


@scene
async def meets(here: House, alice: Member) -> Member:
    """Alice and Bob meet each week, and she has taken something on."""
    bob = await here.start("bob")
    await here.let(alice.types("/growth agenda"), alice.clicks("Set a rhythm"))
    await here.let(alice.submits({"How often?": "Every week", "The next one is on": "2026-11-26"}), alice.closes())
    return bob


async def test_whoever_is_asked_to_move_reads_that_the_rhythm_ends_and_the_manager_hears_it_with_the_move(
    here: House, alice: Member
) -> None:
    bob = await meets(here, alice)
    await here.make_team("alice", manager="erin", channel="", name="Search")
    ends = "The rhythm of your 1:1 with Bob ends when you move; your notes and what you took on stay with you."
    assert ends in alice.newest()
    await here.let(alice.clicks("Move to Search"))
    await here.on("bob", "2026-11-24 10:00")
    assert "The rhythm of your 1:1 with Alice has ended." in "\n".join(bob.reads())
    await here.let(alice.types("/growth agenda"))
    assert "Thursday 26 November" not in (alice.modal or "")


async def test_whoever_takes_somebody_off_reads_that_the_rhythm_ended_and_so_do_they(
    here: House, alice: Member
) -> None:
    bob = await meets(here, alice)
    await here.let(bob.types("/growth team"), bob.clicks("People and digest"))
    await here.let(bob.chooses("Who grows on it?", ["charlie"]), bob.submits())
    assert "The rhythm of your 1:1 with Alice has ended." in bob.newest()
    assert "The rhythm of your 1:1 with Bob has ended." in alice.newest()


async def test_of_two_who_lead_each_other_no_word_says_that_the_rhythm_ends_which_goes_on(
    here: House, alice: Member
) -> None:
    bob = await meets(here, alice)
    await here.make_team("bob", manager="alice", channel="", name="Circle")
    await here.make_team("alice", manager="erin", channel="", name="Search")
    assert "Erin" in alice.newest()
    assert "The rhythm" not in alice.newest()
    await here.let(alice.clicks("Stay where I am"))
    await chooses(here, "erin", of="Ranking")
    await here.on("bob", "2026-11-24 10:00")
    for who in (alice, bob):
        assert "Erin leads" in "\n".join(who.reads())
        assert "The rhythm" not in "\n".join(who.reads())
    await chooses(here, "bob", of="Ranking")
    await here.let(bob.types("/growth team"), bob.clicks("People and digest"))
    await here.let(bob.chooses("Who grows on it?", ["charlie"]), bob.submits())
    assert "Bob took you off Ranking." in alice.newest()
    assert "The rhythm" not in "\n".join([*alice.reads(), *bob.reads()])
    await here.let(alice.types("/growth agenda"))
    assert "26 November" in (alice.modal or "")
    assert "every week" in (alice.modal or "")


async def test_where_its_hour_is_night_for_a_reader_the_day_is_said(here: House) -> None:
    await here.make_team("charlie")
    charlie = await here.start("charlie", rhythm="Every week")
    await here.on("charlie", WEDNESDAY)
    dana = await chooses(here, "erin")
    assert charlie.newest().startswith("From Thursday 26 November, 09:30 on, Erin leads Ranking")
    assert "Erin leads it from Thursday 26 November on: everybody on it is told before" in dana.newest()


async def test_whoever_is_taken_off_reads_of_it_also_in_a_pause(here: House, alice: Member) -> None:
    bob = here.member("bob")
    await here.let(alice.types("/growth pause"), bob.types("/growth team"), bob.clicks("People and digest"))
    await here.let(bob.chooses("Who grows on it?", ["charlie"]), bob.submits())
    assert alice.newest().startswith("Bob took you off Ranking. You are on no team here now.")
    assert sum("took you off" in said for said in alice.reads()) == 1


async def test_whoever_joined_and_has_not_started_reads_it_too_and_whoever_stopped_does_not(
    here: House, alice: Member
) -> None:
    await here.make_team("dana", manager="erin", channel="", name="Search")
    await here.let(alice.types("/growth stop"), alice.clicks("Stop"))
    for leader in ("bob", "erin"):
        who = here.member(leader)
        await here.let(who.types("/growth team"), who.clicks("People and digest"))
        await here.let(who.chooses("Who grows on it?", ["charlie"]), who.submits())
    await here.on("alice", "2026-11-25 10:00")
    assert "Erin took you off Search." in "\n".join(here.member("dana").reads())
    assert "took you off" not in "\n".join(alice.reads())
