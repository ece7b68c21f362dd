"""Processes that are measured: started with nothing in their environment but what is given, and ended in any case."""

import asyncio
import ctypes
import os
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

PATIENCE = 60.0  # seconds for a start, on a machine that does much else
PYTHON = sys.executable
TRELLIS = str(Path(sys.executable).with_name("trellis"))
HOUSE = Path(__file__).parents[1]
PR_SET_PDEATHSIG = 1  # source: man 2 PR_SET_PDEATHSIG
LIBRARY = ctypes.CDLL(None)  # before the fork, after which little may be done
T = TypeVar("T")


def to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """What the work returns. Ctrl-C or SIGTERM ends it in order, with all that it started, and then this process."""
    told: list[signal.Signals] = []

    async def stoppable() -> T:
        task, loop = asyncio.current_task(), asyncio.get_running_loop()

        def stop(number: signal.Signals) -> None:
            told.append(number)
            if task is not None:
                task.cancel()

        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop, number)
        return await work

    try:
        return asyncio.run(stoppable())
    except asyncio.CancelledError:
        sys.exit(128 + told[0] if told else 1)


def _ends_with_us() -> None:
    """Whoever is killed can end nothing any more: where the system offers it, that ends what was started."""
    if sys.platform == "linux":
        LIBRARY.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


def free_port() -> int:
    """A port of the loopback on which nobody listens now."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


@asynccontextmanager
async def running(*command: str, folder: Path, port: int | None = None, **environment: str) -> AsyncIterator[Process]:
    """A process, once it listens on its port. Raises RuntimeError with what it said where it ends before."""
    async with _started(*command, folder=folder, environment=environment) as process:
        if port is not None:
            await listens(process, port, folder / "said.txt")
        yield process


@asynccontextmanager
async def talking(*command: str, folder: Path) -> AsyncIterator[Process]:
    """A process that is told things and says them, line by line."""
    async with _started(*command, folder=folder, environment={}, talks=True) as process:
        yield process


@asynccontextmanager
async def _started(
    *command: str, folder: Path, environment: dict[str, str], talks: bool = False
) -> AsyncIterator[Process]:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(HOUSE), **{k.upper(): v for k, v in environment.items()}}
    said = (folder / "said.txt").open("w")
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=folder,
        env=env,
        stdin=PIPE if talks else DEVNULL,
        stdout=PIPE if talks else said,
        stderr=said,
        preexec_fn=_ends_with_us,
    )
    try:
        yield process
    finally:
        said.close()
        if process.stdin is not None:
            process.stdin.close()  # whoever waits for a line ends, too
        if process.returncode is None:
            process.terminate()
            try:
                async with asyncio.timeout(PATIENCE):
                    await process.wait()
            except TimeoutError:
                process.kill()
                await process.wait()


async def listens(process: Process, port: int, said: Path) -> None:
    """Waits until something answers on the port."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if process.returncode is not None:
                raise RuntimeError(f"it ended before it listened:\n{said.read_text()}")  # noqa: ASYNC240 - it is over
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.01)
            else:
                writer.close()
                return


async def output(*command: str, folder: Path, **environment: str) -> bytes:
    """What a process prints until it ends. Raises RuntimeError where it fails."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(HOUSE), **{k.upper(): v for k, v in environment.items()}}
    process = await asyncio.create_subprocess_exec(
        *command, cwd=folder, env=env, stdin=DEVNULL, stdout=PIPE, stderr=PIPE, preexec_fn=_ends_with_us
    )
    printed, wrong = await process.communicate()
    if process.returncode:
        raise RuntimeError(wrong.decode())
    return printed
