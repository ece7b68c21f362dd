"""What a team does with its digest: somebody helps, all of them talk, and a week without words is no riddle."""

import pytest

from playground.testing import Member
from tests.house import DID, HELP, PLAN, TO_AGENDA, TO_TEAM, House, scene

pytestmark = pytest.mark.anyio
MONDAY = "2026-11-30 09:30"


@pytest.fixture
async def alice(here: House) -> Member:
    await here.make_team("alice", "erin")
    alice = await here.start("alice", rhythm="Every week")
    await here.start("erin", rhythm="Every week")
    await here.on("alice", "2026-11-24 09:30")
    return alice


@scene
async def wish(here: House, alice: Member) -> None:
    await here.write(alice, (HELP, "Old click logs."), sees=TO_TEAM)
    await here.on("bob", MONDAY)


def posts(here: House) -> list[str]:
    return here.slack.channel("ranking").reads()


async def test_who_can_help_and_who_wished_are_told_of_each_other(here: House, alice: Member) -> None:
    await wish(here, alice)
    erin = here.member("erin")
    await here.let(erin.clicks("I can help", in_channel="ranking"))
    assert "Thank you. I tell Alice that you can help. You can write first, too: @alice" in erin.newest("ranking")
    assert "Erin can help with your wish in the digest of your team. Write to them: @erin" in alice.newest()
    assert "> Old click logs." in alice.newest()
    assert "Only the two of you hear of it from me." in alice.newest()
    assert not any("can help with your wish" in text for text in (*posts(here), *here.member("bob").reads()))


async def test_pressed_again_the_author_hears_it_once(here: House, alice: Member) -> None:
    await wish(here, alice)
    erin = here.member("erin")
    await here.let(erin.clicks("I can help", in_channel="ranking"), erin.clicks("I can help", in_channel="ranking"))
    assert erin.newest("ranking").startswith("I have told Alice already that you can help.")
    assert sum("Erin can help" in text for text in alice.reads()) == 1


async def test_the_author_is_told_in_their_own_hours(here: House, alice: Member) -> None:
    await wish(here, alice)
    await here.on("alice", "2026-11-30 22:00")
    await here.let(here.member("erin").clicks("I can help", in_channel="ranking"))
    assert "Erin can help" not in alice.newest()
    await here.on("alice", "2026-12-01 09:30")
    assert any("Erin can help" in text for text in alice.reads())


async def test_ones_own_wish_is_said_to_be_ones_own(here: House, alice: Member) -> None:
    await wish(here, alice)
    await here.let(alice.clicks("I can help", in_channel="ranking"))
    assert alice.newest("ranking").startswith("That is your own wish.")


async def test_a_wish_that_was_taken_back_brings_nobody_together(here: House, alice: Member) -> None:
    await wish(here, alice)
    await here.write(alice, (HELP, "Old click logs."), sees=TO_AGENDA, button="Edit")
    assert "I can help" not in here.slack.read(here.slack.channel("ranking").messages()[0])
    assert not any("can help with" in text for text in alice.reads())


async def test_one_question_and_its_thread(here: House, alice: Member) -> None:
    await wish(here, alice)
    (post,) = posts(here)
    assert "Answer in the thread of this message, if you like. I keep none of it." in post


async def test_what_people_share_stands_together_by_person(here: House, alice: Member) -> None:
    erin = here.member("erin")
    await here.let(erin.types("/growth checkin"))
    for label, audience in (DID, PLAN):
        await erin.fills(label, "Cut the build in half.")
        await erin.chooses(audience, TO_TEAM)
    await here.let(erin.submits())
    await here.write(alice, (DID, "Rolled back."), (PLAN, "Read the runbook."), sees=TO_TEAM)
    await here.on("bob", MONDAY)
    (post,) = posts(here)
    order = [post.index(f"{name} {what}:") for name in ("Alice", "Erin") for what in ("did this", "shared")]
    assert order == sorted(order)


async def test_a_week_without_words_is_told_to_the_manager_once(here: House, alice: Member) -> None:
    bob = here.member("bob")
    for monday in ("2026-11-30", "2026-12-07", "2026-12-14"):
        await here.on("bob", f"{monday} 09:30")
    assert posts(here) == []
    said = [text for text in bob.reads() if text.startswith("The digest of Ranking")]
    assert said == [
        "The digest of Ranking: Nothing was shared with the team, so I post nothing in #ranking. "
        "I say so once, and stay quiet until there is something."
    ]


async def test_two_digests_tell_of_no_day_twice(here: House, alice: Member) -> None:
    await wish(here, alice)
    await here.on("alice", "2026-12-01 09:30")
    await here.write(alice, (DID, "Rolled back."), sees=TO_TEAM)
    await here.on("bob", "2026-12-07 09:30")
    first, second = posts(here)
    assert first.splitlines()[1].startswith("Since Monday 23 November.")
    assert second.splitlines()[1].startswith("Since Monday 30 November.")
    assert "Old click logs." not in second
