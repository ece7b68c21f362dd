"""What somebody wrote in a check-in, put on the agenda of a 1:1 by the one they shared it with."""

import pytest

from db import checkins
from growth.facts import Sharing
from playground.testing import Member
from tests.house import HELP, TO_MANAGER, House, scene

pytestmark = pytest.mark.anyio

WISH = "A second pair of eyes on the labels"


@pytest.fixture
@scene
async def bob(here: House) -> Member:
    """Bob, with whom Alice shared a wish, and who looks at it."""
    await here.make_team("alice")
    alice = await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    await here.let(alice.clicks("Answer"))
    await here.let(alice.submits({HELP[0]: WISH, HELP[1]: TO_MANAGER}))
    return here.member("bob")


async def put(here: House, bob: Member) -> None:
    """Bob presses "On our 1:1" beside the answer, as a digest or a page of hers would draw it."""
    await here.left("bob", {"type": "actions", "elements": [BUTTON]})
    await here.let(bob.clicks("On our 1:1"))


BUTTON = {
    "type": "button",
    "action_id": "one_on_ones.add_answer",
    "text": {"type": "plain_text", "text": "On our 1:1"},
    "value": '{"answer":1}',
}


async def test_it_stands_there_in_its_authors_words_and_once(here: House, bob: Member) -> None:
    await put(here, bob)
    assert f"It is on the agenda.\n1:1 with Alice\n{WISH}\nAlice, Tuesday 24 November" in (bob.modal or "")
    await here.let(bob.closes(), bob.clicks("On our 1:1"))
    assert (bob.modal or "").count(WISH) == 1


async def test_its_author_hears_of_it_once_in_the_thread_of_what_they_wrote(here: House, bob: Member) -> None:
    await put(here, bob)
    await here.let(bob.closes(), bob.clicks("On our 1:1"))
    told = [m.text for m in here.member("alice").messages() if m.thread_ts]
    said = "*Bob* put your wish for a hand (Tuesday 24 November) on the agenda of your 1:1."
    assert sum(said in text for text in told) == 1


async def test_it_is_answered_from_the_agenda(here: House, bob: Member) -> None:
    await put(here, bob)
    await here.let(bob.clicks("Answer"), bob.submits({"What do you say to Alice?": "I ask Priya tomorrow."}))
    assert any("> I ask Priya tomorrow." in m.text for m in here.member("alice").messages() if m.thread_ts)


async def test_taken_back_by_its_author_it_stands_nowhere(here: House, bob: Member) -> None:
    await put(here, bob)
    async with here.trellis.tenant.app.transaction() as session:
        await checkins.share(session, here.workspace, 1, Sharing())
    await here.let(bob.types("/growth agenda"))
    assert "Nothing to talk about yet." in (bob.modal or "")
    assert WISH not in (bob.modal or "")


async def test_nobody_else_can_put_it_anywhere(here: House, bob: Member) -> None:
    await here.left("charlie", {"type": "actions", "elements": [BUTTON]})
    charlie = here.member("charlie")
    await here.let(charlie.clicks("On our 1:1"))
    assert WISH not in (charlie.modal or charlie.newest())
