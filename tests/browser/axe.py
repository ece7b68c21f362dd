"""What axe-core finds wrong with a page for those who do not see it, do not hear it, or use no mouse."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Page

# What is out of sight is not laid out, and would not be looked at.
LAID_OUT = "document.styleSheets[0].insertRule('.bunch { content-visibility: visible !important }')"
# Of what is well nothing comes back: that is a page of many pages.
FOUND = "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)"


async def faults(page: Page) -> list[str]:
    """The serious and critical findings, each with the rule and the first place."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE_SCRIPT)
        await page.evaluate(LAID_OUT)
    return [
        f"{one['impact']} {one['id']}: {one['help']}, at {one['nodes'][0]['html'][:200]}"
        for one in await page.evaluate(FOUND)
        if one["impact"] in ("serious", "critical")
    ]
