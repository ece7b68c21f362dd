"""Somebody takes out all that is kept of them: as files, in our conversation, for them alone."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from handlers import FEATURES
from handlers.privacy import schema
from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.handlers.keeping import TOOL, TOOL_SHOWN, closes, keeps
from tests.handlers.looking import NAMES, THERE, marks
from tests.house import DID, TO_TEAM, House, house

pytestmark = pytest.mark.anyio

CHECKIN_DAY = "2026-11-24 09:30"
TYPED = "Shipped <b>it</b> \u202eלילה 🎉\n# alone *now*"
PAPER = Path(schema.FILE).with_name("export.md")


async def lives(here: House) -> Member:
    """Alice answers and shares, keeps a win, goes through a competency and saves something."""
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", CHECKIN_DAY)
    await here.write(alice, (DID, "Quince jelly."), sees=TO_TEAM)
    await keeps(here, alice, TYPED, TOOL_SHOWN, outcome="Two days saved.")
    await closes(alice)
    await here.let(alice.types("/growth assess"))
    await marks(here, alice, THERE)
    await closes(alice)
    await here.let(alice.types("/growth explore mlops zoomcamp"), alice.clicks("Save"))
    return alice


async def takes(here: House, who: Member) -> tuple[str, dict[str, Any]]:
    """Somebody takes out their data: the file to read, and the other."""
    await here.let(who.types("/growth export"), who.clicks("Send me the files"))
    readable, whole = (file for message in who.messages()[-2:] for file in message.files or ())
    told = [(here.slack.slack.files.find(file["id"]).content or b"").decode() for file in (readable, whole)]
    return told[0], json.loads(told[1])


@pytest.fixture
async def doubtful(tmp_path: Path) -> AsyncIterator[House]:
    """A house in which Slack may refuse something."""
    async with house(tmp_path, start=MONDAY) as opened:
        yield opened


async def test_the_page_says_how_much_there_is(here: House) -> None:
    alice = await lives(here)
    await here.let(alice.types("/growth export"))
    said = (alice.modal or "").replace("*", "")
    assert "There is: one win, one check-in, one answer, one step, one assessment and one thing you saved." in said
    assert "Only you see this, and the files." in said


async def test_the_file_to_read_has_their_words(here: House) -> None:
    readable, _ = await takes(here, await lives(here))
    assert readable.startswith("# What Trellis keeps of Alice\n\nAs of Tuesday 24 November 2026.")
    for line in (
        "- **2026-11-24**: Shipped \\<b>it\\</b> \u202eלילה 🎉  \n  \\# alone *now*",
        "  - What came of it: Two days saved.",
        f"  - It shows: {TOOL}",
        "  - Quince jelly. (team digest, with your name)",
        f"  - {NAMES[0]}: there",
    ):
        assert line in readable


async def test_the_file_for_programs_is_as_its_schema_says(here: House) -> None:
    _, whole = await takes(here, await lives(here))
    Draft202012Validator(json.loads(schema.FILE.read_text(encoding="utf-8"))).validate(whole)
    assert [win["did"] for win in whole["kept"]["wins"]] == [TYPED]
    assert [answer["text"] for answer in whole["kept"]["answers"]] == ["Quince jelly."]


async def test_nobody_elses_words_are_in_it_and_nobody_else_gets_it(here: House) -> None:
    await lives(here)
    erin, bob = await here.start("erin"), here.member("bob")
    before = len(bob.messages())
    readable, whole = await takes(here, erin)
    assert "Quince" not in readable + json.dumps(whole)
    assert "Alice" not in readable + json.dumps(whole)
    assert len(bob.messages()) == before


async def takes_on(here: House) -> Member:
    """Bob puts something on the agenda, and Alice takes it on."""
    await here.make_team("alice")
    alice, bob = await here.start("alice"), here.member("bob")
    await here.let(bob.types("/growth agenda Lead the next review"))
    await here.let(alice.types("/growth agenda"), alice.clicks("Take it on"))
    await here.let(alice.clicks("Me"), alice.submits({"Until when?": "2026-12-04"}), alice.closes())
    return alice


async def test_what_they_took_on_of_the_others_words_is_in_it(here: House) -> None:
    readable, whole = await takes(here, await takes_on(here))
    (action,) = whole["kept"]["actions"]
    assert (action["text"], action["due_on"], action["action"]) == ("Lead the next review", "2026-12-04", None)
    assert whole["kept"]["agenda_items"] == []
    assert "- **2026-11-23**: Lead the next review (open, by 2026-12-04)" in readable
    Draft202012Validator(json.loads(schema.FILE.read_text(encoding="utf-8"))).validate(whole)


async def test_what_they_took_on_is_nobodys_once_they_are_deleted_and_stays_the_others(here: House) -> None:
    alice, bob = await takes_on(here), await here.start("bob")
    await here.let(alice.types("/growth delete"), alice.clicks("Go on"), alice.clicks("Delete all of it for good"))
    _, whole = await takes(here, bob)
    (item,) = whole["kept"]["agenda_items"]
    assert item["text"] == "Lead the next review"
    assert {item[part] for part in ("owner_id", "owned_at", "due_on", "action", "decided_at")} == {None}


async def test_where_slack_takes_them_later_the_page_says_so(doubtful: House) -> None:
    alice = await doubtful.start("alice")
    await doubtful.let(alice.types("/growth export"))
    doubtful.slack.misbehave.refuse("files.getUploadURLExternal", error="service_unavailable")
    await doubtful.let(alice.clicks("Send me the files"))
    assert "Slack did not take the files now. Nothing is lost" in (alice.modal or "")
    assert "[Send me the files]" in (alice.modal or "")


async def test_where_files_are_turned_off_the_page_says_who_can_allow_it(doubtful: House) -> None:
    alice = await doubtful.start("alice")
    await doubtful.let(alice.types("/growth export"))
    doubtful.slack.misbehave.refuse("files.getUploadURLExternal", error="file_uploads_disabled")
    await doubtful.let(alice.clicks("Send me the files"))
    assert "Slack takes no files from me in this workspace" in (alice.modal or "")
    assert "[Send me the files]" not in (alice.modal or "")


async def test_without_a_conversation_it_says_how_to_begin_one(here: House) -> None:
    alice = here.member("alice")
    await here.let(alice.types("/growth export"))
    assert "So far that is little" in (alice.modal or "")
    assert "Send me hello in a direct message" in (alice.modal or "").replace("`", "")


async def test_it_stands_on_the_home_too(here: House) -> None:
    alice = await here.start("alice")
    await here.turn_to(alice, "Settings")
    await here.let(alice.clicks("Take out my data"))
    assert "Your data" in (alice.modal or "")


def test_the_schema_is_written_as_the_tables_are() -> None:
    assert schema.FILE.read_text(encoding="utf-8") == schema.text(FEATURES), "`make docs` writes it anew"


def test_the_paper_tells_of_every_table_in_it() -> None:
    paper = PAPER.read_text(encoding="utf-8")
    assert [table for table in schema.ABOUT if f"| `{table}` |" not in paper] == []
