import pytest

from tests.house import DID, House

pytestmark = pytest.mark.anyio

TABS = "[Today] [My ladder] [Wins] [1:1] [Explore] [Settings]"


async def home(here: House, name: str, *tabs: str) -> str:
    """What a person reads on their Home, once they have turned to these tabs."""
    person = here.member(name)
    await here.let(person.opens_home(), *(person.clicks(tab) for tab in tabs))
    return person.home


async def test_it_is_the_welcome_for_somebody_new(here: House) -> None:
    text = await home(here, "alice")
    assert text.startswith("Trellis: small steps at your own pace")
    assert "[Start] [Not now] [Never]" in text
    assert "[Who can read what] [All commands]" in text


async def test_one_can_start_from_there(here: House) -> None:
    alice = here.member("alice")
    await alice.opens_home()
    await alice.clicks("Start")
    await alice.clicks("Novice")
    await here.let(alice.submits())
    assert alice.home.startswith(f"{TABS}\nWhat is next\nThe next check-in comes Tuesday 24 November, 09:30.")


async def test_it_says_what_is_next_and_where_one_is(here: House) -> None:
    await here.start("alice")
    text = await home(here, "alice")
    assert "[Check in now]" in text
    assert "No step at the moment.\n[Show me a step]" in text
    assert "You are at Junior, growing in Systems." in text
    assert "Only you see this page." in text


async def test_each_tab_says_something_to_somebody_who_has_only_just_started(here: House) -> None:
    await here.start("alice")
    ladder = await home(here, "alice", "My ladder")
    assert "Where I stand\nOne competency at a time" in ladder
    assert "Your level on the ladder Machine learning engineer." in ladder
    assert "What it asks for" in ladder
    assert "Something you did that a review should not forget?" in await home(here, "alice", "Wins")
    assert "Levels, titles and pay" in await home(here, "alice", "Explore")
    settings = await home(here, "alice", "Settings")
    assert "You are at Junior, growing in Systems.\nA check-in every two weeks, on Tuesdays at 09:30." in settings
    assert "Workdays: Monday to Friday.\n[Change days]" in settings
    assert "[Who can read what] [Take out my data] [Delete my data] [All commands]" in settings


async def test_a_tab_stays_open_while_something_changes_and_an_hour_later_it_is_today_again(here: House) -> None:
    alice = await here.start("alice")
    await home(here, "alice", "Settings")
    await here.let(alice.clicks("Pause for a week"), alice.closes())
    assert "You are paused: nothing comes by itself.\n[Resume]" in alice.home
    await here.later(minutes=59)
    assert "You are paused: nothing comes by itself." in await home(here, "alice")
    await here.later(minutes=1)
    assert "What is next\nPaused until Monday 30 November." in await home(here, "alice")


async def test_another_level_opens_above_the_tab_with_ones_own(here: House) -> None:
    alice = await here.start("alice")
    before = await home(here, "alice", "My ladder")
    await here.let(alice.clicks("Level above: Senior"))
    assert "A level on the ladder Machine learning engineer." in (alice.modal or "")
    await here.let(alice.clicks("All levels"))
    assert "The levels: Machine learning engineer" in (alice.modal or "")
    await here.let(alice.closes())
    assert alice.home == before


async def test_somebody_who_is_not_sure_of_their_level_is_told_no_level(here: House) -> None:
    await here.start("alice", level="Not sure")
    assert "You are not sure of your level yet, growing in Systems." in await home(here, "alice")
    assert "The levels: Machine learning engineer" in await home(here, "alice", "My ladder")


async def test_an_open_check_in_can_be_answered_there(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    assert "[Answer] [Skip this one]" in await home(here, "alice")
    await here.write(alice, (DID, "From the Home tab."))
    assert "[Answer]" not in alice.home
    await alice.opens_messages()
    assert "> From the Home tab." in alice.newest()


async def test_a_step_can_be_taken_up_and_done_there(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.opens_home(), alice.clicks("Show me a step"), alice.closes(), alice.clicks("Try it"))
    assert "You set out to: " in alice.home
    await here.let(alice.clicks("I did this"))
    assert "No step at the moment." in alice.home


async def test_a_pause_shows_with_the_way_back(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.opens_home(), alice.clicks("Pause for a week"), alice.closes())
    assert "Paused until Monday 30 November.\n[Resume]" in alice.home
    await here.let(alice.clicks("Resume"))
    assert "The next check-in comes Tuesday 24 November, 09:30." in alice.home


async def test_one_can_stop_there_as_the_welcome_promises(here: House) -> None:
    alice = await here.start("alice")
    await here.let(alice.opens_home(), alice.clicks("Stop"))
    assert "Stop for good? No check-in and no step comes any more, and nobody is told." in (alice.modal or "")
    await here.let(alice.clicks("Stop"))
    assert "Stopped. I will not write to you again unless you type `/growth start`." in (alice.modal or "")
    await here.let(alice.closes())
    assert alice.home.startswith("Welcome back to Trellis\nYou stopped, so nothing is planned. You were at Junior")
    before = alice.reads()
    await here.later(weeks=4)
    assert alice.reads() == before


async def test_changing_level_areas_or_rhythm_shows_there(here: House) -> None:
    alice = await here.start("alice")
    await home(here, "alice", "Settings")
    await alice.clicks("Change level, areas or rhythm")
    await alice.clicks("Senior")
    await here.let(alice.submits())
    assert "You are at Senior, growing in Systems." in alice.home
    assert "You see a project of several quarters through" in await home(here, "alice", "My ladder")


async def test_a_manager_finds_their_team_there(here: House) -> None:
    await here.make_team("alice")
    text = await home(here, "bob")
    assert "Your team: Ranking" in text
    assert "The next digest goes out Monday 23 November, 09:30." in text
    assert "[My people] [People and digest] [Preview the digest]" in text


async def test_an_admin_finds_the_way_to_a_new_team_there(here: House) -> None:
    text = await home(here, "dana")
    assert "You run Trellis here. `/growth admin` shows the teams and makes new ones.\n[Make a team]" in text
    assert "Make a team" not in await home(here, "alice")


async def test_who_can_read_what_opens_beside_it(here: House) -> None:
    alice = await here.start("alice")
    await home(here, "alice", "Settings")
    await here.let(alice.clicks("Who can read what"))
    assert "Your answers: only you" in (alice.modal or "")
