import re

import pytest

from tests.house import House

pytestmark = pytest.mark.anyio

WELCOME = "Trellis: small steps at your own pace"


async def test_start_welcomes_before_anything_is_asked(here: House) -> None:
    alice = here.member("alice")
    await alice.types("/growth start")
    assert WELCOME in alice.newest()
    assert "Who sees it: only you." in alice.newest()
    assert "one message a day and two a week at most" in alice.newest()
    assert "[Start] [Not now] [Never]" in alice.newest()


async def test_the_welcome_is_seen_by_nobody_else_in_a_channel(here: House) -> None:
    alice = here.member("alice")
    await alice.types("/growth start", in_channel="general")
    assert WELCOME in alice.newest("general")
    assert here.slack.channel("general").reads() == []


async def test_the_form_offers_levels_with_years_as_a_hint_and_not_sure(here: House) -> None:
    alice = here.member("alice")
    await alice.types("/growth start")
    await alice.clicks("Start")
    assert "( ) Junior (Past those first years, up to about 5 in all)" in (alice.modal or "")
    assert "( ) Not sure" in (alice.modal or "")
    assert "Only you see this. Change it any time." in (alice.modal or "")


async def test_nothing_is_scheduled_before_start(here: House) -> None:
    alice = here.member("alice")
    await alice.types("/growth start")
    await alice.clicks("Start")
    await alice.closes()
    before = alice.reads()
    await here.later(weeks=3)
    assert alice.reads() == before


async def test_after_start_the_first_check_in_has_a_named_day(here: House) -> None:
    alice = await here.start("alice")
    assert "You are at Junior, growing in Systems." in alice.newest()
    assert "Your first check-in comes Tuesday 24 November, 09:30, and I stay quiet until then." in alice.newest()


async def test_somebody_who_is_not_sure_of_their_level_can_start(here: House) -> None:
    alice = await here.start("alice", level="Not sure", areas=())
    assert "You are not sure of your level yet, growing in a bit of everything." in alice.newest()
    await here.on("alice", "2026-11-24 09:30")
    assert "A small step: " in alice.newest()


async def test_the_rhythm_and_the_day_are_their_own(here: House) -> None:
    alice = await here.start("alice", rhythm="Every week", day="Thursday")
    assert "Thursday 26 November, 09:30" in alice.newest()
    await here.on("alice", "2026-11-26 09:30")
    assert "Next: Thursday 3 December." in alice.newest()


async def test_once_a_month_is_on_the_first_such_day_of_each(here: House) -> None:
    alice = await here.start("alice", rhythm="Once a month", day="Thursday")
    await here.on("alice", "2026-11-26 09:30")
    assert "Next: Thursday 3 December." in alice.newest()
    await here.let(alice.clicks("Why this?"))
    assert alice.newest().startswith("You asked for a check-in once a month.")
    await here.let(alice.types("/growth start"))
    assert "Once a month" in alice.screen()


async def test_a_fourth_area_is_refused_and_the_form_stays(here: House) -> None:
    alice = here.member("alice")
    await alice.types("/growth start")
    await alice.clicks("Start")
    await alice.clicks("Junior")
    for area in ("Data", "Models", "Systems", "Ops"):
        await alice.clicks(area)
    await alice.submits()
    (said,) = alice.errors.values()
    assert said == "Three at most, so that each gets some attention. You can change them any time."
    assert alice.modal is not None


async def test_a_form_without_a_level_cannot_be_sent(here: House) -> None:
    alice = here.member("alice")
    await alice.types("/growth start")
    await alice.clicks("Start")
    await alice.submits()
    assert "Where are you now? Names and years are only a hint." in alice.errors


async def test_not_now_ends_it_kindly(here: House) -> None:
    alice = here.member("alice")
    await alice.types("/growth start")
    await here.let(alice.clicks("Not now"))
    assert alice.newest() == "Fine, nothing will come. If you want it one day, type `/growth start`."
    assert WELCOME not in "".join(alice.reads())


async def test_never_ends_it_and_a_team_does_not_ask_again(here: House) -> None:
    alice = here.member("alice")
    await alice.types("/growth start")
    await here.let(alice.clicks("Never"))
    assert "Understood: I will not write to you. Nobody is told." in alice.newest()
    await here.make_team("alice")
    before = alice.reads()
    await here.later(weeks=2)
    assert alice.reads() == before


async def test_never_is_not_for_ever_if_they_change_their_mind(here: House) -> None:
    alice = here.member("alice")
    await alice.types("/growth start")
    await here.let(alice.clicks("Never"))
    await here.start("alice")
    assert "You are set" in alice.newest()


async def test_an_old_not_now_does_not_stop_somebody_who_started(here: House) -> None:
    alice = here.member("alice")
    await alice.types("/growth start")
    first = alice.messages()[-1]
    await here.start("alice")
    await here.let(alice.clicks("Not now", on=first))
    assert "You have started already." in alice.newest()
    await here.on("alice", "2026-11-24 09:30")
    assert "Growth check-in" in alice.newest()


async def test_changing_level_and_areas_is_confirmed_and_counts_from_then_on(here: House) -> None:
    alice = await here.start("alice")
    await alice.types("/growth start")
    assert "(x) Junior" in (alice.modal or "")
    await alice.clicks("Senior")
    await alice.clicks("Data")
    await here.let(alice.submits())
    assert "Saved. You are at Senior, growing in Data and Systems." in alice.newest()
    assert "Tuesday 24 November, 09:30" in alice.newest()
    await here.let(alice.opens_home())
    assert "You are at Senior, growing in Data and Systems." in alice.home
    await here.on("alice", "2026-11-24 09:30")
    assert "it fits Senior" in alice.newest()


async def test_a_change_of_focus_in_the_open_check_in_shows_on_the_home(here: House) -> None:
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await alice.clicks("Change focus")
    await alice.clicks("Senior")
    await here.let(alice.submits(), alice.opens_home())
    assert "You are at Senior, growing in Systems." in alice.home


@pytest.mark.parametrize("asked", [True, False], ids=["behind a command", "in the open check-in"])
async def test_a_step_nobody_has_taken_is_chosen_anew_when_level_and_areas_change(here: House, asked: bool) -> None:
    alice = await here.start("alice")
    if asked:
        await here.let(alice.types("/growth next"))
    else:
        await here.on("alice", "2026-11-24 09:30")
    assert "it fits Junior" in alice.newest()
    await alice.types("/growth start")
    for label in ("Senior", "Systems", "Ops"):
        await alice.clicks(label)
    await here.let(alice.submits(), alice.types("/growth next"))
    assert "it fits Senior" in alice.newest()
    assert "it fits Junior" not in alice.newest()


@pytest.mark.parametrize("level", ["Junior", "Senior"])
async def test_a_step_they_have_taken_on_stays_theirs_whatever_they_change(here: House, level: str) -> None:
    alice = await here.start("alice")
    await here.let(alice.types("/growth next"), alice.clicks("Try it"))
    theirs = alice.newest()
    await alice.types("/growth start")
    for label in (level, "Ops"):
        await alice.clicks(label)
    await here.let(alice.submits(), alice.types("/growth next"))
    assert alice.newest() == theirs


async def test_who_is_not_sure_of_a_level_is_told_of_none(here: House) -> None:
    alice = await here.start("alice", level="Not sure")
    await here.let(alice.types("/growth next"))
    assert re.search(r"Why this one: (you chose Systems|it fits any area)\. Only you see it\.", alice.newest())
