"""A start that cannot go on says one sentence, and a stop is heeded whatever hangs: on real processes."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from outbox import POST, owe, standing
from process import TRELLIS, free_port, running
from test_processes import house_on, settings

from db.outbox import DeliveryState
from playground.testing import Playground

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("token", ["xapp-another", "xapp-1-A0OTHER-1-abc"])
async def test_an_app_token_that_does_not_work_ends_the_start_with_the_doctors_sentence(
    tmp_path: Path, slack: Playground, token: str
) -> None:
    async with house_on(slack, tmp_path) as home:
        await owe(home, "Good morning")
    async with running(TRELLIS, "run", folder=tmp_path, **settings(slack, slack_app_token=token)) as trellis:
        assert await trellis.ends() == 1
    assert "SLACK_APP_TOKEN does not open Socket Mode: invalid_auth. Check SLACK_APP_TOKEN" in trellis.printed
    assert len(trellis.printed.splitlines()) == 2
    assert slack.member("alice").reads() == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize(
    ("command", "method"), [("run", "apps.connections.open"), ("web", "auth.test"), ("worker", "auth.test")]
)
async def test_a_start_that_waits_for_slack_can_be_stopped(
    tmp_path: Path, slack: Playground, command: str, method: str, number: signal.Signals
) -> None:
    held = slack.misbehave.hold(method)
    async with running(TRELLIS, command, folder=tmp_path, **settings(slack)) as trellis:
        await held.reached()
        assert await trellis.ends(number) == 0
        assert "Traceback" not in trellis.printed
    held.release()


@asynccontextmanager
async def dead_end() -> AsyncIterator[str]:
    """The address of a Slack that names for Socket Mode one where nobody answers."""
    me = {"ok": True, "team_id": "T1", "team": "Nowhere", "user_id": "U1", "user": "trellis", "bot_id": "B1"}
    answers = {"auth.test": me, "apps.connections.open": {"ok": True, "url": f"ws://127.0.0.1:{free_port()}/"}}

    async def answer(request: web.Request) -> web.Response:
        return web.json_response(answers[request.match_info["method"]])

    site = web.Application()
    site.router.add_post("/api/{method}", answer)
    runner = web.AppRunner(site)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    finally:
        await runner.cleanup()


async def test_a_start_whose_line_is_bad_says_so_and_can_be_stopped(tmp_path: Path, slack: Playground) -> None:
    async with (
        dead_end() as nowhere,
        running(TRELLIS, "run", folder=tmp_path, **settings(slack, slack_api_url=nowhere)) as trellis,
    ):
        await trellis.prints("Failed to connect")
        assert await trellis.ends(signal.SIGTERM) == 0
        assert "Traceback" not in trellis.printed


async def test_a_stop_ends_within_ten_seconds_whatever_hangs(tmp_path: Path, slack: Playground) -> None:
    async with house_on(slack, tmp_path) as home:
        owed = await owe(home, "Good morning")
    held = slack.misbehave.hold(POST)
    async with running(TRELLIS, "run", folder=tmp_path, **settings(slack)) as trellis:
        await held.reached()
        async with asyncio.timeout(10):
            assert await trellis.ends(signal.SIGTERM) == 0
        assert "Traceback" not in trellis.printed
    held.release()
    async with house_on(slack, tmp_path) as home:
        assert (await standing(home, owed)).state is DeliveryState.SENDING


async def test_a_second_sigterm_is_heeded_at_once(tmp_path: Path, slack: Playground) -> None:
    async with house_on(slack, tmp_path) as home:
        await owe(home, "Good morning")
    held = slack.misbehave.hold(POST)
    async with running(TRELLIS, "run", folder=tmp_path, **settings(slack)) as trellis:
        await held.reached()
        await trellis.prints("ready")
        trellis.process.send_signal(signal.SIGTERM)
        await trellis.prints("stopping")
        async with asyncio.timeout(4):
            assert await trellis.ends(signal.SIGTERM) == 0
    held.release()


@pytest.mark.parametrize("second", ["run", "worker", "tick"])
async def test_a_second_one_on_the_same_file_is_refused_until_the_first_is_gone(
    tmp_path: Path, slack: Playground, second: str
) -> None:
    async with running(TRELLIS, "run", folder=tmp_path, **settings(slack)) as first:
        await first.prints("ready")
        async with running(TRELLIS, second, folder=tmp_path, **settings(slack)) as other:
            assert await other.ends() == 1
        said = f"DATABASE_URL names trellis.db, which another Trellis works with (process {first.process.pid})."
        assert said in other.printed
        assert len(other.printed.splitlines()) == 2
        await first.ends(signal.SIGKILL)
        async with running(TRELLIS, second, folder=tmp_path, **settings(slack)) as heir:
            await heir.prints("ready|all that is due is done")
            assert await heir.ends(signal.SIGTERM if second != "tick" else None) == 0


async def test_a_database_of_a_newer_version_ends_the_start_in_a_sentence(tmp_path: Path, slack: Playground) -> None:
    async with house_on(slack, tmp_path) as home, home.trellis.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")
    for command in ("run", "migrate", "tick"):
        async with running(TRELLIS, command, folder=tmp_path, **settings(slack)) as trellis:
            assert await trellis.ends() == 1
        assert "DATABASE_URL names a database that a newer Trellis made (it has 0099" in trellis.printed
        assert len(trellis.printed.splitlines()) == 2
