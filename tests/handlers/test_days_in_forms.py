"""Every form that asks for a day, found among all forms: a day that cannot be is refused at its field, and not kept.

A calendar in Slack offers no such day. What comes to Trellis need not come from there.
"""

import ast
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

import handlers
from tests.handlers.test_sent_again import FORMS, everything, newest
from tests.house import House

pytestmark = pytest.mark.anyio

CANNOT_BE = {
    "a day that no year has": "2026-02-31",
    "no day": "31 Feb",
    "over": "2026-11-20",
    "of long ago": "0001-01-01",
    "five years ahead": "2031-11-24",
    "at the end of all days": "9999-12-31",
}
IS_FINE = {("wins.form", "over")}  # a win is of a day that is over
WITH_A_DAY = {"wins.form", "one_on_ones.rhythm_form", "one_on_ones.move_form", "one_on_ones.action_form"}


def days(view: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The fields of a form that ask for a day, by their blocks."""
    for block in view["blocks"]:
        element = block.get("element") or {}
        if element.get("type") in ("datepicker", "datetimepicker"):
            yield block["block_id"], block


@pytest.mark.parametrize("form", FORMS)
async def test_a_day_that_cannot_be_is_refused_at_its_field(here: House, form: str) -> None:
    sender = await FORMS[form](here)
    payload = newest(here)
    before, read = await everything(here), sender.reads()
    asked = dict(days(payload["view"]))
    assert bool(asked) == (form in WITH_A_DAY)
    for field, block in asked.items():
        bad: dict[str, str | None] = {**CANNOT_BE, **({} if block.get("optional") else {"none at all": None})}
        for what, day in bad.items():
            if (form, what) not in IS_FINE:
                body = await sent(here, payload, field, day)
                assert body["response_action"] == "errors", (field, what)
                assert list(body["errors"]) == [field], what
                assert body["errors"][field].endswith((".", "?")), what
    assert await everything(here) == before
    assert sender.reads() == read


async def sent(here: House, payload: dict[str, Any], field: str, day: str | None) -> dict[str, Any]:
    """The same form with another day, past the calendar of a client; returns what Slack gets for an answer."""
    changed = deepcopy(payload)
    changed["trigger_id"] = here.slack.slack.triggers.issue(payload["user"]["id"], "A0TRELLIS")
    (element,) = changed["view"]["state"]["values"][field].values()
    element["selected_date"] = day
    client = AsyncWebClient("xoxb-playground", base_url=here.slack.api_url)
    return (await here.trellis.dispatcher.form(changed, client)).body


def test_the_one_command_in_which_a_day_is_typed_is_the_pause() -> None:
    """What reads a day of somebody's words is `growth.duration` alone, with the bad ones in its own tests."""
    readers = set()
    for file in Path(handlers.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            names = {alias.name for alias in node.names} if isinstance(node, (ast.ImportFrom, ast.Import)) else set()
            if isinstance(node, ast.ImportFrom) and node.module == "growth" and names & {"duration", "dates"}:
                readers.add(file.relative_to(Path(handlers.__file__).parent).as_posix())
    assert readers == {"preferences/listeners.py"}
