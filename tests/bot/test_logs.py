"""What stands in the log: enough to find the fault, and nothing that somebody wrote."""

import asyncio
import json
from datetime import UTC, datetime

import pytest
import structlog
from apscheduler.events import EVENT_JOB_MAX_INSTANCES
from house import House

from bot import logs, scheduler

pytestmark = pytest.mark.anyio

SECRETS = ("A word for nobody", "xoxb-playground", "xapp-playground")


@pytest.mark.parametrize("form", ["text", "json"])
async def test_a_deed_that_failed_is_logged_without_words_or_tokens(
    home: House, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    logs.configure(form)
    alice = await home.start("alice")
    await alice.types("/growth checkin")
    await alice.fills("What you will do next", "A word for nobody")
    async with home.trellis.engine.begin() as connection:
        await connection.exec_driver_sql("ALTER TABLE answers RENAME TO lost")
    await alice.submits()
    logged = capsys.readouterr().out
    reference = next(iter(alice.errors.values())).rpartition("(")[2].rstrip(")")
    assert "Not saved yet: your text is still in the form." in next(iter(alice.errors.values()))
    assert "A word for nobody" in (alice.modal or "")
    assert reference in logged
    assert "no such table: answers" in logged
    assert not [secret for secret in SECRETS if secret in logged]


def test_json_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("json")
    structlog.get_logger().info("ready", slack="here")
    entry = json.loads(capsys.readouterr().out)
    assert (entry["event"], entry["level"], entry["slack"]) == ("ready", "info", "here")
    assert entry["timestamp"].endswith("Z")


async def test_a_step_that_is_left_out_while_another_goes_on_is_no_trouble(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("text")
    begun, left_out, over = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def step() -> None:
        begun.set()
        await over.wait()

    async def tidy() -> None: ...

    steps = scheduler.metronome(step, tidy, 3600)
    steps.add_listener(lambda _: left_out.set(), EVENT_JOB_MAX_INSTANCES)
    steps.start()
    for done in (begun, left_out):
        steps.modify_job(scheduler.STEP, next_run_time=datetime.now(UTC))
        await done.wait()
    over.set()
    steps.shutdown()
    assert capsys.readouterr() == ("", "")
