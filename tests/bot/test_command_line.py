"""The command line: what stops a start is said in full, and each command does its one thing."""

import json
import resource
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
from process import INSTALLED, TRELLIS, run
from typer.testing import CliRunner

from bot import cli
from content.reading import loader

pytestmark = pytest.mark.anyio

ASIDE = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_API_URL": "http://127.0.0.1:9/api/"}

UNINSTALLED = """
import sys
class Nowhere:
    def find_spec(self, name, path=None, target=None):
        if name == "playground":
            raise ModuleNotFoundError(name=name)
sys.meta_path.insert(0, Nowhere())
from bot.cli import main
main()
"""


async def trellis(*words: str, folder: Path, command: str = TRELLIS, **environment: str) -> tuple[int | None, str]:
    """The exit code of a command, and all that it printed."""
    done = await run(command, *words, folder=folder, **environment)
    return done.process.returncode, done.printed


def made(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def work(*command: str, folder: Path) -> float:
    """The processor time that a command takes, in seconds: the same on a busy machine as on an idle one."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env={}, capture_output=True, check=False, timeout=60)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def test_a_demo_without_the_local_slack_says_how_to_have_it(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", UNINSTALLED, "demo"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    said = "The demo needs the local Slack, which is not installed: pip install ./playground\n"
    assert (done.returncode, done.stdout + done.stderr) == (1, said)


@pytest.mark.parametrize("command", ["run", "tick"])
async def test_a_start_without_settings_says_all_that_is_missing(command: str, tmp_path: Path) -> None:
    code, said = await trellis(command, folder=tmp_path, command=INSTALLED)
    assert code == 1
    assert said.startswith("Trellis cannot start with these settings:\n")
    assert ["SLACK_BOT_TOKEN" in said, "SLACK_SIGNING_SECRET or SLACK_APP_TOKEN" in said] == [True, True]
    assert "Traceback" not in said
    assert made(tmp_path) == []


def test_a_start_without_settings_fails_within_a_second_of_its_own_work(tmp_path: Path) -> None:
    loading = work(sys.executable, "-c", "from bot import cli, service", folder=tmp_path)
    assert work(INSTALLED, "run", folder=tmp_path) - loading < 1


async def test_a_start_with_a_ladder_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    code, said = await trellis("tick", folder=tmp_path, **ASIDE, TRELLIS_LADDER="ladder-of-jacob")
    assert (code, "TRELLIS_LADDER names no ladder here. There is: ml-engineer" in said) == (1, True)


async def test_a_start_with_a_bad_ladder_says_all_that_is_wrong_with_it(tmp_path: Path) -> None:
    folder = copytree(loader.shipped() / "ml-engineer", tmp_path / "ladders" / "ml-engineer")
    actions = folder / "actions.yaml"
    actions.write_text(actions.read_text().replace("level: novice", "level: wizard", 2))
    code, said = await trellis("tick", folder=tmp_path, **ASIDE, TRELLIS_LADDERS="ladders")
    assert code == 1
    assert said.startswith("Trellis cannot start with this ladder:\n")
    assert said.count("actions.yaml:") == 2
    assert "Traceback" not in said


async def test_a_start_without_slack_says_so(tmp_path: Path) -> None:
    code, said = await trellis("tick", folder=tmp_path, command=INSTALLED, **ASIDE)
    assert (code, "Traceback" in said) == (1, False)
    assert "Slack will not let Trellis in:\n  cannot reach Slack" in said


@pytest.mark.parametrize("command", ["tick", "migrate"])
async def test_a_start_without_its_database_says_so(tmp_path: Path, command: str) -> None:
    code, said = await trellis(command, folder=tmp_path, **ASIDE, DATABASE_URL="postgresql://me:secret@127.0.0.1:9/x")
    assert (code, "Traceback" in said, "secret" in said) == (1, False, False)
    assert "DATABASE_URL names a database that cannot be used: " in said


async def test_the_database_is_brought_up_to_date_again_and_again(tmp_path: Path) -> None:
    assert await trellis("migrate", folder=tmp_path, **ASIDE) == (0, "")
    assert await trellis("migrate", folder=tmp_path, **ASIDE) == (0, "")
    assert (tmp_path / "trellis.db").stat().st_size > 0


def called(*words: str) -> str:
    done = CliRunner().invoke(cli.app, [*words])
    assert done.exit_code == 0, done.output
    return done.output


def test_the_manifest_is_printed_to_be_pasted() -> None:
    given = json.loads(called("manifest"))
    assert given["features"]["slash_commands"][0]["command"] == "/growth"
    assert given["settings"]["socket_mode_enabled"] is True


def test_the_manifest_for_http_names_the_address_everywhere() -> None:
    address = "https://trellis.example/slack/events"
    given = json.loads(called("manifest", "--command", "/grow", "--request-url", address))
    assert (
        given["features"]["slash_commands"][0] | {"command": "/grow", "url": address}
        == (given["features"]["slash_commands"][0])
    )
    assert given["settings"]["event_subscriptions"]["request_url"] == address
    assert given["settings"]["interactivity"]["request_url"] == address
    assert given["settings"]["socket_mode_enabled"] is False


@pytest.mark.parametrize("words", [(), ("ladder",), ("people",)])
def test_what_each_command_is_for_fits_its_line(words: tuple[str, ...]) -> None:
    assert "..." not in called(*words, "--help").partition("Commands:")[2]


def test_the_shipped_ladders_are_checked() -> None:
    assert "ml-engineer" in called("ladder", "check")
    assert "4 levels" in called("ladder", "check", str(loader.shipped() / "ml-engineer"))


def test_without_a_word_it_says_what_there_is() -> None:
    said = CliRunner().invoke(cli.app, []).output
    assert all(command in said for command in ("run", "web", "worker", "tick", "migrate", "manifest", "doctor", "demo"))
