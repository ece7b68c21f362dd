"""Pages in headless Chromium: of the real demo stage with an empty team, and of a small Slack with a gallery."""

import asyncio
import os
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, Route, ViewportSize, expect
from pluggy import Result

from bot import run
from demo.play import STORY_BEGINS
from demo.stage import Stage, stage
from playground.config import Workspace
from playground.testing import Playground
from tests.browser import chromium, gallery
from tests.browser.hands import Mouse

PATIENCE = 60_000  # milliseconds, and only how long a test that fails takes: machines stand still for seconds
expect.set_options(timeout=PATIENCE)

FAILED = pytest.StashKey[bool]()
GREEN = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='50'><rect width='80' height='50' fill='green'/></svg>"
)


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
def slack_workspace() -> Workspace:
    return gallery.workspace()


@pytest.fixture
async def shown(slack: Playground) -> AsyncIterator[gallery.Gallery]:
    async with gallery.showing(slack) as app:
        yield app


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One for all tests of this process, each of which has pages, and what a browser remembers, of its own."""
    if chromium.path() is None and not os.environ.get("CI"):
        pytest.skip("there is no chromium on the PATH; on Debian: apt-get install chromium-headless-shell")
    async with chromium.browser() as opened:
        yield opened


@pytest.fixture
async def hands(
    request: pytest.FixtureRequest, theatre: Stage, browser: Browser, tmp_path: Path
) -> AsyncIterator[Mouse]:
    """Hands on the page of the demo, of the kind that the test asks for; a mouse where it asks for none."""
    kind = getattr(request, "param", Mouse)
    async with _opened(request, browser, tmp_path, viewport=kind.viewport, is_touch=kind.is_touch) as page:
        await page.goto(theatre.slack.url)
        yield kind(page)


@pytest.fixture
async def page(
    request: pytest.FixtureRequest, shown: gallery.Gallery, slack: Playground, browser: Browser, tmp_path: Path
) -> AsyncIterator[Page]:
    """The page of the gallery, as Alice sees it."""
    assert shown.heard == []
    async with _opened(request, browser, tmp_path, viewport=Mouse.viewport) as page:
        for host in ("example.org", "slack.dev"):
            await page.route(f"https://{host}/**", _picture)
        await page.goto(f"{slack.url}#as=alice")
        await page.get_by_test_id("composer").wait_for()
        yield page


@asynccontextmanager
async def _opened(
    request: pytest.FixtureRequest,
    browser: Browser,
    tmp_path: Path,
    *,
    viewport: ViewportSize,
    is_touch: bool = False,
) -> AsyncIterator[Page]:
    """A page; a picture of it is left in the test's folder when the test fails, or anything on the page does."""
    wrong: list[str] = []
    page = await browser.new_page(viewport=viewport, has_touch=is_touch, reduced_motion="reduce")
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    if request.node.stash.get(FAILED, False):
        picture = tmp_path / "failed.png"
        await page.screenshot(path=picture)
        request.node.add_report_section("teardown", "page", f"as it stood: {picture}")
    await page.close()
    assert wrong == []


async def _picture(route: Route) -> None:
    await route.fulfill(content_type="image/svg+xml", body=GREEN)
