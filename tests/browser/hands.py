"""The same deeds by three kinds of hands: a mouse, nothing but keys, and a finger on a phone."""

from typing import ClassVar

from playwright.async_api import Locator, Page, ViewportSize, expect

MANY = 90


def messages(page: Page) -> Locator:
    """The messages of the conversation in view."""
    return page.get_by_role("main").get_by_test_id("message")


async def goes_to(page: Page, place: str) -> Locator:
    """Opens a conversation; gives its composer."""
    await page.get_by_test_id(f"conversation-{place}").click()
    box = page.get_by_role("textbox", name=f"Message #{place}")
    await box.wait_for()
    return box


class Mouse:
    """Clicks and types, on a wide window."""

    viewport: ClassVar[ViewportSize] = {"width": 1280, "height": 900}
    is_touch = False

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def newest(self) -> Locator:
        """The last message of the conversation in view."""
        return self.page.get_by_role("main").get_by_test_id("message").last

    @property
    def form(self) -> Locator:
        """The modal on top."""
        return self.page.get_by_test_id("modal")

    async def becomes(self, name: str) -> None:
        """Is another person, in their direct message with the app."""
        await self.page.get_by_test_id(f"person-{name}").click()
        await expect(self.page.get_by_test_id(f"person-{name}")).to_have_attribute("aria-current", "true")
        await self.goes_to("trellis")

    async def goes_to(self, conversation: str) -> None:
        """Is there, too, before anything is typed: it would go to where one was before."""
        await self.page.get_by_test_id(f"conversation-{conversation}").click()
        await self.is_in(conversation)

    async def is_in(self, conversation: str) -> None:
        await expect(self.page.get_by_test_id(f"conversation-{conversation}")).to_have_attribute("aria-current", "page")

    async def types(self, line: str) -> None:
        box = self.page.get_by_test_id("composer")
        await box.fill(line)
        await self.page.keyboard.press("Escape")
        await box.press("Enter")

    async def presses(self, place: Locator, label: str) -> None:
        await place.get_by_role("button", name=label, exact=True).click()

    async def closes(self, label: str = "Close") -> None:
        """Closes the modal on top, and waits until it is gone: what is typed before that is lost."""
        await self.presses(self.form, label)
        await expect(self.form).not_to_be_visible()

    async def picks(self, label: str) -> None:
        """Picks a radio button or a box of the form."""
        await self._box(self.form, label).check()

    async def picks_among(self, group: str, label: str) -> None:
        """Picks in a select of many."""
        many = self.form.get_by_role("group", name=group).first
        await many.locator("summary").click()
        await many.get_by_role("checkbox", name=label).check()

    async def chooses(self, label: str, words: str) -> None:
        """Chooses in a select of the form."""
        await self.form.get_by_label(label).select_option(label=words)

    async def writes(self, label: str, words: str) -> None:
        await self.form.get_by_label(label).fill(words)

    async def uses(self, shortcut: str) -> None:
        """Uses an app's shortcut on the last message of the conversation in view."""
        await self.newest.hover()
        await self.newest.get_by_role("button", name="Message shortcuts").click()
        await self.page.get_by_role("menuitem", name=shortcut).click()

    async def moves_the_clock(self, step: str) -> None:
        """Moves it by one of the steps that the menu offers, and waits until it has arrived, with all that was due."""
        await self.page.get_by_test_id("clock").click()
        await self.page.get_by_role("menuitem", name=step).click()
        await self._arrives()

    async def _arrives(self) -> None:
        await expect(self.page.get_by_test_id("clock")).not_to_have_attribute("aria-busy", "true")

    def _box(self, place: Locator, label: str) -> Locator:
        both = place.get_by_role("radio", name=label).or_(place.get_by_role("checkbox", name=label))
        return both.first


class Finger(Mouse):
    """Taps, on a phone: the conversations are in a drawer, the people behind one's own face."""

    viewport: ClassVar[ViewportSize] = {"width": 390, "height": 844}
    is_touch = True

    async def becomes(self, name: str) -> None:
        await self.page.get_by_role("button", name="Be another person").tap()
        person = self.page.get_by_test_id(f"person-{name}")
        await person.tap()
        await expect(person).to_have_attribute("aria-current", "true")
        await self.goes_to("trellis")

    async def goes_to(self, conversation: str) -> None:
        await self.page.get_by_role("button", name="Conversations").tap()
        await super().goes_to(conversation)

    async def types(self, line: str) -> None:
        await super().types(line)
        await expect(self.page.get_by_test_id("composer")).to_have_value("")


class Keys(Mouse):
    """Presses keys, and touches nothing else."""

    async def becomes(self, name: str) -> None:
        await self._finds(f"Be {name}")
        await expect(self.page.get_by_test_id(f"person-{name}")).to_have_attribute("aria-current", "true")
        await self.goes_to("trellis")

    async def goes_to(self, conversation: str) -> None:
        await self._finds(conversation)
        await self.is_in(conversation)

    async def types(self, line: str) -> None:
        await self._reaches(self.page.get_by_test_id("composer"))
        await self.page.keyboard.type(line)
        await self.page.keyboard.press("Escape")
        await self.page.keyboard.press("Enter")

    async def presses(self, place: Locator, label: str) -> None:
        await self._reaches(place.get_by_role("button", name=label, exact=True))
        await self.page.keyboard.press("Enter")

    async def picks(self, label: str) -> None:
        box = self._box(self.form, label)
        group = await box.get_attribute("name")
        if group is None:
            await self._reaches(box)
            await self.page.keyboard.press("Space")
        else:
            # Tab comes to the first radio button of a group; the arrows go on from there, and pick.
            await self._reaches(self.form.locator(f"[name={group}]").first)
            await self.page.keyboard.press("Space")
            await self._reaches(box, by="ArrowDown")
        await expect(box).to_be_checked()

    async def picks_among(self, group: str, label: str) -> None:
        many = self.form.get_by_role("group", name=group).first
        await self._reaches(many.locator("summary"))
        await self.page.keyboard.press("Enter")
        await self._reaches(many.get_by_role("checkbox", name=label))
        await self.page.keyboard.press("Space")

    async def chooses(self, label: str, words: str) -> None:
        select = self.form.get_by_label(label)
        await self._reaches(select)
        await self.page.keyboard.type(words)
        await expect(select.locator("option:checked")).to_have_text(words)

    async def writes(self, label: str, words: str) -> None:
        await self._reaches(self.form.get_by_label(label))
        await self.page.keyboard.type(words)

    async def moves_the_clock(self, step: str) -> None:
        await self._reaches(self.page.get_by_test_id("clock"))
        await self.page.keyboard.press("Enter")
        item = self.page.get_by_role("menuitem", name=step)
        await self._reaches(item, by="ArrowDown")
        await self.page.keyboard.press("Enter")
        await self._arrives()

    async def _finds(self, words: str) -> None:
        await expect(self.form).not_to_be_visible()
        await self.page.keyboard.press("Control+k")
        await expect(self.page.get_by_role("combobox", name="Where to, or who to be?")).to_be_focused()
        await self.page.keyboard.type(words)
        await self.page.keyboard.press("Enter")

    async def _reaches(self, target: Locator, by: str | None = None) -> None:
        """Presses Tab, or Shift and Tab where it stands before, until it has the focus. Raises AssertionError."""
        await expect(target).to_be_visible()
        for _ in range(MANY):
            where = await target.evaluate(
                """target => target === document.activeElement ? "here"
                : document.activeElement.compareDocumentPosition(target) & 2 ? "Shift+Tab" : "Tab" """
            )
            if where == "here":
                return
            await self.page.keyboard.press(by or where)
        raise AssertionError(f"{target} is not reached by {MANY} presses")
