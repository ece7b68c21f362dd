"""What a manager reads of their team over time: what it covers, and what its digests told, side by side."""

import pytest
from sqlalchemy import select

from db.tables import TeamPeriodRow
from growth import coverage
from growth.coverage import Covered, Together
from handlers.assessments import coverage_picture
from tests.handlers.looking import LADDER
from tests.handlers.test_assessments_team import BEGUN, OVER, TEAM, grown, over
from tests.house import House

pytestmark = pytest.mark.anyio


async def test_what_a_team_covers_comes_as_a_picture_and_in_words(here: House) -> None:
    await grown(here, 6, fundamentals=3)
    await over(here)
    bob = here.member("bob")
    await here.let(bob.types("/growth team"), bob.clicks("As a picture"))
    said = bob.modal or ""
    assert "What the team covers\n" in said
    assert "Fundamentals: 3 on the way to Junior, 3 Junior (from 7 Dec)\n" in said
    assert "Libraries: 6 on the way to Junior (from 7 Dec)\n" in said
    assert "Inexact on purpose, so that it points at nobody." in said
    assert not any(name in said for name in ("Alice", "Charlie", "Erin"))


async def test_whoever_leads_nobody_gets_no_picture_of_a_team(here: House) -> None:
    await grown(here, 6, fundamentals=3)
    await over(here)
    bob = here.member("bob")
    await here.let(bob.types("/growth team"))
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await dana.chooses("Who leads it?", "dana")
    await here.let(dana.submits())
    await here.handed_over()
    await here.let(bob.clicks("As a picture"))
    assert "What the team covers" not in (bob.modal or "")


async def test_three_months_lie_between_two_draws_and_both_stand_side_by_side(here: House) -> None:
    await grown(here, 6, fundamentals=3)
    await over(here)
    bob = here.member("bob")
    for moment in ("2027-02-01 12:00", "2027-03-01 12:00"):
        await here.on("bob", moment)
        await here.let(bob.types("/growth team"))
        assert "in the four weeks from Monday 7 December" in bob.newest(), "eight weeks later it is as it was"
    await here.on("bob", "2027-03-29 12:00")
    await here.let(bob.types("/growth team"))
    assert "in the four weeks from Monday 1 March" in bob.newest()
    await here.let(bob.clicks("As a picture"))
    both = "3 on the way to Junior, 3 Junior (from 7 Dec); 3 on the way to Junior, 3 Junior (from 1 Mar)"
    assert f"Fundamentals: {both}\n" in (bob.modal or "")


async def test_what_was_tried_and_chosen_stands_below(here: House) -> None:
    await grown(here, 6, fundamentals=3)
    await here.on("bob", BEGUN)
    for name in TEAM[:3]:
        member = here.member(name)
        await here.let(member.types("/growth next"), member.clicks("Try it"))
    await here.on("bob", OVER)
    bob = here.member("bob")
    await here.let(bob.types("/growth team"), bob.clicks("As a picture"))
    assert "Tried a step: about half (7 Dec). Most chosen: Systems (7 Dec)." in (bob.modal or "")


async def test_what_was_kept_in_another_form_is_not_told_and_keeps_its_time(here: House) -> None:
    """As it was kept before levels were told: how many were there or beyond, as a word."""
    await grown(here, 6, fundamentals=3)
    await over(here)
    async with here.trellis.tenant.app.transaction() as session:
        row = (await session.scalars(select(TeamPeriodRow).where(TeamPeriodRow.numbers.is_not(None)))).one()
        row.numbers = {**(row.numbers or {}), "covered": {"reader": 1, "ladder": "ml-engineer", "portions": []}}
    bob = here.member("bob")
    await here.let(bob.types("/growth team"))
    assert "What the team covers is told here every 12 weeks" in bob.newest()


def test_levels_that_are_told_together_are_named_by_their_ends() -> None:
    told = (Together(0, 1, 4), Together(2, 3, 3))
    covered = Covered(1, LADDER.id, 8, coverage.levels(LADDER), (("fundamentals", told), ("libraries", (told[1],))))
    anywhere = Covered(1, LADDER.id, 8, coverage.levels(LADDER), (("libraries", (Together(0, 3, 5),)),))
    assert coverage_picture.row(LADDER, covered, "fundamentals") == "4 up to Junior, 3 Senior to Seasoned"
    assert coverage_picture.row(LADDER, covered, "workflows") == ""
    assert coverage_picture.row(LADDER, anywhere, "libraries") == "5 at all levels together"
    assert coverage_picture.least_first(LADDER, covered) == ["fundamentals", "libraries"]
