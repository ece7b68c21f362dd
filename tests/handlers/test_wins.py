"""Wins: what somebody did, in their own words, from the form to the ladder."""

import pytest

from db import people, steps, wins
from growth.facts import WinDraft, WinOrigin
from playground.testing import Member
from tests.handlers.keeping import (
    LADDER,
    OUTCOME,
    TOOL,
    TOOL_SHOWN,
    WHAT,
    WHEN,
    closes,
    does_a_step,
    groups,
    keeps,
    stands,
)
from tests.house import DID, House

pytestmark = pytest.mark.anyio


@pytest.fixture
async def alice(here: House) -> Member:
    return await here.start("alice")


async def test_the_command_opens_the_form_filled_and_one_press_keeps_it(here: House, alice: Member) -> None:
    await alice.types("/growth win Shipped the dedup job; p95 is down.")
    assert "(text: Shipped the dedup job; p95 is down.)" in (alice.modal or "")
    assert "Who sees it?\n(select: Only you)" in (alice.modal or "")
    await here.let(alice.submits())
    said = alice.modal or ""
    assert "Kept, for Monday 23 November 2026:\n> Shipped the dedup job; p95 is down." in said
    assert "It claims nothing on the ladder, as you chose nothing that it shows." in said


async def test_what_it_shows_is_suggested_and_claimed_by_nobody_but_its_author(here: House, alice: Member) -> None:
    await alice.types("/growth win A colleague deploys with the tool I wrote")
    assert groups(here, alice)[0] == "Your words suggest"
    await here.let(alice.submits())
    assert "It may show one of these. Only you can say." in (alice.modal or "")
    await closes(alice)
    await here.let(alice.types("/growth ladder"))
    assert "In your words" not in alice.newest().partition("You also kept")[0]
    assert "You also kept\n• “A colleague deploys with the tool I wrote”, Monday 23 November 2026" in alice.newest()


async def test_a_suggestion_is_claimed_by_one_press_and_told_back(here: House, alice: Member) -> None:
    await keeps(here, alice, "A colleague deploys with the tool I wrote")
    await here.let(alice.clicks("It shows this", beside=TOOL_SHOWN))
    assert f"It shows:\n• {TOOL}" in (alice.modal or "")
    tool = next(wish for wish in LADDER.expectations if wish.text == TOOL)
    asked = {
        c.name: sum(c.id in wish.competencies for wish in LADDER.expected_at("senior"))
        for c in LADDER.competencies
        if c.id in tool.competencies
    }
    name, count = min(asked.items(), key=lambda each: each[1])
    said = f"It is the first of {count} things that Senior asks for in {name} to have your own words."
    assert said in (alice.modal or "")


async def test_the_evidence_on_the_ladder_is_the_persons_own_words(here: House, alice: Member) -> None:
    await keeps(here, alice, "Erin retrains alone with my script", TOOL_SHOWN)
    await closes(alice)
    await here.let(alice.types("/growth ladder"))
    assert f"• {TOOL}\nIn your words: “Erin retrains alone with my script”, Monday 23 November 2026" in alice.newest()


async def test_a_step_that_was_only_clicked_away_was_tried(here: House, alice: Member) -> None:
    title = await does_a_step(here, alice)
    assert "This click alone claims nothing on your ladder" in alice.newest()
    await here.let(alice.types("/growth ladder"))
    assert f"Tried: {title}, Monday 23 November 2026" in alice.newest()
    assert "In your words" not in alice.newest()


async def test_what_came_of_a_step_is_kept_from_its_receipt_and_asked_once(here: House, alice: Member) -> None:
    await here.on("alice", "2026-11-24 09:30")
    card = alice.messages()[-1]
    await here.let(alice.clicks("Try it"), alice.clicks("I did this"))
    title = stands(here, card).partition("Done on Tuesday 24 November: ")[2].splitlines()[0]
    await here.let(alice.clicks("Keep what came of it"))
    assert f"You did: {title}" in (alice.modal or "")
    assert f"(text: {title})" in (alice.modal or "")
    assert groups(here, alice)[0] == "This step was for"
    await here.let(alice.submits({OUTCOME: "Two people use it now."}))
    assert f"> {title}\n> Two people use it now." in (alice.modal or "")
    await closes(alice)
    assert "Kept among your wins, in your own words." in stands(here, card)
    assert "[Keep what came of it]" not in stands(here, card)
    await here.let(alice.types("/growth ladder"), alice.types("/growth look back"))
    ladder, quarter = alice.reads()[-2:]
    assert f"• “{title}: Two people use it now.”, Tuesday 24 November 2026" in ladder
    assert f"• “{title}: Two people use it now.”, Tuesday 24 November 2026" in quarter


async def test_the_card_that_only_she_saw_offers_it_no_more_either(here: House, alice: Member) -> None:
    await does_a_step(here, alice)
    await here.let(alice.clicks("Keep what came of it"), alice.submits(), alice.closes())
    assert "Kept among your wins" in alice.newest()
    assert "[Keep what came of it]" not in alice.newest()


async def test_the_button_of_a_step_that_was_kept_elsewhere_changes_nothing(here: House, alice: Member) -> None:
    await does_a_step(here, alice)
    async with here.trellis.tenant.app.transaction() as session:
        me = await people.find(session, here.workspace, alice.id)
        assert me is not None
        (step,) = await steps.of_person(session, here.workspace, me.id)
        win = WinDraft("Kept on the phone.", "", here.now.date())
        await wins.keep(session, me, win, WinOrigin(step=step.id), ladder=LADDER, now=here.now)
    await here.let(alice.clicks("Keep what came of it"))
    said = "\n".join([*alice.reads(), alice.modal or ""])
    assert "Nothing was changed" in said
    assert "Kept among your wins, in your own words." in said
    assert "[Keep what came of it]" not in said


async def test_what_a_step_was_for_is_suggested_first_whatever_the_words_are_like(here: House, alice: Member) -> None:
    await does_a_step(here, alice)
    said = next(line for line in alice.newest().splitlines() if line.startswith("It goes towards: "))
    await here.let(alice.clicks("Keep what came of it"))
    await here.let(alice.submits({OUTCOME: "A colleague deploys with the tool I wrote"}))
    suggested = (alice.modal or "").partition("Only you can say.\n")[2]
    assert suggested.startswith(said.removeprefix("It goes towards: "))
    assert TOOL_SHOWN in suggested
    await here.let(alice.clicks("It shows this"))
    assert f"It shows:\n• {said.removeprefix('It goes towards: ')}" in (alice.modal or "")


async def test_an_answer_of_a_check_in_is_kept_once(here: House, alice: Member) -> None:
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (DID, "Wrote the runbook."))
    await here.let(alice.clicks("Keep as a win"))
    assert "(text: Wrote the runbook.)" in (alice.modal or "")
    await here.let(alice.submits())
    await closes(alice)
    assert "[Keep as a win]" not in alice.newest()
    await here.let(alice.types("/growth wins"))
    assert "Wrote the runbook." in (alice.modal or "")


async def test_the_home_has_the_newest_ten_and_the_way_to_the_rest(here: House, alice: Member) -> None:
    assert "Wins\nSomething you did that a review should not forget?" in await here.turn_to(alice, "Wins")
    for number in range(11):
        await keeps(here, alice, f"Win number {number}.")
        await closes(alice)
    text = await here.turn_to(alice, "Wins")
    assert "This month\nMonday 23 November 2026\nWin number 10.\n[Open]" in text
    assert "Win number 0." not in text
    assert "And 1 more, behind All and search." in text
    await here.let(alice.clicks("Open", beside="Win number 10."))
    assert "Your win\n" in (alice.modal or "")
    await here.let(alice.closes(), alice.clicks("All and search"), alice.clicks("Next page"))
    assert "Win number 0." in (alice.modal or "")


async def test_what_came_of_a_step_done_on_the_home_is_kept_from_there(here: House, alice: Member) -> None:
    await here.let(alice.opens_home(), alice.clicks("Show me a step"), alice.closes(), alice.clicks("Try it"))
    await here.let(alice.clicks("I did this"))
    assert "[Keep what came of it]" in alice.home
    await here.let(alice.clicks("Keep what came of it"), alice.submits(), alice.closes())
    assert "[Keep what came of it]" not in alice.home
    assert "This month\nMonday 23 November 2026\n" in await here.turn_to(alice, "Wins")


async def test_the_home_asks_for_two_weeks_and_then_no_more(here: House, alice: Member) -> None:
    await does_a_step(here, alice)
    await here.later(days=15)
    await here.let(alice.opens_home())
    assert "[Keep what came of it]" not in alice.home


async def test_all_are_listed_by_time_and_by_what_they_show(here: House, alice: Member) -> None:
    await keeps(here, alice, "Erin retrains alone with my script", TOOL_SHOWN)
    await closes(alice)
    await alice.types("/growth win Long ago")
    await alice.chooses(WHEN, "2026-10-02")
    await here.let(alice.submits())
    await here.let(alice.clicks("My wins"))
    page = alice.modal or ""
    assert page.index("This month") < page.index("Erin retrains") < page.index("This quarter") < page.index("Long ago")
    await here.let(alice.clicks("By what they show"))
    page = alice.modal or ""
    assert page.index(TOOL) < page.index("Erin retrains") < page.index("Kept for itself") < page.index("Long ago")


async def test_they_are_searched_and_paged(here: House, alice: Member) -> None:
    for number in range(11):
        await keeps(here, alice, f"Ranker change {number:02}")
        await closes(alice)
    await here.let(alice.types("/growth wins"))
    assert "Page 1 of 2." in (alice.modal or "")
    assert "Ranker change 00" not in (alice.modal or "")
    await here.let(alice.clicks("Next page"))
    assert "Ranker change 00" in (alice.modal or "")
    await here.let(alice.submits({"Search your wins": "change RANKER 07"}))
    assert "Ranker change 07" in (alice.modal or "")
    assert "Ranker change 08" not in (alice.modal or "")
    await here.let(alice.submits({"Search your wins": "<nothing>"}))
    assert "None of your wins has “<nothing>” in it." in (alice.modal or "")


async def test_one_is_opened_changed_and_deleted(here: House, alice: Member) -> None:
    await keeps(here, alice, "Erin retrains alone with my script", TOOL_SHOWN)
    await here.let(alice.clicks("My wins"), alice.clicks("Open"), alice.clicks("Edit"))
    await here.let(alice.submits({WHAT: "Erin and Bob retrain alone"}))
    assert "> Erin and Bob retrain alone" in (alice.modal or "")
    assert f"• {TOOL}" in (alice.modal or "")
    await here.let(alice.clicks("My wins"), alice.clicks("Open"), alice.clicks("Delete"))
    assert "Deleted. It stands nowhere any more." in (alice.modal or "")
    await closes(alice)
    await here.let(alice.types("/growth ladder"))
    assert "retrain alone" not in alice.newest()


async def test_a_deleted_one_can_be_kept_from_its_step_again(here: House, alice: Member) -> None:
    await here.on("alice", "2026-11-24 09:30")
    card = alice.messages()[-1]
    await here.let(alice.clicks("Try it"), alice.clicks("I did this"), alice.clicks("Keep what came of it"))
    await here.let(alice.submits(), alice.clicks("My wins"), alice.clicks("Open"), alice.clicks("Delete"))
    await closes(alice)
    assert "[Keep what came of it]" in stands(here, card)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        pytest.param("2026-11-24", "Tuesday 24 November 2026 is still to come.", id="tomorrow"),
        pytest.param("2031-11-23", "Sunday 23 November 2031 is still to come.", id="five years ahead"),
        pytest.param("1969-12-31", "I keep wins from 1970 on.", id="before there were computers"),
    ],
)
async def test_a_day_that_cannot_be_is_told_at_its_field(here: House, alice: Member, day: str, said: str) -> None:
    await alice.types("/growth win Something")
    await alice.chooses(WHEN, day)
    await alice.submits()
    assert alice.errors[WHEN].startswith(said)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("שלחתי את המודל לייצור", id="from right to left"),
        pytest.param("🎉🚀", id="emoji alone"),
        pytest.param("*bold* `code` _it_ ~no~ > quote", id="marks"),
        pytest.param("<b>html</b> & <script>alert(1)</script>", id="html"),
        pytest.param("Asked <@U0BOB|bob> in https://example.org and mail a@example.org", id="what Slack wraps"),
        pytest.param("x" * 2900, id="huge"),
    ],
)
async def test_words_are_kept_as_they_were_typed(here: House, alice: Member, words: str) -> None:
    await alice.types("/growth win")
    await alice.fills(WHAT, words)
    await here.let(alice.submits())
    await here.let(alice.clicks("Edit"))
    assert f"(text: {words})" in (alice.modal or "")


async def test_blanks_are_no_win(here: House, alice: Member) -> None:
    await alice.types("/growth win")
    await alice.fills(WHAT, "  \n ")
    await alice.submits(beyond_client=True)
    assert alice.errors[WHAT] == "Write a sentence on what you did, or press Cancel."


async def test_what_does_not_fit_the_form_is_not_lost(here: House, alice: Member) -> None:
    await here.let(alice.types(f"/growth win {'a' * 3000}{'b' * 200}"))
    assert "this is the rest:" in alice.newest()
    assert "b" * 200 in alice.newest()


async def test_nobody_else_sees_them(here: House, alice: Member) -> None:
    await here.make_team("alice")
    bob, charlie = here.member("bob"), here.member("charlie")
    await keeps(here, alice, "Erin retrains alone with my script", TOOL_SHOWN)
    await closes(alice)
    for reader in (bob, charlie):
        await here.let(reader.types("/growth wins"))
        assert "Nothing yet." in (reader.modal or "")
        await closes(reader)
    await here.let(bob.types("/growth team"), bob.types("/growth digest"), bob.types("/growth assess Alice"))
    assert "retrains alone" not in "\n".join([*bob.reads(), bob.modal or ""])


async def test_keeping_needs_no_start(here: House) -> None:
    charlie = here.member("charlie")
    await keeps(here, charlie, "Before anything else")
    assert "Kept, for Monday 23 November 2026:" in (charlie.modal or "")


async def test_examples_are_a_press_away_of_what_is_chosen_or_comes_next(here: House, alice: Member) -> None:
    await alice.types("/growth win A colleague deploys with the tool I wrote")
    await here.let(alice.clicks("Examples"))
    first = next(wish for wish in LADDER.added_at("senior") if wish.examples)
    assert f"{first.text}\nThis shows it: " in (alice.modal or "")
    await alice.closes()
    assert "(text: A colleague deploys with the tool I wrote)" in (alice.modal or "")
    await alice.chooses("What does it show?", [TOOL_SHOWN])
    await here.let(alice.clicks("Examples"))
    assert (alice.modal or "").startswith(f"Examples\n{TOOL}\nThis shows it: ")
    assert (alice.modal or "").count("This shows it: ") == 1


async def test_examples_of_a_win_from_before_a_move_are_those_of_its_own_ladder(here: House, alice: Member) -> None:
    await keeps(here, alice, "A colleague deploys with the tool I wrote", TOOL_SHOWN)
    await here.let(alice.closes(), alice.types("/growth start"), alice.chooses("Which ladder?", "Software engineer"))
    await alice.clicks("Maker")
    await here.let(alice.submits(), alice.types("/growth wins"), alice.clicks("Open"), alice.clicks("Edit"))
    await here.let(alice.clicks("Examples"))
    assert (alice.modal or "").startswith(f"Examples\n{TOOL}\nThis shows it: ")


async def test_what_it_may_show_has_its_examples(here: House, alice: Member) -> None:
    await keeps(here, alice, "A colleague deploys with the tool I wrote")
    await here.let(alice.clicks("Examples of each"))
    assert f"{TOOL}\nThis shows it: " in (alice.modal or "")
    await alice.closes()
    assert "It may show one of these." in (alice.modal or "")
