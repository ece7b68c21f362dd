"""Writes into a document when its resources were last looked at, and changes nothing else in it."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import yaml

from content.reading import document
from content.reading.document import UnreadableYaml

KEY, AFTER = "checked", "why"
LINE = re.compile("[^\n\r\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029]|$)")  # what YAML takes for a line


def stamp(path: Path, resources: Collection[str], month: str) -> list[str]:
    """Writes the month behind those resources of a document, by their ids. Returns the ids that it could not write to.

    These are written in one line, so that the layout of the entry would change. The document says afterwards what it
    said before, with the months in it, or it is not written. Raises UnreadableYaml then, and OSError where nobody may
    write it.
    """
    text = path.read_bytes().decode("utf-8")
    lines = LINE.findall(text)
    found = document.parse(path)
    left: list[str] = []
    for entry_id, entry in reversed(list(_entries(found.root))):
        if entry_id in resources and not _stamped(lines, entry, month):
            left.append(entry_id)
    written = "".join(lines)
    if not _says(written, _with(found.data, set(resources) - set(left), month)):
        raise UnreadableYaml("cannot be stamped", "write the month behind checked by hand", None)
    path.write_bytes(written.encode("utf-8"))
    return left[::-1]


def _entries(root: yaml.Node | None) -> Iterator[tuple[str, yaml.MappingNode]]:
    """The resources of a document in their order."""
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == "resources" and isinstance(value, yaml.SequenceNode):
            for entry in value.value:
                if isinstance(entry, yaml.MappingNode):
                    ids = [one.value for name, one in entry.value if name.value == "id"]
                    yield from ((one, entry) for one in ids)


def _stamped(lines: list[str], entry: yaml.MappingNode, month: str) -> bool:
    """Puts the month into the lines of an entry; what stands below it must have been done before."""
    keys = {key.value: (key, value) for key, value in entry.value}
    if entry.flow_style:
        return False
    if KEY in keys:
        at, to = keys[KEY][1].start_mark, keys[KEY][1].end_mark
        before = lines[at.line][: at.column]
        lines[at.line] = f"{before}{'' if before.endswith(' ') else ' '}{month}{lines[at.line][to.column :]}"
        return True
    indent = keys["id"][0].start_mark.column
    place = _end(lines, [key.start_mark.line for key, _ in entry.value], keys[AFTER][0].start_mark.line, entry, indent)
    ends = re.search("(?:\r\n|[\n\r])$", lines[place - 1])
    if ends is None:  # the last line of the file, which does not end
        lines[place - 1] += "\n"
    lines.insert(place, f"{' ' * indent}{KEY}: {month}{ends[0] if ends else ''}")
    return True


def _end(lines: list[str], keys: list[int], start: int, entry: yaml.MappingNode, indent: int) -> int:
    """The line behind the last one of a text that begins on the line `start`: before what is empty or a comment."""
    end = min((line for line in keys if line > start), default=entry.end_mark.line or len(lines))
    if entry.end_mark.column and end == entry.end_mark.line:
        end += 1
    while end - 1 > start and _beside(lines[end - 1], indent):
        end -= 1
    return end


def _beside(line: str, indent: int) -> bool:
    plain = line.strip()
    return not plain or (plain.startswith("#") and len(line) - len(line.lstrip()) <= indent)


def _says(text: str, data: Any) -> bool:
    try:
        return bool(yaml.load(text.removeprefix("\ufeff"), yaml.CSafeLoader) == data)
    except yaml.YAMLError:
        return False


def _with(data: Any, resources: Collection[str], month: str) -> Any:
    entries = [{**one, KEY: month} if one.get("id") in resources else one for one in data.get("resources", ())]
    return {**data, "resources": entries}
