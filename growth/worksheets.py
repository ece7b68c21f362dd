"""A worksheet of an interviewer: what is marked in it, where it goes on, and how long it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from content.model.ladder import Competency, Ladder
from growth import assessing
from growth.facts import Rating, Worksheet

DAYS = 90  # that one is kept, where the settings say nothing else


@dataclass(frozen=True, slots=True)
class Noted:
    """What was seen of one competency: a mark, a note, or both."""

    competency: str
    name: str
    rating: Rating | None = None
    note: str = ""
    page: str = ""  # the one that wrote the note, and knows it: each page has another name


def seen(sheet: Worksheet) -> list[Noted]:
    """All that is in it, in the order in which it was written first."""
    return [_seen(competency, kept) for competency, kept in sheet.marks.items()]


def of(sheet: Worksheet, competency: Competency) -> Noted:
    """What is in it of a competency, under the name that this has now."""
    kept = sheet.marks.get(competency.id)
    return _seen(competency.id, kept) if kept else Noted(competency.id, competency.name)


def _seen(competency: str, kept: Mapping[str, Any]) -> Noted:
    rating = Rating(kept["rating"]) if kept["rating"] else None
    return Noted(competency, kept["name"], rating, kept["note"], kept.get("page", ""))


def at_the_mark(before: Noted, rating: Rating, *, typed: str, page: str) -> Noted:
    """A mark that is kept as soon as it is set, with what stands in the note by then.

    Slack promises no order: words of this very page that say more came later, and stay, as do words of another page.
    """
    if before.note and (before.page != page or typed in before.note):
        return replace(before, rating=rating)
    return replace(before, rating=rating, note=typed, page=page)


def with_seen(sheet: Worksheet, saw: Noted) -> dict[str, Any]:
    """Its marks with this one in the place of the one before; nothing seen is no mark."""
    rest = {competency: kept for competency, kept in sheet.marks.items() if competency != saw.competency}
    if saw.rating is None and not saw.note:
        return rest
    rating = saw.rating and saw.rating.value
    return {**rest, saw.competency: {"name": saw.name, "rating": rating, "note": saw.note, "page": saw.page}}


def unseen(ladder: Ladder, sheet: Worksheet) -> list[Competency]:
    """The competencies of which nothing is in it so far, in the order in which they are looked at."""
    return [competency for competency in assessing.walk(ladder) if competency.id not in sheet.marks]


def by_category(ladder: Ladder | None, sheet: Worksheet) -> list[tuple[str, list[Noted]]]:
    """What is in it under the name of each category, as the ladder has them; what left the ladder is last, under ""."""
    every = {saw.competency: saw for saw in seen(sheet)}
    groups: dict[str, list[Noted]] = {}
    for competency in assessing.walk(ladder) if ladder else ():
        if (saw := every.pop(competency.id, None)) is not None:
            groups.setdefault(competency.category, []).append(saw)
    names = {category.id: category.name for category in ladder.categories} if ladder else {}
    left = [("", list(every.values()))] if every else []
    return [*((names[category], found) for category, found in groups.items()), *left]
