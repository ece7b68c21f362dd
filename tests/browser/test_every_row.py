"""What the table of commands promises an engineer, each row on the page, on a phone: what is not in the loops."""

import pytest
from playwright.async_api import expect

from demo.stage import Stage
from tests.browser import axe
from tests.browser.beginnings import alice_starts, bob_makes_a_team
from tests.browser.hands import Finger

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.parametrize("hands", [Finger], indirect=True)]

LINE = "Wrote the runbook for the rollback."
SAID = "The rollback took six minutes, from the runbook."
TALK = "Who owns the feature store after March?"


async def test_each_row_does_what_it_says(hands: Finger, theatre: Stage) -> None:
    await bob_makes_a_team(hands)
    await alice_starts(hands)
    await she_says_where_she_stands(hands)
    await she_is_left_in_peace_and_asks_when(hands)
    await she_chooses_which_steps_come(hands)
    await she_keeps_a_message_as_a_win(hands)
    await she_keeps_a_win_in_a_line(hands)
    await she_puts_things_on_the_agenda(hands)
    await bob_finds_them_there(hands)
    await she_reads_who_can_read_what(hands)
    await she_takes_out_what_is_hers(hands)
    await she_deletes_all_of_it(hands)
    assert theatre.slack.refused == []


async def she_says_where_she_stands(hands: Finger) -> None:
    await hands.types("/growth assess short")
    for place in range(1, 5):
        await expect(hands.form).to_contain_text(f"{place} of 4")
        await hands.picks("Getting there")
        await hands.presses(hands.form, "Finish" if place == 4 else "Next")
    await expect(hands.form).to_contain_text("Getting there: System design")
    await hands.closes()


async def she_is_left_in_peace_and_asks_when(hands: Finger) -> None:
    await hands.types("/growth pause 2w")
    await expect(hands.newest).to_contain_text("Paused until Monday 12 October.")
    await hands.types("/growth status")
    await expect(hands.newest).to_contain_text("Next: You are paused until Monday 12 October.")
    await hands.presses(hands.newest, "Resume")
    await expect(hands.newest).to_contain_text("Welcome back. Next: Tuesday 29 September, 09:30.")
    await hands.types("/growth skip")
    await expect(hands.newest).to_contain_text("There is no open check-in to skip.")


async def she_chooses_which_steps_come(hands: Finger) -> None:
    await hands.types("/growth next")
    await hands.presses(hands.newest, "Less often")
    await expect(hands.newest).to_contain_text("from now on a step by itself at most every two weeks.")
    await hands.types("/growth next")
    await hands.presses(hands.newest, "Not for me")
    await expect(hands.newest).to_contain_text("It will not come again.")
    await hands.types("/growth pause until 12 Oct")
    await expect(hands.newest).to_contain_text("Paused until Monday 12 October.")
    await hands.types("/growth resume")
    await expect(hands.newest).to_contain_text("Welcome back.")


async def she_keeps_a_message_as_a_win(hands: Finger) -> None:
    await hands.goes_to("ranking-growth")
    await hands.types(SAID)
    await hands.uses("Save as a win")
    await expect(hands.form.get_by_label("What did you do?")).to_have_value(SAID)
    await hands.presses(hands.form, "Save")
    await expect(hands.form).to_contain_text("Only you see it.")
    assert await axe.faults(hands.page) == []
    await hands.closes("Done")


async def she_keeps_a_win_in_a_line(hands: Finger) -> None:
    await hands.types(f"/growth win {LINE}")
    await expect(hands.form.get_by_label("What did you do?")).to_have_value(LINE)
    await hands.presses(hands.form, "Save")
    await expect(hands.form).to_contain_text(LINE)
    await hands.closes("Done")


async def she_puts_things_on_the_agenda(hands: Finger) -> None:
    await hands.uses("Add to 1:1")
    await hands.presses(hands.form, "Add")
    await expect(hands.form).to_contain_text("It is on the agenda.")
    await hands.closes()
    await hands.goes_to("trellis")
    await hands.types(f"/growth agenda {TALK}")
    await expect(hands.newest).to_contain_text("On the agenda of your 1:1 with Bob, who can read it from now on")


async def bob_finds_them_there(hands: Finger) -> None:
    await hands.becomes("bob")
    await hands.types("/growth agenda")
    await expect(hands.form).to_contain_text(TALK)
    await expect(hands.form).to_contain_text(SAID)
    await hands.closes()
    await hands.becomes("alice")


async def she_reads_who_can_read_what(hands: Finger) -> None:
    await hands.types("/growth who-sees")
    await expect(hands.newest).to_contain_text("Only you")


async def she_takes_out_what_is_hers(hands: Finger) -> None:
    await hands.types("/growth export")
    await hands.presses(hands.form, "Send me the files")
    await expect(hands.form).to_contain_text("Sent: both files stand in our conversation.")
    await hands.closes()


async def she_deletes_all_of_it(hands: Finger) -> None:
    await hands.types("/growth delete")
    await expect(hands.form).to_contain_text(
        "What goes, for good: 2 wins, 2 things on agendas, one step, one assessment"
    )
    assert await axe.faults(hands.page) == []
    await hands.presses(hands.form, "Go on")
    await hands.presses(hands.form, "Delete all of it for good")
    await expect(hands.form).to_contain_text("It is deleted: I keep nothing of you any more.")
    await hands.closes()
    await expect(hands.newest).to_contain_text("Done: all that I kept of you is deleted")
    await hands.becomes("bob")
    await hands.types("/growth agenda")
    await expect(hands.form).to_contain_text("A 1:1 needs two, and I know of nobody yet")
