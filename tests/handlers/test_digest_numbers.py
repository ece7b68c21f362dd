"""The numbers of a team's digest: of a period that stands in the calendar, drawn once, and moved by nobody's look."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from playground.config import ChannelSpec, MemberSpec
from playground.testing import Member
from tests.cast import utc
from tests.house import DID, TO_TEAM, WORKSPACE, House, house, scene

pytestmark = pytest.mark.anyio

FIVE = ("alice", "charlie", "erin", "frank", "judy")
NUMBERS = "Check-ins: most of the team answered one"
SIX = replace(
    WORKSPACE,
    members=(*WORKSPACE.members, MemberSpec("frank", "Frank Osei"), MemberSpec("judy", "Judy Moran")),
    channels=(
        *(channel for channel in WORKSPACE.channels if channel.name != "ranking"),
        ChannelSpec("ranking", ("alice", "bob", "erin", "trellis")),
    ),
)
BEGINS, ENDS = "2026-12-07 00:00", "2027-01-04 00:00"  # of a period
BOBS_DAY = "2027-01-04 09:30"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path, start=utc("2026-11-30 09:00"), workspace=SIX) as opened:
        yield opened


async def answers(here: House, name: str, *, sees: str = "") -> Member:
    """Somebody answers this week's check-in."""
    person = here.member(name)
    await here.let(person.types("/growth checkin"))
    await person.fills(DID[0], f"What {name} did.")
    if sees:
        await person.chooses(DID[1], sees)
    await here.let(person.submits())
    return person


@scene
async def begun(here: House, *team: str) -> None:
    """A team on whose first day a period begins, all of them growing in Systems."""
    await here.make_team(*team)
    for name in team:
        await here.start(name)
    await here.at(utc(BEGINS))


def posts(here: House) -> list[str]:
    return here.slack.channel("ranking").reads()


async def preview(here: House) -> str:
    bob = here.member("bob")
    await bob.types("/growth digest")
    return bob.newest()


async def test_a_closed_period_is_told_in_words(here: House) -> None:
    await begun(here, *FIVE)
    for name in FIVE[:4]:
        await answers(here, name)
    await here.at(utc(ENDS))
    await answers(here, "alice", sees=TO_TEAM)
    await here.on("bob", BOBS_DAY)
    (post,) = posts(here)
    assert f"The last four weeks\n{NUMBERS}\nGrowing: mostly in Systems" in post
    assert "a little chance is mixed in" in post
    assert not any(name in post for name in ("Charlie", "Erin", "Frank", "Judy"))


async def test_they_are_told_once(here: House) -> None:
    await begun(here, *FIVE)
    for name in FIVE:
        await answers(here, name)
    await here.at(utc(ENDS))
    for day in ("2027-01-04", "2027-01-11"):
        await here.at(utc(f"{day} 08:00"))
        await answers(here, "alice", sees=TO_TEAM)
        await here.on("bob", f"{day} 09:30")
    first, second = posts(here)
    assert NUMBERS in first
    assert "The last four weeks" not in second


async def test_a_small_team_reads_no_numbers(here: House) -> None:
    await begun(here, *FIVE[:4])
    for name in FIVE[:4]:
        await answers(here, name)
    await here.at(utc(ENDS))
    await answers(here, "alice", sees=TO_TEAM)
    await here.on("bob", BOBS_DAY)
    assert "The last four weeks" not in posts(here)[0]


async def test_a_look_tells_nothing_of_the_weeks_that_still_run(here: House) -> None:
    await begun(here, *FIVE)
    await answers(here, "alice", sees=TO_TEAM)
    await here.later(minutes=11)
    before = await preview(here)
    for name in FIVE[1:]:
        await answers(here, name)
    await here.later(minutes=11)
    assert await preview(here) == before


async def test_a_period_that_is_over_is_the_same_at_every_look(here: House) -> None:
    await begun(here, *FIVE)
    for name in FIVE[:4]:
        await answers(here, name)
    await here.at(utc(ENDS))
    await answers(here, "alice", sees=TO_TEAM)
    await here.later(minutes=11)
    before = await preview(here)
    assert NUMBERS in before
    for name in FIVE[1:]:
        await answers(here, name)
    assert await preview(here) == before


async def test_whoever_joins_counts_from_the_next_period(here: House) -> None:
    await here.make_team(*FIVE)
    await here.start("alice")
    await here.at(utc(ENDS))
    await answers(here, "alice", sees=TO_TEAM)
    await here.later(minutes=11)
    assert "The last four weeks" not in await preview(here), "nobody had joined before the period began"


async def test_who_was_taken_off_moves_no_number(here: House) -> None:
    await begun(here, *FIVE)
    for name in FIVE[:4]:
        await answers(here, name)
    await here.at(utc(ENDS))
    await answers(here, "alice", sees=TO_TEAM)
    await here.later(minutes=11)
    before = await preview(here)
    bob = here.member("bob")
    await bob.types("/growth team")
    await here.let(bob.clicks("People and digest"))
    await bob.chooses("Who grows on it?", list(FIVE[:4]))
    await here.let(bob.submits())
    assert NUMBERS in before
    assert NUMBERS in await preview(here)


async def test_the_managers_page_tells_what_the_digests_told_side_by_side(here: House) -> None:
    await begun(here, *FIVE)
    for name in FIVE[:4]:
        await answers(here, name)
    await here.at(utc(ENDS))
    bob = here.member("bob")
    await bob.types("/growth team")
    assert "• From Monday 7 December: most of the team answered a check-in, growing mostly in Systems" in bob.newest()
    assert "a little chance is mixed in" in bob.newest()
