"""The page's modules as one script and its stylesheets as one: a browser asks for two files in place of a hundred.

In the folder they are as a browser could load them one by one. Nothing has to be built: a bundle is made when it is
first asked for, and made anew when one of its files has changed. Its source map leads a browser's tools back to them.
"""

import json
import re
from collections.abc import Iterable
from graphlib import TopologicalSorter
from pathlib import Path

_IMPORT = re.compile(r'^import (?P<names>\{[^}]*\}) from "(?P<path>[^"]+)";', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_OTHER_WAYS = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_STYLE = re.compile(r'^@import "(?P<path>[^"]+)";', re.MULTILINE)


class Bundle:
    """One file of many: of a module and all that it imports, or of the stylesheets that one names."""

    def __init__(self, folder: Path, entry: str) -> None:
        self._folder = folder
        self._entry = folder / entry
        self._made_of: dict[Path, int] = {}
        self._parts: dict[Path, str] = {}

    def text(self) -> str:
        """As it is now. Raises CycleError where modules import each other in a circle, and ValueError, with the line,
        where one imports or exports in another way than by `import { names } from` and `export` before what it is.
        """
        note = "//# {}" if self._entry.suffix == ".js" else "/*# {} */"
        return "\n".join([*self._current().values(), note.format(f"sourceMappingURL={self._entry.name}.map"), ""])

    def source_map(self) -> str:
        """Says of each line in which file of the folder it is the same line, by the fields of ECMA-426."""
        sections, line = [], 0
        for file, text in self._current().items():
            lines = text.count("\n") + 1
            mappings = "AAAA" + ";AACA" * (lines - 1)
            source = {
                "sources": [file.relative_to(self._folder).as_posix()],
                "sourcesContent": [file.read_text("utf-8")],
            }
            one = {"version": 3, **source, "names": [], "mappings": mappings}
            sections.append({"offset": {"line": line, "column": 0}, "map": one})
            line += lines
        return json.dumps({"version": 3, "sections": sections})

    def _current(self) -> dict[Path, str]:
        if not self._parts or self._made_of != _changes(self._made_of):
            self._parts = _modules(self._entry) if self._entry.suffix == ".js" else _styles(self._entry)
            self._made_of = _changes([self._entry, *self._parts])
        return self._parts


def _changes(files: Iterable[Path]) -> dict[Path, int]:
    return {file: file.stat().st_mtime_ns for file in files}


def _styles(entry: Path) -> dict[Path, str]:
    files = [entry.parent / found["path"] for found in _STYLE.finditer(entry.read_text("utf-8"))]
    return {file: file.read_text("utf-8") for file in files}


def _modules(entry: Path) -> dict[Path, str]:
    """Each after those that it imports, and all but the last in a function of its own: many names stand twice."""
    texts, imports, wanted = dict[Path, str](), dict[Path, list[Path]](), [entry]
    while wanted:
        file = wanted.pop()
        if file not in texts:
            texts[file] = file.read_text("utf-8")
            imports[file] = [_imported(file, found) for found in _IMPORT.finditer(texts[file])]
            wanted += imports[file]
    order = TopologicalSorter(imports).static_order()
    return {file: _plain(file, texts[file], is_last=file == entry) for file in order}


def _plain(file: Path, text: str, *, is_last: bool) -> str:
    """The module without imports and exports, line by line where it was."""
    given = ", ".join(_EXPORT.findall(text))
    taken = _IMPORT.sub(lambda found: f"const {found['names']} = {_name(_imported(file, found))};", text)
    plain = _EXPORT.sub("", taken)
    if other := _OTHER_WAYS.search(plain):
        raise ValueError(f"{file}: {other[0]}")
    return plain if is_last else f"const {_name(file)} = (() => {{ {plain}return {{ {given} }} }})();"


def _imported(file: Path, found: re.Match[str]) -> Path:
    return (file.parent / found["path"]).resolve()


def _name(file: Path) -> str:
    return re.sub(r"\W", "_", f"{file.parent.name}_{file.stem}")
