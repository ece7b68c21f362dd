import gc
from collections.abc import Generator

import pytest

from bot import logs
from tests import canary, compiled

compiled.share()


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def plain_logs() -> None:
    """The logs as they are in service. The library's own way draws every local variable, which takes seconds."""
    logs.configure("text")


def pytest_collection_finish() -> None:
    """What stands now stands until the end: not looked at again at every full collection, a third of a second each."""
    gc.collect()
    gc.freeze()


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
