"""Two PostgreSQLs, one of which follows the other: what people see until the second has taken over."""

import signal
from pathlib import Path

import pytest
from process import TRELLIS, free_port, running
from test_processes import settings

from playground.testing import Playground
from tests.postgres import servers

pytestmark = pytest.mark.anyio

AWAY = "the database cannot be used now; nothing is lost, and it is tried again and again"


async def test_a_form_stays_open_until_the_other_database_has_taken_over(tmp_path: Path, slack: Playground) -> None:
    port = str(free_port())
    async with servers(standbys=1) as (first, second):
        both = f"postgresql://postgres@/postgres?host={second.folder},{first.folder}"  # the one that only reads first
        http = {"slack_app_token": "", "slack_signing_secret": "playground-secret", "trellis_port": port}
        async with running(TRELLIS, "web", folder=tmp_path, **settings(slack, database_url=both, **http)) as web:
            await web.prints("ready")
            slack.sends_to(f"http://127.0.0.1:{port}/slack/events")
            alice = slack.member("alice")
            await alice.types("/growth start")
            await alice.clicks("Start")
            await alice.sees("Junior")
            await alice.clicks("Junior")

            await first.stop("immediate")
            await alice.submits()
            assert "I cannot get at what I keep right now." in " ".join(alice.errors.values())
            assert "Junior" in (alice.modal or "")
            await alice.types("/growth status")
            assert "Nothing is lost. Try again in a minute." in alice.newest()
            with pytest.raises(AssertionError, match="did not acknowledge"):  # so that Slack hands it over again
                await slack.member("erin").opens_home()

            await second.promote()
            await alice.submits()
            await alice.sees("You are set")
            assert await web.ends(signal.SIGTERM) == 0
        assert web.printed.count(AWAY) == 1
        assert "Traceback" not in web.printed
