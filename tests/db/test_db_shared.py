"""What was shared on a team: what is new there, what waits on whoever leads it, and what is asked for by its key."""

from datetime import date, timedelta

import pytest

from content.model.ladder import Ladder
from db import checkins, shared, teams, wins
from growth.audience import Circle
from growth.digest import Item
from growth.facts import Answer, Audience, Draft, Kind, Person, Round, Team, Win, WinDraft, WinOrigin
from tests.cast import NOW, WORKSPACE
from tests.db import opened
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio

BEFORE, LATER, LAST = NOW - timedelta(hours=1), NOW + timedelta(hours=2), NOW + timedelta(hours=4)
HELP = Draft(Kind.HELP, "How does one roll back?", Audience.MANAGER)
WORDS = Draft(Kind.QUESTION, "It was the cache.", Audience.TEAM)


@pytest.fixture
async def checkin(database: Memory, alice: Person, ladder: Ladder) -> Round:
    return await database.do(opened.open_round, alice, "2026-W48", ladder.questions[0], ladder=ladder, now=NOW)


@pytest.fixture
async def circle(database: Memory, ranking: Team, alice: Person) -> Circle:
    return await database.do(teams.circle, alice)


async def write(database: Memory, checkin: Round, circle: Circle, *drafts: Draft) -> list[Answer]:
    given = [(draft, circle.share(draft.audience, NOW)) for draft in drafts]
    await database.do(checkins.write, WORKSPACE, checkin, given, now=NOW)
    return await database.do(checkins.answers, WORKSPACE, checkin.id)


@pytest.fixture
async def win(database: Memory, alice: Person, circle: Circle, ladder: Ladder) -> Win:
    did = WinDraft("Shipped it.", "", date(2026, 11, 20))
    kept = await database.do(wins.keep, alice, did, WinOrigin(), ladder=ladder, now=NOW)
    await database.do(wins.share, WORKSPACE, kept.id, circle.share(Audience.TEAM, NOW))
    found = await database.do(wins.get, WORKSPACE, kept.id)
    assert found is not None
    return found


@pytest.mark.parametrize("audience", [Audience.MANAGER, Audience.AGENDA, Audience.TEAM])
async def test_what_was_shared_on_a_team_is_a_candidate_there(
    database: Memory, checkin: Round, circle: Circle, ranking: Team, audience: Audience
) -> None:
    written = await write(database, checkin, circle, Draft(Kind.WIN, "Did it.", audience))
    assert await database.do(shared.lately, WORKSPACE, ranking.id, since=BEFORE) == written
    assert await database.do(shared.lately, WORKSPACE, 0, since=BEFORE) == []


async def test_what_was_shared_before_is_not_read_again(
    database: Memory, checkin: Round, circle: Circle, ranking: Team, win: Win
) -> None:
    written = await write(database, checkin, circle, HELP, WORDS)
    assert await database.do(shared.lately, WORKSPACE, ranking.id, since=BEFORE) == [*written, win]
    assert await database.do(shared.lately, WORKSPACE, ranking.id, since=NOW) == []


async def test_what_waits_is_read_for_longer_until_it_is_done(
    database: Memory, checkin: Round, circle: Circle, ranking: Team, win: Win
) -> None:
    written = await write(database, checkin, circle, HELP, WORDS)
    (wish,) = [each for each in written if each.kind is Kind.HELP]
    when = {"since": NOW, "owed_since": BEFORE}
    assert await database.do(shared.lately, WORKSPACE, ranking.id, **when) == [wish]
    await database.do(checkins.handle, WORKSPACE, wish.id, LATER)
    assert await database.do(shared.lately, WORKSPACE, ranking.id, **when) == []


async def test_what_followed_the_digest_is_new_in_its_channel(
    database: Memory, checkin: Round, circle: Circle, ranking: Team, win: Win
) -> None:
    (words,) = await write(database, checkin, circle, WORDS)
    await database.do(checkins.share, WORKSPACE, words.id, words.sharing.to("C0ELSEWHERE", LAST))
    await database.do(wins.share, WORKSPACE, win.id, win.sharing.to("C0ELSEWHERE", LAST))
    found = await database.do(shared.lately, WORKSPACE, ranking.id, since=LATER)
    assert [each.key for each in found] == [words.key, win.key]


async def test_what_is_asked_for_by_its_key_comes_whenever_it_was_shared_and_in_its_place(
    database: Memory, checkin: Round, circle: Circle, ranking: Team, win: Win
) -> None:
    wish, words = sorted(await write(database, checkin, circle, HELP, WORDS), key=lambda a: a.kind is Kind.QUESTION)
    asked = {"since": NOW, "owed_since": BEFORE, "keys": {words.key, win.key}}
    expected: list[Item] = [*sorted((wish, words), key=lambda a: a.id), win]
    assert await database.do(shared.lately, WORKSPACE, ranking.id, **asked) == expected
    assert await database.do(shared.of_keys, WORKSPACE, ranking.id, {words.key, win.key}) == [words, win]
    assert await database.do(shared.of_keys, WORKSPACE, 0, {words.key, win.key}) == []


async def test_what_was_taken_back_is_no_candidate(
    database: Memory, checkin: Round, circle: Circle, ranking: Team
) -> None:
    (words,) = await write(database, checkin, circle, WORDS)
    await database.do(checkins.share, WORKSPACE, words.id, words.sharing.back(LATER))
    assert await database.do(shared.lately, WORKSPACE, ranking.id, since=BEFORE, keys={words.key}) == []
