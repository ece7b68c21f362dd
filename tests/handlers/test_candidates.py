"""A worksheet on a candidate: page by page, looked through, as a file, deleted, and read by nobody else."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db.tables import WorksheetRow
from playground.testing import Member, Playground
from tests.handlers.conftest import MONDAY
from tests.handlers.keeping import closes
from tests.handlers.looking import GETTING_THERE, NAMES, NOT_YET, THERE
from tests.house import WORKSPACE, House, moved_in, scene

pytestmark = pytest.mark.anyio

SEEN = "What did you see or hear?"
NOTE = "Drew the queue, and where it <fails>."
BEGIN = "/growth candidate Sam R"


@pytest.fixture
async def alice(here: House) -> Member:
    await here.make_team("alice", "erin")
    return await here.start("alice")


async def begins(here: House, who: Member, line: str = BEGIN) -> None:
    await here.let(who.types(line), who.clicks("Junior"), who.submits())


async def notes(here: House, who: Member, word: str, note: str = "") -> None:
    """A mark, perhaps with a note, and on."""
    await who.clicks(word)
    await here.let(who.submits({SEEN: note} if note else None))


@scene
async def with_two_marks(here: House, who: Member) -> None:
    await begins(here, who)
    await notes(here, who, NOT_YET, NOTE)
    await notes(here, who, THERE)


async def count(here: House) -> int:
    async with here.trellis.tenant.app.transaction() as session:
        return await session.scalar(select(func.count()).select_from(WorksheetRow)) or 0


async def test_it_is_filled_in_page_by_page_and_looked_through(here: House, alice: Member) -> None:
    await here.let(alice.types(BEGIN))
    assert "Your worksheet on Sam R," in (alice.modal or "").replace("*", "")
    assert "Only you. It is deleted by itself after 90 days." in (alice.modal or "")
    await here.let(alice.clicks("Junior"), alice.submits())
    said = alice.modal or ""
    assert f"1 of 16\n{NAMES[0]}" in said
    assert "They know" in said
    assert "Only you. It is deleted by itself on Sunday 21 February." in said
    await notes(here, alice, NOT_YET, NOTE)
    await alice.clicks(THERE)
    await here.let(alice.clicks("Back"))
    assert NOTE in (alice.modal or "")
    await here.let(alice.clicks("The whole worksheet"))
    said = alice.modal or ""
    assert "Sam R, as you saw it, against Junior." in said.replace("*", "")
    assert f"{NAMES[0]}: not yet\n> {NOTE}" in said
    assert f"{NAMES[1]}: there" in said
    assert f"Nothing so far on: {NAMES[2]}, " in said


async def test_it_goes_through_to_its_last_page_and_then_stands_whole(here: House, alice: Member) -> None:
    await begins(here, alice)
    for _ in NAMES:
        await here.let(alice.clicks(THERE), alice.submits())
    said = alice.modal or ""
    assert f"{NAMES[-1]}: there" in said
    assert "Nothing so far on" not in said


async def test_it_is_changed_from_the_whole_and_leads_back_there(here: House, alice: Member) -> None:
    await with_two_marks(here, alice)
    await closes(alice)
    await here.let(alice.types("/growth candidate sam r"), alice.clicks("Change"))
    assert NOTE in (alice.modal or "")
    await notes(here, alice, GETTING_THERE, "Twice since.")
    assert f"{NAMES[0]}: getting there\n> Twice since." in (alice.modal or "")
    await here.let(alice.chooses("Mark one of them", NAMES[-1]))
    await notes(here, alice, THERE)
    assert f"{NAMES[-1]}: there" in (alice.modal or "")


async def test_without_a_name_all_of_them_are_there(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth candidate"))
    assert "You have no worksheet yet." in alice.newest()
    await with_two_marks(here, alice)
    await closes(alice)
    await begins(here, alice, "/growth candidate Kim")
    await closes(alice)
    await here.let(alice.types("/growth candidate"), alice.clicks("Open", beside="Sam R"))
    assert NOTE in (alice.modal or "")


async def test_it_comes_as_a_file(here: House, alice: Member) -> None:
    await with_two_marks(here, alice)
    await here.let(alice.clicks("The whole worksheet"), alice.clicks("Send me the file"))
    assert "Sent: it stands in our conversation, as worksheet-1-2026-11-23.md." in (alice.modal or "").replace("*", "")
    (told,) = alice.messages()[-1].files or ()
    assert told["title"] == "Worksheet, Monday 23 November"
    text = (here.slack.slack.files.find(told["id"]).content or b"").decode()
    assert text.startswith("# Worksheet on Sam R\n\nAgainst Junior, on version 2 of Machine learning engineer, up to")
    assert f"- **{NAMES[0]}**: not yet\n  - Drew the queue, and where it \\<fails>.\n- **{NAMES[1]}**: there\n" in text
    assert f"Nothing on: {NAMES[2]}, " in text


async def test_it_is_deleted_by_hand(here: House, alice: Member) -> None:
    await with_two_marks(here, alice)
    await here.let(alice.clicks("The whole worksheet"), alice.clicks("Delete it"))
    assert "Deleted." in (alice.modal or "")
    assert await count(here) == 0
    await closes(alice)
    await here.let(alice.types(BEGIN))
    assert "Against which level do you look?" in (alice.modal or "")


async def test_it_is_deleted_by_itself_after_90_days_and_no_day_sooner(here: House, alice: Member) -> None:
    await with_two_marks(here, alice)
    await closes(alice)
    await here.later(days=89, hours=23)
    assert await count(here) == 1
    await here.later(hours=2)
    assert await count(here) == 0


async def test_a_mark_is_kept_as_soon_as_it_is_set_with_what_is_noted_by_then(here: House, alice: Member) -> None:
    await begins(here, alice)
    assert "A mark is kept as soon as you set it, and a note with it." in (alice.modal or "")
    await alice.fills(SEEN, NOTE)
    await here.let(alice.clicks(THERE))
    await closes(alice)
    await here.let(alice.types("/growth candidate sam r"))
    assert f"{NAMES[0]}: there\n> {NOTE}" in (alice.modal or "")


async def test_what_is_typed_after_the_mark_takes_the_place_of_what_was(here: House, alice: Member) -> None:
    await begins(here, alice)
    await alice.fills(SEEN, "Drew the queue.")
    await here.let(alice.clicks(THERE))
    await alice.fills(SEEN, "Drew a queue, and two more.")
    await here.let(alice.clicks("The whole worksheet"))
    assert f"{NAMES[0]}: there\n> Drew a queue, and two more.\n" in (alice.modal or "")
    assert "Drew the queue." not in (alice.modal or "")


async def test_another_mark_takes_the_place_of_the_first_and_loses_no_note(here: House, alice: Member) -> None:
    await begins(here, alice)
    await alice.fills(SEEN, NOTE)
    await here.let(alice.clicks(THERE), alice.clicks(NOT_YET))
    await closes(alice)
    await here.let(alice.types("/growth candidate sam r"))
    assert f"{NAMES[0]}: not yet\n> {NOTE}" in (alice.modal or "")


@pytest.mark.parametrize("days", [7, 365])
async def test_the_settings_say_for_how_long_and_what_was_begun_keeps_its_day(tmp_path: Path, days: int) -> None:
    async with Playground.running(WORKSPACE, start=MONDAY) as slack:
        async with moved_in(slack, tmp_path) as here:
            alice = await here.start("alice")
            await begins(here, alice)
            await closes(alice)
        async with moved_in(slack, tmp_path, trellis_worksheet_days=days) as here:
            alice = here.member("alice")
            await here.let(alice.types("/growth candidate Kim"))
            assert f"It is deleted by itself after {days} days." in (alice.modal or "")
            await here.let(alice.clicks("Junior"), alice.submits())
            async with here.trellis.tenant.app.reading() as session:
                kept = {row.name: row.gone_at - row.started_at for row in await session.scalars(select(WorksheetRow))}
    assert kept == {"Sam R": timedelta(days=90), "Kim": timedelta(days=days)}


async def test_nobody_else_reads_it(here: House, alice: Member) -> None:
    await with_two_marks(here, alice)
    bob = await here.start("bob")
    await here.let(bob.types("/growth candidate"))
    assert "You have no worksheet yet." in bob.newest()
    await here.let(bob.types(BEGIN))
    assert "Against which level do you look?" in (bob.modal or "")
    await closes(bob)
    await here.let(bob.types("/growth team @alice"))
    assert "Sam" not in (bob.modal or "")
    await here.on("bob", "2026-11-30 10:00")
    read = [*bob.reads(), *here.slack.channel("ranking").reads()]
    assert not any("Drew the queue" in said for said in read)


async def test_it_stands_in_the_export(here: House, alice: Member) -> None:
    await with_two_marks(here, alice)
    await closes(alice)
    await here.let(alice.types("/growth export"))
    assert "one worksheet on a candidate" in (alice.modal or "")
    await here.let(alice.clicks("Send me the files"))
    files = [file for message in alice.messages() for file in message.files or ()]
    texts = [(here.slack.slack.files.find(file["id"]).content or b"").decode() for file in files]
    assert f"  - {NAMES[0]}: not yet\n    - Drew the queue, and where it \\<fails>." in texts[0]
    assert NOTE in texts[1]
