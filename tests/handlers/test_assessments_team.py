"""What a manager's page says of the team by what was shared, and what a mark does for the person's own steps."""

import pytest

from db import assessments, people
from growth.facts import Rating
from playground.config import MemberSpec
from tests import cast
from tests.handlers.keeping import closes
from tests.handlers.looking import GETTING_THERE, LADDER, THERE, goes_through, marks, shares
from tests.house import House

pytestmark = pytest.mark.anyio

NOT_TOLD = "What the team covers is told here every 12 weeks, once 5 people have shared their view with you"
BEGUN, OVER = "2026-12-07 12:00", "2027-01-04 12:00"  # four weeks with all of them on the team
TEAM = ("alice", "charlie", "dana", "erin", "faythe", "heidi")


async def grown(here: House, count: int, **shared: int) -> None:
    """Bob's team of so many, who all shared: in the competencies named so many of them are there, in others nobody."""
    for name in TEAM[4:]:
        await here.slack.joins(MemberSpec(name, f"{name.capitalize()} Moss", "Europe/Amsterdam"))
    await here.make_team(*TEAM)
    bob = await here.start("bob")
    for place, name in enumerate(TEAM[:count]):
        member = await here.start(name)
        async with here.trellis.tenant.app.transaction() as session:
            person, manager = [
                await people.find(session, here.trellis.tenant.workspace, who.id) for who in (member, bob)
            ]
            assert person is not None
            assert manager is not None
            own = await assessments.begin(session, person, person, ladder=LADDER, level="junior", now=here.now)
            for competency in LADDER.competencies:
                there = place < shared.get(competency.id.replace("-", "_"), 0)
                rating = Rating.THERE if there else Rating.NOT_YET
                await assessments.rate(session, here.workspace, own.id, competency, rating, now=here.now)
            await assessments.finish(session, here.workspace, own.id, here.now)
            await assessments.share(session, here.workspace, own.id, cast.shared(reader_id=manager.id, team_id=None))


async def over(here: House) -> None:
    for moment in (BEGUN, OVER):
        await here.on("bob", moment)


async def test_before_anybody_shared_it_says_how_many_it_takes(here: House) -> None:
    await here.make_team("alice")
    bob = here.member("bob")
    await here.let(bob.types("/growth team"))
    assert (
        "What the team covers is told here every 12 weeks, once 5 people have shared their view with you and four "
        "weeks are over." in bob.newest()
    )
    assert "shared with you how" not in bob.newest()


async def test_it_names_who_shared_and_nobody_else(here: House) -> None:
    await here.make_team("alice", "erin")
    alice, erin, bob = await here.start("alice"), await here.start("erin"), here.member("bob")
    await goes_through(here, erin)
    await shares(here, alice)
    await here.let(bob.types("/growth team"))
    assert "Alice has shared with you how they see themselves." in bob.newest()
    assert "Erin has" not in bob.newest()
    assert "Erin and" not in bob.newest().partition("Pick a name")[2]


async def test_nobody_who_left_slack_can_be_picked(here: House) -> None:
    await here.make_team("alice", "erin")
    erin, bob = await here.start("erin"), here.member("bob")
    await shares(here, erin)
    await here.let(erin.changes(deleted=True), bob.types("/growth team"))
    assert "Erin has shared with you" not in bob.newest()
    with pytest.raises(AssertionError, match="'Erin' is not offered; what there is: Alice"):
        await bob.chooses("Pick a name", "Erin")


async def test_what_four_shared_is_not_counted(here: House) -> None:
    await grown(here, 4, fundamentals=4)
    bob = here.member("bob")
    await over(here)
    await here.let(bob.types("/growth team"))
    assert NOT_TOLD in bob.newest()
    assert "Fundamentals" not in bob.newest()


async def test_what_six_shared_is_told_once_the_four_weeks_are_over_with_floors(here: House) -> None:
    await grown(here, 6, fundamentals=3, libraries=5, workflows=2, planning=6)
    bob = here.member("bob")
    await here.let(bob.types("/growth team"))
    assert NOT_TOLD in bob.newest(), "a look within the weeks tells nothing"
    await over(here)
    await here.let(bob.types("/growth team"))
    said = bob.newest()
    assert "What the team covers on the Machine learning engineer ladder, in the four weeks from " in said
    assert "ML systems\n• Fundamentals: 3 on the way to Junior, 3 Junior\n• Libraries: 5 Junior\n" in said
    assert "• Workflows: 4 on the way to Junior\n" in said
    assert "• Planning: 6 Junior" in said
    assert "Your next move: find one piece of work that asks for Workflows." in said
    assert "Inexact on purpose, drawn once every 12 weeks" in said
    await here.let(bob.types("/growth team"))
    assert bob.newest() == said, "a second look is no second draw"
    await here.let(bob.clicks("As a picture"))
    assert "Planning: 6 Junior (from 7 Dec)" in (bob.modal or "")


async def test_nobody_else_reads_it_and_no_channel_does(here: House) -> None:
    await grown(here, 6, fundamentals=6)
    await over(here)
    bob, erin = here.member("bob"), here.member("erin")
    await here.let(bob.types("/growth digest"))
    assert "Fundamentals" not in "".join(bob.reads("ranking"))
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await dana.chooses("Who leads it?", "erin")
    await here.let(dana.submits())
    await here.handed_over()
    await here.let(erin.types("/growth team"))
    assert "Fundamentals" not in erin.newest()


async def test_what_was_shared_with_bob_is_not_counted_for_another_manager(here: House) -> None:
    await grown(here, 6, fundamentals=3)
    dana, erin = here.member("dana"), here.member("erin")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await dana.chooses("Who leads it?", "erin")
    await here.let(dana.submits())
    await here.handed_over()
    await here.let(erin.types("/growth team"))
    assert "Fundamentals" not in erin.newest()
    assert "shared with you how" not in erin.newest()


async def test_who_left_the_team_is_not_counted(here: House) -> None:
    await grown(here, 5, fundamentals=5)
    await here.make_team("alice", manager="dana", channel="", name="Search")
    await here.let(here.member("alice").clicks("Move to Search"))
    bob = here.member("bob")
    await over(here)
    await here.let(bob.types("/growth team"))
    assert NOT_TOLD in bob.newest()


async def test_a_mark_weighs_in_on_the_next_step_and_stands_as_its_reason(here: House) -> None:
    alice = await here.start("alice")
    await goes_through(here, alice, THERE, THERE, GETTING_THERE)
    await here.let(alice.types("/growth next"))
    assert "Why this one: you chose Systems, and you marked Workflows as getting there. Only" in alice.newest()


async def test_the_clock_brings_such_a_step_too(here: House) -> None:
    alice = await here.start("alice")
    await goes_through(here, alice, THERE, THERE, GETTING_THERE)
    await here.on("alice", "2026-11-24 09:30")
    await closes(alice)
    await here.let(alice.clicks("More"))
    assert "you marked Workflows as getting there" in (alice.modal or "")


async def test_a_mark_that_changed_weighs_in_no_more(here: House) -> None:
    alice = await here.start("alice")
    await goes_through(here, alice, THERE, THERE, GETTING_THERE)
    await here.let(alice.clicks("Go through them again"))
    await marks(here, alice, *[THERE] * 16)
    await here.let(alice.types("/growth next"))
    assert "as getting there" not in alice.newest()
