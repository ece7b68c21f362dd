"""A card with what one can do with it: choose it, take its first step on, save what there is to read."""

from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import Block

from content.catalogue.shelves import ShelfItem
from content.model.entry import Entry
from content.model.ladder import Competency, Ladder, Level
from content.model.offers import Resource
from content.model.paths import Path, Talk
from content.model.shift import DesignSkill, Transition
from growth import aims
from handlers.explore import card_text, summary_line, take_on, views
from handlers.explore.kinds import KINDS
from handlers.explore.views import CHOOSE, FORGET, LET_GO, SAVE, ExploreRef, ResourceRef, TakeRef, Visit
from handlers.framework import blocks, words
from handlers.shared import ladder_words, reading_line, way_up

MOST_READING = 3  # for cards that name none themselves

NOT_CHOSEN = "*You can choose it.* It then weighs in on the steps I offer. Only you see it."
IN_PLACE = "You chose *{other}* before: one {kind} at a time, so this one takes its place."


def card(visit: Visit, item: ShelfItem, ref: ExploreRef, *, asking: TakeRef | None = None) -> dict[str, Any]:
    """The page of a card, which stands at `ref`. `asking`: what is wanted while another step is in hand."""
    first = TakeRef(at=ref)
    return views.page(
        [
            *_heading(visit, item),
            *(blocks.section(paragraph) for paragraph in card_text.paragraphs(visit, item.entry)),
            *take_on.beginning(visit, item.entry, first, asking=asking is not None and not asking.action),
            *take_on.practising(visit, item.entry, ref, asked=asking.action if asking else ""),
            *_choosing(visit, item.entry, ref),
            *_way_up(visit, item.entry),
            *_reading(visit, item.entry, ref),
            blocks.quiet(_origin(visit.ladder, item)),
            views.back_row(ref),
        ]
    )


def _heading(visit: Visit, item: ShelfItem) -> list[Block]:
    """What the card is called; a talk, whose name is all of it, by its kind."""
    talk, reading = isinstance(item.entry, Talk), isinstance(item.entry, Resource)
    fits = (
        [words.text("fits {name}", name=visit.ladder.level(visit.level).name)]
        if visit.level in item.levels and visit.level
        else []
    )
    about = [*([] if talk or reading else [KINDS[item.section]]), *summary_line.marks(visit, item), *fits]
    return [
        blocks.header(KINDS[item.section] if talk else item.title),
        blocks.quiet(words.escape(_capital(", ".join(about or [KINDS[item.section]])))),
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _choosing(visit: Visit, entry: Entry, ref: ExploreRef) -> Iterator[Block]:
    """Choose it, or let it go: one of a kind at a time."""
    if not isinstance(entry, Path):
        return
    if entry.id in visit.person.directions:
        weighs = ladder_words.weighs(visit.person)
        yield blocks.section("*You chose this.* {weighs}", blocks.button("Let it go", LET_GO, ref), weighs=weighs)
        return
    yield blocks.section(NOT_CHOSEN, blocks.button("Choose this", CHOOSE, ref))
    other = aims.rival(visit.ladder, visit.person.directions, entry)
    if other is not None:
        kind = KINDS[ref.section].lower()
        yield blocks.quiet(IN_PLACE, other=words.escape(other.title), kind=words.escape(kind))


def _way_up(visit: Visit, entry: Entry) -> list[Block]:
    """On the person's own level, and on the behaviours that lead up from it: they are practised together."""
    level = entry.level if isinstance(entry, Transition) else entry.id if isinstance(entry, Level) else None
    ahead = level is not None and level == visit.level
    button = way_up.choose_button(visit.ladder, visit.person) if ahead else None
    return [blocks.row(button)] if button else []


def _reading(visit: Visit, entry: Entry, ref: ExploreRef) -> Iterator[Block]:
    """What there is to read, each with a way to save it."""
    found = resources(visit, entry)
    if found and not isinstance(entry, Resource):
        yield blocks.section("*To read and try*")
    for resource in found:
        kept = visit.keeps(resource.id)
        text = f"{reading_line.of(resource)}{words.text('  *Saved ✓*') if kept else ''}"
        value = ResourceRef(at=ref, ladder=visit.ladder.id, resource=resource.id)
        yield blocks.section(text, blocks.button("Forget" if kept else "Save", FORGET if kept else SAVE, value))


def resources(visit: Visit, entry: Entry) -> Sequence[Resource]:
    """The resources that a card names; a few about the same competency, where it cannot name any."""
    ladder = visit.ladder
    if isinstance(entry, Resource):
        return [entry]
    if isinstance(entry, Competency | DesignSkill):
        about = {entry.id} if isinstance(entry, Competency) else {*entry.areas, *entry.competencies}
        near = [r for r in ladder.resources if about & {*r.areas, *r.competencies}]
        return sorted(near, key=lambda r: (visit.level not in r.levels, -_overlap(r, about)))[:MOST_READING]
    return [ladder.resource(named) for named in getattr(entry, "resources", ())]


def _overlap(resource: Resource, about: set[str]) -> float:
    """How much of what a resource is about is in `about`, and the other way round: from 0 to 1."""
    theirs = {*resource.areas, *resource.competencies}
    return len(theirs & about) / len(theirs | about)


def _origin(ladder: Ladder, item: ShelfItem) -> str:
    """Where a card comes from, and where the names and figures of other ladders on it do."""
    beside = ladder.elsewhere(item.entry.id) if isinstance(item.entry, Level) else ()
    ids = dict.fromkeys(str(getattr(entry, "source", "")) for entry in (item.entry, *beside))
    named = "; ".join(str(ladder.source(source)) for source in ids)
    return words.text("Where this comes from: {named}.", named=words.escape(named))
