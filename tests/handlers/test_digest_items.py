"""A digest that stands in Slack is drawn from facts: what is taken back, or deleted, is nowhere any more."""

from pathlib import Path

import pytest
from sqlalchemy import text

from db.tables import Base
from playground.testing import Member
from tests.handlers.conftest import MONDAY as START
from tests.house import DID, HELP, PLAN, TO_AGENDA, TO_MANAGER, TO_TEAM, House, house

pytestmark = pytest.mark.anyio

MONDAY, NEXT = "2026-11-30 09:30", "2026-12-07 09:30"
WORDS = "quince"


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice of Bob's team, on the Tuesday of her first check-in."""
    await here.make_team("alice", "erin")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    return alice


def read(here: House) -> str:
    """All that stands in the channel and with Bob."""
    return "\n".join([*here.slack.channel("ranking").reads(), *here.member("bob").reads()])


async def kept(here: House) -> str:
    """Every row of every table."""
    async with here.trellis.tenant.app.transaction() as session:
        rows = [
            str(row) for table in Base.metadata.sorted_tables for row in (await session.execute(table.select())).all()
        ]
    return "\n".join(rows)


async def edits(here: House, alice: Member, field: str, *, to: str | None = None, sees: str | None = None) -> None:
    await alice.clicks("Edit")
    if to is not None:
        await alice.fills(field, to)
    if sees is not None:
        await alice.chooses({DID[0]: DID[1], PLAN[0]: PLAN[1], HELP[0]: HELP[1]}[field], sees)
    await here.let(alice.submits())


@pytest.mark.parametrize(
    ("to", "sees"),
    [
        pytest.param(None, "Only you", id="for herself alone"),
        pytest.param("", None, id="emptied"),
    ],
)
async def test_what_was_posted_and_is_taken_back_vanishes_from_where_it_stands(
    here: House, alice: Member, to: str | None, sees: str | None
) -> None:
    await here.write(alice, (DID, WORDS), (PLAN, "damson"), sees=TO_TEAM)
    await here.on("bob", MONDAY)
    assert read(here).count(WORDS) == 2
    await edits(here, alice, DID[0], to=to, sees=sees)
    assert WORDS not in read(here)
    assert read(here).count("damson") == 2


async def test_what_is_shared_anew_can_be_undone_first_and_comes_with_the_next(here: House, alice: Member) -> None:
    await here.write(alice, (DID, WORDS), sees=TO_TEAM)
    await here.on("bob", MONDAY)
    await edits(here, alice, DID[0], to="medlar")
    assert WORDS not in read(here)
    assert "medlar" not in read(here)
    await here.on("bob", NEXT)
    assert read(here).count("medlar") == 2


async def test_a_post_of_which_nothing_is_left_says_so(here: House, alice: Member) -> None:
    await here.write(alice, (DID, WORDS), sees=TO_TEAM)
    await here.on("bob", MONDAY)
    await edits(here, alice, DID[0], sees="Only you")
    assert here.slack.channel("ranking").reads() == ["What stood here was taken back by those who shared it."]


async def test_done_is_drawn_anew_without_what_is_gone_by_then(here: House, alice: Member) -> None:
    await here.write(alice, (HELP, WORDS), (DID, "damson"), sees=TO_AGENDA)
    await here.on("bob", MONDAY)
    await edits(here, alice, HELP[0], to="")
    await here.let(here.member("bob").clicks("Answer", beside="damson"), here.member("bob").clicks("Done"))
    assert "Done: Alice put this on your 1:1 agenda" in read(here)
    assert WORDS not in read(here)


async def test_what_somebody_wrote_who_is_deleted_is_nowhere(here: House, alice: Member) -> None:
    """In no table and no message, nor in one that is drawn later: of them, and of nobody else."""
    erin = await here.start("erin", rhythm="Every week")
    await here.write(alice, (DID, WORDS), (HELP, f"More {WORDS}"), sees=TO_TEAM)
    await here.let(erin.types("/growth checkin"))
    await here.let(erin.submits({HELP[0]: "damson", HELP[1]: TO_AGENDA}))
    await here.on("bob", MONDAY)
    assert WORDS in read(here)
    await here.let(alice.types("/growth delete"), alice.clicks("Go on"), alice.clicks("Delete all of it for good"))
    assert WORDS not in read(here)
    assert WORDS not in await kept(here)
    await here.let(here.member("bob").clicks("Answer", beside="damson"), here.member("bob").clicks("Done"))
    await here.on("bob", NEXT)
    assert WORDS not in read(here)
    assert "Done: Erin would like a hand" in read(here)


async def test_nobodys_words_are_kept_with_what_was_sent(here: House, alice: Member) -> None:
    await here.write(alice, (DID, WORDS), (HELP, f"More {WORDS}"), sees=TO_TEAM)
    await here.on("bob", MONDAY)
    async with here.trellis.tenant.app.transaction() as session:
        payloads = await session.scalars(text("SELECT CAST(payload AS TEXT) FROM deliveries"))
        assert [payload for payload in payloads if WORDS in payload] == []


async def long_letter(here: House) -> None:
    """What three people shared with Bob, more than one message can hold."""
    await here.make_team("alice", "dana", "erin")
    for name in ("alice", "dana", "erin"):
        person = await here.start(name, rhythm="Every week")
        await here.let(person.types("/growth checkin"))
        for label, sees in (DID, PLAN):
            await person.fills(label, f"{name} " * 400)
            await person.chooses(sees, TO_MANAGER)
        await here.let(person.submits())


def told_of(here: House) -> list[str]:
    """Whose words Bob reads, each as often as there is a message with them."""
    texts = here.member("bob").reads()
    return [name for name in ("alice", "dana", "erin") for said in texts if f"{name} {name}" in said]


async def test_the_rest_of_a_letter_that_slack_refuses_comes_with_the_next(tmp_path: Path) -> None:
    async with house(tmp_path, start=START) as here:
        await long_letter(here)
        await here.on("bob", "2026-11-30 09:29")  # past all else that waits
        here.slack.misbehave.slow("chat.postMessage", 1, seconds=0)
        here.slack.misbehave.refuse("chat.postMessage", 1, error="restricted_action")
        await here.on("bob", MONDAY)
        assert told_of(here) == ["alice", "dana"]
        await here.on("bob", NEXT)
        assert told_of(here) == ["alice", "dana", "dana", "erin"]


async def test_the_rest_of_a_last_letter_that_slack_refuses_is_told_to_those_in_it(tmp_path: Path) -> None:
    async with house(tmp_path, start=START) as here:
        await long_letter(here)
        dana = here.member("dana")
        await here.let(dana.types("/growth admin"), dana.clicks("Change"), dana.chooses("Who leads it?", "charlie"))
        await here.let(dana.submits())
        await here.handed_over()
        here.slack.misbehave.slow("chat.postMessage", 1, seconds=0)  # its beginning
        here.slack.misbehave.refuse("chat.postMessage", 1, error="restricted_action")
        await here.on("bob", "2026-11-24 09:30")
        assert told_of(here) == ["alice", "dana"]
        unread = [n for n in ("alice", "dana", "erin") for t in here.member(n).reads() if "Nobody has read what" in t]
        assert unread == ["dana", "erin"]


async def test_a_last_letter_that_cannot_be_drawn_is_told_to_those_in_it(here: House, alice: Member) -> None:
    await here.write(alice, (DID, WORDS), sees=TO_MANAGER)
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"), dana.chooses("Who leads it?", "charlie"))
    await here.let(dana.submits())
    await here.handed_over()
    async with here.trellis.tenant.app.transaction() as session:  # a moment that no zone west of here has, to raise
        never = "json_set(payload, '$.at', '0001-01-01T00:00:00Z')"
        await session.execute(text(f"UPDATE deliveries SET payload = {never} WHERE kinds LIKE '%digest-last%'"))
    await here.on("bob", "2026-11-25 12:00")
    assert WORDS not in read(here)
    await here.on("alice", "2026-11-26 10:00")
    assert any("Nobody has read what you shared" in said for said in alice.reads())


async def test_a_last_letter_tells_what_waited_before_from_what_is_new(here: House, alice: Member) -> None:
    await here.write(alice, (DID, WORDS), sees=TO_AGENDA)
    await here.on("bob", MONDAY)
    await here.on("alice", "2026-12-01 09:30")
    await here.write(alice, (DID, "medlar"), sees=TO_MANAGER)
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"), dana.chooses("Who leads it?", "charlie"))
    await here.let(dana.submits())
    await here.handed_over()
    await here.on("bob", "2026-12-02 12:00")
    letter = next(said for said in reversed(here.member("bob").reads()) if "medlar" in said)
    assert (
        "You lead Ranking no longer. This is what was shared with you there and no letter has told you yet, and what "
        "still waits on you from before."
    ) in letter
