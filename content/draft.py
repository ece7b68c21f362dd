"""The documents of a ladder, read one by one: what is well formed, and what is wrong with the rest."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from content import models
from content.problems import Problem, nearest, refused

if TYPE_CHECKING:
    from yaml import SafeLoader
else:  # several times faster, and there only where PyYAML was built with libyaml
    SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

HEAD = "ladder.yaml"
DOCUMENTS: Mapping[str, Mapping[str, type[models.Entry]]] = {
    HEAD: {
        "levels": models.Level,
        "areas": models.Area,
        "sources": models.Source,
        "guidance": models.Guidance,
    },
    "competencies.yaml": {"categories": models.Category, "competencies": models.Competency},
    "expectations.yaml": {"expectations": models.Expectation},
    "actions.yaml": {"actions": models.Action},
    "resources.yaml": {"resources": models.Resource},
    "questions.yaml": {"questions": models.Question},
}
OPTIONAL = frozenset({"competencies.yaml", "guidance"})
BESIDE = (".md",)  # a ladder may carry notes for those who edit it


@dataclass(frozen=True, slots=True)
class Section:
    """One list of a document: its well-formed entries, and the ids of all of them, malformed ones too."""

    file: str
    entries: tuple[models.Entry, ...] = ()
    ids: tuple[str, ...] = ()
    listed: bool = False  # every id is known, so that an unknown one really is unknown
    whole: bool = False  # no entry was refused, so that a missing one really is missing


@dataclass(slots=True)
class Draft:
    """A ladder as far as it could be read."""

    head: models.Head | None = None
    sections: dict[str, Section] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def complain(self, file: str, key: str, what: str, mend: str) -> None:
        self.problems.append(Problem(file, key, what, mend))


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


def read(folder: Path) -> Draft:
    """Everything in `folder` that can be read, with a problem for everything that cannot."""
    draft = Draft()
    if not folder.is_dir():
        draft.complain(folder.name, "", "there is no such folder", "check its name")
        return draft
    for file, layout in DOCUMENTS.items():
        document = _document(draft, folder / file)
        if document is None:
            draft.sections |= {name: Section(file) for name in layout}
            continue
        for name, model in layout.items():
            draft.sections[name] = _section(draft, (file, name), document.pop(name, None), model)
        _rest(draft, file, document)
    for stray in sorted(folder.iterdir()):
        if stray.name not in DOCUMENTS and not stray.name.startswith(".") and stray.suffix not in BESIDE:
            mend = f"{nearest(stray.name, DOCUMENTS)}; otherwise move it elsewhere"
            draft.complain(stray.name, "", "is not a document of a ladder", mend)
    return draft


def _document(draft: Draft, path: Path) -> dict[str, Any] | None:
    """The keys of a document, or None where it cannot be read. An optional one that is not there has no keys."""
    if not path.is_file():
        if path.name in OPTIONAL:
            return {}
        draft.complain(path.name, "", "is missing", "add it, even with a single entry")
        return None
    try:
        raw = yaml.load(path.read_bytes(), _Loader)  # noqa: S506 - a SafeLoader, which ruff cannot see
    except yaml.YAMLError as error:
        draft.complain(path.name, _line(error), f"is not YAML: {_reason(error)}", "look at this line and the one above")
        return None
    if isinstance(raw, dict):
        return raw
    draft.complain(
        path.name,
        "",
        "is empty" if raw is None else "does not start with a key",
        f"start with {' or '.join(f'{name}:' for name in DOCUMENTS[path.name])}",
    )
    return None


def _line(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"line {mark.line + 1}" if mark else ""


def _reason(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or getattr(error, "reason", None) or error).splitlines()[0]


def _section(draft: Draft, place: tuple[str, str], raw: Any, model: type[models.Entry]) -> Section:
    file, name = place
    if raw is None and (file in OPTIONAL or name in OPTIONAL):
        return Section(file, listed=True, whole=True)
    if not isinstance(raw, list) or not raw:
        draft.complain(file, name, "is missing or empty", "list at least one entry under it, each starting with - id:")
        return Section(file)
    entries, ids = [], []
    for number, item in enumerate(raw, start=1):
        known = item.get("id") if isinstance(item, dict) else None
        key = known if isinstance(known, str) else f"{name} number {number}"
        try:
            entries.append(model.model_validate(item))
        except ValidationError as error:
            draft.problems += refused(file, key, error, model)
        if isinstance(known, str):
            ids.append(known)
    return Section(file, tuple(entries), tuple(ids), listed=len(ids) == len(raw), whole=len(entries) == len(raw))


def _rest(draft: Draft, file: str, rest: dict[str, Any]) -> None:
    """What a document says besides its lists: the ladder's own name and version, and nothing in any other."""
    if file != HEAD:
        for key in rest:
            draft.complain(file, str(key), "is not a key of this document", nearest(str(key), DOCUMENTS[file]))
        return
    try:
        draft.head = models.Head.model_validate(rest)
    except ValidationError as error:
        draft.problems += refused(file, "", error, models.Head)
