"""The few words that stand for a card in a list: whom it is for, and what it says in a line."""

import re

from content.catalogue.shelves import ShelfItem
from content.model.entry import Entry
from content.model.ladder import Level
from content.model.offers import Resource
from content.model.paths import MentorStarter, OneOnOneQuestion, Outlook, Path, Score, Talk
from handlers.explore.card_text import SIDES
from handlers.explore.views import Visit
from handlers.framework import words
from handlers.shared.reading_line import KINDS

GIST = 150
SENTENCE = re.compile(r".*?[.!?](?=\s|$)", re.DOTALL)


def marks(visit: Visit, item: ShelfItem) -> list[str]:
    """Words beside a title: what is the person's own, which part of the topic it is of, and whom it is for."""
    entry = item.entry
    own = ["you chose this"] if isinstance(entry, Path) and entry.id in visit.person.directions else []
    own += ["your level"] if isinstance(entry, Level) and entry.id == visit.level else []
    names = [level.name for level in visit.ladder.levels if level.id in item.levels]
    others = [] if item.fits(visit.level) else [words.text("for {names}", names=words.listed(names))]
    parts = [part for part in _parts(entry) if part not in item.title.lower()]
    return [*own, *parts, *others]


def _parts(entry: Entry) -> list[str]:
    if isinstance(entry, Resource):
        return [KINDS[entry.kind]]
    if isinstance(entry, OneOnOneQuestion | MentorStarter):
        return [SIDES[entry.side]]
    if isinstance(entry, Outlook):  # its theme is its topic
        return []
    return [str(getattr(entry, key)) for key in ("theme", "kind", "need") if hasattr(entry, key)]


def line(item: ShelfItem) -> str:
    """What a card says, in a line; empty where its title is all of it."""
    entry = item.entry
    if isinstance(entry, Talk):
        return ""
    if isinstance(entry, Resource):
        return words.clip(f"{entry.owner}, {words.minutes(entry.minutes)}: {entry.why}", GIST)
    if isinstance(entry, Score):
        return words.text("{score} of 10", score=entry.score)
    text = getattr(entry, "summary", "") or getattr(entry, "text", "")
    sentence = SENTENCE.match(text)
    return words.clip(sentence.group() if sentence else text, GIST)
