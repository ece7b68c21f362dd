"""Words of somebody's own in the direct message: asked what they are to be, and nothing kept before a click."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from db.tables import Base
from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.house import House, house

pytestmark = pytest.mark.anyio

WROTE = "Shipped the dedup job <https://example.com|today> & it held"
AS_TYPED = "Shipped the dedup job today (https://example.com) & it held"
ASKED = "I have kept nothing of what you wrote. One click makes something of it:"
KEEP, ANSWER, STEP = "Keep as a win", "Answer the check-in with it", "Show me a step"


@pytest.fixture
async def alice(here: House) -> Member:
    return await here.start("alice", rhythm="Every week")


async def kept(here: House) -> str:
    """Every word in every table."""
    async with here.trellis.tenant.app.transaction() as session:
        return repr(
            [tuple(row) for table in Base.metadata.sorted_tables for row in await session.execute(select(table))]
        )


async def test_nothing_is_kept_before_a_click(here: House, alice: Member) -> None:
    await here.let(alice.says("Shipped the dedup job"))
    assert alice.newest().startswith(ASKED)
    assert f"[{KEEP}] [{STEP}] [All commands]" in alice.newest()
    assert "dedup" not in await kept(here)


async def test_they_become_a_win_as_they_were_typed_and_of_their_day(here: House, alice: Member) -> None:
    await here.let(alice.says(WROTE))
    await here.later(days=2)
    await here.let(alice.clicks(KEEP))
    assert f"(text: {AS_TYPED})" in (alice.modal or "")
    assert "dedup" not in await kept(here)
    await here.let(alice.submits())
    assert "Kept, for Monday 23 November 2026:" in (alice.modal or "")
    assert AS_TYPED in (alice.modal or "")


async def test_they_answer_the_open_round(here: House, alice: Member) -> None:
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.says("The cache is per process."), alice.clicks(ANSWER))
    assert "(text: The cache is per process.)" in (alice.modal or "")
    await here.let(alice.submits())
    receipt = next(text for text in alice.reads() if "Growth check-in" in text)
    assert "· Only you\n> The cache is per process." in receipt


async def test_what_was_answered_before_stands_before_them(here: House, alice: Member) -> None:
    await here.on("alice", "2026-11-24 09:30")
    checkin = alice.messages()[-1]
    await here.let(alice.says("Two more."))
    await here.let(alice.says("One.", in_thread_of=checkin))
    await here.let(alice.clicks(ANSWER), alice.submits())
    receipt = next(text for text in alice.reads() if "Growth check-in" in text)
    assert "> One.\n> Two more." in receipt


async def test_they_get_a_step(here: House, alice: Member) -> None:
    await here.let(alice.says("hello, can you help me become a senior?"), alice.clicks(STEP))
    assert "[Try it]" in alice.newest()


async def test_more_than_a_form_holds_is_told_of(here: House, alice: Member) -> None:
    await here.let(alice.says("long " * 700), alice.clicks(KEEP))
    assert alice.newest().startswith("The form holds the first 3,000 characters.")


async def test_changed_meanwhile_it_is_read_as_it_stands(here: House, alice: Member) -> None:
    said = await alice.says("Shipt it")
    await here.let(alice.rewrites(said, "Shipped it"))
    assert sum(text.startswith(ASKED) for text in alice.reads()) == 1
    await here.let(alice.clicks(KEEP))
    assert "(text: Shipped it)" in (alice.modal or "")


@pytest.fixture
async def doubtful(tmp_path: Path) -> AsyncIterator[House]:
    """A house in which Slack may refuse something."""
    async with house(tmp_path, start=MONDAY) as opened:
        yield opened


async def test_taken_back_meanwhile_it_is_nothing(doubtful: House) -> None:
    here, alice = doubtful, await doubtful.start("alice")
    said = await alice.says("Shipped it")
    await here.let(alice.takes_back(said), alice.clicks(KEEP))
    assert alice.modal is None
    assert alice.newest() == "Your message is not there any more, so nothing of it is kept."


async def test_in_a_thread_that_is_no_check_in_they_are_asked_there(here: House, alice: Member) -> None:
    ready = next(m for m in alice.messages() if "You are set" in m.text)
    await here.let(alice.says("Shipped it", in_thread_of=ready))
    asked = alice.messages()[-1]
    assert asked.text.startswith(ASKED)
    assert asked.thread_ts == ready.ts
    await here.let(alice.clicks(KEEP))
    assert "(text: Shipped it)" in (alice.modal or "")


@pytest.mark.parametrize("words", ["hi", "Hello there!", "good morning", "Hey Trellis :wave:"])
async def test_a_greeting_is_greeted(here: House, alice: Member, words: str) -> None:
    await here.let(alice.says(words))
    assert alice.newest().startswith("Hello. This is what I can do for you now:")


@pytest.mark.parametrize("words", ["thanks!", "Thank you so much", "ok", ":+1::skin-tone-3:", "👍", "great, thanks"])
async def test_thanks_ask_for_nothing(here: House, alice: Member, words: str) -> None:
    await here.let(alice.says(words))
    assert alice.newest() == "You are welcome. I have kept nothing of it, and `help` lists all that I can do."


async def test_a_file_without_words_is_nothing_to_keep(here: House, alice: Member) -> None:
    await here.let(here.hands_over("event", message(alice, text="", subtype="file_share", files=[{"id": "F1"}])))
    assert alice.newest() == "I keep words, and no files: nothing of this is kept."


async def test_a_file_with_words_is_asked_about_for_its_words(here: House, alice: Member) -> None:
    with_file = message(alice, text="The new dashboard", subtype="file_share", files=[{"id": "F1"}])
    await here.let(here.hands_over("event", with_file))
    assert alice.newest().startswith(ASKED)
    assert "I keep words, and no files. Without a click" in alice.newest()


async def test_handed_over_again_they_are_asked_about_once(here: House, alice: Member) -> None:
    said = message(alice, text="Shipped it")
    await here.let(here.hands_over("event", said))
    await here.let(here.hands_over("event", said))
    assert sum(text.startswith(ASKED) for text in alice.reads()) == 1


def message(who: Member, **words: Any) -> dict[str, Any]:
    """A direct message of somebody's, as Slack hands it over."""
    said = {"type": "message", "user": who.id, "ts": "1.2", "channel": who.messages()[-1].channel, "channel_type": "im"}
    return {"event_id": "Ev1SAID", "event": said | words}
