"""The least that could answer a command: Bolt, one listener of each kind, on the server that Trellis has.

`python -m bench.apps.bare_bolt PORT LENGTH [DATABASE]`: each answer has so many characters. With a database a command
makes one SELECT, and a click one INSERT in a transaction of its own, through the driver, without an ORM.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import aiosqlite
import psycopg
import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.load import SECRET

Read = Callable[[str], Awaitable[Any]]


async def authorize(**_: object) -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-x", bot_id="B1", bot_user_id="UBOT")  # noqa: S106


def bolt(text: str, read: Read, write: Read) -> AsyncApp:
    app = AsyncApp(signing_secret=SECRET, authorize=authorize, process_before_response=True)

    @app.command("/growth")
    async def command(ack: Callable[..., Awaitable[None]], body: dict[str, Any]) -> None:
        await read(body["user_id"])
        await ack({"response_type": "ephemeral", "text": text})

    @app.action("checkins.pulse")
    async def click(ack: Callable[..., Awaitable[None]], body: dict[str, Any]) -> None:
        await write(body["user"]["id"])
        await ack()

    return app


async def nothing(_: str) -> None:
    return None


async def on_sqlite(path: str) -> tuple[Read, Read]:
    connection = await aiosqlite.connect(path, isolation_level=None)
    await connection.execute("PRAGMA journal_mode=WAL")
    await connection.execute("PRAGMA synchronous=NORMAL")
    await connection.execute("CREATE TABLE IF NOT EXISTS said (who TEXT)")
    writing = asyncio.Lock()

    async def read(who: str) -> None:
        await (await connection.execute("SELECT * FROM people WHERE slack_id = ?", (who,))).fetchone()

    async def write(who: str) -> None:
        async with writing:
            await connection.execute("BEGIN IMMEDIATE")
            await connection.execute("INSERT INTO said VALUES (?)", (who,))
            await connection.execute("COMMIT")

    return read, write


async def on_postgres(address: str) -> tuple[Read, Read]:
    async def connect() -> psycopg.AsyncConnection:
        return await psycopg.AsyncConnection.connect(address, autocommit=True)

    idle: asyncio.Queue[psycopg.AsyncConnection] = asyncio.Queue()
    for _ in range(5):
        idle.put_nowait(await connect())
    first = await connect()
    await first.execute("CREATE TABLE IF NOT EXISTS said (who TEXT)")

    async def read(who: str) -> None:
        connection = await idle.get()
        await (await connection.execute("SELECT * FROM people WHERE slack_id = %s", (who,))).fetchone()
        idle.put_nowait(connection)

    async def write(who: str) -> None:
        connection = await idle.get()
        async with connection.transaction():
            await connection.execute("INSERT INTO said VALUES (%s)", (who,))
        idle.put_nowait(connection)

    return read, write


async def main(port: int, length: int, database: str = "") -> None:
    read: Read = nothing
    write: Read = nothing
    if database:
        read, write = await (on_sqlite(database) if "://" not in database else on_postgres(database))
    handler = AsyncSlackRequestHandler(bolt("x" * length, read, write))

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    site = Starlette(routes=[Route("/slack/events", events, methods=["POST"])])
    await uvicorn.Server(
        uvicorn.Config(site, host="127.0.0.1", port=port, http="h11", log_level="warning", access_log=False)
    ).serve()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]))
