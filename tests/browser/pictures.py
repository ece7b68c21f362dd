"""python -m tests.browser.pictures: makes the pictures of the README from the page, eight weeks into the story."""

import asyncio
from datetime import timedelta
from pathlib import Path

from playwright.async_api import Locator, Page

from demo import play
from demo.stage import Stage, stage
from tests.browser import chromium

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"


async def main() -> None:
    """Writes `check-in.png`, as Alice gets it on a Tuesday morning, and `digest.png`, the fullest in the channel."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    async with stage(play.STORY_BEGINS) as theatre:
        length = timedelta(weeks=play.PAGE_WEEKS) + play.JUST_ARRIVED
        await play.make(theatre, length=length, seed=play.PAGE_SEED, tell=lambda _: None, day=lambda _: None)
        async with chromium.browser() as browser:
            page = await browser.new_page(
                viewport={"width": 1000, "height": 1400}, device_scale_factor=1.5, color_scheme="light"
            )
            await _open(page, theatre, "trellis")
            await _take(page.get_by_test_id("message").filter(has_text="Growth check-in").last, name="check-in.png")
            await _open(page, theatre, "ranking-growth")
            digests = page.get_by_test_id("message").filter(has_text="Growth digest")
            await digests.last.wait_for()
            texts = await digests.all_inner_texts()
            await _take(digests.nth(texts.index(max(texts, key=len))), name="digest.png")


async def _open(page: Page, theatre: Stage, conversation: str) -> None:
    """Opens a conversation as Alice sees it."""
    await page.goto(f"{theatre.slack.url}#as={theatre.slack.member('alice').id}")
    await page.get_by_test_id(f"conversation-{conversation}").click()


async def _take(message: Locator, *, name: str) -> None:
    """A picture of one message, and of nothing else."""
    await message.scroll_into_view_if_needed()
    await message.page.mouse.move(0, 0)
    await message.screenshot(path=FOLDER / name)


if __name__ == "__main__":
    asyncio.run(main())
