"""Without an optional scope each feature works, is smaller, and says so where somebody would miss it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.manifest import BOT_SCOPES, WITHOUT
from handlers.framework.errors import NotGranted
from handlers.shared import channels
from playground.config import ChannelSpec
from tests.cast import utc
from tests.house import DID, TO_MANAGER, TO_TEAM, WORKSPACE, House, house

pytestmark = pytest.mark.anyio
MONDAY = utc("2026-11-23 09:00")
SECRET = ChannelSpec("secret", ("alice", "bob", "dana", "erin", "trellis"), is_private=True)
NOT_OPEN, NOT_PRIVATE = channels.NOT_SHOWN["channels:read"], channels.NOT_SHOWN["groups:read"]


@asynccontextmanager
async def without(folder: Path, *scopes: str) -> AsyncIterator[House]:
    app = replace(WORKSPACE.apps[0], scopes=frozenset(BOT_SCOPES) - set(scopes))
    workspace = replace(WORKSPACE, apps=(app,), channels=(*WORKSPACE.channels, SECRET))
    async with house(folder, start=MONDAY, workspace=workspace) as opened:
        yield opened


async def checked_in(here: House) -> str:
    """What stands in Alice's first check-in."""
    await here.start("alice")
    await here.on("alice", "2026-11-24 09:30")
    return here.member("alice").newest()


async def test_who_cannot_be_heard_is_not_left_to_find_out(tmp_path: Path) -> None:
    async with without(tmp_path, "im:history") as here:
        assert "Press Answer to write: I can't read replies here." in await checked_in(here)
        alice = here.member("alice")
        await here.let(alice.types("/growth help"))
        assert "what you write to me without the slash does not reach me" in alice.newest()
        await here.later(days=1)
        assert any("Still open if you want it" in text and "can't read replies" in text for text in alice.reads())
        await here.write(alice, (DID, "Sliced the metrics."))
        assert "Sliced the metrics." in "".join(alice.reads())
        assert here.slack.refused == []


async def test_a_brag_document_is_a_page_where_no_file_can_be_sent(tmp_path: Path) -> None:
    async with without(tmp_path, "files:write") as here:
        await here.start("alice")
        alice = here.member("alice")
        await here.let(alice.types("/growth win Wrote the runbook."), alice.submits(), alice.closes())
        await here.let(alice.types("/growth brag"))
        assert "Wrote the runbook." in (alice.modal or "")
        assert "[Send me the file]" not in (alice.modal or "")
        assert here.slack.refused == []


async def test_who_is_heard_reads_nothing_of_it(tmp_path: Path) -> None:
    async with without(tmp_path) as here:
        assert "can't read" not in await checked_in(here)
        await here.let(here.member("alice").types("/growth help"))
        assert "can't read" not in here.member("alice").newest()


@pytest.mark.parametrize(
    ("scope", "shown", "hidden", "said"),
    [
        pytest.param("groups:read", "ranking", "secret", NOT_PRIVATE, id="private ones hidden"),
        pytest.param("channels:read", "secret", "ranking", NOT_OPEN, id="open ones hidden"),
    ],
)
async def test_a_channel_that_slack_does_not_show_is_said_in_the_form_and_another_serves(
    tmp_path: Path, scope: str, shown: str, hidden: str, said: str
) -> None:
    async with without(tmp_path, scope) as here:
        await here.make_team("alice", channel=hidden)
        assert here.member("dana").errors == {
            "Where does the weekly digest go?": f"I can't post in that channel: {said}"
        }
        await here.member("dana").chooses("Where does the weekly digest go?", shown)
        await here.let(here.member("dana").submits())
        await with_a_win(here, TO_TEAM)
        assert any("Sliced the metrics." in text for text in here.slack.channel(shown).reads())


async def test_a_channel_that_slack_shows_no_more_is_told_to_the_manager(tmp_path: Path) -> None:
    async with house(
        tmp_path, start=MONDAY, workspace=replace(WORKSPACE, channels=(*WORKSPACE.channels, SECRET))
    ) as here:
        await here.make_team("alice", channel="secret")
        here.slack.misbehave.refuse("conversations.info", 9, error="missing_scope")
        await with_a_win(here, TO_TEAM)
        assert here.slack.channel("secret").reads() == []
        assert any(channels.NONE_SHOWN in text for text in here.member("bob").reads())


async def test_with_none_of_the_optional_ones_people_still_check_in_and_managers_still_read(tmp_path: Path) -> None:
    async with without(tmp_path, *WITHOUT) as here:
        await here.make_team("alice", channel="")
        await with_a_win(here, TO_MANAGER)
        assert any("Sliced the metrics." in text for text in here.member("bob").reads())


async def with_a_win(here: House, sees: str) -> None:
    """Alice shares something in her first check-in, and the team's next digest goes out."""
    await checked_in(here)
    await here.write(here.member("alice"), (DID, "Sliced the metrics."), sees=sees)
    await here.on("bob", "2026-11-30 09:30")


@pytest.mark.parametrize("needed", ["", "channels:read,groups:read,mpim:read,im:read"])
async def test_where_slack_does_not_say_which_scope_both_are_named(needed: str) -> None:
    class Closed:
        async def channel(self, _channel_id: str) -> None:
            raise NotGranted("missing_scope", needed)

    assert await channels.against(Closed(), "C1") == channels.NONE_SHOWN  # type: ignore[arg-type] # all that is asked
