"""Whatever ends a measurement, the servers that it started end with it."""

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from tests.bot.process import free_port, running

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).parents[2]
MEASURES = """
import asyncio, pathlib, sys
from bench.processes import running, to_the_end

async def measured(folder, port):
    server = (sys.executable, "-m", "http.server", "--bind", "127.0.0.1", port)
    async with running(*server, folder=pathlib.Path(folder), port=int(port)):
        print("it stands", flush=True)
        await asyncio.Event().wait()

to_the_end(measured(*sys.argv[1:]))
"""
ENDS = {signal.SIGTERM: 143, signal.SIGINT: 130}
if sys.platform == "linux":  # elsewhere nothing ends what somebody started who was killed
    ENDS[signal.SIGKILL] = -signal.SIGKILL


async def answers(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


@pytest.mark.parametrize("number", ENDS)
async def test_a_measurement_that_is_ended_leaves_no_server_behind(tmp_path: Path, number: signal.Signals) -> None:
    port = free_port()
    measures = (sys.executable, "-c", MEASURES, str(tmp_path), str(port))
    async with running(*measures, folder=ROOT, path="/usr/bin") as bench:
        await bench.prints("it stands")
        assert await answers(port)
        assert await bench.ends(number) == ENDS[number]
        async with asyncio.timeout(60):
            while await answers(port):
                pass
