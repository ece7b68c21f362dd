"""A 1:1 with somebody whom nobody knows here yet: a colleague is asked, and whoever Trellis is not for is refused."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from playground.testing import Member
from tests.handlers.conftest import MONDAY
from tests.handlers.test_one_on_one_rhythm import WEEKLY, plain
from tests.house import House, house

pytestmark = pytest.mark.anyio


@pytest.fixture
async def doubtful(tmp_path: Path) -> AsyncIterator[House]:
    """A house in which Slack may refuse something."""
    async with house(tmp_path, start=MONDAY) as opened:
        yield opened


async def names(here: House, who: str) -> Member:
    """Alice, who has started, would like a 1:1 with somebody."""
    alice = await here.start("alice")
    await here.let(alice.types("/growth agenda"), alice.clicks("A 1:1 with somebody else"))
    await here.let(alice.submits({"With whom?": who, **WEEKLY}))
    return alice


async def test_a_colleague_who_never_wrote_to_trellis_is_asked_and_says_yes(here: House) -> None:
    alice, charlie = await names(here, "charlie"), here.member("charlie")
    assert "I ask Charlie. Nothing is planned before they say yes." in (alice.modal or "")
    assert "Alice would like a 1:1 with you, every week, from Thursday 26 November on." in plain(charlie.newest())
    await here.let(charlie.clicks("Yes, gladly"))
    assert "Charlie said yes: your first 1:1 is Thursday 26 November, 15:00" in plain(alice.newest())
    await here.on("charlie", "2026-11-25 09:30")
    assert "1:1 with Alice: Thursday 26 November, 19:30" in plain(charlie.newest())
    await here.on("charlie", "2026-12-01 16:00")
    assert "check-in" not in "\n".join(charlie.reads())


async def test_a_no_is_as_good_and_nothing_starts_for_them(here: House) -> None:
    alice, charlie = await names(here, "charlie"), here.member("charlie")
    await here.let(charlie.clicks("Not now"))
    assert "Charlie has no room for a 1:1 now." in plain(alice.newest())
    await here.on("charlie", "2026-12-01 16:00")
    assert len(charlie.messages()) == 1
    await here.let(charlie.types("/growth"))
    assert "[Start]" in charlie.newest()


@pytest.mark.parametrize(("who", "name"), [("grace", "Grace"), ("robo", "Robo")])
async def test_whoever_trellis_is_not_for_is_refused_in_a_sentence(here: House, who: str, name: str) -> None:
    alice = await names(here, who)
    assert alice.errors == {
        "With whom?": f"{name} can't have a 1:1 here: Trellis is for full members of this workspace. Choose somebody "
        "else."
    }
    assert here.member(who).messages() == []


async def test_somebody_who_left_is_refused(here: House) -> None:
    await here.start("erin")
    await here.let(here.member("erin").changes(deleted=True))
    alice = await names(here, "erin")
    assert "Erin can't have a 1:1 here" in alice.errors["With whom?"]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("user_not_visible", "Slack does not show me who that is."),
        ("ratelimited", "Slack would not tell me just now who that is. Nothing is saved yet"),
    ],
)
async def test_where_slack_does_not_say_who_that_is_nothing_is_saved(doubtful: House, error: str, said: str) -> None:
    alice = await doubtful.start("alice")
    await doubtful.let(alice.types("/growth agenda"), alice.clicks("A 1:1 with somebody else"))
    if error == "ratelimited":
        doubtful.slack.misbehave.ratelimit("users.info", 1, retry_after=30)
    else:
        doubtful.slack.misbehave.refuse("users.info", 1, error=error)
    await doubtful.let(alice.submits({"With whom?": "charlie", **WEEKLY}))
    assert said in alice.errors["With whom?"]
    assert doubtful.member("charlie").messages() == []
    await doubtful.later(seconds=31)
    await doubtful.let(alice.submits({"With whom?": "charlie", **WEEKLY}))
    assert "I ask Charlie." in (alice.modal or "")
