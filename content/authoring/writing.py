"""Entries of a ladder as YAML to read and to edit."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from content.reading.document import scalar

Entry = Mapping[str, Any]
Remarks = Mapping[tuple[str, str], str]  # what stands behind a key of the first entry of a list


def document(data: Mapping[str, Any], remarks: Remarks) -> str:
    """A document: its own keys and its lists of entries, in their order, with an empty line before each list."""
    lines: list[str] = []
    for name, value in data.items():
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            lines += ["", _remarked(f"{name}:", remarks.get((name, "")))]
            for number, entry in enumerate(value):
                lines += _entry(entry, {key: text for (of, key), text in remarks.items() if of == name and not number})
        else:
            lines += [_remarked(line, remarks.get(("", name))) for line in _pair(name, value, "")]
    return "\n".join(lines).lstrip("\n") + "\n"


def _entry(entry: Entry, remarks: Mapping[str, str]) -> Iterator[str]:
    before = "  - "
    for key, value in entry.items():
        for line in _pair(key, value, "    "):
            yield _remarked(before + line[4:], remarks.get(key))
            before = "    "


def _pair(key: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield f"{indent}{key}:"
        for inner, each in value.items():
            yield from _pair(inner, each, f"{indent}  ")
    else:
        yield f"{indent}{key}: {_written(value)}"


def _written(value: Any) -> str:
    """A value on one line: plain where YAML reads the same from it, else as JSON, which is YAML too."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Sequence):
        return f"[{', '.join(_in_a_list(each) for each in value)}]"
    return json.dumps(value, ensure_ascii=False)


def _in_a_list(value: Any) -> str:
    plain = _written(value)
    try:
        same = yaml.load(f"[{plain}]", yaml.CSafeLoader) == [value]
    except yaml.YAMLError:
        same = False
    return plain if same else json.dumps(value, ensure_ascii=False)


def _remarked(line: str, remark: str | None) -> str:
    return f"{line} # {remark}" if remark else line
