"""What the playground's README shows is done here as it stands there: its commands, its requests, its example."""

import asyncio
import re
import shlex
import signal
import subprocess
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from playground.testing import Playground

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PATIENCE = 30.0
MANIFEST = """\
display_information: {name: Echo}
oauth_config: {scopes: {bot: [chat:write, commands]}}
features: {slash_commands: [{command: /echo, description: Says it again}]}
"""


def lines(start: str) -> list[str]:
    """The lines of the README's shell blocks that begin so."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith(start)]


@asynccontextmanager
async def running(folder: Path, *arguments: str) -> AsyncIterator[Process]:
    """`python -m playground` in a folder."""
    command = (sys.executable, "-m", "playground", *arguments)
    process = await asyncio.create_subprocess_exec(*command, cwd=folder, stdout=PIPE, stderr=STDOUT)
    try:
        async with asyncio.timeout(PATIENCE):
            yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def told(process: Process) -> str:
    """What a process says until it ends, once it was told to."""
    assert process.stdout is not None
    first = b""
    while b"client secret" not in first and (more := await process.stdout.readline()):
        first += more
    if process.returncode is None and b"ready" in first:
        process.send_signal(signal.SIGTERM)
    return (first + await process.stdout.read()).decode()


@pytest.mark.parametrize("line", lines("python -m playground"))
async def test_each_command_starts_and_ends(tmp_path: Path, line: str) -> None:
    (tmp_path / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    arguments = shlex.split(line, comments=True)[3:]
    async with running(tmp_path, *arguments, "--port", "0") as process:
        said = await told(process)
        assert "Playground is ready: http://127.0.0.1:" in said
        assert ("Echo is installed" in said) is ("--manifest" in line)
        assert ("Strictness is lenient" in said) is ("lenient" in line)
        assert ("The clock shows Monday" in said) is ("Monday" in line)
        assert await process.wait() == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("--at", "banana"), "“banana” is not a moment like “Monday 09:30”", id="no moment"),
        pytest.param(("--manifest", "nowhere.yaml"), "nowhere.yaml cannot be read: No such file", id="no manifest"),
        pytest.param(("--manifest", "short.yaml"), "oauth_config is missing", id="half a manifest"),
        pytest.param(("--manifest", "list.yaml"), "it is no manifest", id="a list"),
        pytest.param(("--strictness", "moody"), "invalid choice: 'moody'", id="no such strictness"),
    ],
)
async def test_what_is_asked_wrongly_is_told_in_a_line(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "short.yaml").write_text("display_information: {name: Echo}", encoding="utf-8")
    (tmp_path / "list.yaml").write_text("[1, 2]", encoding="utf-8")
    async with running(tmp_path, *arguments, "--port", "0") as process:
        words = await told(process)
        assert said in words
        assert "Traceback" not in words
        assert await process.wait() == 2


async def test_help_names_every_option_and_says_what_it_is_for() -> None:
    async with running(ROOT, "--help") as process:
        words = " ".join((await told(process)).split())
    for option in ("--port", "--host", "--manifest", "--request-url", "--at", "--frozen", "--strictness", "--seed"):
        assert option in words
    assert "base URL of its client" in words


async def test_each_request_is_understood(slack: Playground) -> None:
    requests = lines("curl")
    assert len(requests) >= 8
    async with aiohttp.ClientSession() as session:
        for line in requests:
            _, url, *data = shlex.split(line)
            way, here = "POST" if data else "GET", url.replace("http://127.0.0.1:3000/", slack.url)
            async with session.request(way, here, data=data[1] if data else None) as response:
                assert (response.status, (await response.json())["ok"]) == (200, True), line


def test_the_example_passes_as_it_stands(tmp_path: Path) -> None:
    files = re.findall(r"```python\n# (\w+\.py)\n(.*?)```", README, re.DOTALL)
    assert [name for name, _ in files] == ["echo.py", "test_echo.py"]
    for name, code in files:
        (tmp_path / name).write_text(code, encoding="utf-8")
    command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "asyncio", "test_echo.py")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout
