"""A folder of YAML in, a checked ladder out, or everything that is wrong with it."""

import os
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from content.model.ladder import Ladder
from content.reading import check, compiled, translations
from content.reading.bounds import LONGEST
from content.reading.doubts import doubts
from content.reading.draft import PART, read
from content.reading.layout import DOCUMENTS, FOLDERS, HEAD, fields
from content.reading.problems import LadderError, Problem
from content.reading.releases import vanished


def shipped() -> Path:
    """The folder of the ladders that come with Trellis, one folder each."""
    return Path(__file__).parents[1] / "ladders"


def load(folder: Path, *, keep: bool = False) -> Ladder:
    """The ladder in `folder`. Raises `LadderError` with all its problems at once, the files named within the folder.

    To read and check one takes a third of a second, so that a process does it once for as long as the files stay as
    they are; a ladder never changes, and whoever asks for it again gets the same. With `keep`, so do the processes
    after it: `content.reading.compiled` says where it is kept.
    """
    files = written(folder)
    return _kept(folder, files) if keep else _checked(folder, files)


def warnings(folder: Path) -> tuple[Problem, ...]:
    """What is doubtful in the ladder in `folder`, and what of its last release is gone. Raises as `load` does."""
    ladder, draft = load(folder), read(folder)
    halves = (one for each in translations.read(folder, draft).values() for one in each.problems)
    return (*doubts(draft), *halves, *vanished(ladder))


def untranslated(folder: Path) -> dict[str, tuple[str, ...]]:
    """For each language that a ladder has translations in, the ids of the entries that are shown as they were written.

    Raises as `load` does.
    """
    load(folder)
    return {language: tuple(each.missing) for language, each in translations.read(folder, read(folder)).items()}


def folders(folder: Path) -> list[Path]:
    """The folders of the ladders in `folder`, each of them with a document of one at least."""
    return sorted(path for path in folder.glob("[!._]*") if any((path / name).is_file() for name in DOCUMENTS))


def written(folder: Path) -> compiled.Written:
    """The names of everything in the folder and in those of its documents, each file of YAML with a digest."""
    places = (folder, *(folder / name for name in FOLDERS))
    return tuple(inside for place in places for inside in _inside(place))


def _inside(place: Path) -> list[tuple[str, str]]:
    with suppress(OSError), os.scandir(place) as entries:  # what cannot be looked into is refused by who reads it
        return sorted((entry.path, _digest(entry) if entry.name.endswith(PART) else "") for entry in entries)
    return []


def _digest(entry: "os.DirEntry[str]") -> str:
    with suppress(OSError):  # what cannot be read has no digest, and is refused as well
        if entry.is_file():
            with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123 - of a path, each would be taken apart
                return sha256(file.read(min(entry.stat().st_size, LONGEST) + 1)).hexdigest()
    return ""


@lru_cache(maxsize=8)
def _kept(folder: Path, files: compiled.Written) -> Ladder:
    ladder = compiled.find(folder, files)
    if ladder is None:
        ladder = _checked(folder, files)
        compiled.keep(folder, files, ladder)
    return ladder


@lru_cache(maxsize=8)
def _checked(folder: Path, _files: compiled.Written) -> Ladder:
    draft = read(folder)
    problems = [*draft.problems, *check.problems(draft)]
    if problems or draft.head is None:
        raise LadderError(problems)
    spoken = translations.read(folder, draft)
    problems = [one for each in spoken.values() for one in each.problems if one.severity == "error"]
    if problems:
        raise LadderError(problems)
    entries = {name: section.entries for name, section in draft.sections.items()}
    ladder = Ladder.model_validate({**dict(draft.head), **fields(entries)})
    for language, each in spoken.items():
        said = {name: translations.replaced(section, each) for name, section in draft.sections.items()}
        ladder.learn(language, ladder.model_copy(update=fields(said)))
    return ladder


def load_all(folder: Path, *, keep: bool = False) -> dict[str, Ladder]:
    """Every ladder in the folders of `folder`, by id, whatever other folders there are; with `keep` as `load` has it.

    Raises `LadderError` with the problems of all of them.
    """
    ladders: dict[str, Ladder] = {}
    problems: list[Problem] = []
    for path in folders(folder):
        try:
            ladder = load(path, keep=keep)
        except LadderError as error:
            problems += [replace(problem, file=f"{path.name}/{problem.file}") for problem in error.problems]
            continue
        if ladder.id in ladders:
            file = f"{path.name}/{HEAD}"
            problems.append(Problem(file, "id", f"another ladder is called {ladder.id}", "give this one its own id"))
        ladders[ladder.id] = ladder
    if not ladders and not problems:
        problems.append(Problem(folder.name, "", "holds no ladder", "put each ladder into a folder of its own"))
    if problems:
        raise LadderError(problems)
    return ladders
