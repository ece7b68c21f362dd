"""What it costs to compose the digests of a team of five hundred, of whom each shared something in this week."""

import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Table, insert

from bench import crowd
from bench.crowd import MOMENT, Crowd
from bench.people import WORKSPACE
from bench.row import Measure, Row, at_most
from db import teams
from db.tables import AnswerRow, MembershipRow, RoundRow, TeamRow
from growth.facts import Audience, Kind, RoundState
from handlers.digests import gather, letter, post

PEOPLE = 500
WEEKS = 4  # in which they shared as much: only the last belongs into this digest
TIMES = 5
QUERY = """
SELECT answers.*, people.*, checkins.asked FROM answers JOIN people ON people.id = answers.person_id
JOIN checkins ON checkins.id = answers.round_id
WHERE answers.team_id = 1 AND answers.shared_at >= ? ORDER BY answers.written_at
"""
SINCE = MOMENT - timedelta(days=7)


async def fill(here: Crowd) -> None:
    """Person 1 leads all others. Each of them wrote two things a week: for the team, and for whoever leads it."""
    ladder = next(iter(here.tenant.app.ladders.values()))
    question, rounds, answers = ladder.questions[0], [], []
    for week in range(WEEKS):
        at = SINCE + timedelta(days=1) - timedelta(weeks=week)
        for person in range(2, PEOPLE + 2):
            number = week * PEOPLE + person
            asked = {"id": number, "person_id": person, "week": f"2026-W{40 + week}", "question": question.id}
            told = {"asked": question.text, "ladder": ladder.id, "ladder_version": ladder.version}
            rounds.append({**asked, **told, "state": RoundState.ANSWERED, "opened_at": at, "answered_at": at})
            shared = {"round_id": number, "person_id": person, "written_at": at, "shared_at": at, "team_id": 1}
            for kind, audience in ((Kind.WIN, Audience.TEAM), (Kind.HELP, Audience.MANAGER)):
                words = {"kind": kind, "text": f"Rolled back number {number}.", "audience": audience}
                done = {"handled_at": at if week else None, "kept": False}
                answers.append({**shared, **words, **done, "manager_id": 1, "channel": "C1"})
    team = {"id": 1, "workspace_id": WORKSPACE, "name": "Ranking", "manager_id": 1, "channel": "C1"}
    plan = {"digest_weekday": 0, "digest_at": MOMENT.time(), "created_at": SINCE}
    on_it = [{"person_id": person, "team_id": 1, "joined_at": SINCE} for person in range(2, PEOPLE + 2)]
    every: list[tuple[Any, Any]] = [(TeamRow, {**team, **plan}), (MembershipRow, on_it), (RoundRow, rounds)]
    async with here.database.begin() as connection:
        for row, values in [*every, (AnswerRow, answers)]:
            await connection.execute(insert(cast(Table, row.__table__)), values)


@asynccontextmanager
async def composed(folder: Path) -> AsyncIterator[Measure]:
    """Milliseconds until both digests are drawn."""
    async with crowd.crowd(folder, PEOPLE + 1) as here:
        await fill(here)

        async def measure() -> float:
            began = time.perf_counter()
            for _ in range(TIMES):
                async with here.tenant.app.transaction() as session:
                    team = await teams.get(session, WORKSPACE, 1)
                    week = await gather.week(session, here.tenant, team, MOMENT)
                    drawn = len(post.channel(week)), len(letter.manager(week))
                assert min(drawn) > 100
            return (time.perf_counter() - began) / TIMES * 1000

        yield measure


@asynccontextmanager
async def read(folder: Path) -> AsyncIterator[Measure]:
    """Milliseconds of the one query."""
    async with crowd.crowd(folder, PEOPLE + 1) as here:
        await fill(here)
        since = SINCE.replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")

        async def measure() -> float:
            with closing(sqlite3.connect(folder / "trellis.db")) as database:
                began = time.perf_counter()
                for _ in range(TIMES):
                    found = database.execute(QUERY, (since,)).fetchall()
                    assert len(found) == 2 * PEOPLE
                return (time.perf_counter() - began) / TIMES * 1000

        yield measure


ROWS = (
    Row(
        name="digest",
        what="both digests composed for a team of 500",
        beside="the one SQL query that reads their rows",
        unit="ms",
        ours=composed,
        reference=read,
        target=at_most(5),
    ),
)
