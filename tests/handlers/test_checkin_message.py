import re

import pytest

from tests.house import DID, PLAN, WENT, House

pytestmark = pytest.mark.anyio
# Which step is offered is left to chance: one of the area chosen, or one about every area.
WHY = re.compile(r"Why this one: (you chose Systems|it fits any area), and it fits Junior\.")


async def test_it_says_how_long_who_sees_it_and_when_the_next_one_comes(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    text = alice.newest()
    assert text.startswith("Growth check-in, 24 November\n")
    assert "Two minutes. Only you see it until you share it." in text
    assert "Next: Tuesday 8 December." in text
    assert "[Answer] [Later] [Skip this one]" in text


async def test_it_carries_one_question_one_pulse_and_one_step(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    text = alice.newest()
    assert text.count("How is work going?") == 1
    assert text.count("A small step: ") == 1
    assert WHY.search(text)


async def test_the_question_comes_first(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await alice.clicks("Answer")
    question = (alice.modal or "").splitlines()[2].removesuffix(" (optional)")
    assert alice.newest().splitlines()[1].startswith(question)


async def test_a_press_unfolds_the_step(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    assert "Done when: " not in alice.newest()
    await here.let(alice.clicks("More"))
    assert alice.modal is not None
    assert "Done when: " in alice.modal
    assert WHY.search(alice.modal)
    assert "and it fits Junior. Only you see it. Where this comes from: " in alice.modal
    await here.let(alice.clicks("Try it"))
    assert "You set out to: " in (alice.modal or "")
    assert "You set out to: " in alice.newest()


async def test_something_else_in_the_unfolded_step_changes_the_message_too(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    (before,) = offered(alice.newest())
    await here.let(alice.clicks("More"), alice.clicks("Something else"))
    (after,) = offered(alice.newest())
    assert after != before
    assert after.removeprefix("A small step: ") in (alice.modal or "")


async def test_skip_this_one_in_the_unfolded_step_sets_it_aside_in_the_message_too(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("More"), alice.clicks("Skip this one"))
    assert "Set aside for now." in alice.newest()


def offered(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("A small step: ")]


async def test_a_step_that_runs_is_not_told_in_full_again(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Try it"))
    await here.on("alice", "2026-12-01 09:30")
    text = alice.newest()
    (line,) = [line for line in text.splitlines() if line.startswith("You set out to: ")]
    assert text.splitlines()[text.splitlines().index(line) + 1].startswith("[I did this] [Still going] [Drop it]")


async def test_it_is_read_in_half_a_minute(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    assert len(words_of(alice.messages()[-1].text)) <= 70
    await here.write(alice, (PLAN, "compare the ranker by country first"))
    await here.on("alice", "2026-12-01 09:30")
    assert len(words_of(alice.messages()[-1].text)) <= 95


def words_of(text: str) -> list[str]:
    return re.findall(r"[\w'’-]+", text)


async def test_it_comes_once_in_its_week(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    before = len(alice.messages())
    await here.tick()
    await here.later(minutes=5)
    await here.later(hours=5)
    assert len(alice.messages()) == before


async def test_the_whole_of_it_is_in_the_text_for_those_who_cannot_see_blocks(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    text = alice.messages()[-1].text
    assert "Growth check-in, 24 November" in text
    assert "How is work going?" in text
    assert "A small step: " in text


async def test_it_begins_with_what_they_said_they_would_do_in_their_own_words(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (PLAN, "compare the ranker by country first"))
    await here.on("alice", "2026-12-01 09:30")
    assert "Last time you wrote:\n> compare the ranker by country first\nHow did that go?" in alice.newest()


async def test_a_plan_of_an_older_round_is_not_dug_up_again(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.write(alice, (PLAN, "add slice metrics"))
    await here.on("alice", "2026-12-01 09:30")
    await here.write(alice, (WENT, "Shipped the eval."))
    await here.on("alice", "2026-12-08 09:30")
    assert "add slice metrics" not in alice.newest()


async def test_the_step_they_are_at_is_asked_about_instead_of_a_new_one(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Try it"))
    await here.on("alice", "2026-12-01 09:30")
    assert "You set out to: " in alice.newest()
    assert "[I did this] [Still going] [Drop it]" in alice.newest()
    assert "A small step: " not in alice.newest()


async def test_why_this_says_why(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Why this?"))
    assert "You asked for a check-in every two weeks. The question is one for Systems." in alice.newest()
    assert WHY.search(alice.newest())
    assert "and it fits Junior. Nobody is told whether you answer." in alice.newest()


async def test_the_menu_pauses_for_two_weeks(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Pause for two weeks"))
    assert (
        "Paused until Tuesday 8 December. No check-in and no step comes before, and nobody is told." in alice.newest()
    )
    before = len(alice.messages())
    await here.on("alice", "2026-12-01 09:30")
    assert len(alice.messages()) == before
    await here.on("alice", "2026-12-08 09:30")
    assert "Growth check-in, 8 December" in alice.newest()


async def test_another_question_comes_each_time(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    asked = set()
    for day in ("2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15"):
        await here.on("alice", f"{day} 09:30")
        await alice.clicks("Answer")
        asked.add((alice.modal or "").splitlines()[2])
        await alice.fills(DID[0], f"Something on {day}")
        await here.let(alice.submits())
    assert len(asked) == 4


async def test_a_step_taken_on_elsewhere_is_named_in_the_open_one(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.types("/growth explore product track"), alice.clicks("Take this on"))
    assert "Set aside for now." in alice.newest()
    assert (
        "You took on Draw what a user sees when the model is wrong instead. It stands on my Home tab." in alice.newest()
    )
    await here.let(alice.closes(), alice.opens_home())
    assert "You set out to: Draw what a user sees when the model is wrong" in alice.home
