"""Puts Trellis together: the database, the ladders, Slack's client, the features, and Bolt in front of them."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

import aiohttp
import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient
from sqlalchemy.ext.asyncio import AsyncEngine

import handlers
from bot import clock, delivery
from bot.clock import Clock
from bot.delivery import Outbox
from bot.settings import Settings, SettingsError
from bot.slack import SlackApi, asked
from content import loader
from db import engine, migrate, workspaces
from db.workspaces import Workspace
from handlers.deps import Deps
from handlers.desk import Desk
from handlers.digests import due as digests
from handlers.registry import Registry
from handlers.touches import due as touches

EVERYTHING = re.compile(".*")
FAILED = "That did not work, and nothing was changed. Try again in a minute. If it stays, give your admin this: {ref}."
NOT_SAVED = "Not saved yet: your text is still in the form. Try again in a minute. ({ref})"
log = structlog.get_logger()


@dataclass(frozen=True)
class Trellis:
    """A Trellis that is put together and connected to one workspace, but does nothing by itself yet."""

    deps: Deps
    registry: Registry
    outbox: Outbox
    bolt: AsyncApp
    engine: AsyncEngine

    async def tick(self) -> None:
        """One step of the clock: what is due is queued, and what is queued is sent. Running it again does no harm."""
        await delivery.doubt(self.deps)
        await digests.run(self.deps)
        await touches.run(self.deps, self.registry)
        await self.drain()

    async def drain(self) -> int:
        return await delivery.drain(self.outbox)


@asynccontextmanager
async def assemble(
    settings: Settings, *, now: Clock = clock.now, wake: Callable[[], None] = lambda: None
) -> AsyncIterator[Trellis]:
    """A Trellis for the settings, with its database brought up to date; closed again when the block ends.

    Raises `content.loader.LadderError` for a bad ladder, SettingsError for one that is not there, and
    `handlers.errors` where Slack will not have the token.
    """
    ladders = loader.load_all(settings.trellis_ladders)
    if settings.trellis_ladder not in ladders:
        raise SettingsError([f"TRELLIS_LADDER names no ladder here. There is: {', '.join(ladders)}."])
    database = engine.connect(settings.database_url)
    try:
        await migrate.upgrade(database)
        async with aiohttp.ClientSession() as http:
            client = AsyncWebClient(
                token=settings.slack_bot_token.get_secret_value(),
                base_url=settings.slack_api_url,
                session=http,
                retry_handlers=[],  # a post that is repeated blindly is a message sent twice
            )
            me = await asked(client.auth_test())
            deps = Deps(
                now=now,
                transaction=engine.transactions(database),
                slack=SlackApi(client, now),
                ladders=ladders,
                default_ladder=settings.trellis_ladder,
                manners=settings.manners,
                rhythm=settings.rhythm,
                region=settings.trellis_holidays or None,
                command=settings.trellis_command,
                admins=settings.trellis_admins,
                help_contact=settings.trellis_help_contact,
                wake=wake,
            )
            yield await _open(deps, database, client, me, settings=settings)
    finally:
        await database.dispose()


async def _open(deps: Deps, database: AsyncEngine, client: AsyncWebClient, me: Any, *, settings: Settings) -> Trellis:
    workspace = Workspace(id=me["team_id"], name=me["team"], bot_user=me["user_id"])
    async with deps.transaction() as session:
        await workspaces.remember(session, workspace, deps.now())
    registry = handlers.register()
    desk = Desk(registry, deps, workspace.id)
    return Trellis(
        deps=deps,
        registry=registry,
        outbox=Outbox(deps, client, workspace.id),
        bolt=_bolt(desk, client, me, settings=settings),
        engine=database,
    )


def _bolt(desk: Desk, client: AsyncWebClient, me: Any, *, settings: Settings) -> AsyncApp:
    """Bolt with one listener per kind of thing that Slack hands over; the tables behind them are the registry's."""
    identity = AuthorizeResult(
        enterprise_id=me.get("enterprise_id"),
        team_id=me["team_id"],
        bot_user_id=me["user_id"],
        bot_id=me.get("bot_id"),
        bot_token=settings.slack_bot_token.get_secret_value(),
    )

    async def authorize(**_: Any) -> AuthorizeResult:
        return identity

    app = AsyncApp(
        name="trellis",
        client=AsyncWebClient(base_url=client.base_url, session=client.session, retry_handlers=[]),
        authorize=authorize,
        signing_secret=settings.slack_signing_secret.get_secret_value() or "unused in Socket Mode",
        request_verification_enabled=not settings.socket_mode,
        process_before_response=True,
    )

    async def command(body: dict[str, Any]) -> BoltResponse:
        return _answer(await desk.command(body, client))

    async def click(body: dict[str, Any]) -> BoltResponse:
        return _answer(await desk.click(body, client))

    async def form(body: dict[str, Any]) -> BoltResponse:
        return _answer(await desk.form(body, client))

    async def event(body: dict[str, Any]) -> BoltResponse:
        await desk.event(body, client)
        return _answer({})

    app.command(EVERYTHING)(command)
    app.action(EVERYTHING)(click)
    app.view(EVERYTHING)(form)
    app.event(EVERYTHING)(event)
    app.error(_failed)
    return app


def _answer(body: dict[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, body=body or "")


async def _failed(error: Exception, body: dict[str, Any]) -> BoltResponse:
    """Something of ours broke: the person is told kindly, with a reference that stands in the log."""
    ref = token_hex(4)
    log.error("a deed failed", ref=ref, exc_info=error)
    if body.get("type") == "view_submission":
        first = next((b["block_id"] for b in body["view"]["blocks"] if b["type"] == "input"), "")
        return _answer({"response_action": "errors", "errors": {first: NOT_SAVED.format(ref=ref)}})
    if "command" in body:
        return _answer({"response_type": "ephemeral", "text": FAILED.format(ref=ref)})
    if url := body.get("response_url"):
        await AsyncWebhookClient(url).send(text=FAILED.format(ref=ref), replace_original=False)
        return _answer({})
    return BoltResponse(status=500, body="")  # an event: Slack will hand it over again
