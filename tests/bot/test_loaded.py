"""A process that is forked off one with Trellis loaded is as the installed command."""

import signal
from pathlib import Path

import pytest
from process import INSTALLED, TRELLIS, run, running
from test_processes import settings

from playground.testing import Playground

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("words", [["tick"], ["people", "import", "nobody.csv"], ["--help"]])
async def test_it_says_the_same_and_ends_the_same(words: list[str], tmp_path: Path) -> None:
    forked = await run(TRELLIS, *words, folder=tmp_path)
    started = await run(INSTALLED, *words, folder=tmp_path)
    assert (forked.process.returncode, forked.printed) == (started.process.returncode, started.printed)


async def test_how_it_was_killed_is_told(tmp_path: Path, slack: Playground) -> None:
    async with running(TRELLIS, "run", folder=tmp_path, **settings(slack)) as trellis:
        await trellis.prints("ready")
        assert await trellis.ends(signal.SIGKILL) == -signal.SIGKILL
