"""A ladder at the limit of all that its check lets through: every text as long as it may be, every list full."""

from collections.abc import Iterable
from types import GenericAlias
from typing import Any, get_args, get_origin

from annotated_types import MaxLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from content.model.entry import Entry
from content.model.ladder import Competency, Ladder, Level
from content.reading import check
from content.reading.layout import SECTIONS, fields, sections

KEPT = {"version", "score", "weeks", "minutes", "id", "link", "source", "covers", "category", "currency", "given_by"}
WORDS = "Wide & “wider” words <of> a *ladder* "


def crowded(ladder: Ladder) -> Ladder:
    """The ladder, with more of everything: nine levels, ten areas, and competencies in 250 where there are any."""
    full = {name: tuple(_full(entry) for entry in entries) for name, entries in sections(ladder).items()}
    levels = _more(full["levels"], check.ROOM["levels"])
    full |= {"levels": levels, "areas": _more(full["areas"], check.ROOM["areas"])}
    described = {level.id: _long(300) for level in levels if isinstance(level, Level)}
    grown = [each for each in _more(full["competencies"], 250) if isinstance(each, Competency)]
    full["competencies"] = tuple(each.model_copy(update={"descriptors": described}) for each in grown)
    for name, room in check.EACH_LEVEL.items():
        full[name] = _more(full[name], room)
    head = {"name": _long(75), "summary": _long(300)}
    return ladder.model_copy(update={**head, **fields({name: full[name] for name in SECTIONS})})


def _more(entries: Iterable[Entry], count: int) -> tuple[Entry, ...]:
    """As many as that, the last of them copies of the last one; none where there is none."""
    there = list(entries)[:count]
    copies = range(count - len(there)) if there else range(0)
    return (*there, *(there[-1].model_copy(update={"id": f"{there[-1].id[:50]}-{n}"}) for n in copies))


def _full(model: Any) -> Any:
    found = type(model).model_fields
    return model.model_copy(
        update={name: _value(getattr(model, name), found[name]) for name in found if name not in KEPT}
    )


def _value(value: Any, field: FieldInfo) -> Any:
    if isinstance(value, BaseModel):
        return _full(value)
    if isinstance(value, str):
        return _long(most) if (most := _longest(field.metadata)) else value
    if (
        isinstance(value, tuple)
        and isinstance(field.annotation, GenericAlias)
        and get_origin(field.annotation) is tuple
    ):
        return _list(value, get_args(field.annotation)[0])
    return value


def _list(value: tuple[Any, ...], kind: Any) -> tuple[Any, ...]:
    metadata = [part for info in getattr(kind, "__metadata__", ()) for part in getattr(info, "metadata", [info])]
    if any(getattr(part, "pattern", None) for part in metadata):  # ids: what they name is enough
        return value
    most = _longest(metadata)
    return (_long(most),) * check.IN_A_LIST if most else tuple(map(_full, value)) if value else value


def _longest(metadata: Iterable[Any]) -> int | None:
    if any(getattr(part, "pattern", None) for part in metadata):
        return None
    return next((part.max_length for part in metadata if isinstance(part, MaxLen)), None)


def _long(most: int) -> str:
    return (WORDS * (most // len(WORDS) + 1))[:most].strip().ljust(most, "x")
