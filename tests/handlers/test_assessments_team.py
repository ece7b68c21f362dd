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


async def test_before_anybody_shared_it_says_how_many_it_takes(here: House) -> None:
    await here.make_team("alice")
    bob = here.member("bob")
    await here.let(bob.types("/growth team"))
    assert "What the team covers is told here once 5 people have shared their view with you." in bob.newest()
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
    await here.let(bob.types("/growth team"))
    assert "What the team covers is told here once 5 people" in bob.newest()
    assert "Fundamentals" not in bob.newest()


async def test_what_six_shared_is_counted_by_category_with_floors(here: House) -> None:
    await grown(here, 6, fundamentals=3, libraries=5, workflows=2, planning=6)
    bob = here.member("bob")
    await here.let(bob.types("/growth team"))
    said = bob.newest()
    assert (
        "What the team covers on the Machine learning engineer ladder: how many of the 6 who shared see themselves "
        "there or beyond, each next to their own level.\n"
        "Fewer than 3 people:\n• ML systems: Workflows and System design\n"
    ) in said
    assert "\nThe rest: 4 or more in Libraries and Planning, 3 in Fundamentals.\n" in said
    assert "Your next move: find one piece of work that asks for Workflows. In your 1:1s, see who would like" in said


async def test_what_was_shared_with_bob_is_not_counted_for_another_manager(here: House) -> None:
    await grown(here, 6, fundamentals=3)
    dana, erin = here.member("dana"), here.member("erin")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await dana.chooses("Who leads it?", "erin")
    await here.let(dana.submits(), erin.types("/growth team"))
    assert "Fundamentals" not in erin.newest()
    assert "shared with you how" not in erin.newest()


async def test_who_left_the_team_is_not_counted(here: House) -> None:
    await grown(here, 5, fundamentals=5)
    await here.make_team("alice", manager="dana", channel="", name="Search")
    await here.let(here.member("alice").clicks("Move to Search"))
    bob = here.member("bob")
    await here.let(bob.types("/growth team"))
    assert "What the team covers is told here once 5 people" in bob.newest()


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
