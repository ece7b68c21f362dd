"""A new ladder put into its folder, or an imported one imported again: only what passes the check is written."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from content.authoring import merge, schema, starter
from content.authoring.outline import Outline
from content.model.ladder import Ladder
from content.reading import document, loader
from content.reading.draft import parts
from content.reading.layout import HEAD

SCHEMAS = ".schemas"  # beside the documents, where neither the check nor the bot looks
IMPORTED = ".imported.json"  # what the last import wrote, to tell it from what its owner changed
SHEET_FILES = (HEAD, "competencies.yaml", "expectations.yaml")
# What the keys of the other documents refer to.
REFERENCES = {
    "level": "levels",
    "levels": "levels",
    "areas": "areas",
    "competencies": "competencies",
    "expectations": "expectations",
    "needs": "needs",
}


@dataclass(frozen=True, slots=True)
class WrittenLadder:
    """A ladder as it now stands in its folder, which documents were written, and which entries went with others."""

    ladder: Ladder
    written: tuple[str, ...]
    lost: tuple[str, ...] = ()


def write(folder: Path, outline: Outline, *, imported: bool, ours: Ladder | None = None) -> WrittenLadder:
    """Writes a ladder into `folder`, over one that an import wrote there earlier, with steps from one of ours, if any.

    Raises `LadderError` where it would not pass the check, and writes nothing then.
    """
    said = starter.data(outline, ours)
    new = {file: _without(data, _elsewhere(folder, file)) for file, data in said.items()}
    base = _base(folder)
    mine = {file: _said(folder / file) for file in new}
    both = {file: merge.merged(base.get(file, {}), mine[file], new[file]) for file in new}
    known = {key: _ids({**both, **said}, name) | _ids(both, name) for key, name in REFERENCES.items()}
    lost: list[str] = []
    for file in (file for file in new if file not in SHEET_FILES):
        both[file], gone = merge.without_gone(both[file], known)
        lost += gone
    texts = {file: starter.written(file, both[file], schemas=SCHEMAS) for file in new if both[file] != mine[file]}
    if imported:
        texts[IMPORTED] = json.dumps(said, indent=1, ensure_ascii=False)
    _tried(folder, texts)
    schemas_into(folder / SCHEMAS)
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8")
    return WrittenLadder(loader.load(folder), tuple(file for file in texts if file in new), tuple(lost))


def schemas_into(folder: Path) -> int:
    """Writes the JSON Schemas of all documents and of their translations into a folder, and says how many they are."""
    folder.mkdir(parents=True, exist_ok=True)
    schemas = {**schema.schemas(), **schema.translated()}
    for file, text in schemas.items():
        target = folder / f"{Path(file).stem}.json"
        target.write_text(f"{json.dumps(text, indent=2, ensure_ascii=False)}\n", encoding="utf-8")
    return len(schemas)


def _base(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    file = folder / IMPORTED
    found: Mapping[str, Mapping[str, Any]] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return found


def _said(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = document.parse(path).data if path.is_file() else {}
    return found


def _elsewhere(folder: Path, file: str) -> frozenset[str]:
    """The ids of entries that the owner moved into a file of their own, where they stay as they are."""
    others = (folder / part for part in parts(folder, file) if part != file)
    lists = (value for path in others for value in _said(path).values() if isinstance(value, list))
    return frozenset(entry["id"] for entries in lists for entry in entries)


def _without(data: Mapping[str, Any], ids: frozenset[str]) -> dict[str, Any]:
    """A document without the entries of these ids."""
    lists = {key: value for key, value in data.items() if isinstance(value, list)}
    return {**data, **{key: [entry for entry in value if entry["id"] not in ids] for key, value in lists.items()}}


def _ids(both: Mapping[str, Mapping[str, Any]], name: str) -> frozenset[str]:
    return frozenset(entry["id"] for data in both.values() for entry in data.get(name) or ())


def _tried(folder: Path, texts: Mapping[str, str]) -> None:
    """Raises `LadderError` where the folder with these documents in it would not pass the check."""
    with TemporaryDirectory() as place:
        tried = Path(place) / folder.name
        if folder.is_dir():
            shutil.copytree(folder, tried)
        tried.mkdir(exist_ok=True)
        for file, text in texts.items():
            (tried / file).write_text(text, encoding="utf-8")
        loader.load(tried)
