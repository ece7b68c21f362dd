"""Signed HTTP: the loop goes over it as over a socket, and nobody gets in without Slack's signature."""

import json
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path

import pytest
from request_url import COMMAND, SECRET, Site, site, stamp

from playground.testing import START

pytestmark = pytest.mark.anyio


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Site]:
    async with site(tmp_path, start=START) as opened:
        yield opened


@pytest.fixture(scope="module")
async def door(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    """One house for all who only knock."""
    async with site(tmp_path_factory.mktemp("door"), start=START) as opened:
        yield opened


async def test_the_whole_loop_goes_over_http(home: Site) -> None:
    await home.make_team("alice", "erin")
    alice = await home.start("alice")
    await home.later(days=7)
    assert "Growth check-in" in alice.newest()
    await alice.clicks("Answer")
    await alice.fills("Something you did that you want to keep", "Rolled back in six minutes.")
    await alice.chooses("Who sees what you did?", "Team digest, with your name")
    await alice.submits()
    await home.settle()
    assert "Team digest, with your name" in alice.newest()
    await home.later(days=6, hours=6)
    assert "Rolled back in six minutes." in home.slack.channel("ranking").reads()[-1]
    assert "Rolled back in six minutes." in home.member("bob").newest()
    assert home.slack.refused == []


async def test_its_events_come_over_http_too(home: Site) -> None:
    erin = home.member("erin")
    await erin.opens_home()
    assert "Start" in erin.home


async def test_a_win_may_be_about_a_payload(home: Site) -> None:
    alice = await home.start("alice")
    await alice.types("/growth win Halved the payload of the ranking service.")
    assert "Halved the payload of the ranking service." in (alice.modal or "")


JSON = "application/json"
EVENT = json.dumps({"type": "event_callback", "event_id": "Ev1", "event": {"type": "app_home_opened", "user": "U0BOB"}})


@pytest.mark.parametrize("body", [pytest.param(COMMAND, id="a command"), pytest.param("text=ssl_check", id="a trick")])
@pytest.mark.parametrize(
    ("stamped", "secret"),
    [
        pytest.param(stamp, "another", id="a wrong signature"),
        pytest.param(partial(stamp, age=301), SECRET, id="an old stamp"),
        pytest.param(partial(stamp, age=-310), SECRET, id="a stamp from the future"),
        pytest.param(lambda: "yesterday", SECRET, id="a stamp that is no number"),
        pytest.param(lambda: "²", SECRET, id="a digit that is no number"),
        pytest.param(lambda: "9" * 5000, SECRET, id="a number that is none any more"),
        pytest.param(lambda: "", SECRET, id="no stamp"),
    ],
)
async def test_a_request_that_is_not_slacks_is_turned_away_and_nothing_happens(
    door: Site, body: str, stamped: Callable[[], str], secret: str
) -> None:
    before = len(door.slack.calls)
    assert await door.post(body, stamp=stamped(), secret=secret) == (401, '{"error":"invalid request"}')
    assert len(door.slack.calls) == before


async def test_an_event_that_is_not_slacks_is_turned_away(door: Site) -> None:
    before = len(door.slack.calls)
    status, _ = await door.post(EVENT, stamp=stamp(), secret="another", kind=JSON)
    assert (status, len(door.slack.calls)) == (401, before)


async def test_a_body_that_cannot_be_read_is_turned_away(door: Site) -> None:
    status, _ = await door.post('{"half', stamp=stamp(), secret="another", kind=JSON)
    assert status == 401


async def test_slack_may_look_whether_the_certificate_is_good(door: Site) -> None:
    assert await door.post("ssl_check=1&token=x", stamp="") == (200, "")


async def test_slack_may_look_whether_the_address_is_ours(door: Site) -> None:
    asked = json.dumps({"type": "url_verification", "challenge": "here?"})
    status, answer = await door.post(asked, stamp=stamp(), kind=JSON)
    assert (status, "here?" in answer) == (200, True)


async def test_a_watcher_hears_that_it_lives(door: Site) -> None:
    assert await door.get("/healthz") == (200, "ok")


async def test_there_is_nothing_else(door: Site) -> None:
    assert (await door.get("/"))[0] == 404
    assert (await door.get("/slack/events"))[0] == 405
