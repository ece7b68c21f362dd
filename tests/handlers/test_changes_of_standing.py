"""Every change of a person's standing, and everything that waits: what must come of each pair, in words."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.handlers.conftest import MONDAY
from tests.handlers.waiting import CHANGES, GARDEN, everything_waits, the_day_goes_on, what_came_of_it
from tests.house import house

pytestmark = pytest.mark.anyio

AS_EVER = {
    "open round": "asks, and is spoken of once",
    "queued check-in": "sent 1 times",
    "answer shared and unread": "read by bob",
    "team digest": "posted 1 times",
    "manager's letter": "a letter to bob",
    "Tell Bob": "told to bob",
    "open assessment": "1 mark kept, goes on",
    "question about a move": "waits, asked 1 times",
}
# What was shared stays shared, whatever becomes of its author; nobody who left, stopped or paused hears another word.
COMES: Mapping[str, Mapping[str, str]] = {
    "nothing changes": {},
    "gone": {
        "open round": "asks",
        "queued check-in": "not sent",
        "Tell Bob": "told to nobody",
        "open assessment": "1 mark kept, ends",
    },
    "gone and back": {},
    "made a guest": {
        "open round": "asks",
        "queued check-in": "not sent",
        "Tell Bob": "told to nobody",
        "open assessment": "1 mark kept, ends",
    },
    "moved to Ads, led by Frank": {"Tell Bob": "told to nobody", "open assessment": "1 mark kept, ends"},
    "to be led by Frank from tomorrow on": {},
    "led by Frank instead of Bob": {
        "team digest": "not posted",  # it comes on Frank's own Monday morning, which is over
        "manager's letter": "a last letter to bob",
        "Tell Bob": "told to nobody",
        "open assessment": "1 mark kept, ends",
    },
    "Bob is gone": {
        "answer shared and unread": "read by nobody, Alice is told 1 times",
        "manager's letter": "none",
        "Tell Bob": "told to nobody",
        "open assessment": "1 mark kept",
    },
    "another ladder": {},
    "paused": {"open round": "asks", "queued check-in": "not sent", "Tell Bob": "told to nobody"},
    "stopped": {"open round": "asks", "queued check-in": "not sent", "Tell Bob": "told to nobody"},
}


@pytest.mark.parametrize("change", CHANGES)
async def test_what_comes_of_everything_that_waits(tmp_path: Path, change: str) -> None:
    async with house(tmp_path, start=MONDAY, workspace=GARDEN) as here:
        await everything_waits(here)
        await CHANGES[change](here)
        await the_day_goes_on(here)
        assert await what_came_of_it(here) == {**AS_EVER, **COMES[change]}
        assert [call.error for call in here.slack.refused if call.error != "ratelimited"] == []
