"""CONTRIBUTING's way to add an action, step by step: a text editor, the check, and then it comes to a person."""

import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.ladders import app
from content.reading import loader
from tests.handlers.conftest import MONDAY
from tests.house import House, house

pytestmark = pytest.mark.anyio

CONTRIBUTING = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
PLACE = "content/ladders/ml-engineer/actions.yaml"
TITLE = "Read a design of yours from last year"


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """Step 1: the entry as it is printed, appended to the file that is named above it."""
    ladders = shutil.copytree(loader.shipped(), tmp_path / "ladders")
    _, _, after = CONTRIBUTING.partition(f"`{PLACE}`:\n\n```yaml\n")
    with (ladders / PLACE.removeprefix("content/ladders/")).open("a", encoding="utf-8") as file:
        file.write(after.partition("```")[0])
    return ladders


def test_the_check_reads_it(edited: Path) -> None:
    """Step 2."""
    done = CliRunner().invoke(app, ["check", str(edited)])
    assert done.exit_code == 0
    told_of_any = ("are not translated", "were never looked at")
    assert [line for line in done.stderr.splitlines() if not any(known in line for known in told_of_any)] == []
    count = re.search(r"ml-engineer .*?(\d+) actions", done.stdout)
    assert count is not None
    assert int(count[1]) == len(loader.load(loader.shipped() / "ml-engineer").actions) + 1


def test_a_misspelt_area_is_named_with_the_nearest_word(edited: Path) -> None:
    """Step 2, as it warns."""
    file = edited / "ml-engineer" / "actions.yaml"
    before, _, entry = file.read_text().rpartition("  - id: ")
    file.write_text(f"{before}  - id: {entry.replace('areas: [systems]', 'areas: [sistems]')}")
    done = CliRunner().invoke(app, ["check", str(edited)])
    assert done.exit_code == 1
    assert "actions.yaml:" in done.stderr
    assert "sistems is not one of the areas" in done.stderr
    assert "systems" in done.stderr.partition("sistems")[2]


@pytest.fixture
async def there(edited: Path, tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path, start=MONDAY, trellis_ladders=edited) as opened:
        yield opened


async def test_a_senior_in_its_area_is_offered_it(there: House) -> None:
    """Step 4: *Something else* until it comes, and nothing twice before."""
    bob = await there.start("bob", level="Senior", areas=("Systems",))
    await there.let(bob.types("/growth next"))
    seen: list[str] = []
    while TITLE not in (face := bob.newest()):
        seen.append(next(line for line in face.splitlines() if line.endswith(("min)", "hours)", "hour)", "days)"))))
        await there.let(bob.clicks("Something else"))
    assert len(set(seen)) == len(seen)
    assert "Done when: One person on the team has read your line." in bob.newest()
