"""Digests that are long, or that Slack will not have."""

from pathlib import Path

import pytest

from tests.bot.outbox import owe
from tests.handlers.conftest import MONDAY
from tests.house import DID, HELP, PLAN, TO_AGENDA, TO_MANAGER, TO_TEAM, House, house

pytestmark = pytest.mark.anyio

PEOPLE = ("alice", "erin", "dana")
NOT_TAKEN = (
    "Bob leads Ranking no longer, and Slack did not take my last letter to them. Nobody has read what you shared since "
    "Monday 23 November."
)


async def shared(here: House, *fields: tuple[str, str], sees: str, words: str, names: tuple[str, ...] = PEOPLE) -> None:
    """Each of them writes the same into these fields, for the same readers."""
    await here.make_team(*names)
    for name in names:
        person = await here.start(name, rhythm="Every week")
        await here.let(person.types("/growth checkin"))
        for label, audience in fields:
            await person.fills(label, words)
            await person.chooses(audience, sees)
        await here.let(person.submits())


async def test_a_long_private_digest_goes_on_in_its_thread(here: House) -> None:
    await shared(here, DID, HELP, PLAN, sees=TO_AGENDA, words="word " * 500)
    await here.on("bob", "2026-11-30 09:30")
    pages = [m for m in here.member("bob").messages() if "word word" in m.text]
    assert len(pages) > 1
    assert pages[0].thread_ts in (None, pages[0].ts)
    assert {page.thread_ts for page in pages[1:]} == {pages[0].ts}
    assert sum(here.slack.read(page).count("[Answer]") for page in pages) >= 5


async def test_a_long_post_goes_on_in_its_thread_and_nobody_is_cut_short(here: House) -> None:
    await shared(here, DID, HELP, PLAN, sees=TO_TEAM, words="zebra " * 400)
    await here.on("bob", "2026-11-30 09:30")
    pages = here.slack.channel("ranking").messages()
    assert len(pages) > 1
    assert {page.thread_ts for page in pages[1:]} == {pages[0].ts}
    assert sum(here.slack.read(page).count("zebra") for page in pages) == 9 * 400


async def test_a_long_preview_can_be_shown(here: House) -> None:
    await shared(here, DID, HELP, PLAN, sees=TO_TEAM, words="word " * 500)
    await here.later(minutes=11)
    bob = here.member("bob")
    await here.let(bob.types("/growth digest"))
    assert "Preview, for the channel." in bob.newest()
    assert "[Post both now]" in bob.newest()


async def test_an_archived_channel_is_told_to_the_manager_with_what_was_shared(here: House) -> None:
    await shared(here, DID, sees=TO_TEAM, words="Rolled back.", names=("alice",))
    here.slack.slack.world.channel("ranking").is_archived = True
    await here.on("bob", "2026-11-30 09:30")
    text = here.member("bob").newest()
    assert "I could not post the digest of Ranking in #ranking: it is archived. Bring it back, or choose " in text
    assert "another channel. Nothing is lost" in text
    assert "> Rolled back." in text


async def test_a_channel_that_trellis_was_removed_from_is_told_with_the_mend(here: House) -> None:
    await shared(here, DID, sees=TO_TEAM, words="Rolled back.", names=("alice",))
    del here.slack.slack.world.channel("ranking").members["U0TRELLIS"]
    await here.on("bob", "2026-11-30 09:30")
    assert "I am not in it yet. Type `/invite @Trellis` there first." in here.member("bob").newest()


async def test_a_team_called_like_a_mention_pings_nobody_when_its_channel_is_gone(here: House) -> None:
    await here.make_team("alice", name="<!channel>")
    alice = await here.start("alice")
    await here.let(alice.types("/growth checkin"))
    await alice.fills(DID[0], "Rolled back.")
    await alice.chooses(DID[1], TO_TEAM)
    await here.let(alice.submits())
    here.slack.slack.world.channel("ranking").is_archived = True
    await here.on("bob", "2026-11-30 09:30")
    raw = here.member("bob").messages()[-1]
    assert "the digest of *&lt;!channel&gt;* in" in raw.text
    assert "<!channel>" not in raw.text


async def test_a_post_that_slack_refuses_is_told_to_the_manager(tmp_path: Path) -> None:
    async with house(tmp_path, start=MONDAY) as here:
        await here.make_team("alice")
        await here.on("bob", "2026-11-24 09:30")
        await shared(here, DID, sees=TO_TEAM, words="Rolled back.", names=("alice",))
        here.slack.misbehave.refuse("chat.postMessage", 1, error="restricted_action")
        await here.on("bob", "2026-11-30 09:30")
        texts = here.member("bob").reads()
        told = next(text for text in texts if text.startswith("I could not post the digest of Ranking"))
        assert "What people shared is safe." in told


async def test_a_slack_that_will_not_say_keeps_the_others_waiting_for_nothing(tmp_path: Path) -> None:
    """Slack asks for patience about the channel: Alice's check-in comes all the same, and the digest a little later."""
    async with house(tmp_path, start=MONDAY) as here:
        await shared(here, DID, sees=TO_TEAM, words="Rolled back.", names=("alice",))
        erin = await here.start("erin", day="Monday")
        here.slack.misbehave.ratelimit("conversations.info", 1)
        await here.on("bob", "2026-11-30 09:30")
        assert here.slack.channel("ranking").reads() == []
        assert erin.newest().startswith("Growth check-in")
        await here.later(minutes=1)
        assert len(here.slack.channel("ranking").reads()) == 1


async def test_after_a_day_down_it_is_posted_in_the_teams_hours(here: House) -> None:
    """Due on Monday at half past nine. Trellis is there again on Tuesday at three in the morning."""
    await shared(here, DID, sees=TO_TEAM, words="Rolled back.", names=("alice",))
    for late in ("2026-12-01 03:00", "2026-12-01 09:29"):
        await here.on("bob", late)
        assert here.slack.channel("ranking").reads() == []
    await here.on("bob", "2026-12-01 09:30")
    assert len(here.slack.channel("ranking").reads()) == 1
    await here.later(days=1)
    assert len(here.slack.channel("ranking").reads()) == 1


async def test_one_that_slack_would_not_have_all_day_is_not_posted_at_night(tmp_path: Path) -> None:
    async with house(tmp_path, start=MONDAY) as here:
        await here.make_team("alice")
        await here.on("bob", "2026-11-24 09:30")
        await shared(here, DID, sees=TO_TEAM, words="Rolled back.", names=("alice",))
        await here.on("bob", "2026-11-30 09:15")
        here.slack.misbehave.ratelimit("chat.postMessage", 1, retry_after=16 * 3600)
        await owe(here, "The first to be refused")
        await here.settle()
        for busy in ("2026-11-30 09:30", "2026-12-01 02:00"):
            await here.on("bob", busy)
            assert here.slack.channel("ranking").reads() == []
        await here.on("bob", "2026-12-01 09:30")
        assert len(here.slack.channel("ranking").reads()) == 1


async def test_what_its_manager_asks_for_at_night_is_posted_at_once(here: House) -> None:
    await here.on("bob", "2026-11-24 22:30")
    await shared(here, DID, sees=TO_TEAM, words="Rolled back.", names=("alice",))
    await here.later(minutes=11)
    bob = here.member("bob")
    await here.let(bob.types("/growth digest"), bob.clicks("Post both now"))
    assert len(here.slack.channel("ranking").reads()) == 1


async def test_a_last_letter_that_slack_refuses_is_a_word_to_those_who_are_in_it(tmp_path: Path) -> None:
    async with house(tmp_path, start=MONDAY) as here:
        await shared(here, DID, sees=TO_MANAGER, words="Rolled back.", names=("alice", "erin"))
        dana = here.member("dana")
        await here.let(dana.types("/growth admin"), dana.clicks("Change"), dana.chooses("Who leads it?", "charlie"))
        await here.let(dana.submits())
        await here.handed_over()
        here.slack.misbehave.refuse("chat.postMessage", 1, error="channel_not_found")
        await here.on("bob", "2026-11-24 09:30")
        for name in ("alice", "erin"):
            told = [text for text in here.member(name).reads() if text.startswith(NOT_TAKEN)]
            assert len(told) == 1
        assert "press Edit on that check-in to choose anew." in told[0]
