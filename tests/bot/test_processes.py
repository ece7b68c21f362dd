"""Trellis as a process of its own, in front of a Slack of its own: it starts, works, and stops in order."""

import asyncio
import json
import signal
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import aiohttp
import pytest
from house import House
from outbox import POST, arrived, owe, standing
from process import INSTALLED, TRELLIS, free_port, running

from bot.app import assemble
from bot.manifest import manifest
from bot.settings import Given
from db.outbox import DeliveryState
from playground.testing import Playground

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).parents[2]
TOKENS = {"slack_bot_token": "xoxb-playground", "slack_app_token": "xapp-playground"}


def settings(slack: Playground, **more: str) -> dict[str, str]:
    return {**TOKENS, "slack_api_url": slack.api_url, "database_url": "sqlite:///trellis.db", **more}


@asynccontextmanager
async def house_on(slack: Playground, folder: Path) -> AsyncIterator[House]:
    """The same database, looked at from here, while nobody else is."""
    given = Given.model_validate(settings(slack, database_url=f"sqlite:///{folder / 'trellis.db'}"))
    async with assemble(given) as trellis:
        yield House(slack, trellis)


async def test_it_runs_against_a_playground_and_stops_on_sigterm(tmp_path: Path) -> None:
    ours = tmp_path / "manifest.json"
    ours.write_text(json.dumps(manifest()), encoding="utf-8")
    command = (sys.executable, "-m", "playground", "--port", "0", "--manifest", str(ours))
    async with running(*command, folder=ROOT) as playground:
        address = await playground.prints(r"http://[\d.]+:\d+")
        given = {**TOKENS, "slack_api_url": f"{address}/api/", "database_url": "sqlite:///trellis.db"}
        async with running(INSTALLED, "run", folder=tmp_path, **given) as trellis:
            await trellis.prints("ready")
            assert "What I can do" in await says(address, "/growth help")
            assert await trellis.ends(signal.SIGTERM) == 0
            assert [line.split("]")[1].split()[0] for line in trellis.printed.splitlines()] == ["ready", "stopping"]
        assert await playground.ends(signal.SIGTERM) == 0


async def says(address: str, line: str) -> str:
    """What Alice reads, on the page, after she typed a command into her direct message with Trellis."""
    async with aiohttp.ClientSession(address) as page:
        async with page.get("/play/snapshot", params={"as": "alice"}) as response:
            dm = (await response.json())["apps"][0]["im"]
        before = len(await messages(page, dm))
        command = {"as": "alice", "channel": dm, "text": line}
        async with page.post("/play/command", json=command) as response:
            assert await response.json() == {"ok": True}
        async with asyncio.timeout(30):  # the answer is shown once the command is acknowledged
            while len(found := await messages(page, dm)) == before:
                pass
        return str(found[-1])


async def messages(page: aiohttp.ClientSession, channel: str) -> list[object]:
    async with page.get("/play/messages", params={"as": "alice", "channel": channel}) as response:
        found: list[object] = (await response.json())["messages"]
        return found


async def test_sigterm_lets_the_message_in_hand_arrive(tmp_path: Path, slack: Playground) -> None:
    alice = slack.member("alice")
    async with running(TRELLIS, "run", folder=tmp_path, **settings(slack)) as trellis:
        await slack.connected()
        await alice.types("/growth start")
        await alice.clicks("Start")
        await alice.sees("Junior")  # the form opens once the click is acknowledged
        await alice.clicks("Junior")
        held = slack.misbehave.hold(POST)
        await alice.submits()
        await held.reached()
        trellis.process.send_signal(signal.SIGTERM)
        await trellis.prints("stopping")
        held.release()
        assert await trellis.ends() == 0
    assert [text.startswith("You are set") for text in alice.reads()].count(True) == 1
    async with house_on(slack, tmp_path) as home:
        assert (await standing(home, 1)).state is DeliveryState.SENT


async def test_who_starts_after_a_sigkill_does_not_wait_for_the_lease_of_the_dead(
    tmp_path: Path, slack: Playground
) -> None:
    alice = slack.member("alice")
    async with running(TRELLIS, "run", folder=tmp_path, **settings(slack)) as trellis:
        await slack.connected()
        held = slack.misbehave.hold(POST)
        await alice.types("/growth start")
        await alice.clicks("Start")
        await alice.sees("Junior")
        await alice.clicks("Junior")
        await alice.submits()
        await held.reached()
        await trellis.ends(signal.SIGKILL)
    dead = owner(tmp_path)
    held.release()
    async with running(TRELLIS, "run", folder=tmp_path, **settings(slack)) as heir:
        await heir.prints("ready")
        assert dead is not None
        assert owner(tmp_path) != dead
        assert await heir.ends(signal.SIGTERM) == 0


def owner(folder: Path) -> str | None:
    """Who has the lane, as the file says."""
    with closing(sqlite3.connect(folder / "trellis.db")) as file:
        found: tuple[str | None] = file.execute("SELECT owner FROM lanes").fetchone()
    return found[0]


async def test_sigterm_lets_the_deed_in_hand_be_done_and_acknowledged(tmp_path: Path, slack: Playground) -> None:
    async with running(TRELLIS, "run", folder=tmp_path, **settings(slack)) as trellis:
        await slack.connected()
        held = slack.misbehave.hold("views.publish")
        looks = asyncio.create_task(slack.member("erin").opens_home())
        await held.reached()
        trellis.process.send_signal(signal.SIGTERM)
        await trellis.prints("stopping")
        held.release()
        await looks
        assert await trellis.ends() == 0
        assert "Traceback" not in trellis.printed


async def test_the_web_side_alone_answers_over_http(tmp_path: Path, slack: Playground) -> None:
    port = free_port()
    given = settings(slack, slack_app_token="", slack_signing_secret="playground-secret", trellis_port=str(port))
    async with running(TRELLIS, "web", folder=tmp_path, **given) as side:
        await side.prints("ready")
        slack.sends_to(f"http://127.0.0.1:{port}/slack/events")
        erin = slack.member("erin")
        await erin.types("/growth help")
        assert "What I can do" in erin.newest()
        assert await side.ends(signal.SIGTERM) == 0


async def test_a_port_that_is_taken_is_said_clearly(tmp_path: Path, slack: Playground) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        given = settings(slack, slack_app_token="", slack_signing_secret="x", trellis_port=port)
        async with running(TRELLIS, "web", folder=tmp_path, **given) as side:
            assert await side.ends() == 1
    assert f"TRELLIS_PORT {port} on 127.0.0.1 cannot be used: address already in use." in side.printed
    assert "Traceback" not in side.printed


async def test_a_token_that_slack_does_not_know_is_said_clearly(tmp_path: Path, slack: Playground) -> None:
    given = settings(slack, slack_bot_token="xoxb-another")
    async with running(TRELLIS, "run", folder=tmp_path, **given) as trellis:
        assert await trellis.ends() == 1
    assert "Slack will not let Trellis in:\n  invalid_auth." in trellis.printed
    assert "Traceback" not in trellis.printed


async def test_the_worker_speaks_and_hears_nothing(tmp_path: Path, slack: Playground) -> None:
    async with house_on(slack, tmp_path) as home:
        await owe(home, "Good morning")
    async with running(TRELLIS, "worker", folder=tmp_path, **settings(slack)) as worker:
        await worker.prints("ready")
        assert await slack.member("alice").hears("Good morning")
        assert not slack.slack.links["A0TRELLIS"].is_connected
        assert await worker.ends(signal.SIGINT) == 0
        assert "Traceback" not in worker.printed


async def test_a_step_by_hand_sends_what_is_due(tmp_path: Path, slack: Playground) -> None:
    async with house_on(slack, tmp_path) as home:
        owed = await owe(home, "Good morning")
        async with running(TRELLIS, "tick", folder=tmp_path, **settings(slack)) as tick:
            assert await tick.ends() == 0
        assert len(arrived(home, "Good morning")) == 1
        assert (await standing(home, owed)).state is DeliveryState.SENT
