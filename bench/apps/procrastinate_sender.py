"""procrastinate sending the same messages as tasks: `python -m bench.apps.procrastinate_sender SLACK DATABASE`."""

import asyncio
import itertools
import sys
from contextlib import suppress
from typing import Any

import aiohttp
from procrastinate import App, PsycopgConnector

from bench.apps.message import AT_ONCE, FACE, WAITING
from bench.turns import take_turns
from bot.slack import Client

NUMBERS = itertools.count()
TOGETHER = 1_000


async def main(slack: str, database: str) -> None:
    queue, done = App(connector=PsycopgConnector(conninfo=database)), itertools.count()
    async with aiohttp.ClientSession() as http, queue.open_async():
        client = Client("xoxb-bench", base_url=slack, session=http, retry_handlers=[])
        await queue.schema_manager.apply_schema_async()

        async def post(channel: str, face: dict[str, Any]) -> None:
            await client.chat_postMessage(channel=channel, **face)
            next(done)

        task = queue.task(name="post")(post)

        async def ready() -> None:
            found = await queue.connector.execute_query_one_async(
                "SELECT count(*) AS n FROM procrastinate_jobs WHERE status = 'todo'"
            )
            for _ in range(0, WAITING - found["n"], TOGETHER):
                some = [{"channel": f"D{next(NUMBERS)}", "face": FACE} for _ in range(TOGETHER)]
                await task.batch_defer_async(*some)

        async def work(seconds: float) -> int:
            before = next(done)
            worker = asyncio.create_task(
                queue.run_worker_async(concurrency=AT_ONCE, install_signal_handlers=False, listen_notify=False)
            )
            await asyncio.sleep(seconds)
            worker.cancel()
            with suppress(asyncio.CancelledError):
                await worker
            return next(done) - before - 1

        await take_turns(ready, work)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
