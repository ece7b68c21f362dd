"""A workspace full of people whose moment can come at any time of the day, and what is kept of them."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.manifest import manifest
from db import migrate, people, workspaces
from db.engine import connect, transactions
from db.outbox import DeliveryState
from db.profiles import Profile
from db.tables import DeliveryRow, PersonRow
from db.workspaces import Workspace as Known
from growth.facts import Presence, Rhythm
from playground.config import AppSpec, MemberSpec, Workspace

NOON = 12
ID = "T0PLAYGROUND"
HISTORY = frozenset({"im:history"})
APP = AppSpec.from_manifest(manifest())


def noon() -> str:
    """The zone in which it is between twelve and one now: nobody there sleeps."""
    ahead = NOON - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}"  # POSIX counts the other way round


def town(count: int, *, history: bool) -> Workspace:
    """So many people; with or without the scope by which Trellis can look into its conversations."""
    zone = noon()
    members = tuple(MemberSpec(f"p{n}", f"Person {n}", zone) for n in range(count))
    boss = MemberSpec("dana", "Dana Levi", zone, is_admin=True)
    return Workspace(
        members=(*members, boss),
        channels=(),
        apps=(replace(APP, scopes=APP.scopes - (frozenset() if history else HISTORY)),),
    )


@dataclass(frozen=True)
class Kept:
    """What the database holds, looked at from beside the processes."""

    engine: AsyncEngine

    async def move_in(self, members: Sequence[MemberSpec]) -> None:
        """Everybody is known and has started, and nothing is planned for them."""
        now = datetime.now(UTC)
        await migrate.upgrade(self.engine)
        async with transactions(self.engine)() as session:
            await workspaces.remember(session, Known(ID, "Playground", APP.user), now)
            for member in members:
                profile = Profile(member.uid, member.real_name, member.tz, member.is_admin, False, Presence())
                known = await people.upsert(session, ID, profile, ladder="ml-engineer", rhythm=Rhythm(), now=now)
                await people.set_focus(session, ID, known.id, level="junior", areas=("systems",))
                await people.start(session, ID, known.id, now)

    async def come_due(self, slack_ids: Sequence[str]) -> None:
        """Their moment is now. Tried again until the database is there."""
        while True:
            try:
                async with transactions(self.engine)() as session:
                    for person in await people.of_workspace(session, ID, slack_ids):
                        await people.schedule(session, ID, person.id, datetime.now(UTC))
            except DBAPIError:
                continue
            return

    async def open_ends(self) -> int:
        """How many people and messages wait for something to become of them now."""
        due = select(PersonRow.id).where(PersonRow.next_touch_at <= datetime.now(UTC))
        async with self.engine.connect() as connection:
            return len((await connection.execute(due)).all()) + len((await connection.execute(_on_the_way())).all())

    async def looked_for(self) -> int:
        """How many messages may have arrived, and are still looked for in their conversations."""
        wanted = select(DeliveryRow.id).where(DeliveryRow.state == DeliveryState.UNCERTAIN, DeliveryRow.sought)
        async with self.engine.connect() as connection:
            return len((await connection.execute(wanted)).all())

    async def messages(self) -> list[tuple[str, str, DeliveryState, str | None]]:
        """Of each message: its key, its token, its state and why."""
        wanted = select(DeliveryRow.key, DeliveryRow.token, DeliveryRow.state, DeliveryRow.error)
        async with self.engine.connect() as connection:
            return [(key, token, state, why) for key, token, state, why in await connection.execute(wanted)]


def _on_the_way():  # type: ignore[no-untyped-def]
    return select(DeliveryRow.id).where(DeliveryRow.state.in_((DeliveryState.QUEUED, DeliveryState.SENDING)))


@asynccontextmanager
async def kept(url: str) -> AsyncIterator[Kept]:
    engine = connect(url)
    try:
        yield Kept(engine)
    finally:
        await engine.dispose()
