"""A file or a folder in which nothing may be written: a start says so in a sentence, and nothing that waits is lost."""

from pathlib import Path

import pytest
from outbox import arrived, owe
from process import INSTALLED, running
from test_processes import house_on, settings

from playground.testing import Playground

pytestmark = pytest.mark.anyio

READ_ONLY, FOLDER = 0o400, 0o500
MEND = "Trellis has to be allowed to write to the file, and to make others in its folder."
NOT_WRITTEN = f"DATABASE_URL names a database that cannot be used: attempt to write a readonly database. {MEND}"
NOTHING_BESIDE = "DATABASE_URL names a file beside which nothing can be written: permission denied."


@pytest.mark.parametrize(
    ("what", "rights", "said"),
    [
        pytest.param("trellis.db", READ_ONLY, NOT_WRITTEN, id="the file"),
        pytest.param(".", FOLDER, NOTHING_BESIDE, id="its folder"),
    ],
)
async def test_a_start_that_may_not_write_ends_in_a_sentence(
    tmp_path: Path, slack: Playground, what: str, rights: int, said: str
) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    async with house_on(slack, folder) as home:
        await owe(home, "Good morning")
        before = (folder / what).stat().st_mode
    (folder / what).chmod(rights)
    try:
        given = {**settings(slack), "database_url": f"sqlite:///{folder / 'trellis.db'}"}
        async with running(INSTALLED, "run", folder=tmp_path, **given) as trellis:
            assert await trellis.ends() == 1
        assert trellis.printed.splitlines()[1:] == [f"  {said}"]
        assert (folder / what).stat().st_mode & 0o777 == rights  # whoever forbade it may have had a reason
    finally:
        (folder / what).chmod(before)
    async with house_on(slack, folder) as home:
        await home.tick()
        assert len(arrived(home, "Good morning")) == 1
