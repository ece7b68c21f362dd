"""A YAML document: what it says, and on which line it says it."""

import json
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from yaml import SafeLoader
else:  # several times faster, and there only where PyYAML was built with libyaml
    SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Unreadable(Exception):
    """A file that is not what it should be: why, how to mend it, and the line where it ends to make sense, if known."""

    def __init__(self, what: str, mend: str, line: int | None) -> None:
        super().__init__(what)
        self.what, self.mend, self.line = what, mend, line


@dataclass(frozen=True, slots=True)
class Document:
    data: Any
    root: yaml.Node | None = None

    def line(self, *path: object) -> int | None:
        """The line of the key or entry at the end of `path`, or of the last one on the way there that exists."""
        node, mark = self.root, None
        for part in path:
            step = _step(node, part)
            if step is None:
                break
            mark, node = step
        return mark.line + 1 if mark else None


def _step(node: yaml.Node | None, part: object) -> tuple[yaml.Mark, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key.start_mark, value) for key, value in node.value if key.value == str(part)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark, node.value[part]
    return None


def text(path: Path) -> str:
    """The text of a file, with or without a byte order mark. Raises `Unreadable` for one that is not UTF-8."""
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable("is not UTF-8", "save it again, with the encoding UTF-8", line) from error


def parse(path: Path) -> Document:
    """The YAML of a file. Raises `Unreadable` for one that is not YAML, or has the same key twice in one place."""
    try:
        loader = _Loader(text(path))
        try:
            root = loader.get_single_node()
            return Document(loader.construct_document(root), root) if root else Document(None)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = f"is not YAML: {_reason(error)}"
        raise Unreadable(what, "look at this line and the one above", mark.line + 1 if mark else None) from error


def scalar(words: str) -> str:
    """One line of text as YAML: as it is where YAML reads the same text from it, and in quotes elsewhere."""
    try:
        same = yaml.load(words, SafeLoader) == words  # noqa: S506 - a SafeLoader, which ruff cannot see
    except yaml.YAMLError:
        same = False
    return words if same else json.dumps(words, ensure_ascii=False)


def _reason(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or getattr(error, "reason", None) or error).splitlines()[0]


class _Loader(SafeLoader):
    """Refuses a key that stands twice in one mapping: plain YAML keeps the last one and says nothing."""


def _mapping(loader: SafeLoader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        if str(key.value) in seen:
            raise yaml.MarkedYAMLError(problem=f"the key {key.value} stands twice", problem_mark=key.start_mark)
        seen.add(str(key.value))
    mapping: dict[Hashable, Any] = loader.construct_mapping(node, deep=True)
    return mapping


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
