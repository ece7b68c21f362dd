import pytest

from tests.house import House

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        pytest.param("pause", "Monday 7 December", id="two weeks where nothing is said"),
        pytest.param("pause 2w", "Monday 7 December", id="2w"),
        pytest.param("pause 10 days", "Thursday 3 December", id="10 days"),
        pytest.param("pause until 3 Jan", "Sunday 3 January", id="until 3 Jan"),
        pytest.param("PAUSE Until Friday", "Friday 27 November", id="in capitals, until Friday"),
    ],
)
async def test_a_pause_has_the_length_they_typed(here: House, typed: str, until: str) -> None:
    alice = await here.start("alice")
    await here.let(alice.types(f"/growth {typed}"))
    assert f"Paused until {until}. No check-in and no step comes before, and nobody is told." in alice.newest()
    assert "[Resume]" in alice.newest()


@pytest.mark.parametrize("length", ["banana", "until yesterday", "0 days", "5 years", "-2w", "until 31 Feb"])
async def test_a_length_that_makes_no_sense_gets_three_that_do(here: House, length: str) -> None:
    alice = await here.start("alice")
    await here.let(alice.types(f"/growth pause {length}"))
    assert alice.newest() == (
        f"I don't know the length “{length}”. Try `/growth pause 2w`, `10 days` or `until 3 Jan`."
    )
    await here.on("alice", "2026-11-24 09:30")
    assert alice.newest().startswith("Growth check-in")


async def test_nothing_comes_during_a_pause_and_one_check_in_after_it(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week")
    await here.let(alice.types("/growth pause until 15 Dec"))
    before = len(alice.messages())
    for day in ("2026-11-24", "2026-12-01", "2026-12-08", "2026-12-14"):
        await here.on("alice", f"{day} 09:30")
    assert len(alice.messages()) == before
    await here.on("alice", "2026-12-15 09:30")
    assert len(alice.messages()) == before + 1
    assert alice.newest().startswith("Growth check-in, 15 December")


async def test_resume_ends_a_pause_early(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth pause 4 weeks"), alice.types("/growth resume"))
    assert alice.newest() == "Welcome back. Next: Tuesday 24 November, 09:30."
    await here.on("alice", "2026-11-24 09:30")
    assert alice.newest().startswith("Growth check-in")


async def test_the_button_resumes_too(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth pause"), alice.clicks("Resume"))
    assert alice.newest() == "Welcome back. Next: Tuesday 24 November, 09:30."


async def test_resume_without_a_pause_says_so(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth resume"))
    assert alice.newest() == "You are not paused. Next: Tuesday 24 November, 09:30."


@pytest.mark.parametrize("command", ["pause 2w", "resume", "checkin", "status"])
async def test_before_the_start_there_is_nothing_to_pause(here: House, command: str) -> None:
    alice = here.member("alice")
    await here.let(alice.types(f"/growth {command}"))
    assert alice.newest().startswith("You have not started yet, so nothing is planned for you.")


async def test_a_manager_sees_nothing_of_a_pause(here: House) -> None:
    await here.make_team("alice")
    alice = await here.start("alice")
    await here.let(alice.types("/growth pause 4 weeks"))
    bob = here.member("bob")
    await here.let(bob.types("/growth team"), bob.types("/growth digest"), bob.opens_home())
    seen = "\n".join([*bob.reads(), bob.home])
    assert "Paused" not in seen
    assert "is paused" not in seen


HOW_TO = "To make me quiet: `/growth pause 2w`, or `/growth stop` for good.\n[Pause for two weeks] [Stop]"


@pytest.mark.parametrize(
    "words", ["stop asking me", "unsubscribe", "Leave me alone!", "mute", "/growth mute", "No more DMs"]
)
async def test_a_wish_for_quiet_in_other_words_is_heard(here: House, words: str) -> None:
    alice = await here.start("alice")
    await here.let(alice.says(words))
    assert alice.newest() == HOW_TO


@pytest.mark.parametrize("word", ["mute", "quiet", "Unsubscribe"])
async def test_so_it_is_behind_the_command(here: House, word: str) -> None:
    alice = await here.start("alice")
    await alice.types(f"/growth {word}")
    assert alice.newest() == HOW_TO


async def test_its_buttons_do_what_they_say(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.says("please stop"), alice.clicks("Pause for two weeks"))
    assert alice.newest().startswith("Paused until Monday 7 December.")
    await here.let(alice.types("/growth mute"), alice.clicks("Stop"))
    assert alice.newest().startswith("Stopped. I will not write to you again unless you type `/growth start`.")


async def test_a_sentence_about_something_else_is_no_such_wish(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.says("We had to stop the deploy on Thursday because of the new quiet hours"))
    assert "I have kept nothing of what you wrote." in alice.newest()
