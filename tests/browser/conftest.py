"""A page of the real demo stage, with an empty team and a clock that runs, in headless Chromium."""

import asyncio
import os
from collections.abc import AsyncIterator, Generator
from pathlib import Path

import pytest
from playwright.async_api import Page
from pluggy import Result

from bot import run
from bot.demo.play import STORY_BEGINS
from bot.demo.stage import Stage, stage
from tests.browser import chromium

FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Result[pytest.TestReport], None]:
    """Remembers of each test whether it failed, for the picture that is then taken."""
    outcome = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or outcome.get_result().failed


@pytest.fixture
async def theatre() -> AsyncIterator[Stage]:
    woken = asyncio.Event()
    async with stage(STORY_BEGINS, wake=woken.set) as opened:
        opened.slack.clock.thaw()
        opened.slack.clock.before_move = opened.walk
        async with run.sender(opened.trellis, woken), run.ticking(opened.trellis, seconds=1):
            yield opened


@pytest.fixture
async def page(request: pytest.FixtureRequest, theatre: Stage, tmp_path: Path) -> AsyncIterator[Page]:
    """The page; a picture of it is left in the test's folder when the test fails, or anything on the page does."""
    if chromium.path() is None and not os.environ.get("CI"):
        pytest.skip("there is no chromium on the PATH; on Debian: apt-get install chromium")
    wrong: list[str] = []
    async with chromium.browser() as browser:
        opened = await browser.new_page(viewport={"width": 1280, "height": 900})
        opened.set_default_timeout(10_000)
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        await opened.goto(theatre.slack.url)
        yield opened
        if request.node.stash.get(FAILED, False):
            picture = tmp_path / "failed.png"
            await opened.screenshot(path=picture)
            request.node.add_report_section("teardown", "page", f"as it stood: {picture}")
    assert wrong == []
