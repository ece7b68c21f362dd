"""A database of a test's own, and ways to say what happens in it in one line."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar

import anyio
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from db import people, workspaces
from db.engine import Session, Transaction
from db.profiles import Profile
from db.tables import Base
from db.workspaces import Workspace
from growth.facts import Person
from tests.cast import NOW

P = ParamSpec("P")
R = TypeVar("R")
Verb = Callable[Concatenate[Session, P], Awaitable[R]]

SOMEBODY_WAITS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
)


@dataclass(frozen=True)
class Memory:
    engine: AsyncEngine
    transaction: Transaction

    async def do(self, verb: Verb[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The verb in a transaction of its own, so that what the next one finds has been through the database."""
        async with self.transaction() as session:
            return await verb(session, *args, **kwargs)

    async def race(self, verb: Verb[P, R], *args: P.args, **kwargs: P.kwargs) -> list[R]:
        """The verb on two connections: the second begins before the first has committed. The answers in that order."""
        answers: list[R] = []

        async def second() -> None:
            answers.append(await self.do(verb, *args, **kwargs))

        async with anyio.create_task_group() as tasks, self.transaction() as session:
            answers.append(await verb(session, *args, **kwargs))
            tasks.start_soon(second)
            await self._until_somebody_waits(answers)
        return answers

    async def _until_somebody_waits(self, answers: list[R]) -> None:
        if self.engine.dialect.name == "sqlite":  # where the second transaction cannot begin before the first has ended
            return
        with anyio.fail_after(10):
            while len(answers) < 2 and not await self._waiting():
                pass

    async def _waiting(self) -> int:
        async with self.engine.connect() as connection:
            return int(await connection.scalar(SOMEBODY_WAITS) or 0)

    async def meet(self, person: Person) -> Person:
        """Lets somebody of the cast start in this database; returns them as it knows them."""
        names = {"real_name": person.real_name, "handle": person.handle}
        profile = Profile(person.slack_id, person.name, person.zone, person.is_admin, False, person.presence, **names)
        async with self.transaction() as session:
            await workspaces.remember(session, Workspace(person.workspace, "Garden", "U0TRELLIS"), NOW)
            known = await people.upsert(
                session, person.workspace, profile, ladder=person.ladder, rhythm=person.rhythm, now=NOW
            )
            await people.set_focus(session, known.workspace, known.id, level=person.level, areas=person.areas)
            await people.start(session, known.workspace, known.id, NOW)
            await people.schedule(session, known.workspace, known.id, person.next_touch_at)
        return await self.do(people.get, known.workspace, known.id)

    async def rows(self) -> dict[str, int]:
        """How many rows there are, by table."""
        async with self.transaction() as session:
            return {
                table.name: await session.scalar(select(func.count()).select_from(table)) or 0
                for table in Base.metadata.sorted_tables
            }
