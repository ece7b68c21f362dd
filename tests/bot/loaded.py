"""Trellis as a process of its own that loads nothing: forked off one that has loaded all of it, and the ladders.

Most of a start goes into loading, and some seventy starts are looked at. What a start loads, and that the command is
installed, is asked of the command itself: `process.INSTALLED`.
"""

import asyncio
import multiprocessing
import os
import signal
import sys
import time
from asyncio import StreamReader
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

LOADED = ["bot.cli", "bot.service", "bot.run", "bot.doctor", "handlers.operator.importing", "rich.console"]
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload([*LOADED, "tests.bot.read_once"])


def _trellis(words: tuple[str, ...], folder: Path, environment: dict[str, str], output: Connection) -> None:
    """What the installed command does, in the process that was forked for it."""
    for stream in (1, 2):
        os.dup2(output.fileno(), stream)
    output.close()
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - it lives as long as the process
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False, buffering=1)  # noqa: SIM115
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.argv = ["trellis", *words]
    from bot.cli import main

    main()


class Forked:
    """Such a process, with what is asked of those that asyncio starts."""

    def __init__(self, born: ForkServerProcess, stdout: StreamReader, pipe: asyncio.ReadTransport) -> None:
        self.stdout = stdout
        self._born, self._pipe = born, pipe

    @property
    def pid(self) -> int:
        assert self._born.pid is not None
        return self._born.pid

    @property
    def returncode(self) -> int | None:
        return self._born.exitcode

    def send_signal(self, number: int) -> None:
        with suppress(ProcessLookupError):  # it may have ended, and is not told of yet
            if self.returncode is None:
                os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    async def wait(self) -> int:
        ended, loop = asyncio.Event(), asyncio.get_running_loop()
        loop.add_reader(self._born.sentinel, ended.set)
        try:
            await ended.wait()
        finally:
            loop.remove_reader(self._born.sentinel)
        assert self.returncode is not None
        return self.returncode

    async def communicate(self) -> tuple[bytes, None]:
        """The rest of what it prints, once it has ended."""
        printed = await self.stdout.read()
        await self.wait()
        self._pipe.close()
        return printed, None


async def forked(*words: str, folder: Path, environment: dict[str, str]) -> Forked:
    """Starts `trellis` with these words, in a folder, with nothing in its environment but what is given."""
    output, printing = FORKS.Pipe(duplex=False)
    born = FORKS.Process(target=_trellis, args=(words, folder, environment, printing))
    await asyncio.to_thread(born.start)  # the first one waits until everything is loaded
    printing.close()
    stdout = StreamReader()
    opened = os.fdopen(os.dup(output.fileno()), "rb", buffering=0)
    output.close()
    pipe, _ = await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(stdout), opened)
    return Forked(born, stdout, pipe)
