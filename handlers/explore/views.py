"""What people see when they explore where a career can go: the frame of every page, and the front one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block

from content.catalogue.shelves import ShelfItem, Topic
from content.model.entry import Entry
from content.model.ladder import Ladder
from growth import levels, shift
from growth.facts import Person, Saved, Step
from handlers.explore import topics
from handlers.framework import blocks, forms, words
from handlers.shared import buttons, ladder_words

GO, BACK, ALL = "explore.go", "explore.back", "explore.all"
EARLIER, LATER = "explore.earlier", "explore.later"
CHOOSE, LET_GO, TAKE, KEEP = "explore.choose", "explore.let_go", "explore.take", "explore.keep"
SAVE, FORGET = "explore.save", "explore.forget"
SEARCH = "explore.search"
QUERY = "query"
LONGEST_QUERY = 80

ASK = "What are you looking for?"
WHERE = "Where a career can go: roles, skills, projects, pay, reading. What you choose weighs in on your steps."
NO_WORDS = "Type a word or two, such as a role, a tool or a topic."


class ExploreRef(BaseModel):
    """A place in Explore: a card, or else the results of a search, or else a topic, or else the front page."""

    topic: str = ""
    section: str = ""
    card: str = ""
    page: int = 0
    query: str = ""

    def at(self, item: ShelfItem) -> "ExploreRef":
        """The card of an item, from which the way back leads here."""
        return self.model_copy(update={"section": item.section, "card": item.entry.id})

    @property
    def back(self) -> "ExploreRef":
        return self.model_copy(update={"section": "", "card": ""}) if self.card else ExploreRef()


class ResourceRef(BaseModel):
    """A resource of a ladder to save or forget, and the place where the button stands."""

    at: ExploreRef
    ladder: str
    resource: str


class TakeRef(BaseModel):
    """The card whose next step to take on, or an action of it; and the step in hand that is put back for it."""

    at: ExploreRef
    action: str = ""
    instead_of: int | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody exploring: who they are, what they keep, the step in hand, and those they did, newest first."""

    ladder: Ladder
    person: Person
    command: str
    saved: Sequence[Saved] = field(default=())
    step: Step | None = None
    done: Sequence[Step] = field(default=())

    @property
    def level(self) -> str | None:
        """The id of the person's level, where the ladder still has it."""
        own = levels.own(self.ladder, self.person)
        return own.id if own else None

    def keeps(self, resource_id: str) -> bool:
        return any((saved.ladder, saved.resource) == (self.ladder.id, resource_id) for saved in self.saved)

    def did(self, entry: Entry) -> list[Step]:
        """The steps of a card or action that the person did, newest first."""
        return [step for step in self.done if (step.ladder, step.action) == (self.ladder.id, entry.id)]

    def has_in_hand(self, entry: Entry) -> bool:
        """Whether the step in hand is one of this card or action."""
        return self.step is not None and (self.step.ladder, self.step.action) == (self.ladder.id, entry.id)


def decided_on(visit: Visit, step: Step) -> str:
    """The day on which the person last said something about a step."""
    return words.on_day(step.decided_at or step.offered_at, visit.person.zone)


def page(drawn: Iterable[Block], *, searches: bool = False) -> dict[str, Any]:
    """A page of the one modal that people walk through."""
    return forms.modal(SEARCH, "Explore", drawn, submit="Search" if searches else None, close="Close")


def search_field(query: str = "") -> Block:
    return forms.line(QUERY, ASK, value=query, longest=LONGEST_QUERY)


def read(values: forms.Values) -> str:
    """What somebody looks for."""
    return forms.written(values, QUERY)


def back_row(ref: ExploreRef) -> Block:
    """The way back, and from a card also the way to all topics."""
    to_all = [blocks.button("All topics", ALL, ExploreRef())] if ref.back != ExploreRef() else []
    return blocks.row(blocks.button("Back", BACK, ref.back), *to_all)


def front(visit: Visit) -> dict[str, Any]:
    """The search field, and every topic on which the ladder has something to say."""
    chosen = ladder_words.chosen_line(visit.ladder, visit.person)
    return page([search_field(), *([blocks.section(chosen)] if chosen else []), *shelves(visit)], searches=True)


def on_the_home(visit: Visit) -> list[Block]:
    """The same as a part of the Home, where the search is behind a button."""
    chosen = ladder_words.chosen_line(visit.ladder, visit.person)
    return [blocks.section(chosen or words.text(WHERE), buttons.EXPLORE.button(label="Search")), *shelves(visit)]


def shelves(visit: Visit) -> Iterator[Block]:
    """All topics, by group: first the way up, for somebody whose level has one."""
    way_up = shift.ahead(visit.ladder, visit.person) is not None
    ordered = sorted(topics.topics(visit.ladder), key=lambda topic: not (way_up and topic.group == topics.UPWARDS))
    for group, found in groupby(ordered, key=lambda topic: topic.group):
        yield blocks.header(group)
        for topic in found:
            yield _topic(visit, topic)


def _topic(visit: Visit, topic: Topic) -> Block:
    count = len(visit.saved) if topic.id == topics.SAVED else len(topic.items(visit.ladder))
    text = f"*{words.escape(topic.title)}* ({count})\n{words.escape(topic.about)}"
    return blocks.section(text, blocks.button("Open", GO, ExploreRef(topic=topic.id)))
