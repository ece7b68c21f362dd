"""Processes of their own: what they print, as they print it, and how they end."""

import asyncio
import ctypes
import re
import signal
import socket
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests import canary
from tests.bot.loaded import Forked, forked

PATIENCE = 120.0
PR_CAPBSET_DROP = 24  # source: man 2 prctl
LIBRARY = ctypes.CDLL(None)  # before the fork, after which little may be done
TRELLIS = "trellis"  # it runs what is installed, without loading it once more
INSTALLED = str(Path(sys.executable).with_name("trellis"))


@dataclass
class Running:
    """A process that runs. `printed` is what it has said so far."""

    process: Process | Forked
    printed: str = field(default="")

    async def prints(self, pattern: str) -> str:
        """Waits until it has printed this, and returns it. Raises AssertionError when it ends before."""
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while (found := re.search(pattern, self.printed)) is None:
                more = await self.process.stdout.read(4096)
                assert more, f"it ended without a word of {pattern!r}:\n{self.printed}"
                self.printed += more.decode()
        return found[0]

    async def ends(self, number: signal.Signals | None = None) -> int:
        """Waits for its end, after a signal if one is given; returns its exit code."""
        if number is not None:
            self.process.send_signal(number)
        async with asyncio.timeout(PATIENCE):
            self.printed += (await self.process.communicate())[0].decode()
            return await self.process.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


def _as_anybody() -> None:
    """Where the tests run in the background of a shell, it has told everything in them to ignore SIGINT.

    And where they run as root, a file's rights forbid nothing: from here on they forbid what they forbid its owner.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform == "linux":
        for right in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH; source: man 7 capabilities
            LIBRARY.prctl(PR_CAPBSET_DROP, right, 0, 0, 0)


async def _started(*command: str, folder: Path, env: dict[str, str]) -> Process | Forked:
    if command[0] == TRELLIS:
        return await forked(*command[1:], folder=folder, environment=env)
    return await asyncio.create_subprocess_exec(
        *command, cwd=folder, env=env, stdout=PIPE, stderr=STDOUT, preexec_fn=_as_anybody
    )


@asynccontextmanager
async def running(*command: str, folder: Path, **environment: str) -> AsyncIterator[Running]:
    """Starts a process in a folder, with nothing in its environment but what is given (in small letters)."""
    env = {name.upper(): value for name, value in environment.items()}
    started = Running(await _started(*command, folder=folder, env=env))
    try:
        yield started
    finally:
        if started.process.returncode is None:
            started.process.kill()
        await started.process.communicate()
        canary.printed.append(started.printed)


async def run(*command: str, folder: Path, **environment: str) -> Running:
    """Starts a process and waits for its end."""
    async with running(*command, folder=folder, **environment) as done:
        await done.ends()
        return done
