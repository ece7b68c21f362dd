"""A reply that is changed or deleted in Slack is changed or deleted here, wherever it was shared."""

from typing import Any

import pytest
from sqlalchemy import text

from playground.core.messages import Message
from playground.testing import Member
from tests.house import TO_AGENDA, TO_MANAGER, TO_TEAM, House, scene

pytestmark = pytest.mark.anyio

MONDAY = "2026-11-30 09:30"
SECRET, TYPO, FIXED = "The customer is quince.", "The cach is per process.", "The cache is per process."
MINE = "Who sees your answer?"


@pytest.fixture
async def alice(here: House) -> Member:
    """Alice of Bob's team, on the Tuesday of her first check-in."""
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    return alice


def receipt(alice: Member) -> str:
    return next(said for said in alice.reads() if "Growth check-in" in said)


def question(alice: Member) -> str:
    """The question as the open form asks it."""
    return (alice.modal or "").splitlines()[2].removesuffix(" (optional)")


def head(alice: Member) -> Message:
    """The message of the first check-in."""
    return next(m for m in alice.messages() if "Growth check-in" in m.text)


@scene
async def reply(here: House, alice: Member, words: str) -> Message:
    said = await alice.says(words, in_thread_of=head(alice))
    await here.settle()
    return said


async def share(here: House, alice: Member, sees: str) -> None:
    await alice.clicks("Edit")
    await alice.chooses(MINE, sees)
    await here.let(alice.submits())


async def kept(here: House) -> str:
    """Every word that the database holds of answers and of messages."""
    async with here.trellis.tenant.app.transaction() as session:
        answers = await session.scalars(text("SELECT text FROM answers"))
        queue = await session.scalars(text("SELECT CAST(payload AS TEXT) FROM deliveries"))
        return "\n".join([*answers, *queue])


async def hand_over(here: House, event: dict[str, Any], event_id: str = "Ev0CHANGED") -> None:
    """An event as Slack would send it, past the local Slack."""
    await here.hands_over("event", {"event_id": event_id, "event": event})
    await here.settle()


def edit_of(said: Message, words: str, ts: str = "1795000000.000100") -> dict[str, Any]:
    content = said.content()
    message = content | {"text": words, "edited": {"user": said.user, "ts": ts}}
    place = {"channel": said.channel, "channel_type": "im", "hidden": True, "ts": ts}
    return {
        "type": "message",
        "subtype": "message_changed",
        "message": message,
        "previous_message": content,
        **place,
    }


async def test_other_words_in_a_reply_are_other_words_in_the_answer(here: House, alice: Member) -> None:
    first, _ = await reply(here, alice, TYPO), await reply(here, alice, "Second.")
    before = len(alice.messages())
    await here.let(alice.rewrites(first, FIXED))
    assert f"· Only you\n> {FIXED}\n> Second." in receipt(alice)
    assert TYPO not in await kept(here)
    assert len(alice.messages()) == before  # the receipt shows it, and nobody needs to be told


async def test_a_deleted_reply_is_nowhere_any_more(here: House, alice: Member) -> None:
    _, secret = await reply(here, alice, FIXED), await reply(here, alice, SECRET)
    await here.let(alice.takes_back(secret))
    assert f"> {FIXED}\n[Edit]" in receipt(alice)
    assert "quince" not in await kept(here)
    await alice.clicks("Edit")
    assert "quince" not in (alice.modal or "")


async def test_where_nothing_is_left_the_question_stands_there_again(here: House, alice: Member) -> None:
    said = await reply(here, alice, SECRET)
    await here.let(alice.takes_back(said))
    assert "[Answer] [Later] [Skip this one]" in receipt(alice)
    assert "Still open if you want it" in receipt(alice)
    before = alice.reads()
    await here.on("alice", "2026-11-25 09:30")
    assert alice.reads() == before


async def test_an_older_round_of_which_nothing_is_left_is_closed(here: House, alice: Member) -> None:
    said = await reply(here, alice, SECRET)
    await here.on("alice", "2026-12-01 09:30")
    await here.let(alice.takes_back(said))
    old, new = (shown for shown in alice.reads() if shown.startswith("Growth check-in"))
    assert "This round is closed" in old
    assert "[Answer]" in new


@pytest.mark.parametrize("sees", [TO_MANAGER, TO_AGENDA, TO_TEAM])
async def test_what_no_digest_has_told_yet_goes_out_in_the_new_words(here: House, alice: Member, sees: str) -> None:
    said = await reply(here, alice, TYPO)
    await share(here, alice, sees)
    await here.later(hours=1)
    before = len(alice.messages())
    await here.let(alice.rewrites(said, FIXED))
    assert f"· {sees}\n> {FIXED}" in receipt(alice)
    assert len(alice.messages()) == before
    await here.on("bob", MONDAY)
    read = "".join([*here.member("bob").reads(), *here.slack.channel("ranking").reads()])
    assert (FIXED in read, TYPO in read) == (True, False)


async def test_what_no_digest_has_told_yet_and_was_deleted_goes_to_nobody(here: House, alice: Member) -> None:
    said = await reply(here, alice, SECRET)
    await share(here, alice, TO_TEAM)
    await here.later(hours=1)
    await here.let(alice.takes_back(said))
    await here.on("bob", MONDAY)
    assert "quince" not in "".join([*here.member("bob").reads(), *here.slack.channel("ranking").reads()])


async def told(here: House, alice: Member, words: str) -> Message:
    """Alice's reply is shared with her team, and on Monday both digests tell it."""
    said = await reply(here, alice, words)
    await share(here, alice, TO_TEAM)
    await here.on("bob", MONDAY)
    for reads in (here.member("bob").reads(), here.slack.channel("ranking").reads()):
        assert words in "".join(reads)
    return said


async def test_what_was_read_changes_where_it_stands_and_its_author_is_told(here: House, alice: Member) -> None:
    said = await told(here, alice, TYPO)
    await here.let(alice.rewrites(said, FIXED))
    for reads in (here.member("bob").reads(), here.slack.channel("ranking").reads()):
        assert (FIXED in "".join(reads), TYPO in "".join(reads)) == (True, False)
    assert alice.newest() == (
        "Changed here. Whoever is in #ranking could read the first version since Monday 30 November, and sees this one "
        "now. Bob could read the first version since Monday 30 November, and sees this one now."
    )
    assert alice.messages()[-1].thread_ts == said.thread_ts


async def test_what_was_read_and_is_deleted_is_taken_out_of_where_it_stands(here: House, alice: Member) -> None:
    said = await told(here, alice, SECRET)
    await here.let(alice.takes_back(said))
    assert "quince" not in "".join([*here.member("bob").reads(), *here.slack.channel("ranking").reads()])
    assert alice.newest().startswith("Taken out here. Whoever is in #ranking could read it since Monday 30 November, ")
    assert "quince" not in await kept(here)


async def test_words_that_no_digest_told_were_read_by_nobody(here: House, alice: Member) -> None:
    await told(here, alice, FIXED)
    secret = await reply(here, alice, SECRET)
    before = len(alice.messages())
    await here.let(alice.takes_back(secret))
    assert len(alice.messages()) == before - 1  # without the reply, and without a word about it


async def test_new_words_are_not_for_a_manager_who_came_later(here: House, alice: Member) -> None:
    said = await reply(here, alice, TYPO)
    await share(here, alice, TO_MANAGER)
    dana = here.member("dana")
    await here.let(dana.types("/growth admin"), dana.clicks("Change"))
    await dana.chooses("Who leads it?", "erin")
    await here.let(dana.submits())
    await here.handed_over()
    await here.let(alice.rewrites(said, FIXED))
    assert f"· Only you\n> {FIXED}" in receipt(alice)
    assert "Only you can see it now: your manager" in alice.newest()
    await here.on("bob", MONDAY)
    await here.on("erin", MONDAY)
    assert FIXED not in "".join([*here.member("bob").reads(), *here.member("erin").reads()])


async def test_what_was_rewritten_in_the_form_stays_and_its_author_is_told(here: House, alice: Member) -> None:
    said = await reply(here, alice, TYPO)
    await alice.clicks("Edit")
    await alice.fills(question(alice), "Quite another story.")
    await here.let(alice.submits())
    await here.let(alice.rewrites(said, FIXED))
    assert "> Quite another story." in receipt(alice)
    assert alice.newest().startswith("You rewrote your answer in its form since then, so it stays as it is there.")


async def test_an_edit_that_grows_too_long_keeps_what_there_was(here: House, alice: Member) -> None:
    said, _ = await reply(here, alice, "x" * 20), await reply(here, alice, "y" * 2900)
    await here.let(alice.rewrites(said, "z" * 100))
    assert alice.newest().startswith("Not changed here: with this your answer is 3,001 characters long")
    assert "x" * 20 in await kept(here)
    await here.let(alice.rewrites(said, "z" * 20))
    assert "z" * 20 in receipt(alice)


async def test_a_reply_that_was_too_long_can_be_shortened_where_it_stands(here: House, alice: Member) -> None:
    said = await reply(here, alice, "x" * 3001)
    await here.let(alice.rewrites(said, FIXED))
    assert f"· Only you\n> {FIXED}" in receipt(alice)


async def test_a_form_that_stood_open_brings_no_deleted_word_back(here: House, alice: Member) -> None:
    said = await reply(here, alice, SECRET)
    await alice.clicks("Edit")
    await here.let(alice.takes_back(said))
    await alice.fills("Where a hand would help", "With slices.")
    await here.let(alice.submits())
    assert "> With slices." in receipt(alice)
    assert "quince" not in await kept(here)


async def test_a_form_of_nothing_but_deleted_words_is_not_kept(here: House, alice: Member) -> None:
    said = await reply(here, alice, SECRET)
    await alice.clicks("Edit")
    asked = question(alice)
    await here.let(alice.takes_back(said), alice.submits())
    assert alice.errors[asked].startswith("You deleted these words in the thread while the form was open")
    assert "quince" not in await kept(here)


async def test_an_edit_and_a_deletion_delivered_twice_are_followed_once(here: House, alice: Member) -> None:
    said = await told(here, alice, TYPO)
    for event_id in ("Ev1", "Ev1", "Ev2"):
        await hand_over(here, edit_of(said, FIXED), event_id)
    assert sum(shown.startswith("Changed here.") for shown in alice.reads()) == 1
    for event_id in ("Ev3", "Ev3", "Ev4"):
        event = edit_of(said, "") | {"subtype": "message_deleted", "deleted_ts": said.ts, "message": None}
        await hand_over(here, event, event_id)
    assert sum(shown.startswith("Taken out here.") for shown in alice.reads()) == 1


async def test_the_latest_edit_stands_in_whichever_order_they_come(here: House, alice: Member) -> None:
    said = await reply(here, alice, TYPO)
    await hand_over(here, edit_of(said, FIXED, "1795000000.000300"), "Ev1")
    await hand_over(here, edit_of(said, "Between.", "1795000000.000200"), "Ev2")
    assert f"> {FIXED}" in receipt(alice)
    assert "Between." not in await kept(here)


async def test_a_reply_that_comes_after_its_deletion_is_not_kept(here: House, alice: Member) -> None:
    late = Message("1795000000.000100", head(alice).channel, alice.id, SECRET, thread_ts=head(alice).ts)
    place = {"channel": late.channel, "channel_type": "im"}
    gone = {"subtype": "message_deleted", "deleted_ts": late.ts, "previous_message": late.content()}
    await hand_over(here, {"type": "message", **gone, **place}, "Ev2")
    await hand_over(here, late.content() | place, "Ev1")
    assert "[Answer]" in receipt(alice)
    assert "quince" not in await kept(here)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"edited": None}, id="nobody edited it"),
        pytest.param({"text": TYPO}, id="a link that unfolds"),
        pytest.param({"bot_id": "B0OTHER"}, id="a bot's"),
        pytest.param({"user": "U0BOB"}, id="another's"),
        pytest.param({"user": None}, id="nobody's"),
        pytest.param({"user": "U0NEVERSEEN"}, id="of somebody who is not known"),
    ],
)
async def test_what_is_no_edit_of_theirs_changes_nothing(here: House, alice: Member, change: dict[str, Any]) -> None:
    said = await reply(here, alice, TYPO)
    before, calls = alice.reads(), len(here.slack.calls)
    event = edit_of(said, FIXED)
    await hand_over(here, event | {"message": event["message"] | change})
    assert alice.reads() == before
    assert len(here.slack.calls) == calls


@pytest.mark.parametrize("in_thread", [False, True])
async def test_an_edit_of_what_was_a_command_does_nothing(here: House, alice: Member, *, in_thread: bool) -> None:
    said = await alice.says("help", in_thread_of=head(alice) if in_thread else None)
    await here.settle()
    before = len(alice.messages())
    await here.let(alice.rewrites(said, "pause 2w"))
    assert len(alice.messages()) == before
    assert "[Answer]" in receipt(alice)


async def test_a_reply_from_before_replies_were_noted_is_left_alone(here: House, alice: Member) -> None:
    said = await reply(here, alice, TYPO)
    async with here.trellis.tenant.app.transaction() as session:
        await session.execute(text("DELETE FROM replies"))
    before = len(alice.messages())
    await here.let(alice.rewrites(said, FIXED))
    assert f"> {TYPO}" in receipt(alice)
    assert len(alice.messages()) == before
