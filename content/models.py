"""What a ladder is made of. The limits are Slack's, or what can be read in two seconds."""

from collections.abc import Iterable
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Fact = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=75)]
Label = Annotated[str, Field(min_length=1, max_length=75)]  # what a button, an option or its description can hold
Passage = Annotated[str, Field(min_length=1, max_length=300)]  # ten of them fit one section
Minutes = Annotated[int, Field(ge=5, le=2400, strict=True)]
Link = Annotated[str, Field(pattern=r"^https://[^\s|<>]+$", max_length=500)]  # a `|` or `>` would end Slack's link


class Model(BaseModel):
    """Frozen, and strict about its keys: a misspelt one is an error, not a silence."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Entry(Model):
    """One entry of a document. Its id never changes: what people did is kept under it."""

    id: Id


class Sourced(Entry):
    """An entry that says where it comes from: the facts that it carries, and the source shown to people."""

    covers: tuple[Fact, ...] = ()
    source: Id


class Source(Entry):
    title: Label
    author: Label


class Level(Sourced):
    """A step of the ladder. The order in the file is the order of the levels, lowest first."""

    name: Label
    years: Label
    summary: Passage
    titles: tuple[Label, ...] = ()


class Area(Sourced):
    """Something to grow in. The summary is an option's description, the skills are what it is made of."""

    name: Label
    summary: Label
    skills: tuple[Label, ...] = Field(min_length=1)


class Category(Entry):
    name: Label


class Competency(Sourced):
    """A dimension of the ladder, with what it looks like at each level."""

    name: Label
    category: Id
    descriptors: dict[Id, Passage]


class Guidance(Sourced):
    """A general fact about careers on this ladder, at no level."""

    title: Label
    text: Annotated[str, Field(min_length=1, max_length=600)]


class Expectation(Sourced):
    """What a level asks for, said as something one would see a person do."""

    level: Id
    text: Passage
    areas: tuple[Id, ...] = ()
    competencies: tuple[Id, ...] = ()


class Action(Sourced):
    """Something small to do this week. The text is the offer, `done_when` is how one knows that it is done."""

    level: Id
    title: Annotated[str, Field(min_length=1, max_length=60)]
    text: Annotated[str, Field(min_length=1, max_length=280)]
    minutes: Annotated[Minutes, Field(ge=15)]
    done_when: Annotated[str, Field(min_length=1, max_length=140)]
    areas: tuple[Id, ...] = Field(min_length=1)
    expectations: tuple[Id, ...] = ()
    competencies: tuple[Id, ...] = ()


class Resource(Sourced):
    """Something to read, watch or attend. The minutes are those of a first sitting."""

    title: Label
    owner: Label
    link: Link
    kind: Literal["read", "watch", "course", "practice", "attend"]
    minutes: Minutes
    cost: Literal["free", "paid", "mixed"]
    levels: tuple[Id, ...] = Field(min_length=1)
    areas: tuple[Id, ...] = Field(min_length=1)
    why: Annotated[str, Field(min_length=1, max_length=200)]


class Question(Entry):
    """One question of a check-in. No levels means all of them."""

    text: Annotated[str, Field(min_length=1, max_length=150)]
    kind: Literal["looking back", "obstacle", "decision", "learning", "people"]
    areas: tuple[Id, ...] = Field(min_length=1)
    competencies: tuple[Id, ...] = ()
    levels: tuple[Id, ...] = ()


class Head(Entry):
    """What a ladder says of itself. A new version leaves what people did under the old one."""

    name: Label
    version: Annotated[str, Field(min_length=1, max_length=20)]
    summary: Passage


AnyEntry = TypeVar("AnyEntry", bound=Entry)


class Ladder(Head):
    """A whole ladder, as `content.loader.load` has checked it. Every lookup raises `KeyError` on an unknown id."""

    levels: tuple[Level, ...]
    areas: tuple[Area, ...]
    categories: tuple[Category, ...] = ()
    competencies: tuple[Competency, ...] = ()
    expectations: tuple[Expectation, ...]
    actions: tuple[Action, ...]
    resources: tuple[Resource, ...]
    questions: tuple[Question, ...]
    guidance: tuple[Guidance, ...] = ()
    sources: tuple[Source, ...]

    def level(self, level_id: str) -> Level:
        return _find(self.levels, level_id)

    def area(self, area_id: str) -> Area:
        return _find(self.areas, area_id)

    def competency(self, competency_id: str) -> Competency:
        return _find(self.competencies, competency_id)

    def expectation(self, expectation_id: str) -> Expectation:
        return _find(self.expectations, expectation_id)

    def action(self, action_id: str) -> Action:
        return _find(self.actions, action_id)

    def resource(self, resource_id: str) -> Resource:
        return _find(self.resources, resource_id)

    def question(self, question_id: str) -> Question:
        return _find(self.questions, question_id)

    def source(self, source_id: str) -> Source:
        return _find(self.sources, source_id)

    def rank(self, level_id: str) -> int:
        """How many levels are below this one: 0 for the lowest."""
        return self.levels.index(self.level(level_id))

    def next_level(self, level_id: str) -> Level | None:
        """The level above this one, or None for the highest."""
        above = self.levels[self.rank(level_id) + 1 :]
        return above[0] if above else None

    def expected_at(self, level_id: str) -> tuple[Expectation, ...]:
        """All that a level asks for: its own expectations after those of every level below, lowest first."""
        reached = self.levels[: self.rank(level_id) + 1]
        return tuple(wish for level in reached for wish in self.expectations if wish.level == level.id)


def _find(entries: Iterable[AnyEntry], entry_id: str) -> AnyEntry:
    for entry in entries:
        if entry.id == entry_id:
            return entry
    raise KeyError(entry_id)
