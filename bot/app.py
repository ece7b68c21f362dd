"""Puts Trellis together: the database, the ladders, Slack's client, the features, and Bolt in front of them."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from random import Random, SystemRandom
from typing import Any

import aiohttp
import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

import handlers
from bot import bolt_app, clock, delivery, doubt, reach
from bot.access import Access
from bot.alone import alone
from bot.answers import asked
from bot.bolt_app import Bolt
from bot.clock import Clock
from bot.fault import Fault
from bot.outbox import ALONE, AT_ONCE, Outbox
from bot.settings import Settings, SettingsError
from bot.slack import Client, SlackApi
from bot.upgrading import bring_up_to_date, unusable
from content.reading import loader
from db import closing, engine, lanes, workspaces
from db.workspaces import Workspace
from handlers.framework import upcoming
from handlers.framework.dispatcher import Dispatcher
from handlers.framework.errors import LockedOut
from handlers.framework.incoming import clean
from handlers.framework.registry import Registry
from handlers.framework.tenant import App, Tenant
from handlers.framework.upcoming import Remaining

log = structlog.get_logger()


ANSWERS_WITHIN = aiohttp.ClientTimeout(total=30)  # the client's own limit does not hold for a session it is given


def _stage() -> Fault:
    return Fault("a step of the tick could not be done", passed=(LockedOut,), database=False)


@dataclass(frozen=True)
class Trellis:
    """A Trellis that is put together and connected to one workspace, but does nothing by itself yet.

    `lane` keeps the sendings of this process apart; other processes are kept off by the lease of `db.lanes`. `faults`
    say what goes wrong at each stage of a step: what fails at every step in the same way is told once.
    """

    tenant: Tenant
    registry: Registry
    outbox: Outbox
    dispatcher: Dispatcher
    bolt: Bolt
    engine: AsyncEngine
    lane: asyncio.Lock = field(default_factory=asyncio.Lock)
    access: Access = field(default_factory=Access)
    faults: Mapping[str, Fault] = field(default_factory=lambda: defaultdict(_stage))

    async def tick(self, stopping: Callable[[], bool] = lambda: False) -> None:
        """One step of the clock: what is due is queued, and what is queued is sent. Running it again does no harm.

        A stage that fails stops none of the others, nor the sending; but without the database nothing can be done.
        Raises LockedOut, what sending raises, and the database's own trouble.
        """
        stages: dict[str, Callable[[], Awaitable[object]]] = {
            "settings": partial(_renew, self.tenant),
            "doubt": self.doubt,
            **{step.name: partial(step.run, self.tenant, self.registry) for step in self.registry.steps},
        }
        for name, stage in stages.items():
            with self.faults[name]:
                await stage()
        await self.drain(stopping)

    async def catch_up(self) -> Remaining:
        """Steps until all that is due is done, or a step changes nothing any more; returns what remains."""
        before, left = None, await self._remaining()
        while before is None or 0 < left.count < before.count:
            await self.tick()
            before, left = left, await self._remaining()
        return left

    async def _remaining(self) -> Remaining:
        async with self.tenant.app.reading() as session:
            now, every = self.tenant.app.now(), self.registry.upcoming
            return await upcoming.remaining(session, self.tenant.workspace, now, every)

    async def drain(self, stopping: Callable[[], bool] = lambda: False) -> int:
        """Sends what is due; one call at a time, so that a step and somebody's answer do not overtake each other.

        Until `stopping`: the messages in hand are finished, and the others wait.
        """
        async with self.lane:
            return await delivery.drain(self.outbox, stopping)

    async def doubt(self) -> None:
        """Looks after what may have arrived or not, while nothing is sent from here."""
        async with self.lane:
            await doubt.doubt(self.outbox)

    async def inherits(self) -> None:
        """Takes over at once from whoever held the file before, which is surely dead: its lease is not waited for.

        Only for one who holds the file, see `bot.alone`. A process that does not, such as `trellis web`, keeps its own.
        """
        self.outbox.hand.alone = True
        async with self.tenant.app.transaction() as session:
            await lanes.vacate(session, self.tenant.workspace, ALONE)

    async def listens(self) -> None:
        """What Slack tells of people is heard from now on, and may have been missed until now."""
        app = self.tenant.app
        async with app.transaction() as session:
            await workspaces.listens(session, self.tenant.workspace, app.now())

    async def knock(self) -> None:
        """Asks Slack whether the token still serves. Raises LockedOut; TryLater where that cannot be known now."""
        await asked(self.outbox.client.auth_test())


async def step(settings: Settings) -> None:
    """`trellis tick`: all that is due, by hand. Says what remains: what Slack would not have now, or what failed."""
    with alone(settings.database_url) as only:
        async with assemble(settings) as trellis:
            if only:
                await trellis.inherits()
            left = await trellis.catch_up()
    said = "some of what is due remains" if left.count else "all that is due is done"
    log.info(said, **left.counts)


async def upgrade(settings: Settings) -> None:
    """`trellis migrate`: the database alone, brought up to date."""
    database = engine.connect(settings.database_url)
    await bring_up_to_date(database)
    await closing.close(database)


@asynccontextmanager
async def assemble(
    settings: Settings,
    *,
    now: Clock = clock.now,
    wake: Callable[[], None] = lambda: None,
    chance: Random | None = None,
    steady: Callable[[], float] = clock.steady,
    at_once: int = AT_ONCE,
) -> AsyncIterator[Trellis]:
    """A Trellis for the settings, with its database brought up to date; closed again when the block ends.

    Raises `LadderError` for a bad ladder, SettingsError for one that is not there and for a database that cannot be
    reached, and `handlers.framework.errors` where Slack will not have the token.
    """
    ladders = loader.load_all(settings.trellis_ladders, keep=True)
    if settings.trellis_ladder not in ladders:
        raise SettingsError([f"TRELLIS_LADDER names no ladder here. There is: {', '.join(ladders)}."])
    database = engine.connect(settings.database_url)
    try:
        await bring_up_to_date(database)
        async with aiohttp.ClientSession(timeout=ANSWERS_WITHIN) as http:
            client = _client(settings, http)
            me = reach.enough(await asked(client.auth_test()))
            app = App(
                now=now,
                transaction=engine.transactions(database),
                answering=engine.answering(database),
                reading=engine.readings(database),
                looking=engine.looking(database),
                durable=engine.durably(database),
                ladders=ladders,
                command=settings.trellis_command,
                chance=chance or SystemRandom(),
                wake=wake,
            )
            tenant = _tenant(settings, app, SlackApi(client, now), me)
            sending = partial(Outbox, tenant, client, me["team_id"], steady=steady, at_once=at_once)
            yield await _open(tenant, database, sending, me, settings=settings)
    finally:
        await closing.close(database)


async def _renew(tenant: Tenant) -> None:
    """Reads what an admin chose, perhaps by another process."""
    async with tenant.app.reading() as session:
        tenant.chosen.ladder = await workspaces.ladder(session, tenant.workspace)


def _tenant(settings: Settings, app: App, slack: SlackApi, me: Any) -> Tenant:
    """The one workspace that the settings speak of, by what Slack says of the token."""
    return Tenant(
        app=app,
        workspace=me["team_id"],
        slack=slack,
        default_ladder=settings.trellis_ladder,
        manners=settings.manners,
        rhythm=settings.rhythm,
        places=settings.trellis_holidays,
        admins=settings.trellis_admins,
        help_contact=settings.trellis_help_contact,
        worksheet_days=settings.trellis_worksheet_days,
        hears=reach.hears(me),
        sends_files=reach.sends_files(me),
    )


def _client(settings: Settings, http: aiohttp.ClientSession) -> Client:
    return Client(
        token=settings.slack_bot_token.get_secret_value(),
        base_url=settings.slack_api_url,
        session=http,
        retry_handlers=[],  # a post that is repeated blindly is a message sent twice
    )


async def _open(
    tenant: Tenant, database: AsyncEngine, sending: Callable[[Registry], Outbox], me: Any, *, settings: Settings
) -> Trellis:
    workspace = Workspace(id=me["team_id"], name=clean(me["team"]), bot_user=me["user_id"])
    try:
        async with tenant.app.transaction() as session:
            await workspaces.remember(session, workspace, tenant.app.now())
    except DBAPIError as error:  # what can be read, and is not to be written to
        raise unusable(error) from None
    await _renew(tenant)
    registry = handlers.register()
    dispatcher = Dispatcher(registry, tenant)
    outbox = sending(registry)
    return Trellis(
        tenant=tenant,
        registry=registry,
        outbox=outbox,
        dispatcher=dispatcher,
        bolt=bolt_app.bolt(dispatcher, outbox.client, me, settings=settings),
        engine=database,
    )
