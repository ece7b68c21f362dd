"""A digest of many people: what it asks of the database does not depend on how many they are, and nothing is cut."""

from datetime import timedelta
from pathlib import Path

import pytest

from db import checkins, deliveries, memberships, people, rounds, teams
from db.profiles import Profile
from db.rounds import Opening
from growth.audience import Circle
from growth.facts import Audience, Draft, Kind, Presence, Team
from handlers.digests import due, face
from handlers.digests.recipe import LETTER, POST
from tests.cast import utc
from tests.handlers.counting import Cost, counted
from tests.house import House, house

pytestmark = pytest.mark.anyio
MONDAY = utc("2026-11-30 14:30")
SAID = "We drew all slices anew, and found two that nobody owned. "


async def a_team_of(here: House, count: int, text: str) -> Team:
    """Bob's team, on which each of so many people has shared a wish with all of it."""
    tenant, now = here.trellis.tenant, MONDAY - timedelta(days=2)
    ladder = tenant.app.ladders["ml-engineer"]
    async with tenant.app.transaction() as session:
        team = (await teams.of_workspace(session, here.workspace))[0]
        named = [
            Profile(f"U9{n:05d}", f"Person {n}", "Europe/Amsterdam", False, False, Presence()) for n in range(count)
        ]
        known = [
            await people.upsert(session, here.workspace, each, ladder=ladder.id, rhythm=tenant.rhythm, now=now)
            for each in named
        ]
        await memberships.set_members(session, here.workspace, team.id, [person.id for person in known], now)
        question = ladder.questions[0]
        openings = [
            Opening(person=p, week="2026-W48", question=question, ladder=ladder, delivery_id=None, step_id=None)
            for p in known
        ]
        for person, opened in zip(known, await rounds.open_each(session, openings, now), strict=True):
            sharing = Circle.on(team, person).share(Audience.TEAM, now)
            await checkins.write(session, here.workspace, opened, [(Draft(Kind.HELP, text), sharing)], now=now)
    return team


async def composed(here: House, team: Team) -> tuple[Cost, int]:
    """What it costs to queue both digests and to draw them, and how many messages they are."""
    tenant = here.trellis.tenant
    here.slack.clock.jump(MONDAY)
    async with counted(here) as cost, tenant.app.transaction() as session:
        assert await due.send(session, tenant, team, now=MONDAY)
        for kind in (POST, LETTER):
            key = due.queued.key(team, MONDAY, kind, 0)
            found = await deliveries.id_of_key(session, here.workspace, key)
            assert found is not None
            assert await face.draw(session, tenant, await deliveries.get(session, here.workspace, found))
    async with tenant.app.reading() as session:
        keys = [due.queued.key(team, MONDAY, POST, part) for part in range(40)]
        parts = [await deliveries.id_of_key(session, here.workspace, key) for key in keys]
    return cost, len([part for part in parts if part])


async def test_five_hundred_people_cost_as_many_statements_as_five(tmp_path: Path) -> None:
    costs, parts = [], []
    for count in (5, 500):
        (folder := tmp_path / str(count)).mkdir()
        async with house(folder, start=utc("2026-11-23 09:00")) as here:
            await here.make_team("alice")
            cost, messages = await composed(here, await a_team_of(here, count, SAID))
            costs.append(cost)
            parts.append(messages)
    few, many = (len(cost.said) for cost in costs)
    assert parts[0] == 1 < 10 < parts[1]
    assert many == few + 2, "the messages of each thread are queued in one statement"


async def test_twelve_people_at_slacks_limits_are_told_whole(tmp_path: Path) -> None:
    async with house(tmp_path, start=utc("2026-11-23 09:00")) as here:
        await here.make_team("alice")
        await a_team_of(here, 12, ("zebra " * 500)[:3000])
        await here.on("bob", "2026-11-30 09:30")
        posts = here.slack.channel("ranking").messages()
        assert sum(here.slack.read(post).count("zebra") for post in posts) == 12 * 500
        assert {post.thread_ts for post in posts[1:]} == {posts[0].ts}


async def test_what_has_no_room_in_twelve_messages_is_counted_in_the_last_one(tmp_path: Path) -> None:
    """Sixty people at Slack's limits: three of them fill a message, and nobody is cut in the middle."""
    async with house(tmp_path, start=utc("2026-11-23 09:00")) as here:
        await here.make_team("alice")
        await a_team_of(here, 60, ("zebra " * 500)[:3000])
        await here.on("bob", "2026-11-30 09:30")
        posts = [here.slack.read(post) for post in here.slack.channel("ranking").messages()]
        shown = sum(post.count("zebra") for post in posts) // 500
        assert len(posts) == 12
        assert f"And {60 - shown} more things that were shared, which have no room here." in posts[-1]
        assert not any("no room here" in post for post in posts[:-1])
        letters = [here.slack.read(each) for each in here.member("bob").messages() if "zebra" in each.text]
        told = sum(letter.count("zebra") for letter in letters) // 500
        cut = [letter for letter in letters if "no room here" in letter]
        assert bool(cut) is (told < 60)
