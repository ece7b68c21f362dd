"""What of a ladder is said in other languages too: beside each file of entries, one that is named after the language.

`actions.de.yaml` has the texts of some actions in German, under their ids; so has `actions/review.de.yaml`. An entry is
translated as a whole or not at all: whoever reads one never meets two languages in it.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from content.model.entry import Entry
from content.reading.document import Document, UnreadableYaml, parse
from content.reading.draft import LadderDraft, Section, translated
from content.reading.layout import DOCUMENTS, FOLDERS, WHOLE_DOCUMENTS
from content.reading.problems import LONGEST_WORD, Place, Problem, few, nearest, refused

# The keys that people read. Those that may stay as they are: names of their own, and what a search finds by.
TEXTS = frozenset(
    {"name", "title", "text", "summary", "years", "done_when", "half", "why", "use", "fits", "assistant", "of", "ended"}
    | {
        "skills",
        "learn",
        "steps",
        "shows",
        "points",
        "carries_over",
        "descriptors",
        "examples",
        "first_step",
        "answers",
    }
)
MARKED = "translates"  # the key under which a translation carries the mark of what it translates
AS_THEY_ARE = frozenset({"titles", "keywords", "names", "owner", "author"})
NAMES = frozenset({("resources", "title"), ("sources", "title"), ("scales", "name"), ("rungs", "name")})
UNTRANSLATED = ("releases", "facts")


@dataclass(slots=True)
class Translation:
    """A language's entries, list by list and id by id, each whole; what is wrong; and how much of it there is."""

    language: str
    entries: dict[str, dict[str, Entry]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)  # the ids of entries that have texts and no translation


def read(folder: Path, draft: LadderDraft) -> dict[str, Translation]:
    """The translations in a folder, by language, of a ladder with which nothing is wrong otherwise."""
    found: dict[str, Translation] = {}
    for path in sorted(files(folder)):
        stem, language = translated(path.name) or ("", "")
        kind = path.parent.name if path.parent != folder else stem
        _file(
            found.setdefault(language, Translation(language)), draft, (f"{kind}.yaml", path.relative_to(folder), path)
        )
    for each in found.values():
        each.missing = list(_missing(each, draft))
    return found


def files(folder: Path) -> Iterator[Path]:
    """The files of translations."""
    for place in (folder, *(folder / name for name in FOLDERS)):
        if place.is_dir():
            yield from (path for path in place.iterdir() if path.is_file() and translated(path.name))


def _file(into: Translation, draft: LadderDraft, place: tuple[str, Path, Path]) -> None:
    document, name, path = place
    layout = DOCUMENTS.get(document, {}) if document not in WHOLE_DOCUMENTS or document == "ladder.yaml" else {}
    try:
        found = parse(path)
    except UnreadableYaml as error:
        into.problems.append(Problem(str(name), "", error.what, error.mend, error.line))
        return
    data = found.data if isinstance(found.data, dict) else {}
    for key, raw in data.items():
        if key not in layout:
            what = "is not a list of this document"
            into.problems.append(Problem(str(name), str(key)[:LONGEST_WORD], what, nearest(str(key), layout)))
            continue
        rows = raw if isinstance(raw, list) else []
        told = (one for row, item in enumerate(rows) for one in _entry(into, draft, (str(name), found, key, row), item))
        into.problems += few(told)


def _entry(
    into: Translation, draft: LadderDraft, place: tuple[str, Document, str, int], item: Any
) -> Iterator[Problem]:
    """Puts a translated entry among the others, or says why it is none."""
    file, document, name, row = place
    section = draft.sections[name]
    entry_id = item.get("id") if isinstance(item, dict) else None
    original = next((entry for entry in section.entries if entry.id == entry_id), None)
    key = str(entry_id or f"{name} number {row + 1}")[:LONGEST_WORD]
    where = Place(file, key, document, (name, row))
    if original is None:
        mend = nearest(str(entry_id), section.ids)
        yield Problem(file, key, f"is not one of the {name}", mend, document.line(name, row))
        return
    said = {one: value for one, value in item.items() if one not in ("id", MARKED)}
    for one in said:
        if one not in TEXTS | AS_THEY_ARE or one not in type(original).model_fields:
            mend = "leave it out: a translation has texts alone"
            yield Problem(
                file, f"{key}.{one}"[: 2 * LONGEST_WORD], "is not translated", mend, document.line(name, row, one)
            )
            return
    left = [one for one in needed(name, original) if not _whole(getattr(original, one), said.get(one))]
    if left:
        what = f"leaves out {', '.join(left)}, so that the entry stays as it is"
        yield Problem(file, key, what, "translate all of an entry", document.line(name, row), severity="warning")
        return
    try:
        made = type(original).model_validate(_merged(original, said))
    except ValidationError as error:
        yield from refused(where, error, type(original))
        return
    if (told := _outdated(item.get(MARKED), mark(name, original))) is not None:
        what, mend = told
        yield Problem(file, key, what, mend, document.line(name, row), severity="warning")
        if item.get(MARKED):
            return
    into.entries.setdefault(name, {})[original.id] = made


def needed(name: str, entry: Entry) -> list[str]:
    """The keys of an entry that a translation must have: those with texts in them."""
    keys = (key for key in type(entry).model_fields if key in TEXTS and (name, key) not in NAMES)
    return [key for key in keys if getattr(entry, key)]


def mark(name: str, entry: Entry) -> str:
    """A few letters that stand for the words of an entry: others as soon as one of its words is another one.

    Capitals, signs and spaces do not count, so that a comma makes no translation out of date.
    """
    texts = entry.model_dump(include=set(needed(name, entry)), mode="json")
    said = re.sub(r"\\[nrt]", " ", json.dumps(texts, ensure_ascii=False))  # else the letter would belong to a word
    words = re.findall(r"\w+", said.casefold())
    return "".join(chr(ord("a") + int(digit, 16)) for digit in sha256(" ".join(words).encode()).hexdigest()[:8])


def _outdated(said: Any, now: str) -> tuple[str, str] | None:
    """What is wrong with the mark of a translation, and how to mend it; None where it is that of the entry of today."""
    if said == now:
        return None
    if not said:
        return "does not say what it translates", f"compare the two, then write {MARKED}: {now} under its id"
    what = "translates what the entry said before, so that the entry stays as it was written"
    return what, f"translate it anew, then write {MARKED}: {now}"


def _whole(original: Any, said: Any) -> bool:
    """Whether a translation has every part of a text that is made of several, each under its name."""
    if isinstance(original, str):
        return bool(said)
    if isinstance(original, tuple):
        return isinstance(said, list) and len(said) == len(original)
    parts = original if isinstance(original, Mapping) else dict(original)
    return isinstance(said, Mapping) and all(key in said for key, value in parts.items() if isinstance(value, str))


def _merged(original: Entry, said: Mapping[str, Any]) -> dict[str, Any]:
    whole = original.model_dump(exclude_unset=True)
    for key, value in said.items():
        before = whole.get(key)
        whole[key] = {**before, **value} if isinstance(before, dict) and isinstance(value, dict) else value
    return whole


def _missing(found: Translation, draft: LadderDraft) -> Iterator[str]:
    for name, section in draft.sections.items():
        for entry in section.entries if name not in UNTRANSLATED else ():
            if needed(name, entry) and entry.id not in found.entries.get(name, {}):
                yield entry.id


def replaced(section: Section, found: Translation) -> tuple[Entry, ...]:
    """A list with what is translated of it in place of the rest, in the same order."""
    there = found.entries.get(section.name, {})
    return tuple(there.get(entry.id, entry) for entry in section.entries)
