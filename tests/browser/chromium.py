"""Headless Chromium, the machine's own, which speaks to nobody but the page."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-pings",
)


def path() -> str | None:
    """Where Chromium is; None where there is none. Its shell without windows draws the same, and has less to do."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """A browser of its own, closed when the block ends. Raises FileNotFoundError where there is no Chromium."""
    executable = path()
    if executable is None:
        raise FileNotFoundError("there is no chromium on the PATH; on Debian: apt-get install chromium-headless-shell")
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        try:
            yield chromium
        finally:
            await chromium.close()
