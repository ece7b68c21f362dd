"""A YAML document: what it says, and on which line it says it."""

import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from content.reading import slips
from content.reading.bounds import LONGEST, TOO_LARGE, OutOfBounds, hold

# One parser everywhere: PyYAML's own in Python refuses `[Enough?, More]`, which libyaml reads, and takes `[b:]`, which
# libyaml refuses; and it is ten times slower. A ladder that passed on one machine would fail on another.
if not yaml.__with_libyaml__:
    raise ImportError(
        "PyYAML was built without libyaml here; its wheel has it: `pip install --only-binary :all: pyyaml`"
    )

LONGEST_NUMBER = 40  # as a stamp of time with its zone
TEXT = "tag:yaml.org,2002:str"


class UnreadableYaml(Exception):
    """A file that is not what it should be: why, how to mend it, and the line where it ends to make sense, if known."""

    def __init__(self, what: str, mend: str, line: int | None) -> None:
        super().__init__(what)
        self.what, self.mend, self.line = what, mend, line


@dataclass(frozen=True)
class Document:
    """What a document says, and in which words."""

    data: Any
    words: str = ""

    @cached_property
    def root(self) -> yaml.Node | None:
        """The nodes that know on which lines it says it: made when somebody asks, as in most nothing is wrong."""
        loader = _Loader(self.words)
        try:
            return loader.get_single_node()
        finally:
            loader.dispose()

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
    """The text of a file, with or without a byte order mark.

    Raises `Unreadable` for one that is too large, may not be read, or is not UTF-8.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LONGEST + 1)
    except OSError as error:
        raise UnreadableYaml(f"cannot be read: {error.strerror}", "look at who may read it", None) from error
    if len(raw) > LONGEST:
        raise UnreadableYaml(f"is larger than {LONGEST // 1_000_000} MB", TOO_LARGE, 1)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnreadableYaml("is not UTF-8", "save it again, with the encoding UTF-8", line) from error


def parse(path: Path) -> Document:
    """The YAML of a file.

    Raises `Unreadable` for one that is not YAML, has the same key twice in one place, or is out of bounds.
    """
    words = text(path)
    try:
        hold(yaml.parse(words, yaml.CSafeLoader))
        loader = _Loader(words)
        try:
            root = loader.get_single_node()
            return Document(loader.construct_document(root), words) if root else Document(None)
        finally:
            loader.dispose()
    except OutOfBounds as error:
        raise UnreadableYaml(error.what, error.mend, error.line) from error
    except yaml.YAMLError as error:
        slip = slips.known(error, words)
        if slip:
            raise UnreadableYaml(slip.what, slip.mend, slip.line) from error
        mark = getattr(error, "problem_mark", None)
        what = f"is not YAML: {_reason(error)}"
        raise UnreadableYaml(what, "look at this line and the one above", mark.line + 1 if mark else None) from error


def scalar(words: str) -> str:
    """One line of text as YAML: as it is where YAML reads the same text from it, and in quotes elsewhere."""
    try:
        same = yaml.load(words, yaml.CSafeLoader) == words
    except yaml.YAMLError:
        same = False
    return words if same else json.dumps(words, ensure_ascii=False)


def _reason(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or getattr(error, "reason", None) or error).splitlines()[0]


class _Loader(yaml.CSafeLoader):
    """Refuses a key that stands twice in one mapping: plain YAML keeps the last one and says nothing."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 - as PyYAML's own
        """Four in five nodes are text as it stands, which PyYAML would look up in all that it could build."""
        if node.tag == TEXT and isinstance(node, yaml.ScalarNode):
            return node.value
        return super().construct_object(node, deep)


def _mapping(loader: yaml.CSafeLoader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.MarkedYAMLError(problem="a key is not a text", problem_mark=key.start_mark)
        if key.value in seen:
            raise yaml.MarkedYAMLError(problem=f"the key {key.value[:75]} stands twice", problem_mark=key.start_mark)
        seen.add(key.value)
    mapping: dict[Hashable, Any] = loader.construct_mapping(node, deep=True)
    return mapping


def _short(kind: str) -> Callable[[yaml.CSafeLoader, yaml.ScalarNode], Any]:
    """What YAML makes of a number or a date, where it is one: some that look like it are not, and some never end."""
    tag = f"tag:yaml.org,2002:{kind}"
    build = yaml.CSafeLoader.yaml_constructors[tag]

    def construct(loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> Any:
        try:
            if len(node.value) <= LONGEST_NUMBER:
                return build(loader, node)
        except ValueError:
            pass
        problem = f"{node.value[:LONGEST_NUMBER]} is not a number or a date that can be read"
        raise yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)

    return construct


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
for _kind in ("int", "float", "timestamp"):
    _Loader.add_constructor(f"tag:yaml.org,2002:{_kind}", _short(_kind))
