"""What each feature keeps of a person, written through its own doors: it is theirs to take out, and can be deleted.

A feature that keeps something needs a door here, or the tests fail.
"""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db import people
from db.tables import Base
from handlers import FEATURES
from handlers.framework.feature import Feature
from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.handlers.keeping import TOOL_SHOWN, closes, keeps
from tests.handlers.looking import NAMES, THERE, marks
from tests.house import DID, HELP, TO_MANAGER, TO_TEAM, House, house

pytestmark = pytest.mark.anyio

Door = Callable[[House], Awaitable[tuple[Member, str]]]
WORDS, REPLIED = "quince", "medlar"
CHECKIN_DAY = "2026-11-24 09:30"
NOTHING_OF_THEIR_OWN = ""  # rows without a word: they are counted only


async def starts(here: House) -> tuple[Member, str]:
    alice = await here.start("alice")
    return alice, alice.id


async def answers(here: House) -> tuple[Member, str]:
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", CHECKIN_DAY)
    await here.write(alice, (DID, WORDS))
    await here.let(alice.says(REPLIED, in_thread_of=alice.messages()[-1]))
    return alice, REPLIED


async def tries_a_step(here: House) -> tuple[Member, str]:
    alice = await here.start("alice")
    await here.let(alice.types("/growth next"), alice.clicks("Try it"))
    return alice, alice.newest().partition("You set out to: ")[2].partition("\n")[0].partition(" (")[0]


async def measures(here: House) -> tuple[Member, str]:
    alice = await here.start("alice", rhythm="Every four weeks")
    await here.let(alice.types("/growth shift"), alice.clicks("Practise these"))
    await here.on("alice", CHECKIN_DAY)
    await here.let(alice.chooses("Pick an answer", "About a quarter was design"))
    return alice, "About a quarter was design"


async def saves(here: House) -> tuple[Member, str]:
    alice = await here.start("alice")
    await here.let(alice.types("/growth explore mlops zoomcamp"), alice.clicks("Save"))
    return alice, "MLOps Zoomcamp"


async def keeps_a_win(here: House) -> tuple[Member, str]:
    alice = await here.start("alice")
    await keeps(here, alice, WORDS, TOOL_SHOWN, outcome="It ripened.")
    return alice, WORDS


async def has_something_to_talk_about(here: House) -> tuple[Member, str]:
    await here.make_team("alice")
    alice, bob = await here.start("alice"), here.member("bob")
    await here.let(bob.types("/growth start"), bob.clicks("Not now"))  # he is told of no 1:1
    await here.let(alice.types("/growth agenda"), alice.clicks("Set a rhythm"), alice.submits(), alice.closes())
    await here.let(alice.types("/growth agenda"), alice.clicks("Write a note"))
    await here.let(alice.submits({"Your own notes": WORDS}), alice.closes())
    await here.let(alice.types(f"/growth agenda {WORDS}"))
    await here.on("alice", "2026-11-27 09:30")
    return alice, WORDS


async def answers_somebody(here: House) -> tuple[Member, str]:
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", CHECKIN_DAY)
    await here.write(alice, (HELP, "Old logs."), sees=TO_MANAGER)
    await here.on("bob", "2026-11-30 09:30")
    bob = here.member("bob")
    await here.let(bob.clicks("Answer"), bob.submits({"What do you say to Alice?": WORDS}))
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"), dana.chooses("Who leads it?", "charlie"))
    await here.let(dana.submits())
    await here.handed_over()
    return bob, WORDS


async def shares_their_way(here: House) -> tuple[Member, str]:
    await here.make_team("alice")
    alice = await here.start("alice")
    await keeps(here, alice, WORDS, "Engineers with less experience come to you, and leave able to go on by")
    await closes(alice)
    await here.let(alice.types("/growth ready"), alice.clicks("Share it"), alice.submits())
    return alice, WORDS


async def looks_at_themselves(here: House) -> tuple[Member, str]:
    alice = await here.start("alice")
    await here.let(alice.types("/growth assess"))
    await marks(here, alice, THERE)
    return alice, NAMES[0]


async def notes_a_candidate(here: House) -> tuple[Member, str]:
    alice = await here.start("alice")
    await here.let(alice.types("/growth candidate Sam R."), alice.clicks("Junior"), alice.submits())
    await here.let(alice.submits({"What did you see or hear?": WORDS}))
    return alice, WORDS


async def makes_teams(here: House) -> tuple[Member, str]:
    """Dana is on a team, is asked to another, and named somebody there of whom Slack does not tell yet."""
    dana, bob = here.member("dana"), here.member("bob")
    await here.make_team("dana", manager="bob")
    await here.let(bob.types("/growth"))
    here.slack.misbehave.ratelimit("users.info", 5, retry_after=40)
    await here.make_team("dana", "charlie", manager="bob", channel="", name="Search", joins=False)
    return dana, NOTHING_OF_THEIR_OWN


async def is_to_lead_a_team(here: House) -> tuple[Member, str]:
    await here.make_team("alice")
    await here.start("alice")
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"), dana.chooses("Who leads it?", "charlie"))
    await here.let(dana.submits())
    return here.member("charlie"), NOTHING_OF_THEIR_OWN


async def is_in_a_digest(here: House) -> tuple[Member, str]:
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", CHECKIN_DAY)
    await here.write(alice, (DID, WORDS), sees=TO_TEAM)
    await here.on("bob", "2026-11-30 09:30")
    return alice, NOTHING_OF_THEIR_OWN


async def is_spoken_to(here: House) -> tuple[Member, str]:
    alice = await here.start("alice")
    await here.on("alice", CHECKIN_DAY)
    return alice, NOTHING_OF_THEIR_OWN


async def asks_about_their_level(here: House) -> tuple[Member, str]:
    await here.make_team("alice")
    alice = await here.start("alice")
    await here.let(alice.types("/growth level"), alice.submits({"A note to Bob": WORDS}))
    return alice, WORDS


async def looks_for_a_mentor(here: House) -> tuple[Member, str]:
    """Alice offers, was paired with Dana, and would not be again; and looks for somebody still."""
    alice = await here.start("alice")
    dana = await here.start("dana", level="Senior")
    for who in (dana, alice):
        await here.let(who.types("/growth mentor"), who.clicks("Offer to be one"), who.submits())
        await closes(who)
    await here.let(alice.types("/growth mentor systems"), alice.submits({"A sentence of your own": WORDS}))
    await here.let(alice.clicks("Ask Dana"), alice.closes(), dana.clicks("Yes, gladly"), alice.clicks("End it"))
    await here.let(alice.clicks("Not with this person"))
    await here.let(alice.types("/growth mentor systems"), alice.submits({"A sentence of your own": WORDS}))
    await closes(alice)
    return alice, WORDS


async def gets_a_file(here: House) -> tuple[Member, str]:
    alice = await here.start("alice")
    await here.let(alice.types("/growth export"), alice.clicks("Send me the files"))
    return alice, NOTHING_OF_THEIR_OWN


DOORS: dict[str, Door] = {
    "onboarding": starts,
    "checkins": answers,
    "nudges": tries_a_step,
    "shift": measures,
    "mentors": looks_for_a_mentor,
    "levels": asks_about_their_level,
    "wins": keeps_a_win,
    "remarks": answers_somebody,
    "one_on_ones": has_something_to_talk_about,
    "readiness": shares_their_way,
    "explore": saves,
    "assessments": looks_at_themselves,
    "candidates": notes_a_candidate,
    "privacy": gets_a_file,
    "teams": makes_teams,
    "handovers": is_to_lead_a_team,
    "digests": is_in_a_digest,
    "touches": is_spoken_to,
}
KEEPING = [feature for feature in FEATURES if feature.keeps.tables]


@pytest.fixture
async def lived_in(tmp_path: Path) -> AsyncIterator[House]:
    """A house in which Slack may refuse something."""
    async with house(tmp_path, start=MONDAY) as opened:
        yield opened


async def kept(here: House) -> str:
    """Every row of every table."""
    async with here.trellis.tenant.app.transaction() as session:
        tables = [(await session.execute(table.select())).all() for table in Base.metadata.sorted_tables]
    return "\n".join(str(row) for rows in tables for row in rows)


async def counts(here: House, feature: Feature) -> dict[str, int]:
    async with here.trellis.tenant.app.transaction() as session:
        tables = [Base.metadata.tables[rows.table] for rows in feature.keeps.rows]
        return {t.name: await session.scalar(select(func.count()).select_from(t)) or 0 for t in tables}


async def known(here: House, who: Member) -> int:
    async with here.trellis.tenant.app.transaction() as session:
        person = await people.find(session, here.workspace, who.id)
    assert person is not None
    return person.id


async def taken_out(here: House, who: int) -> dict[str, list[dict[str, object]]]:
    async with here.trellis.tenant.app.transaction() as session:
        return await here.trellis.registry.export(session, here.workspace, who)


def test_who_keeps_something_has_a_door() -> None:
    assert {feature.name for feature in KEEPING} == DOORS.keys()


async def test_a_form_of_a_team_that_was_sent_remembers_nobody_who_is_deleted(here: House) -> None:
    await here.make_team("alice", "erin")
    alice, erin = here.member("alice"), here.member("erin")
    assert alice.id in await kept(here)
    who = await known(here, alice)
    async with here.trellis.tenant.app.transaction() as session:
        await here.trellis.registry.forget(session, here.workspace, who)
    assert alice.id not in await kept(here)
    assert erin.id in await kept(here)


@pytest.mark.parametrize("feature", [pytest.param(feature, id=feature.name) for feature in KEEPING])
async def test_what_a_feature_keeps_is_theirs_to_take_out_and_to_delete(lived_in: House, feature: Feature) -> None:
    here = lived_in
    erin = await here.start("erin")
    who, words = await DOORS[feature.name](here)
    mine, hers = await known(here, who), await known(here, erin)
    out, others, before = await taken_out(here, mine), await taken_out(here, hers), await counts(here, feature)
    owned = {rows.table: len(out[rows.table]) for rows in feature.keeps.rows}
    assert 0 not in owned.values()
    assert words in json.dumps({table: out[table] for table in owned}, ensure_ascii=False)
    assert not words or words not in json.dumps(others, ensure_ascii=False)

    async with here.trellis.tenant.app.transaction() as session:
        await here.trellis.registry.forget(session, here.workspace, mine)
    assert not any((await taken_out(here, mine)).values())
    assert await counts(here, feature) == {table: before[table] - owned[table] for table in owned}
    assert not words or words not in await kept(here)
    assert await taken_out(here, hers) == others
