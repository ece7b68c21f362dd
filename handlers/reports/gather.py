"""Gathers the page of one person: all that its reader may read of them, and nothing else."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from db import checkins, people, remarks, teams, wins
from db.engine import Session
from growth.audience import Reader, readable
from growth.digest import Item
from growth.facts import ItemKey, Person, RemarkKind, Standing
from handlers.framework import words
from handlers.framework.request import Request
from handlers.reports.views import Report
from handlers.shared.happenings import ReportShown

LATELY = timedelta(weeks=13)


async def for_reader(session: Session, request: Request, person_id: int) -> Report | None:
    """The page of somebody the person leads, or of whom they may still read something; None for anybody else."""
    person = (await people.of_ids(session, request.workspace, [person_id])).get(person_id)
    if person is None or person.id == request.person.id:
        return None
    report = await _report(session, request, request.person, person)
    led = {each.id for each in await teams.reports(session, request.workspace, request.person.id)}
    return report if report.shared or person.id in led else None


async def for_person(session: Session, request: Request) -> Report | None:
    """What whoever leads the person reads of them; None where nobody does."""
    reader = (await teams.circle(session, request.person)).manager
    return await _report(session, request, reader, request.person) if reader is not None else None


async def _report(session: Session, request: Request, reader: Person, person: Person) -> Report:
    since = request.now - LATELY
    shown = ReportShown(request.context, reader, person, plain=request.person.id == person.id)
    await request.signals.tell(session, shown)
    shared = [item for item in await _shared(session, reader, person) if item.sharing.after(since)]
    both = shown.plain and reader.tells_read and person.tells_read
    return Report(
        reader=reader,
        person=person,
        shared=shared,
        since=words.on_day(since, request.person.zone),
        beside=shown.blocks,
        looking=request.person,
        read=await _read(session, reader, shared) if both else {},
    )


async def _read(session: Session, reader: Person, shared: Sequence[Item]) -> dict[ItemKey, datetime]:
    """When the reader opened each of these."""
    said = await remarks.about(session, reader.workspace, [item.key for item in shared])
    mine = [each for each in said if each.kind is RemarkKind.READ and each.author.id == reader.id]
    return {each.key: each.written_at for each in mine}


async def _shared(session: Session, reader: Person, person: Person) -> list[Item]:
    """All that they shared with the reader, the newest first."""
    here = person.workspace
    every: list[Item] = [
        *await checkins.answers_by(session, here, person.id),
        *await wins.of_person(session, here, person.id),
    ]
    mine = readable(Reader(person_id=reader.id), every)
    return sorted(mine, key=lambda item: (str(item.sharing.since), item.id), reverse=True)


async def led(session: Session, manager: Person) -> list[Person]:
    """Whom somebody leads here, but who is gone."""
    found = await teams.reports(session, manager.workspace, manager.id)
    return [each for each in found if each.id != manager.id and each.standing is not Standing.GONE]
