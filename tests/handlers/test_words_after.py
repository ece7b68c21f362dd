"""What is said after a command is done, or told to be not understood: behind the slash, and in a direct message."""

import pytest

from tests.house import House

pytestmark = pytest.mark.anyio

STOPPING = "Stop for good? No check-in and no step comes any more, and nobody is told. What you kept stays yours."


@pytest.mark.parametrize(
    ("words", "until"),
    [
        pytest.param("pause\u00a02w", "Monday 7 December", id="a copied command"),
        pytest.param("“pause 2w”", "Monday 7 December", id="in quotes"),
        pytest.param("stop until 3 Jan", "Sunday 3 January", id="an end that has an end"),
        pytest.param("pause until 3 Jan 2027", "Sunday 3 January", id="with the year"),
        pytest.param("pause until dec 25, 2026 please", "Friday 25 December", id="with a comma, and kindly"),
        pytest.param("pause for a fortnight", "Monday 7 December", id="a fortnight"),
        pytest.param("pause until 24.12.", "Thursday 24 December", id="with dots"),
        pytest.param("pause until 22 Nov", "Monday 22 November 2027", id="next year, and it says so"),
    ],
)
async def test_a_pause_in_either_way(here: House, words: str, until: str) -> None:
    alice = await here.start("alice")
    await here.let(alice.types(f"/growth {words}"))
    assert alice.newest().startswith(f"Paused until {until}.")
    await here.let(alice.types("/growth resume"), alice.says(words))
    assert alice.newest().startswith(f"Paused until {until}.")


@pytest.mark.parametrize(
    "words", ["growth pause 2w", "check in", "Check-in", "resume.", "who sees", "help!", "?", "help pause"]
)
async def test_a_direct_message_is_no_dead_end(here: House, words: str) -> None:
    alice = await here.start("alice")
    await here.let(alice.says(words))
    assert "I have kept nothing of" not in "\n".join(alice.reads())


async def test_a_length_that_lasts_until_they_resume(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth pause until further notice"))
    assert alice.newest().startswith("Paused until you resume.")


async def test_a_date_that_can_be_two_days_is_asked_back(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth pause until 3/4"))
    assert alice.newest() == (
        "“until 3/4” can be Thursday 4 March or Saturday 3 April. Which one? "
        "Type `/growth pause until 4 Mar` or `until 3 Apr`."
    )


async def test_a_command_that_takes_nothing_says_what_it_did_not_know(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.types("/growth skip until friday"))
    assert alice.newest().startswith("I don't know “until friday” after `/growth skip`, so I did nothing.")
    assert "Skipped" not in "\n".join(alice.reads())


async def test_a_guess_keeps_what_was_said_after_the_word(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth puase 2w"))
    assert alice.newest().startswith("I don't know `/growth puase`. Did you mean `/growth pause 2w`?")


async def test_a_level_is_found_within_more_words(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth ladder junior please"))
    assert alice.newest().startswith("Junior")


async def test_a_reply_that_begins_like_a_command_is_still_an_answer(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    asked = alice.messages()[-1]
    await here.let(alice.says("next time I ask for the numbers first", in_thread_of=asked))
    assert "> next time I ask for the numbers first" in "\n".join(alice.reads())


async def test_a_stop_asks_before_it_ends_all(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.says("Stop."))
    assert alice.newest().startswith(STOPPING)
    await here.on("alice", "2026-11-24 09:30")
    assert alice.newest().startswith("Growth check-in")
    await here.let(alice.types("/growth stop"), alice.clicks("Stop"))
    assert alice.newest().startswith("Stopped. I will not write to you again unless you type `/growth start`.")


async def test_who_comes_back_is_known(here: House) -> None:
    await here.make_team("alice")
    alice = await here.start("alice")
    await here.let(alice.types("/growth stop"), alice.clicks("Stop"), alice.types("/growth start"))
    assert "You were at Junior, growing in Systems; that and what you wrote are kept." in alice.newest()
    assert "added you" not in alice.newest()
    await alice.clicks("Start")
    await here.let(alice.submits())
    assert "You are at Junior, growing in Systems." in alice.newest()
