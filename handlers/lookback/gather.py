"""Gathers what people did in three months, for many of them as for one."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from db import assessments, checkins, steps, teams, wins
from db.engine import Session
from growth import audience, lookback
from growth.audience import Reader
from growth.facts import Kind
from growth.lookback import Past
from handlers.framework.context import Context
from handlers.lookback.views import SeenQuarter

WEEK = timedelta(days=7)  # of which some days may belong to the quarter


async def view(session: Session, context: Context) -> SeenQuarter:
    """The three months up to now."""
    return (await views(session, [(context, context.now)]))[0]


async def views(session: Session, asked: Sequence[tuple[Context, datetime]]) -> list[SeenQuarter]:
    """The three months up to an instant each, of people of one workspace, in their order."""
    if not asked:
        return []
    workspace, everybody = asked[0][0].workspace, [context.person for context, _ in asked]
    ids = [person.id for person in everybody]
    kept = await wins.of_each(session, workspace, ids)
    had = await steps.of_each(session, workspace, ids)
    looked = await assessments.own_of(session, workspace, ids)
    since = min(until for _, until in asked) - lookback.LENGTH - WEEK
    said = await checkins.written(session, workspace, ids, Kind.WIN, since=since)
    planned = await checkins.written(session, workspace, ids, Kind.PLAN, since=since)
    circles = await teams.circles(session, workspace, everybody)
    return [
        SeenQuarter(
            ladder=context.ladder,
            person=(person := context.person),
            past=lookback.look_back(
                context.ladder,
                person,
                Past(
                    wins=audience.readable(Reader(person_id=person.id), kept.get(person.id, ())),
                    steps=had.get(person.id, ()),
                    assessments=looked.get(person.id, ()),
                    said=said.get(person.id, ()),
                    plans=planned.get(person.id, ()),
                ),
                until,
            ),
            manager=circles[person.id].manager,
        )
        for context, until in asked
    ]
