"""A command imports what it needs and no more: help comes at once, and the bot in service carries no playground."""

import re
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest
from house import WORKSPACE
from process import INSTALLED, run, running

from playground.testing import Playground

pytestmark = pytest.mark.anyio

TOLD = {"pythonprofileimporttime": "1"}  # Python then prints each import
FLOORS = ("content", "growth", "db", "handlers", "bot", "demo", "playground")
FRAME = {"bot", "bot.cli", "bot.ladders", "bot.people"}
# typer itself loads pydantic, to read what stands behind a command; it is not in here for that.
HEAVY = {"aiohttp", "alembic", "apscheduler", "holidays", "slack_bolt", "slack_sdk", "sqlalchemy", "uvicorn"}
DRAWS = {"rich", "markdown_it", "pygments"}  # tables and colours, which a word of help has none of


def imported(printed: str) -> set[str]:
    return set(re.findall(r"^import time:.*\| +([\w.]+)$", printed, re.MULTILINE))


def ours(modules: set[str]) -> set[str]:
    return {module for module in modules if module.partition(".")[0] in FLOORS}


@pytest.mark.parametrize(
    ("words", "more"),
    [
        pytest.param(["--help"], set[str](), id="help"),
        pytest.param(["ladder", "--help"], set[str](), id="help with ladders"),
        pytest.param(["demo", "--help"], set[str](), id="help with the demo"),
        pytest.param(["demo", "--wrong"], set[str](), id="a word on a mistake"),
        pytest.param(["manifest"], {"bot.manifest"}, id="the manifest"),
    ],
)
async def test_a_word_of_help_imports_nothing_but_its_frame(words: list[str], more: set[str], tmp_path: Path) -> None:
    modules = imported((await run(INSTALLED, *words, folder=tmp_path, **TOLD)).printed)
    assert ours(modules) == FRAME | more
    assert modules & (HEAVY | DRAWS) == set()


async def test_tools_for_ladders_know_neither_slack_nor_a_database(tmp_path: Path) -> None:
    modules = imported((await run(INSTALLED, "ladder", "check", folder=tmp_path, **TOLD)).printed)
    assert {module.partition(".")[0] for module in ours(modules)} == {"bot", "content"}
    assert modules & HEAVY == set()


async def test_bad_settings_are_said_before_slack_or_a_database_is_loaded(tmp_path: Path) -> None:
    modules = imported((await run(INSTALLED, "run", folder=tmp_path, **TOLD)).printed)
    assert modules & HEAVY == {"holidays"}


@dataclass(frozen=True)
class Start:
    """What a start printed until it was ready, and until it had ended."""

    ready: str
    ended: str


@pytest.fixture(scope="module")
async def starts(tmp_path_factory: pytest.TempPathFactory) -> list[Start]:
    """The first start in a folder, and the second: they take long, and each test looks at one of them."""
    folder, found = tmp_path_factory.mktemp("starts"), []
    tokens = {"slack_bot_token": "xoxb-playground", "slack_app_token": "xapp-playground"}
    async with Playground.running(WORKSPACE, start=None) as slack:
        for _ in range(2):
            async with running(INSTALLED, "run", folder=folder, slack_api_url=slack.api_url, **tokens, **TOLD) as bot:
                await bot.prints("ready +command=")
                ready = bot.printed
                assert await bot.ends(signal.SIGTERM) == 0
            found.append(Start(ready, bot.printed))
    return found


async def test_a_bot_in_service_carries_no_playground(starts: list[Start]) -> None:
    modules = imported(starts[0].ended)
    assert "bot.run" in modules
    assert [module for module in modules if module.partition(".")[0] == "PIL"] == []  # until one draws
    assert [module for module in modules if module.startswith(("playground", "demo"))] == []


async def test_a_second_start_loads_nothing_that_changes_a_database(starts: list[Start]) -> None:
    assert ["alembic" in imported(start.ended) for start in starts] == [True, False]
    assert imported(starts[1].ended) & {"rapidfuzz", "snowballstemmer"} == set()


async def test_no_calendar_is_read_before_somebody_lives_by_it(starts: list[Start]) -> None:
    assert [name for name in imported(starts[0].ended) if name.startswith("holidays.countries.")] == []
