"""The page's many files go out as two, and each line of those leads back to where it was written."""

import json
import os
from graphlib import CycleError
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from playground.page_bundle import Bundle
from playground.server import PAGE
from playground.testing import Playground

MARK = 'import { leaf } from "../tree/leaf.js";\n\nexport function mark() {\n  return leaf;\n}\n'
LEAF = "/** Green. */\n\nexport const leaf = 1;\n"
APP = 'import {\n  mark,\n} from "./text/mark.js";\n\nmark();\n'

BOTH = ("app.js", "style/all.css")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page of three modules."""
    for name, text in {"app.js": APP, "text/mark.js": MARK, "tree/leaf.js": LEAF}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_modules_stand_after_what_they_import_each_in_a_function_of_its_own(folder: Path) -> None:
    assert Bundle(folder, "app.js").text() == (
        "const tree_leaf = (() => { /** Green. */\n\nconst leaf = 1;\nreturn { leaf } })();\n"
        "const text_mark = (() => { const { leaf } = tree_leaf;\n\n"
        "function mark() {\n  return leaf;\n}\nreturn { mark } })();\n"
        "const {\n  mark,\n} = text_mark;\n\nmark();\n\n"
        "//# sourceMappingURL=app.js.map\n"
    )


def test_a_file_that_changed_is_in_it_at_once(folder: Path) -> None:
    bundle, leaf = Bundle(folder, "app.js"), folder / "tree/leaf.js"
    assert "leaf = 1" in bundle.text()
    leaf.write_text(LEAF.replace("1", "2"))
    os.utime(leaf, ns=(0, 0))
    assert "leaf = 2" in bundle.text()


@pytest.mark.parametrize(
    "line",
    ['import * as all from "./text/mark.js";', 'import "./text/mark.js";', 'export { mark } from "./text/mark.js";'],
)
def test_another_way_to_import_is_refused_by_its_line(folder: Path, line: str) -> None:
    (folder / "app.js").write_text(f"{APP}{line}\n")
    with pytest.raises(ValueError, match=r"app\.js: (import|export)"):
        Bundle(folder, "app.js").text()


def test_modules_that_import_each_other_are_refused(folder: Path) -> None:
    (folder / "tree/leaf.js").write_text(f'import {{ mark }} from "../text/mark.js";\n{LEAF}')
    with pytest.raises(CycleError):
        Bundle(folder, "app.js").text()


def test_every_file_of_the_page_is_in_one_of_the_two() -> None:
    made = [part["sources"][0] for entry in BOTH for part in sections(Bundle(PAGE, entry).source_map())]
    files = {file.relative_to(PAGE).as_posix() for file in PAGE.rglob("*.*")}
    assert sorted(made) == sorted(files - {"index.html", "style/all.css"})


@pytest.mark.anyio
@pytest.mark.parametrize("entry", BOTH)
async def test_it_is_served_in_place_of_its_first_file(slack: Playground, entry: str) -> None:
    async with aiohttp.ClientSession(slack.url) as session:
        assert f'"/page/{entry}"' in await got(session, "/")
        text = await got(session, f"/page/{entry}")
        assert not any(line.startswith(("import ", "export ", "@import")) for line in text.splitlines())
        assert f"sourceMappingURL={entry.split('/')[-1]}.map" in text
        assert sections(await got(session, f"/page/{entry}.map"))


@pytest.mark.parametrize("entry", BOTH)
def test_each_line_leads_to_its_own_in_its_file(entry: str) -> None:
    bundle = Bundle(PAGE, entry)
    whole, moved = bundle.text().splitlines(), []
    for part in sections(bundle.source_map()):
        begin = part["offset"]["line"]
        theirs = (PAGE / part["sources"][0]).read_text().splitlines()
        assert len(theirs) <= len(part["mappings"].split(";"))
        moved += [(ours, line) for ours, line in zip(whole[begin:], theirs, strict=False) if not alike(ours, line)]
    assert moved == []


def sections(source_map: str) -> list[dict[str, Any]]:
    return [{"offset": part["offset"], **part["map"]} for part in json.loads(source_map)["sections"]]


def alike(ours: str, theirs: str) -> bool:
    return theirs.removeprefix("export ") in ours or (" from " in theirs and ours.endswith(";"))


async def got(session: aiohttp.ClientSession, path: str) -> str:
    async with session.get(path) as response:
        assert response.status == 200
        return await response.text()
