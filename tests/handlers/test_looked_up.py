"""A team of more people than Slack tells of in three seconds: the form is kept at once, the rest is looked up after."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from db import moves, teams
from db.engine import Session, Transaction
from db.tables import Base
from handlers.teams import looking_up
from playground.config import MemberSpec
from playground.testing import Member, Playground
from tests.handlers.conftest import MONDAY
from tests.house import WORKSPACE, House, house, moved_in

pytestmark = pytest.mark.anyio

CROWD = tuple(f"person{number:03d}" for number in range(100))
USERS = "users.info"
MEMBERS = tuple(MemberSpec(name, name.title(), "Europe/Amsterdam", nightly=False) for name in CROWD)
CROWDED = replace(WORKSPACE, members=(*WORKSPACE.members, *MEMBERS))
LOOKED_UP = "I looked up everybody you named for Ranking"


@pytest.fixture
async def crowd(tmp_path: Path) -> AsyncIterator[House]:
    """A workspace of a hundred people whom Trellis does not know."""
    async with house(tmp_path, start=MONDAY, workspace=CROWDED) as opened:
        yield opened


async def names(here: House, *wanted: str) -> Member:
    """Dana fills in the form of a new team with these people."""
    dana = here.member("dana")
    await dana.types("/growth admin")
    await dana.clicks("Make a team")
    await dana.fills("What is the team called?", "Ranking")
    await dana.chooses("Who leads it?", "bob")
    await dana.chooses("Who grows on it?", list(wanted))
    return dana


async def changes(here: House) -> Member:
    """Dana opens the form of the team."""
    dana = here.member("dana")
    await dana.types("/growth admin")
    await here.let(dana.clicks("Change"))
    return dana


async def invited(here: House) -> set[str]:
    """Who is asked to be on the team."""
    async with here.trellis.tenant.app.transaction() as session:
        (team,) = await teams.of_workspace(session, here.trellis.tenant.workspace)
        return {move.person.slack_id for move in await moves.to_team(session, here.workspace, team.id, here.now)}


def ids(here: House, *wanted: str) -> set[str]:
    return {here.member(name).id for name in wanted}


def asked_about(here: House, *wanted: str) -> int:
    who = ids(here, *wanted)
    return sum(call.method == USERS and call.args["user"] in who for call in here.slack.calls)


async def through(here: House, steps: int = 6) -> None:
    """The metronome, every five seconds, for as long as some people take."""
    for _ in range(steps):
        await here.later(seconds=5)


def told(member: Member) -> list[str]:
    return [text for text in member.reads() if text.startswith(LOOKED_UP)]


async def test_a_hundred_are_saved_at_once_and_all_asked_in_the_end(crowd: House) -> None:
    await crowd.let(crowd.member("bob").types("/growth"))
    dana = await names(crowd, *CROWD)
    held = crowd.slack.misbehave.hold(USERS)  # an answer that does not come while the form waits
    crowd.slack.misbehave.slow("*.*", 1000, seconds=0.9)
    await dana.submits()
    held.release()
    crowd.slack.misbehave.clear()
    await crowd.settle()
    assert asked_about(crowd, *CROWD) <= 10
    assert "I tell you when I am through." in dana.newest()
    crowd.slack.misbehave.slow(USERS, 1000, seconds=0.9)
    await through(crowd, steps=13)
    assert await invited(crowd) == ids(crowd, *CROWD)
    assert len(told(dana)) == 1
    assert told(dana)[0].endswith("and whoever agrees is on it.")


async def test_where_slack_asks_for_patience_it_is_given_and_the_rest_comes_later(crowd: House) -> None:
    await crowd.let(crowd.member("bob").types("/growth"))
    dana = await names(crowd, *CROWD)
    crowd.slack.misbehave.ratelimit(USERS, 1, retry_after=40)
    await crowd.let(dana.submits())
    assert dana.newest().startswith("Saved Ranking.")
    asked = asked_about(crowd, *CROWD)
    await crowd.tick()
    await crowd.later(seconds=5)
    await crowd.later(seconds=34)
    assert asked_about(crowd, *CROWD) == asked
    await through(crowd, steps=14)
    assert await invited(crowd) == ids(crowd, *CROWD)
    assert len(told(dana)) == 1


async def test_each_gets_one_welcome_and_their_manager_hears_of_all(crowd: House) -> None:
    await crowd.let((await names(crowd, *CROWD[:20])).submits())
    await through(crowd)
    await crowd.on("bob", "2026-11-23 09:30")
    letters = crowd.member("bob").reads()
    assert any("I am still looking up" in text for text in letters)
    assert sum("Dana changed who is on Ranking" in text for text in letters) == 1
    await crowd.on("alice", "2026-11-24 09:30")
    await crowd.later(minutes=2)
    welcomes = [crowd.member(name).reads() for name in CROWD[:20]]
    assert all(
        len(texts) == 1 and "Bob invites you to Ranking: you are on it once you press Start" in texts[0]
        for texts in welcomes
    )


async def test_who_cannot_be_on_a_team_is_left_out_and_named_once(crowd: House) -> None:
    dana = await names(crowd, *CROWD[:15], "grace", "robo", "charlie")
    await crowd.let(dana.submits())
    crowd.slack.slack.world.change(crowd.member("charlie").id, crowd.now.timestamp(), deleted=True)
    await through(crowd)
    assert await invited(crowd) == ids(crowd, *CROWD[:15])
    (text,) = told(dana)
    assert "Left out: @charlie (not here any more), @grace (a guest) and @robo (a bot)." in text


async def test_the_name_of_whoever_is_left_out_is_written_down_nowhere(crowd: House) -> None:
    await crowd.let((await names(crowd, *CROWD[:40], "grace")).submits())
    kept: list[str] = []
    for _ in range(6):
        await crowd.later(seconds=5)
        async with crowd.trellis.tenant.app.transaction() as session:
            for table in Base.metadata.sorted_tables:
                kept += map(str, (await session.execute(table.select())).all())
    assert any(crowd.member("grace").id in row and "GUEST" in row for row in kept)
    assert [row for row in kept if "Grace" in row] == []


async def test_a_manager_whom_slack_never_shows_is_not_asked_for_again_and_again(crowd: House) -> None:
    dana = await names(crowd, *CROWD[:2])
    crowd.slack.misbehave.refuse(USERS, 3, error="user_not_visible")
    await dana.submits()
    assert dana.errors == {
        "Who leads it?": "Slack does not show me who that is, so they cannot lead a team here. Choose somebody else."
    }


async def test_a_manager_of_whom_slack_will_tell_later_is_asked_for_again(crowd: House) -> None:
    dana = await names(crowd, *CROWD[:2])
    crowd.slack.misbehave.ratelimit(USERS, 3)
    await dana.submits()
    assert "press Save again in a minute" in dana.errors["Who leads it?"]
    crowd.slack.misbehave.clear()
    await crowd.later(minutes=1)
    await crowd.let(dana.submits())
    assert dana.newest().startswith("Saved Ranking.")


async def test_somebody_on_another_team_is_asked(crowd: House) -> None:
    dana = await names(crowd, *CROWD[:15], "erin")
    await crowd.let(dana.submits())
    await crowd.make_team("erin", name="Search")
    await through(crowd)
    assert "and whoever agrees is on it." in told(dana)[0]
    assert crowd.member("erin").newest().startswith("Dana asks whether you would like to move to Ranking")


async def test_who_is_taken_out_of_the_form_before_is_not_added(crowd: House) -> None:
    await crowd.let((await names(crowd, *CROWD[:20])).submits())
    dana = await changes(crowd)
    await dana.chooses("Who grows on it?", list(CROWD[:18]))
    await crowd.let(dana.submits())
    await through(crowd)
    assert await invited(crowd) == ids(crowd, *CROWD[:18])


async def test_a_form_that_is_opened_meanwhile_keeps_who_is_looked_up(crowd: House) -> None:
    await crowd.let((await names(crowd, *CROWD[:30])).submits())
    dana = await changes(crowd)
    await crowd.tick()
    await dana.fills("What is the team called?", "Ranking")
    await crowd.let(dana.submits())
    await through(crowd)
    assert await invited(crowd) == ids(crowd, *CROWD[:30])


async def test_a_form_sent_twice_makes_nothing_twice(crowd: House) -> None:
    dana = await names(crowd, *CROWD[:30])
    crowd.slack.misbehave.drop("view_submission")
    with pytest.raises(AssertionError, match="Slack shows"):
        await dana.submits()
    await crowd.tick()
    await crowd.let(dana.submits())
    await through(crowd)
    assert await invited(crowd) == ids(crowd, *CROWD[:30])
    assert len(told(dana)) == 1


class Death(BaseException):
    """The process ends here."""


async def test_a_crash_between_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    async with Playground.running(CROWDED, start=MONDAY) as slack:
        async with moved_in(slack, tmp_path) as here:
            await here.let((await names(here, *CROWD[:30])).submits())
            await looking_up.run(here.trellis.tenant, here.trellis.registry)
            app = replace(here.trellis.tenant.app, transaction=dying(here))
            dying_tenant = replace(here.trellis.tenant, app=app)
            with pytest.raises(Death):
                await looking_up.run(dying_tenant, here.trellis.registry)
        async with moved_in(slack, tmp_path) as here:
            await through(here)
            assert await invited(here) == ids(here, *CROWD[:30])
            assert len(told(here.member("dana"))) == 1
            await here.on("alice", "2026-11-24 09:30")
            await here.later(minutes=2)
            assert [len(here.member(name).reads()) for name in CROWD[:30]] == [1] * 30


def dying(here: House) -> Transaction:
    """Transactions that write: none comes to its end, and the first is that in which people are asked."""

    @asynccontextmanager
    async def transaction() -> AsyncIterator[Session]:
        async with here.trellis.tenant.app.transaction() as session:
            yield session
            raise Death

    return transaction
