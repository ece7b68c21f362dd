import pytest

from playground.testing import Member
from tests.house import TO_MANAGER, House

pytestmark = pytest.mark.anyio

SAVED = "Saved as your answer. Only you can see it. Press Edit above to change it or to share it."


@pytest.fixture
async def alice(here: House) -> Member:
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    return alice


async def test_a_reply_in_the_thread_is_the_answer(here: House, alice: Member) -> None:
    await here.let(alice.says("The cache is per process.", in_thread_of=alice.messages()[-1]))
    assert alice.newest() == SAVED
    receipt = next(text for text in alice.reads() if "Growth check-in" in text)
    assert "· Only you\n> The cache is per process." in receipt


async def test_a_second_reply_is_added_to_the_first(here: House, alice: Member) -> None:
    checkin = alice.messages()[-1]
    await here.let(alice.says("One.", in_thread_of=checkin), alice.says("Two.", in_thread_of=checkin))
    receipt = next(text for text in alice.reads() if "Growth check-in" in text)
    assert "> One.\n> Two." in receipt


async def test_a_reply_after_sharing_makes_the_answer_private_again(here: House, alice: Member) -> None:
    checkin = alice.messages()[-1]
    await here.let(alice.says("Shared words.", in_thread_of=checkin))
    await alice.clicks("Edit")
    await alice.chooses("Who sees your answer?", TO_MANAGER)
    await here.let(alice.submits())
    await here.let(alice.says("And a second thought.", in_thread_of=checkin))
    assert alice.newest().startswith("Added to your answer. All of it is only yours now")
    receipt = next(text for text in alice.reads() if "Growth check-in" in text)
    assert "· Only you\n> Shared words.\n> And a second thought." in receipt


async def test_a_reply_of_3001_characters_is_not_kept_and_says_so(here: House, alice: Member) -> None:
    await here.let(alice.says("x" * 3001, in_thread_of=alice.messages()[-1]))
    assert alice.newest().startswith("Not saved: with this your answer is 3,001 characters long, and 3,000 fit.")
    assert "[Answer] [Later] [Skip this one]" in next(text for text in alice.reads() if "Growth check-in" in text)


async def test_replies_that_are_too_long_together_keep_what_was_saved(here: House, alice: Member) -> None:
    checkin = alice.messages()[-1]
    await here.let(alice.says("x" * 2000, in_thread_of=checkin), alice.says("y" * 1000, in_thread_of=checkin))
    assert alice.newest().startswith("Not saved: with this your answer is 3,001 characters long")
    await alice.clicks("Edit")
    assert "x" * 2000 in (alice.modal or "")
    assert "yy" not in (alice.modal or "")


async def test_a_reply_to_an_older_check_in_answers_that_one(here: House, alice: Member) -> None:
    first = alice.messages()[-1]
    await here.on("alice", "2026-12-01 09:30")
    await here.let(alice.says("About last week.", in_thread_of=first))
    old, new = (text for text in alice.reads() if text.startswith("Growth check-in"))
    assert "> About last week." in old
    assert "[Answer]" in new


async def test_a_reply_to_anything_else_is_told_how_to_be_heard(here: House, alice: Member) -> None:
    ready = next(m for m in alice.messages() if "You are set" in m.text)
    await here.let(alice.says("It went well.", in_thread_of=ready))
    assert "I have kept nothing of what you wrote" in alice.newest()
    assert alice.messages()[-1].thread_ts == ready.ts


async def test_a_picture_without_a_word_is_no_answer(here: House, alice: Member) -> None:
    checkin = alice.messages()[-1]
    event = {
        "type": "message",
        "subtype": "file_share",
        "user": alice.id,
        "text": "",
        "ts": "1.2",
        "thread_ts": checkin.ts,
    }
    body = {"event_id": "Ev1PICTURE", "event": event | {"channel": checkin.channel, "channel_type": "im"}}
    await here.let(here.hands_over("event", body))
    assert alice.newest() == "I keep words, and no files: nothing of this is kept."
    assert "[Answer] [Later] [Skip this one]" in next(text for text in alice.reads() if "Growth check-in" in text)


async def test_a_message_outside_a_thread_is_told_how_to_be_heard(here: House, alice: Member) -> None:
    await here.let(alice.says("It went well."))
    assert "`help` lists all that I can do" in alice.newest()
    assert "I have kept nothing of what you wrote" in alice.newest()


async def test_a_message_before_the_start_speaks_of_no_open_check_in(here: House) -> None:
    erin = here.member("erin")
    await here.let(erin.says("Hello."))
    assert "the open check-in" not in erin.newest()


async def test_commands_work_without_the_slash_in_the_direct_message(here: House, alice: Member) -> None:
    await here.let(alice.says("pause 2w"))
    assert "Paused until Tuesday 8 December." in alice.newest()


@pytest.mark.parametrize("word", ["checkin", "start"])
async def test_a_command_that_needs_a_form_says_how_to_open_it(here: House, alice: Member, word: str) -> None:
    await here.let(alice.says(word))
    assert "I can't open a form from a message." in alice.newest()
    assert "/growth" in alice.newest()


async def test_words_in_a_channel_are_nobodys_business(here: House, alice: Member) -> None:
    await here.let(alice.says("checkin", in_channel="ranking"))
    assert here.slack.channel("ranking").reads() == ["checkin"]
