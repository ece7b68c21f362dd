"""What a ladder is made of. The limits are Slack's, or what can be read in two seconds."""

from functools import cached_property
from typing import Annotated, Self, TypeVar

from pydantic import Field, PrivateAttr, SerializeAsAny

from content.model.climb import Branch as Branch
from content.model.climb import Climb
from content.model.climb import Examples as Examples
from content.model.climb import Expectation as Expectation
from content.model.climb import Level as Level
from content.model.entry import Entry, Fact, Id, Label, Link, Passage, Sourced, Version
from content.model.offers import Action, Measure, Question, Resource
from content.model.scales import Rung, Scale
from content.model.shift import DesignSkill, Transition


class Source(Entry):
    """Where entries come from. Not every source names its author, or can be opened."""

    title: Label
    author: Label | None = None
    link: Link | None = None

    def __str__(self) -> str:
        return f"{self.title}, by {self.author}" if self.author else self.title


class Area(Sourced):
    """Something to grow in. The summary is an option's description, the skills are what it is made of."""

    name: Label
    summary: Label
    skills: tuple[Label, ...] = Field(min_length=1)


class Need(Entry):
    """Work that not everybody on the ladder does, and that some steps and questions presuppose: "language models"."""

    name: Annotated[str, Field(min_length=1, max_length=40)]  # stands in a button behind a few words


class Category(Entry):
    """A group of competencies, under whose name they stand in a list."""

    name: Label


class Competency(Sourced):
    """A dimension of the ladder, with what it looks like at some levels: at one at least."""

    name: Label
    summary: Annotated[str, Field(max_length=75)] = ""  # an option's description
    category: Id
    descriptors: dict[Id, Passage] = Field(min_length=1)


class Guidance(Sourced):
    """A general fact about careers on this ladder, at no level."""

    title: Label
    text: Annotated[str, Field(min_length=1, max_length=600)]


class Head(Entry):
    """What a ladder says of itself. A new version leaves what people did under the old one."""

    name: Label
    version: Version
    summary: Passage


class Release(Entry):
    """What a version had when it was released, by the name of the section. Its ids must not vanish."""

    id: Version
    ids: dict[str, tuple[Id, ...]]


class KnownFact(Entry):
    """A fact of the sources, by the name under which entries carry it: what they `cover` is one of these."""

    id: Fact


AnyEntry = TypeVar("AnyEntry", bound=Entry)


class Ladder(Climb, Head):
    """A whole ladder, as `content.reading.loader.load` has checked it.

    An entry is asked for by its kind and its id: `find` gives None where there is none, and `get` raises KeyError, as
    do `level` and its likes, which are `get` for the kinds most asked for. The entries of `paths.yaml` are of many
    kinds: `ladder.every(Track)`.
    """

    areas: tuple[Area, ...]
    needs: tuple[Need, ...] = ()
    categories: tuple[Category, ...] = ()
    competencies: tuple[Competency, ...] = ()
    actions: tuple[Action, ...]
    resources: tuple[Resource, ...]
    questions: tuple[Question, ...]
    guidance: tuple[Guidance, ...] = ()
    sources: tuple[Source, ...]
    scales: tuple[Scale, ...] = ()
    rungs: tuple[Rung, ...] = ()
    transitions: tuple[Transition, ...] = ()
    design_skills: tuple[DesignSkill, ...] = ()
    measures: tuple[Measure, ...] = ()
    paths: tuple[SerializeAsAny[Entry], ...] = ()
    releases: tuple[Release, ...] = ()
    facts: tuple[KnownFact, ...] = ()

    _spoken: dict[str, "Ladder"] = PrivateAttr(default_factory=dict)

    def learn(self, language: str, ladder: "Ladder") -> None:
        """Adds what this ladder is in another language: the same entries, with other texts in some of them."""
        self._spoken[language] = ladder

    def spoken(self, locale: str) -> "Ladder":
        """The ladder in the language of somebody's locale, such as `de-AT`: as it was written where it has no other."""
        return self._spoken.get(locale) or self._spoken.get(locale.partition("-")[0], self)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that some of it is translated into."""
        return tuple(self._spoken)

    @cached_property
    def _by_kind(self) -> dict[type[Entry], dict[str, Entry]]:
        """The entries by their ids, of which each list has its own: a level and an area may share one."""
        found: dict[type[Entry], dict[str, Entry]] = {}
        for name in type(self).model_fields.keys() - Head.model_fields.keys():
            for entry in getattr(self, name):
                found.setdefault(type(entry), {})[entry.id] = entry
        return found

    @cached_property
    def _by_level(self) -> dict[str, tuple[Action, ...]]:
        return {level.id: tuple(a for a in self.actions if level.id in a.fits) for level in self.levels}

    @cached_property
    def _by_focus(self) -> dict[str, tuple[Action, ...]]:
        return {
            focus: tuple(a for a in self.actions if focus in a.areas or focus in a.competencies)
            for focus in self.focuses()
        }

    def __copy__(self) -> Self:
        """A copy finds its own entries: pydantic puts others in place of some of them after this."""
        copied = super().__copy__()
        for found in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[found]
        copied._spoken = {}
        return copied

    def find(self, kind: type[AnyEntry], entry_id: str | None) -> AnyEntry | None:
        """The entry of exactly this kind with the id, or None. Not every kind has its own list: see `every`."""
        found = self._by_kind.get(kind, {}).get(entry_id or "")
        return found if isinstance(found, kind) else None

    def get(self, kind: type[AnyEntry], entry_id: str) -> AnyEntry:
        """The entry of exactly this kind with the id. Raises KeyError where the ladder has none."""
        found = self.find(kind, entry_id)
        if found is None:
            raise KeyError(entry_id)
        return found

    def level(self, level_id: str) -> Level:
        return self.get(Level, level_id)

    def area(self, area_id: str) -> Area:
        return self.get(Area, area_id)

    def competency(self, competency_id: str) -> Competency:
        return self.get(Competency, competency_id)

    def action(self, action_id: str) -> Action:
        return self.get(Action, action_id)

    def resource(self, resource_id: str) -> Resource:
        return self.get(Resource, resource_id)

    def question(self, question_id: str) -> Question:
        return self.get(Question, question_id)

    def source(self, source_id: str) -> Source:
        return self.get(Source, source_id)

    def focuses(self) -> dict[str, str]:
        """What a person can choose to grow in, by id, with the name: areas first, then competencies."""
        return {
            **{area.id: area.name for area in self.areas},
            **{competency.id: competency.name for competency in self.competencies},
        }

    def every(self, kind: type[AnyEntry]) -> tuple[AnyEntry, ...]:
        """The paths of a kind, in the order of the file."""
        return tuple(entry for entry in self.paths if isinstance(entry, kind))

    def actions_at(self, level_id: str) -> tuple[Action, ...]:
        """The actions that fit a level, in the order of the file. Raises KeyError where there is no such level."""
        return self._by_level[level_id]

    def actions_for(self, focus: str) -> tuple[Action, ...]:
        """The actions that are about an area or a competency: none where the ladder has no such."""
        return self._by_focus.get(focus, ())

    def elsewhere(self, level_id: str) -> tuple[Rung, ...]:
        """What the other ladders call a level, with titles and pay."""
        level = self.level(level_id)
        return tuple(rung for rung in self.rungs if level.id in rung.levels)
