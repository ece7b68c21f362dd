"""Looks at everything Trellis needs, one thing after another, and says of each whether it works and how to mend it."""

import asyncio
from collections.abc import AsyncIterator

from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from bot import reach
from bot.finding import Finding
from bot.settings import Settings, SettingsError, read
from content.reading import loader
from content.reading.problems import LadderError
from db import closing, deliveries, engine, migrate, outcomes
from db.outbox import DeliveryState


def told() -> bool:
    """Prints every finding as it is made; whether everything works."""
    return asyncio.run(_told(Console(emoji=False)))


async def _told(out: Console) -> bool:
    fine = True
    async for finding in look():
        mark = "[green]works[/]" if finding.works else "[red]fails[/]"
        out.print(f"{mark}  {finding.what}: {finding.detail}", soft_wrap=True, highlight=False)
        if finding.mend:
            out.print(f"       {finding.mend}", soft_wrap=True, highlight=False)
        fine = fine and finding.works
    return fine


async def look() -> AsyncIterator[Finding]:
    """Every finding, as it is made. Looks only: nothing is written, sent or migrated."""
    try:
        settings = read()
    except SettingsError as error:
        for problem in error.problems:
            yield Finding("settings", works=False, detail=problem, mend="Mend it in the environment or in .env.")
        return
    yield Finding("settings", works=True, detail="complete")
    yield _ladders(settings)
    async for finding in _database(settings):
        yield finding
    async for finding in reach.look(settings):
        yield finding


def _ladders(settings: Settings) -> Finding:
    try:
        ladders = loader.load_all(settings.trellis_ladders)
    except LadderError as error:
        return Finding("ladders", works=False, detail=str(error), mend="Run `trellis ladder check` for the whole list.")
    if settings.trellis_ladder not in ladders:
        mend = f"Set TRELLIS_LADDER to one of: {', '.join(ladders)}."
        return Finding("ladders", works=False, detail=f"there is no ladder {settings.trellis_ladder}", mend=mend)
    return Finding("ladders", works=True, detail=", ".join(f"{x.id} {x.version}" for x in ladders.values()))


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    database = engine.connect(settings.database_url)
    try:
        if (state := await migrate.state(database)) is not migrate.SchemaState.CURRENT:
            what = (
                "is there, without our tables" if state is migrate.SchemaState.EMPTY else "is older than this Trellis"
            )
            yield Finding("database", works=False, detail=what, mend="Run `trellis migrate`.")
            return
        async with engine.transactions(database)() as session:
            counts = await deliveries.counts(session)
            unchanged = await outcomes.unchanged(session)
            put_off = await outcomes.put_off(session)
        yield Finding("database", works=True, detail="reachable and up to date")
        yield _outbox(counts)
        if unchanged:
            yield _unchanged(unchanged)
        if put_off:
            yield _put_off(put_off)
    except migrate.Newer as error:
        yield Finding("database", works=False, detail=f"is one that {error}", mend=migrate.BACK)
    except (SQLAlchemyError, OSError) as error:
        yield Finding("database", works=False, detail=str(error).splitlines()[0], mend="Check DATABASE_URL.")
    finally:
        await closing.close(database)


def _outbox(counts: dict[DeliveryState, int]) -> Finding:
    trouble = {s: n for s in (DeliveryState.FAILED, DeliveryState.UNCERTAIN) if (n := counts.get(s, 0))}
    detail = ", ".join(f"{n} {state.value}" for state, n in counts.items()) or "empty"
    mend = "The log says why, by the delivery's number." if trouble else ""
    return Finding("messages", works=not trouble, detail=detail, mend=mend)


def _unchanged(reasons: dict[str, int]) -> Finding:
    """Messages that still look as before: what people did is kept, and they were told so."""
    detail = ", ".join(f"{n} refused with {reason}" for reason, n in reasons.items())
    mend = "Nothing is lost, and each person was told. Where it is edit_window_closed, the workspace limits editing."
    return Finding("changed messages", works=False, detail=detail, mend=mend)


def _put_off(count: int) -> Finding:
    """People whose prompt fails: they are tried again ever more seldom, and nobody else waits for them."""
    who = "1 person" if count == 1 else f"{count} people"
    mend = "The log says why, by the person's number, at “a person could not be spoken to”. They are tried again alone."
    return Finding("prompts", works=False, detail=f"{who} could not be spoken to", mend=mend)
