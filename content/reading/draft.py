"""The documents of a ladder, read one by one: what is well formed, and what is wrong with the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from pydantic import ValidationError

from content.model.entry import Entry
from content.model.ladder import Head
from content.reading.document import Document, UnreadableYaml, parse
from content.reading.layout import DOCUMENTS, HEAD, OPTIONAL_DOCUMENTS, REQUIRED_SECTIONS
from content.reading.problems import LONGEST_WORD, MOST, Place, Problem, few, nearest, refused

BESIDE = (".md",)  # a ladder may carry notes for those who edit it


@dataclass(frozen=True, slots=True)
class Section:
    """One list of a document: its well-formed entries, and the ids of all of them, malformed ones too."""

    file: str
    name: str = ""
    entries: tuple[Entry, ...] = ()
    ids: tuple[str, ...] = ()
    listed: bool = False  # every id is known, so that an unknown one really is unknown
    whole: bool = False  # no entry was refused, so that a missing one really is missing
    document: Document = field(default_factory=lambda: Document(None))
    rows: Mapping[str, int] = field(default_factory=dict)  # where each id stands in the list

    def problem(self, key: str, what: str, mend: str) -> Problem:
        """Something wrong at `key`: the id of an entry, or one of its keys after a dot."""
        entry, _, inner = key.partition(".")
        path = (self.name, self.rows[entry], inner) if entry in self.rows else (self.name,)
        return Problem(self.file, key[: 2 * LONGEST_WORD], what, mend, self.document.line(*path))


@dataclass(slots=True)
class LadderDraft:
    """A ladder as far as it could be read."""

    head: Head | None = None
    sections: dict[str, Section] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def complain(self, file: str, what: str, mend: str, *, key: str = "", line: int | None = None) -> None:
        """Notes a problem that no entry can be blamed for."""
        self.problems.append(Problem(file, key, what, mend, line))


def read(folder: Path) -> LadderDraft:
    """Everything in `folder` that can be read, with a problem for everything that cannot."""
    draft = LadderDraft()
    if not folder.is_dir():
        draft.complain(folder.name, "there is no such folder", "check its name")
        return draft
    for file, layout in DOCUMENTS.items():
        document = _document(draft, folder / file)
        for name, model in layout.items():
            draft.sections[name] = _section(draft, (file, name), document, model) if document else Section(file, name)
        if document:
            _rest(draft, file, document)
    strays = (path for path in sorted(folder.iterdir()) if path.name not in DOCUMENTS)
    strays = (path for path in strays if not path.name.startswith(".") and path.suffix not in BESIDE)
    for stray in islice(strays, MOST):
        mend = f"{nearest(stray.name, DOCUMENTS)}; otherwise move it elsewhere"
        draft.complain(stray.name, "is not a document of a ladder", mend)
    return draft


def _document(draft: LadderDraft, path: Path) -> Document | None:
    """A document with keys, or None where it cannot be read. An optional one that is not there has no keys."""
    if not path.is_file():
        if path.name in OPTIONAL_DOCUMENTS:
            return Document({})
        draft.complain(path.name, "is missing", "add it, even with a single entry")
        return None
    try:
        document = parse(path)
    except UnreadableYaml as error:
        draft.complain(path.name, error.what, error.mend, line=error.line)
        return None
    if isinstance(document.data, dict):
        return document
    what = "is empty" if document.data is None else "does not start with a key"
    wanted = [name for name in DOCUMENTS[path.name] if name in REQUIRED_SECTIONS] or list(DOCUMENTS[path.name])
    draft.complain(path.name, what, f"start with {' or '.join(f'{name}:' for name in wanted)}")
    return None


def _section(draft: LadderDraft, place: tuple[str, str], document: Document, model: type[Entry]) -> Section:
    file, name = place
    raw = document.data.get(name)
    if name not in document.data and name not in REQUIRED_SECTIONS:
        return Section(file, name, listed=True, whole=True)
    if not isinstance(raw, list) or not raw:
        mend = "list at least one entry under it, each starting with - id:"
        draft.complain(file, "is missing or empty", mend, key=name, line=document.line(name))
        return Section(file, name)
    entries, rows, ids = [], {}, []
    problems: list[Problem] = []
    for row, item in enumerate(raw):
        known = item.get("id") if isinstance(item, dict) else None
        key = known if isinstance(known, str) else f"{name} number {row + 1}"
        try:
            entries.append(model.model_validate(item))
        except ValidationError as error:
            problems += refused(Place(file, key[:LONGEST_WORD], document, (name, row)), error, model)
        if len(problems) > MOST:
            break
        if isinstance(known, str):
            ids.append(known)
            rows[known] = row
    draft.problems += few(problems)
    whole, listed = len(entries) == len(raw), len(ids) == len(raw)
    return Section(file, name, tuple(entries), tuple(ids), listed, whole, document, rows)


def _rest(draft: LadderDraft, file: str, document: Document) -> None:
    """What a document says besides its lists: the ladder's own name and version, and nothing in any other."""
    rest = {key: value for key, value in document.data.items() if key not in DOCUMENTS[file]}
    if file != HEAD:
        for key in list(rest)[:MOST]:
            word = str(key)[:LONGEST_WORD]
            mend = nearest(word, DOCUMENTS[file])
            draft.complain(file, "is not a key of this document", mend, key=word, line=document.line(key))
        return
    try:
        draft.head = Head.model_validate(rest)
    except ValidationError as error:
        draft.problems += refused(Place(file, "", document), error, Head)
