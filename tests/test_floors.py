"""The floors, where import-linter does not look: who reads the environment and the clock, and how long things are."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = ("content", "growth", "db", "handlers", "bot", "demo", "playground")
PLACES = tuple("playground/src" if floor == "playground" else floor for floor in FLOORS)
SOURCES = sorted(path.relative_to(ROOT) for place in PLACES for path in (ROOT / place).rglob("*.py"))
MIGRATIONS = Path("db/migrations")

ENVIRONMENT = {"os.environ", "os.environb", "os.getenv", "os.putenv", "dotenv", "pydantic_settings"}
CLOCKS = {
    *("time.time", "time.time_ns", "time.monotonic", "time.monotonic_ns", "time.perf_counter", "time.localtime"),
    *("time.gmtime", "datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today"),
    "datetime.date.today",
}
NETWORK = {
    "sqlalchemy",
    "aiohttp",
    "apscheduler",
    "slack_bolt",
    "slack_sdk.web",
    "slack_sdk.webhook",
    "slack_sdk.socket_mode",
}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def imported(path: Path) -> dict[str, str]:
    """What a module imports: the full name of each thing, by the name that it has there."""
    names: dict[str, str] = {}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.asname or alias.name.partition(".")[0]: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


@cache
def mentioned(path: Path) -> set[str]:
    """The full names of everything imported that a module mentions, such as `datetime.datetime.now`."""
    names = imported(path)
    spelled = {ast.unparse(node) for node in ast.walk(tree(path)) if isinstance(node, (ast.Attribute, ast.Name))}
    heads = ((spelling, *spelling.partition(".")) for spelling in spelled)
    return set(names.values()) | {names[head] + dot + rest for _, head, dot, rest in heads if head in names}


def uses(path: Path, wanted: set[str]) -> bool:
    """Whether a module mentions one of these, or something inside of it."""
    found = mentioned(path)
    return any(name == one or name.startswith(f"{one}.") for name in found for one in wanted)


def users(wanted: set[str], *floors: str) -> list[str]:
    return [str(path) for path in SOURCES if path.parts[0] in floors and uses(path, wanted)]


BOT = tuple(floor for floor in FLOORS if floor != "playground")


def test_only_the_settings_read_the_environment() -> None:
    assert users(ENVIRONMENT, *FLOORS) == ["bot/settings.py"]


def test_only_the_clock_reads_the_clock() -> None:
    assert users(CLOCKS, *BOT) == ["bot/clock.py"]


def test_only_the_scheduler_knows_the_metronome() -> None:
    assert users({"apscheduler"}, *FLOORS) == ["bot/scheduler.py"]


def test_only_the_database_floor_speaks_sql() -> None:
    above = [path for path in users({"sqlalchemy"}, *FLOORS) if not path.startswith("db/")]
    assert [path for path in above if not path.startswith("bot/")] == []


VIEWS = [path for path in SOURCES if path.parts[0] == "handlers" and path.name in ("views.py", "form.py")]


def test_there_are_views() -> None:
    assert len(VIEWS) >= 8


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path)) for path in VIEWS])
def test_a_view_knows_neither_network_nor_database(path: Path) -> None:
    assert not uses(path, NETWORK)
    assert not uses(path, {"db", "bot", "demo", "playground"})


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield f"{path}: {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_cancellation_is_swallowed() -> None:
    """Up to Python 3.11, `wait_for` loses a Ctrl-C that comes together with what it waits for; `timeout` does not."""
    assert [str(path) for path in SOURCES if uses(path, {"asyncio.wait_for"})] == []


def test_no_module_is_longer_than_250_lines() -> None:
    written = [path for path in SOURCES if MIGRATIONS not in path.parents]  # a migration is as long as what it changes
    lengths = {str(path): len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in written}
    assert {path: length for path, length in lengths.items() if length > 250} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    written = [path for path in SOURCES if MIGRATIONS not in path.parents]
    assert [f"{name}, {length}" for path in written for name, length in functions(path) if length > 40] == []


@pytest.mark.parametrize(
    ("source", "wanted", "found"),
    [
        pytest.param("import os\nos.environ['X']", ENVIRONMENT, True, id="the environment"),
        pytest.param("from os import getenv as g\ng('X')", ENVIRONMENT, True, id="under another name"),
        pytest.param("from datetime import datetime as d\nd.now()", CLOCKS, True, id="the clock, renamed"),
        pytest.param("import datetime\ndatetime.datetime.now()", CLOCKS, True, id="the clock, in full"),
        pytest.param("from datetime import datetime\ndatetime.fromisoformat('x')", CLOCKS, False, id="no clock"),
        pytest.param("import os\nos.strerror(1)", ENVIRONMENT, False, id="no environment"),
        pytest.param("def f(): from sqlalchemy import select", NETWORK, True, id="inside of a function"),
        pytest.param("import slack_sdk.web.client", NETWORK, True, id="a client by its module"),
        pytest.param("from slack_sdk.models.blocks import Block", NETWORK, False, id="block models"),
    ],
)
def test_what_is_looked_for_would_be_found(tmp_path: Path, source: str, wanted: set[str], found: bool) -> None:
    path = tmp_path / "module.py"
    path.write_text(source)
    assert uses(path, wanted) is found


def test_each_class_has_a_name_of_its_own() -> None:
    """A reader who meets it again meets the same thing. The playground is a package of its own."""
    named: dict[str, list[str]] = {}
    for path in SOURCES:
        if path.parts[0] != "playground":
            for node in tree(path).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    named.setdefault(node.name, []).append(str(path))
    assert {name: paths for name, paths in named.items() if len(paths) > 1} == {}
