"""The brag document: to copy, and as a file."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.handlers.keeping import TOOL, TOOL_SHOWN, WHEN, closes, keeps
from tests.house import House, house

pytestmark = pytest.mark.anyio


async def with_two_wins(here: House) -> Member:
    """Alice has two wins: one of this quarter, of which she says what it shows, and one of spring."""
    alice = await here.start("alice")
    await keeps(here, alice, "Erin retrains alone with my <script>\n# alone", TOOL_SHOWN, outcome="Two days saved.")
    await closes(alice)
    await alice.types("/growth win Spring cleaning")
    await alice.chooses(WHEN, "2026-04-02")
    await here.let(alice.submits())
    await closes(alice)
    return alice


@pytest.fixture
async def alice(here: House) -> Member:
    return await with_two_wins(here)


@pytest.fixture
async def doubtful(tmp_path: Path) -> AsyncIterator[House]:
    """A house in which Slack may refuse something."""
    async with house(tmp_path, start=MONDAY) as opened:
        yield opened


DOCUMENT = f"""# What Alice did

2 wins, up to Monday 23 November 2026.

## By quarter

### 2026, October to December

- **Monday 23 November 2026**: Erin retrains alone with my \\<script>
  - What came of it: Two days saved.
  - It shows: {TOOL}

### 2026, April to June

- **Thursday 2 April 2026**: Spring cleaning

## By what they show

### {TOOL}

- Monday 23 November 2026: Erin retrains alone with my \\<script>
"""


async def test_it_is_a_page_that_can_be_copied(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth brag"))
    said = alice.modal or ""
    assert "# What Alice" in said
    for line in ("### 2026, October to December", "Two days saved.", "### 2026, April to June", f"### {TOOL}"):
        assert line in said


async def test_it_comes_as_a_file_in_the_conversation(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth wins"), alice.clicks("Brag document"), alice.clicks("Send me the file"))
    said = (alice.modal or "").replace("*", "")
    assert "Sent: it stands in our conversation, as brag-document-2026-11-23.md." in said
    (told,) = alice.messages()[-1].files or ()
    assert told["title"] == "Brag document, Monday 23 November"
    content = here.slack.slack.files.find(told["id"]).content
    assert (content or b"").decode().replace("  \n  \\# alone", "") == DOCUMENT


async def test_where_slack_takes_it_later_the_page_says_so(doubtful: House) -> None:
    alice = await with_two_wins(doubtful)
    await doubtful.let(alice.types("/growth brag"))
    doubtful.slack.misbehave.refuse("files.getUploadURLExternal", error="service_unavailable")
    await doubtful.let(alice.clicks("Send me the file"))
    assert "Slack did not take the file now." in (alice.modal or "")
    assert "Two days saved." in (alice.modal or "")


async def test_where_files_are_turned_off_it_is_a_page(doubtful: House) -> None:
    alice = await with_two_wins(doubtful)
    await doubtful.let(alice.types("/growth brag"))
    doubtful.slack.misbehave.refuse("files.getUploadURLExternal", error="file_uploads_disabled")
    await doubtful.let(alice.clicks("Send me the file"))
    assert "Slack takes no files from me in this workspace." in (alice.modal or "")
    assert "[Send me the file]" not in (alice.modal or "")
