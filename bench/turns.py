"""Processes that work in turns: told by a line when to get ready, and by another for how many seconds to work."""

import asyncio
import sys
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bench.processes import PYTHON, talking

SECONDS = 4.0  # of work in each turn

Ready = Callable[[], Awaitable[None]]
Work = Callable[[float], Awaitable[int]]


async def take_turns(ready: Ready, work: Work) -> None:
    """The process's side: what it says of each turn is how many it did a second. Ends with whoever tells it."""
    print("up", flush=True)
    while await _line():
        await ready()
        print("ready", flush=True)
        seconds = float(await _line())
        began = time.perf_counter()
        count = await work(seconds)
        print(count / (time.perf_counter() - began), flush=True)


async def _line() -> str:
    return await asyncio.to_thread(sys.stdin.readline)


async def _told(process: Process) -> str:
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode().strip()
    if not line:
        raise RuntimeError(f"a process ended in the middle of its turn, with {await process.wait()}")
    return line


async def _tell(process: Process, line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{line}\n".encode())
    await process.stdin.drain()


async def turn(processes: Sequence[Process]) -> float:
    """How many they did a second, all together, at the same time."""
    for process in processes:
        await _tell(process, "get ready")
        await _told(process)
    for process in processes:
        await _tell(process, str(SECONDS))
    return sum([float(await _told(process)) for process in processes])


@asynccontextmanager
async def working(folder: Path, *commands: Sequence[str]) -> AsyncIterator[list[Process]]:
    """One process for each, as `python -m` takes it; each is up before the next is started."""
    async with AsyncExitStack() as stack:
        processes = []
        for number, command in enumerate(commands):
            here = folder / f"worker-{number}"
            here.mkdir(parents=True)
            process = await stack.enter_async_context(talking(PYTHON, "-m", *command, folder=here))
            if (first := await _told(process)) != "up":
                raise RuntimeError(f"{command[0]} began with {first!r}")
            processes.append(process)
        yield processes
