"""Trellis as it is run, beside the Slack that says yes: what the rows on answers stand on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bench import people
from bench.load import SECRET
from bench.processes import PYTHON, TRELLIS, free_port, running

USERS = 200


@asynccontextmanager
async def null_slack(folder: Path, team: str = people.WORKSPACE) -> AsyncIterator[str]:
    """The address of its API."""
    here, port = folder / f"slack-{team}", free_port()
    here.mkdir(exist_ok=True)
    async with running(PYTHON, "-m", "bench.apps.null_slack", str(port), team, folder=here, port=port):
        yield f"http://127.0.0.1:{port}/api/"


def settings(slack: str, database: str, port: int) -> dict[str, str]:
    """The environment of a Trellis that hears Slack over HTTP."""
    return {
        "slack_api_url": slack,
        "slack_bot_token": "xoxb-bench",
        "slack_signing_secret": SECRET,
        "database_url": database,
        "trellis_port": str(port),
    }


@asynccontextmanager
async def trellis(folder: Path, database: str = "", *command: str) -> AsyncIterator[int]:
    """The port of a Trellis with people who have started; `trellis run` on SQLite where no database is named."""
    database = database or f"sqlite:///{folder / 'trellis.db'}"
    await people.fill(database, USERS)
    port = free_port()
    async with (
        null_slack(folder) as slack,
        running(TRELLIS, *(command or ("run",)), folder=folder, port=port, **settings(slack, database, port)),
    ):
        yield port


@asynccontextmanager
async def bare(folder: Path, length: int, database: str = "") -> AsyncIterator[int]:
    """The port of the bare Bolt app, whose answers have so many characters."""
    port = free_port()
    named = [database] if database else []
    async with running(PYTHON, "-m", "bench.apps.bare_bolt", str(port), str(length), *named, folder=folder, port=port):
        yield port
