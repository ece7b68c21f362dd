"""A Slack that does not let Trellis in any more, while it runs: said once, looked at again, and healed by itself."""

import json
import signal
from pathlib import Path

import pytest
from house import House
from outbox import POST, arrived, owe
from process import TRELLIS, running
from test_processes import house_on, settings

from bot import logs
from bot.access import Access
from handlers.framework.errors import LockedOut
from playground.testing import Playground

pytestmark = pytest.mark.anyio

REFUSED = "Slack does not let Trellis in"


@pytest.mark.parametrize("form", ["text", "json"])
async def test_a_token_revoked_while_running_is_said_once_and_heals_by_itself(
    tmp_path: Path, slack: Playground, form: str
) -> None:
    given = settings(slack, trellis_tick_seconds="1", trellis_log=form)
    async with running(TRELLIS, "run", folder=tmp_path, **given) as trellis:
        await trellis.prints("ready")
        slack.misbehave.refuse(POST, error="token_revoked")
        slack.misbehave.refuse("auth.test", error="token_revoked")
        slack.misbehave.refuse("apps.connections.open", error="token_revoked")
        await slack.member("alice").says("Good morning")
        await trellis.prints(REFUSED)
        await slack.disconnects()
        await trellis.prints("Slack lets Trellis in again")
        assert await trellis.ends(signal.SIGTERM) == 0
    lines = trellis.printed.splitlines()
    assert "Traceback" not in trellis.printed
    assert len(lines) <= 8
    assert form == "text" or [json.loads(line) for line in lines]


async def test_what_waited_goes_out_when_slack_lets_us_in_again(
    home: House, capsys: pytest.CaptureFixture[str]
) -> None:
    trellis = home.trellis
    for words in ("One", "Two"):
        await owe(home, words)
    home.slack.misbehave.refuse(POST, error="token_revoked")
    home.slack.misbehave.refuse("auth.test", 2, error="token_revoked")
    await trellis.access.attempt(trellis.drain)
    pauses = [trellis.access.pause]
    for _ in range(2):
        await trellis.access.attempt(trellis.knock)
        pauses.append(trellis.access.pause)
    assert (trellis.access.why, pauses) == ("token_revoked", [2.0, 4.0, 8.0])
    home.slack.clock.jump(home.now.replace(minute=5))
    await trellis.access.attempt(trellis.drain)
    assert trellis.access.why == ""
    assert [len(arrived(home, words)) for words in ("One", "Two")] == [1, 1]
    printed = capsys.readouterr().out
    assert (printed.count(REFUSED), printed.count("lets Trellis in again")) == (1, 1)


async def test_the_pauses_grow_to_five_minutes_and_no_further() -> None:
    async def refused() -> None:
        raise LockedOut("token_revoked")

    access = Access()
    for _ in range(20):
        await access.attempt(refused)
    assert access.pause == 300


def test_what_a_library_says_again_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("json")
    said = logs.once("tests.once")
    for session in range(3):
        try:
            raise OSError("no route")
        except OSError:
            said.exception("session %s cannot be reached", session)
    said.warning("something else")
    entries = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [entry["event"] for entry in entries] == ["session 0 cannot be reached", "something else"]
    assert not [entry for entry in entries if "exception" in entry]


async def test_the_doctor_names_the_mend(tmp_path: Path, slack: Playground) -> None:
    async with house_on(slack, tmp_path):
        pass
    async with running(TRELLIS, "doctor", folder=tmp_path, **settings(slack)) as doctor:
        slack.misbehave.refuse("auth.test", error="token_revoked")
        assert await doctor.ends() == 1
    assert "fails  Slack: token_revoked" in doctor.printed
    assert "install it again, and set SLACK_BOT_TOKEN" in " ".join(doctor.printed.split())
