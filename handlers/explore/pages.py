"""The pages between the front and a card: a topic, what somebody saved, and what a search found."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from slack_sdk.models.blocks import Block

from content.catalogue import search
from content.catalogue.search import Findings, Hit
from content.catalogue.shelves import ShelfItem, Topic
from content.model.offers import Resource
from growth.facts import Saved
from handlers.explore import summary_line, topics, views
from handlers.explore.views import BACK, EARLIER, FORGET, GO, LATER, ExploreRef, ResourceRef, Visit
from handlers.framework import blocks, words
from handlers.shared import reading_line, way_up

PAGE = 40  # cards: few enough for a phone, and nearly every topic fits on one

FITS, OTHERS = "Fits {level}, your level", "For other levels"
NOTHING_SAVED = "Nothing yet. Wherever Explore names something to read, “Save” keeps it here."
NOTHING_FOUND = "I found nothing for {query}. "
NEAR, ALL_TOPICS = "Near it:", "Here are all topics:"
NO_LETTERS = "I need a word to look for. Try a role, a tool or a topic."


def topic(visit: Visit, shelf: Topic, ref: ExploreRef) -> dict[str, Any]:
    """A topic: its cards, what fits the person's level first."""
    if shelf.id == topics.SAVED:
        return views.page([*_heading(shelf), *_saved(visit, ref), views.back_row(ref)])
    items = sorted(shelf.items(visit.ladder), key=lambda item: not item.fits(visit.level))
    last = max(0, (len(items) - 1) // PAGE)
    ref = ref.model_copy(update={"page": min(max(ref.page, 0), last)})
    mixed = any(not item.fits(visit.level) for item in items)
    cards = _cards(visit, items[ref.page * PAGE :][:PAGE], ref, mixed=mixed)
    return views.page([*_heading(shelf), *_way_up(visit, shelf), *cards, *_turning(ref, last), views.back_row(ref)])


def _heading(shelf: Topic) -> list[Block]:
    return [blocks.header(shelf.title), blocks.quiet(words.escape(shelf.about))]


def _way_up(visit: Visit, shelf: Topic) -> list[Block]:
    """The one button for all behaviours that lead to the next level, where they stand."""
    button = way_up.choose_button(visit.ladder, visit.person) if "transitions" in shelf.lists else None
    return [blocks.row(button)] if button else []


def _cards(visit: Visit, items: Sequence[ShelfItem], ref: ExploreRef, *, mixed: bool) -> Iterator[Block]:
    """The cards of a page. `mixed`: not all of the topic fit the person's level, so that those which do are marked."""
    for fits, group in groupby(items, key=lambda item: item.fits(visit.level)):
        if mixed and visit.level is not None:
            name = words.escape(visit.ladder.level(visit.level).name)
            yield blocks.section(f"*{words.text(FITS, level=name) if fits else OTHERS}*")
        for item in group:
            yield _card(visit, item, ref.at(item))


def _card(visit: Visit, item: ShelfItem, ref: ExploreRef) -> Block:
    """One card in a line or two: what it is called, what it is about, and its first sentence."""
    marks = summary_line.marks(visit, item)
    mark = f"  _{words.escape(', '.join(marks))}_" if marks else ""
    line = summary_line.line(item)
    text = f"*{words.escape(item.title)}*{mark}" + (f"\n{words.escape(line)}" if line else "")
    return blocks.section(text, blocks.button("Open", GO, ref))


def _turning(ref: ExploreRef, last: int) -> list[Block]:
    """The way to the other pages of a long topic."""
    if not last:
        return []
    ways = [(EARLIER, "Previous page", ref.page - 1), (LATER, "Next page", ref.page + 1)]
    shown = [
        blocks.button(label, action, ref.model_copy(update={"page": page}))
        for action, label, page in ways
        if 0 <= page <= last
    ]
    return [blocks.row(*shown), blocks.quiet("Page {page} of {last}.", page=ref.page + 1, last=last + 1)]


def _saved(visit: Visit, ref: ExploreRef) -> Iterator[Block]:
    if not visit.saved:
        yield blocks.section(NOTHING_SAVED)
    for kept in visit.saved[:PAGE]:
        value = ResourceRef(at=ref, ladder=kept.ladder, resource=kept.resource)
        yield blocks.section(_kept(visit, kept), blocks.button("Forget", FORGET, value))
    if len(visit.saved) > PAGE:
        yield blocks.quiet("The newest {page} of {count}.", page=PAGE, count=len(visit.saved))
    yield blocks.quiet("Only you see what you saved.")


def _kept(visit: Visit, kept: Saved) -> str:
    """As the ladder tells of it today; or under the title that it had, where it is not of this ladder any more."""
    found = visit.ladder.find(Resource, kept.resource) if visit.ladder.id == kept.ladder else None
    when = words.text("\n_Saved on {day}_", day=words.on_day(kept.saved_at, visit.person.zone))
    return (reading_line.of(found) if found else f"<{kept.link}|{words.escape(kept.title)}>") + when


def results(visit: Visit, ref: ExploreRef, found: Findings) -> dict[str, Any]:
    """What a search found, best first; or kindly that it found nothing, with what is near it, or else all topics."""
    top = [views.search_field(ref.query), _told(ref.query, found)]
    shown = found.hits or found.nearest
    if not shown:
        return views.page([*top, *views.shelves(visit)], searches=True)
    rows = [_hit(hit, ref) for hit in shown]
    return views.page([*top, *rows, blocks.row(blocks.button("All topics", BACK, ExploreRef()))], searches=True)


def _told(query: str, found: Findings) -> Block:
    said = f"“{words.escape(query)}”"
    if found.hits:
        return blocks.section("*For {said}, best first*", said=said)
    if not search.asks(query):
        return blocks.section(NO_LETTERS)
    return blocks.section(words.text(NOTHING_FOUND, query=said) + (NEAR if found.nearest else ALL_TOPICS))


def _hit(hit: Hit, ref: ExploreRef) -> Block:
    return blocks.section(
        f"*{words.escape(hit.title)}*\n_{words.escape(hit.kind)}_",
        blocks.button("Open", GO, place(hit, ref)),
    )


def place(hit: Hit, ref: ExploreRef) -> ExploreRef:
    """Where a hit is: a topic, or a card from which the way back leads to the results."""
    if hit.section == search.TOPIC:
        return ExploreRef(topic=hit.id)
    return ref.model_copy(update={"section": hit.section, "card": hit.id})
