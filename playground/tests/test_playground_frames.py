"""Blocks that frame others: as a person reads them, and as they are used."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from playground.core.controls import identified
from playground.core.reading import Reader
from playground.testing import Playground
from tests.browser import blocks, gallery

pytestmark = pytest.mark.anyio

READER = Reader({})


@pytest.fixture
async def slack() -> AsyncIterator[Playground]:
    async with Playground.running(gallery.workspace()) as running:
        yield running


@pytest.fixture
async def shown(slack: Playground) -> AsyncIterator[gallery.Gallery]:
    async with gallery.showing(slack) as app:
        await slack.member("alice").types("/show framed")
        yield app


READ = {
    "card": (
        "Rules of Machine Learning\nGoogle, 40 min\nRules 4 to 11 are about getting a first pipeline right.\n[Read it]"
    ),
    "container": "Your week\nThree things\nOne thing in a box\n[Open the box]",
    "plan": "Making the digest\n• Gather (done)\n7 in\n• Write (under way)\n• Send (not begun)",
    "video": "(video: How a gate opens)",
    "context_actions": "[Good] [Bad] [Take it away]",
}


@pytest.mark.parametrize("kind", READ)
def test_a_frame_is_read_with_what_is_in_it(kind: str) -> None:
    given = [block for block in blocks.FRAMED if block["type"] == kind]
    assert READER.blocks(identified(given, iter(range(99)))) == READ[kind]


def test_a_carousel_is_read_card_by_card() -> None:
    given = [block for block in blocks.FRAMED if block["type"] == "carousel"]
    assert READER.blocks(given).count("What it asks for.") == 4


def test_a_data_table_is_read_with_its_caption() -> None:
    given = [block for block in blocks.FRAMED if block["type"] == "data_table"]
    assert READER.blocks(given).startswith("Wins by week\nWeek | Wins\nW40 | ")


@pytest.mark.parametrize(
    ("task", "read"),
    [
        pytest.param({"title": "Send", "status": "error"}, "• Send (failed)", id="one that failed"),
        pytest.param(
            {
                "title": "Look",
                "status": "complete",
                "sources": [{"type": "url", "url": "https://a.example", "text": "A"}],
            },
            "• Look (done)\nA",
            id="one with a source",
        ),
    ],
)
def test_a_task_is_read_with_its_state(task: dict[str, Any], read: str) -> None:
    assert READER.blocks([{"type": "task_card", "task_id": "1", **task}]) == read


def test_a_remote_file_is_named() -> None:
    assert READER.blocks([{"type": "file", "external_id": "abc", "source": "remote"}]) == "(file: abc)"


@pytest.mark.parametrize(
    ("label", "value"),
    [("Read it", "read_it"), ("Open the box", "open_box"), ("Good", "good"), ("Bad", "bad"), ("Take it away", None)],
)
async def test_what_stands_in_a_frame_is_clicked(
    slack: Playground, shown: gallery.Gallery, label: str, value: str | None
) -> None:
    await slack.member("alice").clicks(label)
    assert shown.heard[-1]["actions"][0].get("value") == value


async def test_what_is_not_there_is_named_with_what_is(slack: Playground, shown: gallery.Gallery) -> None:
    assert shown.heard == []
    with pytest.raises(AssertionError, match=r"what there is: \[Read it\].*\[Open the box\].*\[Good\]"):
        await slack.member("alice").clicks("Leave")
