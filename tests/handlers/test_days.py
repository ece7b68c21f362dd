"""Whose public holidays are somebody's, and on which days they work: said at the start, and theirs to change."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from handlers.operator import importing, sheet
from playground.config import MemberSpec
from tests.cast import utc
from tests.house import WORKSPACE, House, house

pytestmark = pytest.mark.anyio

COUNTRY, REGION, WORKDAYS = "Whose public holidays are yours?", "And the region?", "On which days do you work?"
PEOPLE = (
    MemberSpec("ada", "Ada Byron", "Europe/London"),
    MemberSpec("noa", "Noa Levi", "Asia/Jerusalem"),
    MemberSpec("zoe", "Zoe Nowhere", ""),
)


@pytest.fixture
async def abroad(tmp_path: Path) -> AsyncIterator[House]:
    workspace = replace(WORKSPACE, members=(*WORKSPACE.members, *PEOPLE))
    async with house(tmp_path, start=utc("2027-03-22 09:00"), workspace=workspace) as opened:
        yield opened


def came(here: House, name: str) -> int:
    return sum("Growth check-in" in text for text in here.member(name).reads())


async def test_start_says_which_holidays_and_days_are_meant(here: House) -> None:
    alice = await here.start("alice")
    assert "Public holidays of Germany. Workdays: Monday to Friday." in alice.newest()


async def test_a_region_of_ones_own_has_its_own_holidays(abroad: House) -> None:
    """Easter Monday is 29 March: a workday in Scotland, and none in London."""
    ada = await abroad.start("ada", day="Monday", rhythm="Every week")
    await ada.clicks("Change days")
    await ada.chooses(REGION, "England")
    await ada.submits()
    assert "Public holidays of Britain (UK), England." in ada.modal
    await ada.closes()
    await abroad.on("ada", "2027-03-29 12:00")
    assert came(abroad, "ada") == 0
    await abroad.on("ada", "2027-03-30 09:30")
    assert came(abroad, "ada") == 1


async def test_days_are_changed_on_the_home_tab_too(here: House) -> None:
    alice = await here.start("alice")
    await here.turn_to(alice, "Settings")
    await alice.clicks("Change days")
    await alice.clicks("Monday")
    await alice.submits()
    assert "Saved. Public holidays of Germany. Workdays: Tuesday to Friday." in (alice.modal or "")


async def test_another_country_brings_its_regions(abroad: House) -> None:
    ada = await abroad.start("ada")
    await ada.clicks("Change days")
    await ada.chooses(COUNTRY, "Italy")
    await ada.chooses(REGION, "Bolzano")
    await ada.submits()
    assert "Public holidays of Italy, Bolzano." in ada.modal


async def test_friday_in_israel_is_no_workday(abroad: House) -> None:
    noa = await abroad.start("noa", day="Sunday", rhythm="Every week")
    assert "Public holidays of Israel. Workdays: Sunday to Thursday." in noa.newest()
    assert "Your first check-in comes Sunday 28 March, 09:30" in noa.newest()
    await abroad.on("noa", "2027-03-26 12:00")
    assert came(abroad, "noa") == 0
    await abroad.on("noa", "2027-03-28 09:30")
    assert came(abroad, "noa") == 1
    await abroad.on("noa", "2027-04-04 09:30")
    assert came(abroad, "noa") == 2


async def test_only_workdays_are_offered_for_a_check_in(abroad: House) -> None:
    noa = abroad.member("noa")
    await noa.types("/growth start")
    await noa.clicks("Start")
    with pytest.raises(AssertionError, match=r"what there is: Sunday, Monday, Tuesday, Wednesday, Thursday$"):
        await noa.chooses("On which day?", "Friday")


async def test_a_check_in_stands_on_the_workday_after_a_day_that_became_free(here: House) -> None:
    alice = await here.start("alice", day="Tuesday")
    await alice.clicks("Change days")
    await alice.clicks("Tuesday")
    await alice.submits()
    await alice.closes()
    await alice.types("/growth start")
    assert "On which day?\n(select: Wednesday)" in (alice.modal or "")


async def test_a_digest_comes_on_a_workday_of_who_leads_the_team(abroad: House) -> None:
    """Sunday in Israel; and Monday to Friday where nobody works on Sundays."""
    await abroad.make_team("alice", manager="noa")
    noa = abroad.member("noa")
    await noa.types("/growth team")
    await noa.clicks("People and digest")
    await noa.chooses("On which day?", "Sunday")
    await noa.submits()
    await abroad.settle()
    assert "The next digest goes out Sunday 28 March, 09:30" in noa.newest()


async def test_workdays_are_theirs_to_change(here: House) -> None:
    alice = await here.start("alice", day="Tuesday")
    await alice.clicks("Change days")
    await alice.clicks("Tuesday")
    await alice.submits()
    assert "Workdays: Monday, Wednesday, Thursday and Friday." in alice.modal
    await here.on("alice", "2026-11-24 12:00")
    assert came(here, "alice") == 0
    await here.on("alice", "2026-11-25 09:30")
    assert came(here, "alice") == 1


async def test_who_has_no_zone_is_told_so_and_not_woken(abroad: House) -> None:
    zoe = await abroad.start("zoe")
    assert "Slack does not say your time zone" in zoe.newest()
    for day in range(22, 27):
        await abroad.at(utc(f"2027-03-{day} 12:00"))
    assert came(abroad, "zoe") == 0
    await zoe.changes(tz="America/Los_Angeles")
    await abroad.on("zoe", "2027-03-30 09:30")
    assert came(abroad, "zoe") == 1


async def test_who_has_no_zone_is_promised_no_moment_anywhere(abroad: House) -> None:
    why = "othing comes by itself, because Slack does not say your time zone."
    zoe = await abroad.start("zoe")
    assert "Your first check-in comes" not in zoe.newest()
    assert f"N{why}" in zoe.newest()
    await zoe.types("/growth status")
    assert f"Next: n{why}" in zoe.newest()
    await abroad.let(zoe.opens_home())
    assert f"N{why}" in zoe.home
    assert "The next check-in comes" not in zoe.home
    await abroad.let(zoe.types("/growth checkin"), zoe.closes())
    assert f"N{why}" in zoe.newest()
    assert "Next: " not in zoe.newest()
    await abroad.let(zoe.clicks("Later"))
    assert zoe.newest() == f"N{why} You can answer any time."
    await abroad.let(zoe.types("/growth resume"))
    assert zoe.newest() == f"You are not paused. N{why}"
    await zoe.types("/growth start")
    await abroad.let(zoe.submits())
    assert f"Saved. You are at Junior, growing in Systems. N{why}" in zoe.newest()


async def test_a_locale_tells_neighbours_apart_whom_slack_puts_in_one_zone(tmp_path: Path) -> None:
    """Tuesday 27 April is King's Day, and a workday for the German and the Italian."""
    locales = {"greta": "de-DE", "gino": "it-IT", "guus": "nl-NL", "gwen": "en-US"}
    members = (MemberSpec(name, name.title(), "Europe/Amsterdam", locale=locale) for name, locale in locales.items())
    workspace = replace(WORKSPACE, members=(*WORKSPACE.members, *members))
    async with house(tmp_path, start=utc("2027-04-19 09:00"), workspace=workspace) as abroad:
        said = {}
        for name in locales:
            person = await abroad.start(name, day="Tuesday", rhythm="Every week")
            said[name] = person.newest().partition("Public holidays of ")[2].partition(".")[0]
        assert said == {"greta": "Germany", "gino": "Italy", "guus": "the Netherlands", "gwen": "the Netherlands"}
        await abroad.on("greta", "2027-04-20 09:30")
        await abroad.on("greta", "2027-04-27 09:30")
        assert {name: came(abroad, name) for name in locales} == {"greta": 2, "gino": 2, "guus": 1, "gwen": 1}


async def test_what_people_chose_goes_before_an_owners_sheet(abroad: House) -> None:
    ada, noa = await abroad.start("ada"), await abroad.start("noa")
    await ada.clicks("Change days")
    await ada.chooses(REGION, "England")
    await ada.submits()
    await ada.closes()
    rows = sheet.read(f"slack_id,holidays,workdays\n{ada.id},DE-BY,sun-thu\n{noa.id},US,mon-fri\n")
    tenant = abroad.trellis.tenant
    assert await importing.take(tenant, rows, tenant.slack.member) == importing.Taken(changed=2, same=0, new=0)
    for person in (ada, noa):
        await person.types("/growth status")
    assert "Public holidays of Britain (UK), England. Workdays: Sunday to Thursday." in ada.newest()
    assert "Public holidays of the United States. Workdays: Monday to Friday." in noa.newest()


async def test_a_manager_reads_who_has_no_zone_and_the_welcome_comes_once_there_is_one(abroad: House) -> None:
    await abroad.make_team("alice", "zoe")
    told = "Slack has no time zone for Zoe: until it has, nothing comes by itself, and no welcome either."
    dana, bob, zoe = abroad.member("dana"), abroad.member("bob"), abroad.member("zoe")
    assert f"1 person gets a welcome in their own working hours. {told}" in dana.newest()
    await bob.types("/growth team")
    assert told in bob.newest()
    for day in range(23, 27):
        await abroad.at(utc(f"2027-03-{day} 14:00"))
    assert zoe.reads() == []
    await zoe.changes(tz="Europe/London")
    for day in (30, 31):
        await abroad.on("zoe", f"2027-03-{day} 12:00")
    assert sum("Trellis: small steps" in text for text in zoe.reads()) == 1
    await bob.types("/growth team")
    assert told not in bob.newest()
