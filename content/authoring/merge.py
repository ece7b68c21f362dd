"""A ladder that was imported, edited by its owner, and is imported again: both keep what is theirs."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Entry = Mapping[str, Any]
Data = Mapping[str, Any]
SHEETS = frozenset(
    {"levels", "branches", "areas", "categories", "competencies", "expectations"}
)  # where the sheet has the last word
GONE: Any = object()


def merged(base: Data, mine: Data, new: Data) -> dict[str, Any]:
    """What a document says after another import: `base` is what the last one wrote, `mine` what it says today.

    What the owner changed or added since stays, unless the sheet changed the same and has the last word about it. What
    the owner took out stays out, unless it is of the sheet; what the sheet no longer has goes.
    """
    found: dict[str, Any] = {}
    for key in dict.fromkeys((*new, *mine)):
        of = tuple(side.get(key, GONE) for side in (base, mine, new))
        if any(_listed(value) for value in of):
            lists = [value if _listed(value) else [] for value in of]
            found[key] = list(_entries(*lists, sheets=key in SHEETS))
        else:
            found[key] = _value(*of, sheets=False)
    return {key: value for key, value in found.items() if value is not GONE}


def _listed(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _entries(base: Sequence[Entry], mine: Sequence[Entry], new: Sequence[Entry], *, sheets: bool) -> Iterator[Entry]:
    before, here, coming = ({entry["id"]: entry for entry in side} for side in (base, mine, new))
    for each, entry in coming.items():
        if each not in here:
            if sheets or each not in before:
                yield entry
            continue
        keys = dict.fromkeys((*entry, *here[each]))
        sides = (before.get(each, {}), here[each], entry)
        both = {key: _value(*(side.get(key, GONE) for side in sides), sheets=sheets) for key in keys}
        yield {key: value for key, value in both.items() if value is not GONE}
    yield from (entry for each, entry in here.items() if each not in coming and each not in before)


def _value(base: Any, mine: Any, new: Any, *, sheets: bool) -> Any:
    """One value: what was changed by one side as that side has it, and by both as who has the last word."""
    if mine in (base, new):
        return new
    return mine if new == base or not sheets or new is GONE else new


def without_gone(data: Data, known: Mapping[str, frozenset[str]]) -> tuple[dict[str, Any], list[str]]:
    """A document without references to what is gone, and the ids of the entries that are left with nothing.

    `known` are the ids that are there, by the key that refers to them.
    """
    found: dict[str, Any] = {}
    lost: list[str] = []
    for key, value in data.items():
        found[key] = value
        if _listed(value):
            kept = [(entry, _referring(entry, known)) for entry in value]
            lost += [old["id"] for old, new in kept if new is None]
            found[key] = [new for _, new in kept if new is not None]
    return found, lost


def _referring(entry: Entry, known: Mapping[str, frozenset[str]]) -> Entry | None:
    left: dict[str, Any] = {}
    for key, value in entry.items():
        ids = known.get(key)
        if ids is None:
            left[key] = value
        elif isinstance(value, str):
            if value not in ids:
                return None
            left[key] = value
        else:
            left[key] = [each for each in value if each in ids]
            if value and not left[key] and key in ("areas", "levels"):
                return None
    return left
