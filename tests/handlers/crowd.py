"""Many people at once in one house, each of whom has started and is due now."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db import people, touches
from growth.facts import Person
from handlers.framework.context import Context
from playground.config import MemberSpec
from tests.house import WORKSPACE, House, house


@asynccontextmanager
async def crowd(folder: Path, names: Sequence[str], *, start: datetime) -> AsyncIterator[House]:
    """A house at a moment at which all of them are due."""
    members = tuple(MemberSpec(name, name.title(), "Europe/Amsterdam", nightly=False) for name in names)
    async with house(folder, start=start, workspace=replace(WORKSPACE, members=members, channels=())) as opened:
        await all_due(opened, names)
        yield opened


async def all_due(here: House, names: Sequence[str]) -> None:
    """Has all of them start, as if by hand, and be due now."""
    tenant = here.trellis.tenant
    known = await tenant.slack.member(here.member(names[0]).id)
    async with tenant.app.transaction() as session:
        for name in names:
            profile = replace(known.profile, slack_id=here.member(name).id, name=name.title())
            person = await people.upsert(
                session, tenant.workspace, profile, ladder="ml-engineer", rhythm=tenant.rhythm, now=here.now
            )
            await people.start(session, here.workspace, person.id, here.now)
            await people.schedule(session, here.workspace, person.id, here.now)


async def due(here: House) -> list[Person]:
    """Whoever is due now."""
    async with here.trellis.tenant.app.reading() as session:
        return await touches.due(session, here.workspace, here.now)


def contexts(here: House, some: Sequence[Person]) -> list[Context]:
    return [Context(here.trellis.tenant, person, here.now, here.trellis.registry.draws) for person in some]
