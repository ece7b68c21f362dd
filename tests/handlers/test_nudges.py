import re

import pytest

from playground.testing import Member
from tests.house import DID, House, scene

pytestmark = pytest.mark.anyio
# Which step is offered is left to chance: one of the area chosen, or one about every area.
WHY = re.compile(r"Why this one: (you chose Systems|it fits any area), and it fits Junior\.")


@pytest.fixture
@scene
async def alice(here: House) -> Member:
    """Alice with a check-in every two weeks has answered hers, and set its step aside."""
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(here.declines(alice))
    await here.write(alice, (DID, "Wrote the runbook."))
    return alice


def title(text: str) -> str:
    """The name of the step in a message."""
    return next(line for line in text.splitlines() if line.endswith(("min)", "hours)", "hour)", "day)", "days)")))


async def nudged(here: House) -> str:
    await here.on("alice", "2026-12-01 09:30")
    return here.member("alice").newest()


async def test_between_two_check_ins_comes_one_step_with_one_resource_and_why(here: House, alice: Member) -> None:
    text = await nudged(here)
    assert text.startswith("A small step for this week\n")
    assert "Done when: " in text
    assert WHY.search(text)
    assert "and it fits Junior. Only you see it." in text
    assert "(menu: Pause for two weeks, Skip this one, Why this?)" in text
    assert "[Try it] [Something else] [Less often] [Not for me]" in text


async def test_try_it_makes_it_theirs(here: House, alice: Member) -> None:
    step = title(await nudged(here)).partition(" (")[0]
    await here.let(alice.clicks("Try it"))
    assert alice.newest().startswith(f"You set out to: {step}")
    assert "[I did this] [Still going] [Drop it]" in alice.newest()


async def test_something_else_puts_another_in_its_place(here: House, alice: Member) -> None:
    first = title(await nudged(here))
    before = len(alice.messages())
    await here.let(alice.clicks("Something else"))
    assert len(alice.messages()) == before
    assert title(alice.newest()) != first
    assert "[Try it]" in alice.newest()


async def test_not_for_me_is_for_good(here: House, alice: Member) -> None:
    await nudged(here)
    await here.let(alice.clicks("Not for me"))
    assert "It will not come again." in alice.newest()


async def test_skip_this_one_sets_the_step_aside_wherever_it_stands(here: House, alice: Member) -> None:
    await nudged(here)
    await here.let(alice.clicks("Skip this one"))
    assert "Set aside for now." in alice.reads()[-2]
    assert SKIPPED in alice.newest()
    await here.let(alice.types("/growth next"), alice.clicks("Skip this one"))
    assert SKIPPED in alice.newest()


async def test_why_this_names_the_reason_where_the_step_was_asked_for(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth next"), alice.clicks("Why this?"))
    assert WHY.search(alice.newest())


SKIPPED = "Skipped."
RARER = "Fine: from now on a step by itself at most every {} weeks. Check-ins stay as they are."


async def test_less_often_halves_it_and_leaves_check_ins_and_the_step_alone(here: House, alice: Member) -> None:
    step = title(await nudged(here))
    card = alice.messages()[-1]
    await here.let(alice.clicks("Less often"))
    assert alice.newest() == RARER.format("two")
    again = here.slack.read(next(m for m in alice.messages() if m.ts == card.ts))
    assert title(again) == step
    assert "[Try it]" in again


async def test_less_often_pressed_twice_halves_it_once(here: House, alice: Member) -> None:
    await nudged(here)
    await alice.clicks("Less often", on=alice.messages()[-1])
    await here.let(alice.clicks("Less often"))
    assert alice.newest() == RARER.format("two")


async def test_less_often_pressed_later_halves_it_again(here: House, alice: Member) -> None:
    await nudged(here)
    await here.let(alice.clicks("Less often"))
    await here.let(alice.clicks("Less often"))
    assert alice.newest() == RARER.format("four")


async def test_fewer_steps_can_be_asked_for_in_words(here: House, alice: Member) -> None:
    await alice.types("/growth less")
    assert alice.newest() == RARER.format("two")


async def test_why_gives_the_reason_on_the_card(here: House, alice: Member) -> None:
    text = await nudged(here)
    await alice.clicks("Why this?")
    assert WHY.match(alice.newest())
    assert "and it fits Junior. Between two check-ins" in alice.newest()
    assert alice.newest().partition(". ")[0] in text


async def test_i_did_this_says_what_it_goes_towards_and_claims_nothing(here: House, alice: Member) -> None:
    await nudged(here)
    await here.let(alice.clicks("Try it"), alice.clicks("I did this"))
    assert alice.newest().startswith("Done on Tuesday 1 December: ")
    assert "It goes towards: " in alice.newest()
    assert "This click alone claims nothing on your ladder" in alice.newest()
    assert "[Keep what came of it] [Another step]" in alice.newest()


async def test_another_step_can_be_had_at_once(here: House, alice: Member) -> None:
    await nudged(here)
    await here.let(alice.clicks("Try it"), alice.clicks("I did this"), alice.clicks("Another step"))
    assert "[Try it] [Something else]" in alice.newest()


async def test_still_going_is_heard(here: House, alice: Member) -> None:
    await nudged(here)
    await here.let(alice.clicks("Try it"))
    await here.let(alice.clicks("Still going"))
    assert alice.newest() == "Noted. It stays your step, and I ask again at your next check-in."


async def test_drop_it_needs_no_reason(here: House, alice: Member) -> None:
    await nudged(here)
    await here.let(alice.clicks("Try it"), alice.clicks("Drop it"))
    assert "Set aside for now." in alice.newest()


async def test_none_comes_while_they_are_at_one(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth next"), alice.clicks("Try it"))
    before = len(alice.messages())
    await here.on("alice", "2026-12-01 09:30")
    assert len(alice.messages()) == before


async def test_none_comes_while_one_waits_for_their_word(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth next"))
    before = len(alice.messages())
    await here.on("alice", "2026-12-01 09:30")
    assert len(alice.messages()) == before


async def test_a_new_check_in_takes_the_buttons_off_a_step_that_was_passed_over(here: House, alice: Member) -> None:
    await nudged(here)
    await here.on("alice", "2026-12-08 09:30")
    assert alice.newest().startswith("Growth check-in")
    assert "".join(alice.reads()).count("[Try it]") == 1


async def test_trying_twice_from_two_messages_never_leaves_two_steps_open(here: House, alice: Member) -> None:
    await alice.types("/growth next")
    card = alice.messages()[-1]
    await here.let(alice.clicks("Something else"))
    await here.let(alice.types("/growth next"), alice.clicks("Try it"))
    assert "".join(alice.reads()).count("You set out to: ") == 1
    assert card.ts in {m.ts for m in alice.messages()}


async def test_what_was_done_stays_done_whatever_an_older_card_says(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth next"), alice.clicks("Try it"))
    older = alice.messages()[-1]
    await here.let(alice.types("/growth next"), alice.clicks("I did this"))
    await here.let(alice.clicks("Drop it", on=older))
    assert "This button is from an older message" in alice.newest()
    card = next(m for m in alice.messages() if m.ts == older.ts)
    assert here.slack.read(card).startswith("Done on Tuesday 24 November: ")


async def test_next_shows_the_step_they_are_at(here: House, alice: Member) -> None:
    await alice.types("/growth next")
    step = title(alice.newest()).partition(" (")[0]
    await here.let(alice.clicks("Try it"))
    await alice.types("/growth next")
    assert alice.newest().startswith(f"You set out to: {step}")


async def test_next_works_before_the_start(here: House) -> None:
    erin = here.member("erin")
    await erin.types("/growth next")
    assert "[Try it]" in erin.newest()
