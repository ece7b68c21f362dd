"""Trellis as a process that can be killed: what it has in memory is lost, what it has committed stays."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextvars import Context, ContextVar, copy_context
from functools import partial
from typing import Any

from bot import run, web
from bot.app import Trellis, assemble
from bot.settings import Given
from tests.simulation.wire import Site

PROCESS: ContextVar["Process | None"] = ContextVar("process", default=None)
ENDS = frozenset({"rollback", "close", "close_and_stop"})
OVER = ENDS | {"commit"}
LOCKED_AGAIN = 0.001


class Killed(Exception):
    """The process is not there any more."""


class Process:
    """One life of Trellis: `run` does something in it. It is killed at the `fatal` one of its steps, if any.

    A step is a statement or a request, before it sets out and once it has come back.
    """

    def __init__(self, settings: Given, how: dict[str, Any]) -> None:
        self.dead = False
        self.fatal = 0
        self.steps = 0
        self.tasks: dict[asyncio.Task[Any], None] = {}
        self.connections: list[sqlite3.Connection] = []
        self.context: Context = copy_context()
        self.context.run(PROCESS.set, self)
        self._settings, self._how = settings, how
        self._stop = asyncio.Event()
        self._site: Site | None = None
        self._ready: asyncio.Future[tuple[Trellis, Site]] = asyncio.get_running_loop().create_future()
        self._life = self._task(self._live())

    async def started(self) -> tuple[Trellis, Site]:
        """Waits until it stands. Raises Killed, and what keeps it from starting."""
        await asyncio.wait({self._ready, self._life}, return_when=asyncio.FIRST_COMPLETED)
        if not self._ready.done():
            await self._ended(self._life)
        return self._ready.result()

    async def run(self, deed: Callable[[], Awaitable[Any]]) -> Any:
        """Does something as a part of it. Raises Killed, and what the deed raises."""

        async def done() -> Any:
            return await deed()

        return await self._ended(self._task(done()))

    async def stop(self) -> None:
        """Ends it in order."""
        self._stop.set()
        await self._ended(self._life)

    def step(self) -> None:
        """One step more. Raises Killed where it is the last one."""
        self.steps += 1
        if not self.dead and self.steps == self.fatal:
            self.kill()
        if self.dead:
            raise Killed

    def kill(self) -> None:
        """Nothing that it does from here on reaches anybody."""
        self.dead = True
        if self._site is not None:
            self._site.is_down = True
        for connection in self.connections:
            connection.rollback()
        for task in list(self.tasks):
            task.cancel()

    async def buried(self) -> None:
        """Waits until everything of it has come to its end."""
        while self.tasks:
            await asyncio.wait(list(self.tasks))

    def _task(self, deed: Any) -> asyncio.Task[Any]:
        return self.context.run(asyncio.create_task, deed)

    async def _ended(self, task: asyncio.Task[Any]) -> Any:
        await asyncio.wait({task})
        if self.dead:
            raise Killed
        return task.result()

    async def _live(self) -> None:
        woken = asyncio.Event()
        secret = self._settings.slack_signing_secret.get_secret_value()
        async with assemble(self._settings, wake=woken.set, **self._how) as trellis, run.sender(trellis, woken):
            self._site = site = Site(
                web.site(trellis.bolt, secret, trellis.tenant.workspace, trellis.access), self.context
            )
            self._ready.set_result((trellis, site))
            await trellis.listens()
            await self._stop.wait()
            await site.quiet()


def task_factory(loop: asyncio.AbstractEventLoop, coro: Any, context: Context | None = None) -> asyncio.Task[Any]:
    """Tasks that a process knows of: those that began in it."""
    task: asyncio.Task[Any] = asyncio.Task(coro, loop=loop, context=context)
    process = context.get(PROCESS) if context is not None else PROCESS.get()
    if process is not None:
        process.tasks[task] = None
        task.add_done_callback(lambda ended: process.tasks.pop(ended, None))
    return task


class NoThread:
    """Stands where aiosqlite starts a thread for each connection."""

    daemon = True

    def __init__(self, **_: Any) -> None: ...

    def start(self) -> None: ...


class Errands:
    """Does for aiosqlite what its thread would, in turn with everything else on the loop, and so in the same order."""

    def __init__(self) -> None:
        self._process = PROCESS.get()
        self._raw: sqlite3.Connection | None = None
        self._impatient = False  # since this transaction began: Trellis sets its patience only between two

    @classmethod
    def __class_getitem__(cls, _: Any) -> type["Errands"]:
        return cls

    def put_nowait(self, errand: tuple["asyncio.Future[Any] | None", Callable[[], Any]]) -> None:
        future, deed = errand
        if _name(deed) == "close_and_stop":
            deed()  # of a connection that was forgotten, too: there is no loop then
            _tell(future)
        else:
            asyncio.get_running_loop().call_soon(self._do, future, deed)

    def _do(self, future: "asyncio.Future[Any] | None", deed: Callable[[], Any]) -> None:
        try:
            result = self._done(deed)
        except sqlite3.OperationalError as error:
            if "locked" in str(error) and not (self._process and self._process.dead):
                asyncio.get_running_loop().call_later(LOCKED_AGAIN, self._do, future, deed)
                return
            _tell(future, error=error)
        except Exception as error:  # noqa: BLE001 - it goes to whoever waits for it
            _tell(future, error=error)
        else:
            _tell(future, result)

    def _done(self, deed: Callable[[], Any]) -> Any:
        name = _name(deed)
        process = self._process
        if process is not None and name not in ENDS:
            try:
                process.step()
            except Killed:
                raise sqlite3.OperationalError("the process was killed") from None
        if self._raw is not None and name not in ENDS and not self._impatient:
            self._raw.execute("PRAGMA busy_timeout=0")  # whoever would wait here waits for somebody on the same loop
        self._impatient = name not in OVER
        result = deed()
        if isinstance(result, sqlite3.Connection):
            self._raw = result
            if process is not None:
                process.connections.append(result)
        if name == "close" and process is not None and self._raw in process.connections:
            process.connections.remove(self._raw)
        if process is not None and name == "commit":
            process.step()
        return result


def _name(deed: Any) -> str:
    while isinstance(deed, partial):
        deed = deed.func
    return str(getattr(deed, "__name__", ""))


def _tell(future: "asyncio.Future[Any] | None", result: Any = None, *, error: Exception | None = None) -> None:
    if future is None or future.done():
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)
