"""The documents of a ladder, read one by one: what is well formed, and what is wrong with the rest."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from pydantic import ValidationError

from content.model.entry import Entry
from content.model.ladder import Head
from content.reading.document import Document, UnreadableYaml, parse
from content.reading.layout import DOCUMENTS, FOLDERS, HEAD, OPTIONAL_DOCUMENTS, REQUIRED_SECTIONS
from content.reading.problems import LONGEST_WORD, MOST, Place, Problem, Severity, few, nearest, refused

BESIDE = (".md",)  # a ladder may carry notes for those who edit it
PART = ".yaml"
LANGUAGE = re.compile(r"([a-z0-9_-]+)\.([a-z]{2,3}(?:-[A-Z]{2})?)\.yaml")
MOST_PARTS = 60  # files of a document
EMPTY = "list at least one entry under it, each starting with - id:"


@dataclass(frozen=True, slots=True)
class Section:
    """One list of a ladder, from all files that have a part of it: its well-formed entries, and the ids of all of them.

    The first of the files is that in which the list stands as a whole, or would.
    """

    file: str
    name: str = ""
    entries: tuple[Entry, ...] = ()
    ids: tuple[str, ...] = ()
    listed: bool = False  # every id is known, so that an unknown one really is unknown
    whole: bool = False  # no entry was refused, so that a missing one really is missing
    document: Document = field(default_factory=lambda: Document(None))
    places: Mapping[str, Place] = field(default_factory=dict)  # where each entry stands, by its id

    def problem(self, key: str, what: str, mend: str, severity: Severity = "error") -> Problem:
        """Something wrong at `key`: the id of an entry, or one of its keys after a dot."""
        entry, _, inner = key.partition(".")
        place = self.places.get(entry, Place(self.file, "", self.document, (self.name,)))
        line = place.document.line(*place.path, *([inner] if entry in self.places else ()))
        return Problem(place.file, key[: 2 * LONGEST_WORD], what, mend, line, severity)


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
        parts = _parts(draft, folder, file)
        for name, model in layout.items():
            draft.sections[name] = _section(draft, (file, name), parts, model) if parts else Section(file, name)
        for part, document in parts.items():
            _rest(draft, (file, part), document)
    draft.problems += few(_strays(folder))
    return draft


def _strays(folder: Path) -> Iterator[Problem]:
    """What is no part of a ladder, and is not a note for those who edit it."""
    for path in _seen(folder):
        if path.name in FOLDERS and path.is_dir():
            for part in _seen(path):
                if part.suffix != PART or not part.is_file():
                    mend = f"name it like entries{PART}, or move it elsewhere"
                    yield Problem(f"{path.name}/{part.name}", "", "is not a part of a document", mend)
        elif path.name not in DOCUMENTS and not _translates(path.name):
            mend = f"{nearest(path.name, DOCUMENTS)}; otherwise move it elsewhere"
            yield Problem(path.name, "", "is not a document of a ladder", mend)


def _translates(name: str) -> bool:
    """Whether a file translates a document."""
    found = translated(name)
    return found is not None and (found[0] in FOLDERS or f"{found[0]}{PART}" == HEAD)


def translated(name: str) -> tuple[str, str] | None:
    """Of the name of a file with translations what it translates, and into which language; None for any other."""
    found = LANGUAGE.fullmatch(name)
    return (found[1], found[2]) if found else None


def _seen(folder: Path) -> Iterator[Path]:
    """What of a folder counts: neither what is hidden nor what stands beside."""
    return (path for path in sorted(folder.iterdir()) if path.name[0] != "." and path.suffix not in BESIDE)


def parts(folder: Path, file: str) -> list[str]:
    """The files of a document, as named within the ladder's folder: the one of its name, then those in its folder."""
    within = folder / file.removesuffix(PART)
    inside = sorted(within.glob(f"[!.]*{PART}")) if within.name in FOLDERS and within.is_dir() else []
    several = [part for part in inside if not translated(part.name)]
    whole = [file] if (folder / file).is_file() else []
    return whole + [f"{within.name}/{part.name}" for part in several if part.is_file()]


def _parts(draft: LadderDraft, folder: Path, file: str) -> dict[str, Document]:
    """The parts of a document by their files, each with keys; none where one cannot be read, or all are missing."""
    names = parts(folder, file)
    if not names and file in OPTIONAL_DOCUMENTS:
        return {file: Document({})}
    if not names:
        draft.complain(file, "is missing", "add it, even with a single entry")
    if len(names) > MOST_PARTS:
        draft.complain(names[1], f"is one of {len(names)} files of {file}", f"join some of them, to {MOST_PARTS}")
        return {}
    found = {name: document for name in names if (document := _document(draft, folder, (file, name)))}
    return found if len(found) == len(names) else {}


def _document(draft: LadderDraft, folder: Path, place: tuple[str, str]) -> Document | None:
    """A part of a document with keys, or None where it cannot be read."""
    file, name = place
    try:
        document = parse(folder / name)
    except UnreadableYaml as error:
        draft.complain(name, error.what, error.mend, line=error.line)
        return None
    if isinstance(document.data, dict):
        return document
    what = "is empty" if document.data is None else "does not start with a key"
    wanted = [name for name in DOCUMENTS[file] if name in REQUIRED_SECTIONS] or list(DOCUMENTS[file])
    draft.complain(name, what, f"start with {' or '.join(f'{name}:' for name in wanted)}")
    return None


def _section(draft: LadderDraft, place: tuple[str, str], parts: Mapping[str, Document], model: type[Entry]) -> Section:
    """A list as its parts make it, in the order of the files. One that a part has is not empty there."""
    file, name = place
    having = {part: document for part, document in parts.items() if name in document.data}
    if not having and name not in REQUIRED_SECTIONS:
        return Section(file, name, listed=True, whole=True)
    found = [_part(draft, Place(part, name, document), model) for part, document in having.items()]
    if not found:
        draft.complain(next(iter(parts)), "is missing or empty", EMPTY, key=name)
        return Section(file, name)
    return Section(
        found[0].file,
        name,
        tuple(chain.from_iterable(part.entries for part in found)),
        tuple(chain.from_iterable(part.ids for part in found)),
        all(part.listed for part in found),
        all(part.whole for part in found),
        found[0].document,
        {entry: where for part in found for entry, where in part.places.items()},
    )


def _part(draft: LadderDraft, place: Place, model: type[Entry]) -> Section:
    """What one file has of a list."""
    file, name, document = place.file, place.key, place.document
    raw = document.data.get(name)
    if not isinstance(raw, list) or not raw:
        draft.complain(file, "is missing or empty", EMPTY, key=name, line=document.line(name))
        return Section(file, name)
    entries: list[Entry] = []
    places: dict[str, Place] = {}
    ids: list[str] = []
    problems: list[Problem] = []
    for row, item in enumerate(raw):
        known = item.get("id") if isinstance(item, dict) else None
        key = known if isinstance(known, str) else f"{name} number {row + 1}"
        where = Place(file, key[:LONGEST_WORD], document, (name, row))
        try:
            entries.append(model.model_validate(item))
        except ValidationError as error:
            problems += refused(where, error, model)
        if len(problems) > MOST:
            break
        if isinstance(known, str):
            ids.append(known)
            places[known] = where
    draft.problems += few(problems)
    whole, listed = len(entries) == len(raw), len(ids) == len(raw)
    return Section(file, name, tuple(entries), tuple(ids), listed, whole, document, places)


def _rest(draft: LadderDraft, place: tuple[str, str], document: Document) -> None:
    """What a document says besides its lists: the ladder's own name and version, and nothing in any other."""
    file, part = place
    rest = {key: value for key, value in document.data.items() if key not in DOCUMENTS[file]}
    if file != HEAD:
        for key in list(rest)[:MOST]:
            word = str(key)[:LONGEST_WORD]
            mend = nearest(word, DOCUMENTS[file])
            draft.complain(part, "is not a key of this document", mend, key=word, line=document.line(key))
        return
    try:
        draft.head = Head.model_validate(rest)
    except ValidationError as error:
        draft.problems += refused(Place(file, "", document), error, Head)
