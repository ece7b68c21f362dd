"""The client in a loop, and nothing recorded: `python -m bench.apps.plain_loop SLACK`."""

import asyncio
import sys
import time

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bench.apps.message import FACE
from bench.turns import take_turns


async def main(slack: str) -> None:
    async with aiohttp.ClientSession() as http:
        client = AsyncWebClient("xoxb-bench", base_url=slack, session=http, retry_handlers=[])

        async def ready() -> None:
            return None

        async def work(seconds: float) -> int:
            count, ends = 0, time.perf_counter() + seconds
            while time.perf_counter() < ends:
                await client.chat_postMessage(channel=f"D{count}", **FACE)
                count += 1
            return count

        await take_turns(ready, work)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
