"""The control API: the clock, trouble and strictness, from any language by HTTP."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from playground.clock_client import ClockClient, following
from playground.testing import START, Playground

pytestmark = pytest.mark.anyio


class Dispatcher:
    """Asks the control API as a test in another language would."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def get(self, path: str = "", **asked: str) -> Any:
        async with self._session.get(f"/control/{path}", params=asked) as response:
            return await response.json()

    async def post(self, path: str, **asked: Any) -> Any:
        async with self._session.post(f"/control/{path}", json=asked) as response:
            return await response.json()


@pytest.fixture
async def desk(slack: Playground) -> AsyncIterator[Dispatcher]:
    async with aiohttp.ClientSession(slack.url) as session:
        yield Dispatcher(session)


async def test_it_tells_all_that_can_be_set(desk: Dispatcher) -> None:
    told = await desk.get()
    assert told["clock"] == {"now": START.timestamp(), "iso": START.isoformat(), "mode": "frozen", "moves": 1}
    assert told["misbehave"] == {"seed": 0, "troubles": []}
    assert told["strictness"] == {"level": "strict", "accepted": 0}
    assert told["workspaces"] == [{"id": "T0PLAYGROUND", "name": "Playground"}]
    assert {"ratelimited", "broken", "slow", "dropped", "cut", "twice", "late", "skewed"} <= set(told["kinds"])
    assert told["levels"] == ["strict", "lenient"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({"by": "+1 day"}, "2026-11-25T09:00:00+00:00", id="a step"),
        pytest.param({"to": "Monday 09:30", "as": "U0ALICE"}, "2026-11-30T08:30:00+00:00", id="somebody's Monday"),
        pytest.param({"to": "Monday 09:30", "zone": "Asia/Kolkata"}, "2026-11-30T04:00:00+00:00", id="a zone's Monday"),
        pytest.param({"to": "Monday 09:30"}, "2026-11-30T09:30:00+00:00", id="nobody's Monday"),
        pytest.param({"to": "2026-12-24T18:00:00Z"}, "2026-12-24T18:00:00+00:00", id="an instant"),
    ],
)
async def test_the_clock_is_moved(desk: Dispatcher, asked: dict[str, str], expected: str) -> None:
    assert (await desk.post("clock", **asked))["clock"]["iso"] == expected
    assert (await desk.get("clock"))["iso"] == expected


async def test_the_clock_runs_stands_and_is_real_again(slack: Playground, desk: Dispatcher) -> None:
    modes = [(await desk.post("clock", mode=mode))["clock"]["mode"] for mode in ("running", "frozen", "real")]
    assert modes == ["moved", "frozen", "real"]
    assert abs(slack.clock.moment() - datetime.now(UTC)) < timedelta(seconds=5)


async def test_who_knows_the_time_is_answered_when_it_was_set(slack: Playground, desk: Dispatcher) -> None:
    asking = asyncio.create_task(desk.get("clock", moves=str(slack.clock.moves)))
    for _ in range(3):
        await desk.get("clock")
    assert not asking.done()
    await desk.post("clock", by="+2 hours")
    assert (await asking)["iso"] == "2026-11-24T11:00:00+00:00"


async def test_an_app_of_its_own_follows_the_clock(slack: Playground, desk: Dispatcher) -> None:
    async with following(slack.url) as now:
        assert now() == START
        await desk.post("clock", by="+2 hours")
        async with asyncio.timeout(3):
            while now() != START + timedelta(hours=2):
                await desk.get("clock")  # the news is on its way, as this answer is
        await desk.post("clock", mode="running")
        async with asyncio.timeout(3):
            while now() == START + timedelta(hours=2):
                await desk.get("clock")


async def test_a_follower_asks_again_only_when_there_is_news(slack: Playground, desk: Dispatcher) -> None:
    async with aiohttp.ClientSession() as session:
        follower = ClockClient(slack.url, session)
        await follower.ask()
        asking = asyncio.create_task(follower.ask())
        for _ in range(3):
            await desk.get("clock")
        assert not asking.done()
        await desk.post("clock", by="+1 day")
        await asking
        assert follower.now() == START + timedelta(days=1)


async def test_trouble_is_planned_listed_and_ended(slack: Playground, desk: Dispatcher) -> None:
    asked = {"kind": "ratelimited", "method": "auth.test", "seconds": 7, "times": 2, "workspace": "T0PLAYGROUND"}
    planned = (await desk.post("misbehave", **asked))["trouble"]
    assert (planned["number"], planned["left"], planned["met"]) == (1, 2, 0)
    client = AsyncWebClient("xoxb-playground", base_url=slack.api_url, retry_handlers=[])
    async with aiohttp.ClientSession() as session:
        headers = {"authorization": "Bearer xoxb-playground"}
        async with session.post(f"{slack.api_url}auth.test", headers=headers) as response:
            assert (response.status, response.headers["Retry-After"]) == (429, "7")
    listed = (await desk.get())["misbehave"]["troubles"]
    assert [(one["left"], one["met"]) for one in listed] == [(1, 1)]
    assert await desk.post("behave", number=1) == {"ok": True}
    assert (await desk.get())["misbehave"]["troubles"] == []
    await client.auth_test()


async def test_the_seed_is_set(slack: Playground, desk: Dispatcher) -> None:
    assert await desk.post("misbehave", seed=42) == {"ok": True}
    planned = await desk.post("misbehave", kind="slow", method="chat.*", probability=0.25)
    assert (planned["trouble"]["probability"], planned["trouble"]["left"]) == (0.25, None)
    assert (slack.misbehave.seed, (await desk.get())["misbehave"]["seed"]) == (42, 42)


async def test_strictness_is_turned_and_an_open_page_is_told(slack: Playground, desk: Dispatcher) -> None:
    with slack.slack.bus.listening("U0ALICE") as notices:
        turned = await desk.post("strictness", level="lenient")
        assert turned["strictness"] == {"level": "lenient", "accepted": 0}
        told = await notices.get()
        assert told is not None
        assert (told["type"], told["control"]["strictness"]["level"]) == ("control", "lenient")


async def test_what_went_to_and_fro_is_told(slack: Playground, desk: Dispatcher) -> None:
    await AsyncWebClient("xoxb-playground", base_url=slack.api_url).auth_test()
    calls = (await desk.get("calls"))["calls"]
    assert [(call["direction"], call["what"], call["ok"]) for call in calls] == [("in", "auth.test", True)]
    assert (await desk.get("calls", after=str(calls[-1]["n"])))["calls"] == []


@pytest.mark.parametrize(
    ("path", "asked", "detail"),
    [
        pytest.param("clock", {"to": "2020-01-01"}, "the clock only goes forward", id="the past"),
        pytest.param("clock", {"by": "banana"}, "is not a step like", id="no step"),
        pytest.param("clock", {"mode": "wild"}, "wild", id="no such mode"),
        pytest.param("clock", {}, "to", id="nothing"),
        pytest.param("clock", {"by": "+1 day", "zone": "Moon/Crater"}, "Moon/Crater", id="no such zone"),
        pytest.param("misbehave", {"method": "chat.postMessage", "kind": "moody"}, "kind is one of", id="a mood"),
        pytest.param("misbehave", {"method": "chat.postMessage"}, "kind", id="no kind"),
        pytest.param("misbehave", {"kind": "slow", "method": "x.y", "seconds": "long"}, "long", id="no number"),
        pytest.param("misbehave", {"kind": "twice", "method": "x.y"}, "is for events", id="not for a method"),
        pytest.param("behave", {"number": 3}, "there is no trouble 3", id="no such trouble"),
        pytest.param("strictness", {"level": "moody"}, "strictness is one of strict, lenient", id="no such level"),
    ],
)
async def test_what_is_asked_wrongly_is_told(desk: Dispatcher, path: str, asked: dict[str, Any], detail: str) -> None:
    answer = await desk.post(path, **asked)
    assert (answer["ok"], answer["error"]) == (False, "invalid_arguments")
    assert detail in answer["detail"]
