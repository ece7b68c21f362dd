"""Somebody types words of their own everywhere, shares some and deletes all: no table, message or file has one left."""

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest

import handlers
from playground.testing import Member, Playground
from tests.handlers.conftest import MONDAY
from tests.handlers.keeping import OUTCOME, TOOL_SHOWN, WHAT, closes, keeps
from tests.handlers.left_behind import left
from tests.handlers.looking import NOT_YET, shares
from tests.house import DID, HELP, PLAN, TO_AGENDA, TO_MANAGER, TO_TEAM, WENT, WORKSPACE, House, moved_in

pytestmark = pytest.mark.anyio

CHECKIN_DAY, DIGEST_DAY, NEXT_CHECKIN = "2026-11-24 09:30", "2026-11-30 09:30", "2026-12-01 09:30"
# Forms of the engineer's own in which something can be typed, and is below; and those without a field for words.
TYPED_IN = {"checkins.form", "wins.form", "wins.search", "explore.search", "one_on_ones.form", "levels.form"}
TYPED_IN |= {"remarks.form", "mentors.ask_form", "assessments.page", "one_on_ones.notes_form", "candidates.page"}
WITHOUT_WORDS = {
    "readiness.share_form",
    "onboarding.form",
    "days.form",
    "assessments.review",
    "assessments.level_form",
    "candidates.level_form",
    "preferences.hour",
    "mentors.offer_form",
    "one_on_ones.rhythm_form",
    "one_on_ones.move_form",
    "one_on_ones.action_form",
}
OF_A_TEAM = {"teams.form", "levels.reply"}  # its name is the team's, and stays with it; a line is its manager's
WORDS = {
    "quince": "an answer for the team",
    "medlar": "a wish for a hand, for the team",
    "damson": "a plan for the agenda",
    "rowan": "a reply in the thread",
    "sloe": "the same reply with other words",
    "bilberry": "an answer with other words, for the manager",
    "mulberry": "a win by the command",
    "loquat": "what came of it",
    "persimmon": "a win with other words",
    "tamarind": "a win from a message in a channel",
    "kumquat": "words in the direct message, kept as a win",
    "salak": "words in the direct message, an answer",
    "rambutan": "words in the direct message, nothing",
    "yuzu": "a search in the wins",
    "feijoa": "a search in Explore",
    "jujube": "a command that there is not",
    "durian": "a length that there is not",
    "salsify": "on the agenda of a 1:1, by the command",
    "celeriac": "the same by the form",
    "kohlrabi": "a note of 1:1s, for oneself",
    "pomelo": "how the plan went, for the manager",
    "carambola": "a search in Explore, by the command",
    "cherimoya": "an answer to the manager, who answered",
    "mangosteen": "the name of a candidate",
    "physalis": "what was seen of them",
    "elderberry": "what her manager noted with a mark",
    "gooseberry": "what somebody would like a mentor for",
    "soursop": "a note to the manager, who is asked about a level",
}


def test_every_form_is_typed_in_or_has_no_field_for_words() -> None:
    assert handlers.register().forms.keys() <= TYPED_IN | WITHOUT_WORDS | OF_A_TEAM


async def types_everywhere(here: House) -> Member:
    """Alice, of Bob's team, for a week and a day; read by Bob and by whoever is in the channel."""
    await here.make_team("alice")
    alice = await here.start("alice", rhythm="Every week")
    await here.on("alice", CHECKIN_DAY)
    await answers(here, alice)
    await keeps_wins(here, alice)
    await speaks(here, alice)
    await shares(here, alice, NOT_YET)
    await closes(alice)
    await here.on("bob", DIGEST_DAY)
    await answers_back(here, alice)
    await plans_a_talk(here, alice)
    await here.on("alice", NEXT_CHECKIN)
    await here.write(alice, (WENT, "pomelo"), sees=TO_MANAGER)
    await takes_files(here, alice)
    return alice


async def answers(here: House, alice: Member) -> None:
    checkin = alice.messages()[-1]
    await here.let(alice.says("salak"), alice.clicks("Answer the check-in with it"), alice.submits())
    await here.write(alice, (DID, "quince"), (HELP, "medlar"), sees=TO_TEAM, button="Edit")
    await here.write(alice, (PLAN, "damson"), sees=TO_AGENDA, button="Edit")
    reply = await alice.says("rowan", in_thread_of=checkin)
    await here.settle()
    await here.let(alice.rewrites(reply, "sloe"))
    await here.write(alice, (DID, "quince bilberry"), sees=TO_MANAGER, button="Edit")


async def keeps_wins(here: House, alice: Member) -> None:
    await keeps(here, alice, "mulberry", TOOL_SHOWN, outcome="loquat")
    await closes(alice)
    said = await alice.says("tamarind", in_channel="general")
    await here.let(alice.uses("Save as a win", on=said), alice.submits())
    await closes(alice)
    await here.let(alice.says("kumquat"), alice.clicks("Keep as a win"), alice.submits())
    await closes(alice)
    await here.let(alice.types("/growth wins"), alice.submits({"Search your wins": "yuzu"}))
    await closes(alice)
    await here.let(alice.types("/growth wins"), alice.clicks("Open"), alice.clicks("Edit"))
    await here.let(alice.submits({WHAT: "persimmon mulberry", OUTCOME: "loquat"}))
    await closes(alice)


async def speaks(here: House, alice: Member) -> None:
    await here.let(alice.says("rambutan"), alice.says("jujube x"), alice.types("/growth jujube"))
    await here.let(alice.types("/growth pause durian"), alice.says("pause durian"))
    await here.let(alice.types("/growth explore carambola"))
    await closes(alice)
    await here.let(alice.types("/growth explore"), alice.submits({"What are you looking for?": "feijoa"}))
    await closes(alice)


async def answers_back(here: House, alice: Member) -> None:
    """Bob notes something for a view of her, and says something of a wish of hers, and she answers him."""
    bob = here.member("bob")
    await here.let(bob.types("/growth assess @alice"), bob.clicks("There"))
    await here.let(bob.submits({"What have you seen?": "elderberry"}))
    await closes(bob)
    await here.let(bob.clicks("Answer", beside="medlar"), bob.submits({"What do you say to Alice?": "I ask Priya."}))
    await closes(bob)
    await here.on("alice", "2026-11-30 16:00")
    await here.let(alice.clicks("Answer", beside=""), alice.submits({"What do you say to Bob?": "cherimoya"}))
    await closes(alice)


async def plans_a_talk(here: House, alice: Member) -> None:
    """On an agenda, which Bob has on his Home."""
    await here.let(alice.types("/growth agenda salsify"), alice.types("/growth agenda"))
    await here.let(alice.clicks("Add something"), alice.submits({"What do you want to talk about?": "celeriac"}))
    await here.let(alice.clicks("Write a note"), alice.submits({"Your own notes": "kohlrabi"}))
    await closes(alice)
    bob = await here.start("bob")
    await here.turn_to(bob, "1:1")
    await here.let(alice.types("/growth level"), alice.submits({"A note to Bob": "soursop"}))
    await closes(alice)
    erin = await here.start("erin", level="Senior")
    await here.let(erin.types("/growth mentor"), erin.clicks("Offer to be one"), erin.submits())
    await here.let(alice.types("/growth mentor systems"), alice.submits({"A sentence of your own": "gooseberry"}))
    await here.let(alice.clicks("Ask Erin"))
    await closes(alice)


async def takes_files(here: House, alice: Member) -> None:
    await here.let(alice.types("/growth wins"), alice.clicks("Brag document"), alice.clicks("Send me the file"))
    await closes(alice)
    await here.let(alice.types("/growth candidate mangosteen"), alice.clicks("Junior"), alice.submits())
    await alice.fills("What did you see or hear?", "physalis")
    await here.let(alice.clicks("The whole worksheet"), alice.clicks("Send me the file"))
    await closes(alice)
    await here.let(alice.types("/growth export"), alice.clicks("Send me the files"))
    await closes(alice)


async def confirms(here: House, who: Member) -> None:
    await here.let(who.types("/growth delete"), who.clicks("Go on"), who.clicks("Delete all of it for good"))


async def dies_after_the_commit(here: House, who: Member) -> None:
    """They confirm, and Trellis ends while it shows them that it is done: nothing has left Slack yet."""
    view = here.slack.slack.views.stack(who.id)[-1]
    button = next(e for block in view.given["blocks"] for e in block.get("elements", []) if e["type"] == "button")
    body = {
        "type": "block_actions",
        "trigger_id": "the-last-one",
        "user": {"id": who.id},
        "actions": [{"action_id": button["action_id"], "value": button["value"]}],
        "container": {"type": "view"},
        "view": {"id": view.id, "type": "modal"},
    }
    answer = await here.trellis.dispatcher.click(body, here.trellis.outbox.client)
    assert answer.show is not None
    showing = asyncio.create_task(answer.show())
    await asyncio.sleep(0)  # it begins, and waits for Slack
    showing.cancel()
    with suppress(asyncio.CancelledError):
        await showing


async def test_no_word_is_left_anywhere(here: House) -> None:
    alice = await types_everywhere(here)
    there = {word for word, _ in await left(here, WORDS, of=alice)}
    kept_nowhere = {"yuzu", "feijoa", "carambola", "jujube", "durian", "rambutan"}
    replaced = {"rowan", "kumquat"}  # by other words, before the deletion
    assert there >= WORDS.keys() - kept_nowhere - replaced
    await confirms(here, alice)
    assert await left(here, WORDS, of=alice) == []
    await here.later(minutes=1)
    assert alice.newest().startswith("Done: all that I kept of you is deleted")
    await here.later(minutes=1)
    assert await left(here, [*WORDS, alice.id], of=alice) == []


async def test_after_a_crash_right_after_the_commit_the_rest_goes(tmp_path: Path) -> None:
    async with Playground.running(WORKSPACE, start=MONDAY) as slack:
        async with moved_in(slack, tmp_path) as here:
            alice = await types_everywhere(here)
            await here.let(alice.types("/growth delete"), alice.clicks("Go on"))
            await dies_after_the_commit(here, alice)
            words = {word for word, _ in await left(here, WORDS, of=alice)}
            assert words >= {"quince", "mulberry"}
        async with moved_in(slack, tmp_path) as here:
            await here.tick()
            await here.later(minutes=1)
            await closes(alice)
            assert await left(here, WORDS, of=alice) == []
            assert alice.newest().startswith("Done: all that I kept of you is deleted")
