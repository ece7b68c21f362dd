"""What axe-core finds wrong with a page for those who do not see it, do not hear it, or use no mouse."""

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

# What is out of sight is not laid out, and would not be looked at.
LAID_OUT = "document.styleSheets[0].insertRule('.bunch { content-visibility: visible !important }')"


async def faults(page: Page) -> list[str]:
    """The serious and critical findings, each with the rule and the first place."""
    await page.evaluate(LAID_OUT)
    found = await Axe().run(page)
    return [
        f"{one['impact']} {one['id']}: {one['help']}, at {one['nodes'][0]['html'][:200]}"
        for one in found.response["violations"]
        if one["impact"] in ("serious", "critical")
    ]
