"""Where a career can go: the entries of `paths.yaml`, each of them a card in Slack that a person can use."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from content.model.entry import Entry, Id, Label, Minutes, Model, Passage, Sourced

Story = Annotated[str, Field(min_length=1, max_length=600)]
Line = Annotated[str, Field(min_length=1, max_length=200)]


class FirstStep(Model):
    """How to begin with an entry. A person takes it on as a step of their own, under the id of the entry."""

    title: Annotated[str, Field(min_length=1, max_length=60)]
    text: Annotated[str, Field(min_length=1, max_length=280)]
    minutes: Annotated[Minutes, Field(ge=15)]
    done_when: Annotated[str, Field(min_length=1, max_length=140)]


class Card(Sourced):
    """What every card has. The keywords are what people type to find it; no levels means all of them."""

    title: Label
    text: Story
    keywords: tuple[Label, ...] = ()
    areas: tuple[Id, ...] = ()
    competencies: tuple[Id, ...] = ()
    levels: tuple[Id, ...] = ()
    resources: tuple[Id, ...] = ()


class Tip(Card):
    """Something to know, and what one can do with it this week."""

    use: Passage


class Outlook(Tip):
    """The role as a whole: what it is, which ways lead on, how companies differ, what is coming."""

    theme: Literal["role", "direction", "company", "future"]


class Responsibility(Tip):
    """Something that people in this role answer for."""

    theme: Literal["daily work", "starting out", "mastery", "leadership", "strategy"]


class Education(Tip):
    """Something to study: what each gives, and what it leaves to whoever took it. `ended` are those no longer given."""

    kind: Literal["degree", "certification", "course"]
    names: tuple[Label, ...] = Field(min_length=1)
    ended: tuple[Line, ...] = ()


class Skill(Tip):
    """Something that one must be able to do, and how much the role needs it."""

    kind: Literal["technical", "soft"]
    need: Literal["essential", "useful"]


class Tool(Tip):
    """A shelf of tools that do one job, the usual first choice first."""

    names: tuple[Label, ...] = Field(min_length=1)


class Showcase(Tip):
    """A way to show a project to people who were not there."""

    points: tuple[Line, ...] = ()


class FurtherReading(Tip):
    """A part of the reading list: which of the ladder's resources, and which of them first."""

    resources: tuple[Id, ...] = Field(min_length=1)


class Score(Tip):
    """How a source rates the career on one factor, out of ten: its author's opinion, as given."""

    score: Annotated[int, Field(ge=0, le=10, strict=True)]


class ConversationPrompt(Tip):
    """A request to take to a mentor: the text is for copying, `use` says what to make of the answer.

    `assistant` is the same request worded for a program that answers questions, which knows nothing of who asks.
    """

    assistant: Annotated[str, Field(max_length=600)] = ""


class Project(Card):
    """Something to build and to show. The weeks are those of a few hours each."""

    weeks: Annotated[int, Field(ge=1, le=26, strict=True)]
    steps: tuple[Line, ...] = Field(min_length=2)
    shows: tuple[Line, ...] = Field(min_length=1)
    first_step: FirstStep
    areas: tuple[Id, ...] = Field(min_length=1)


class CareerStep(Card):
    """A stage on the way into the role and up, in the order of the file."""

    first_step: FirstStep


class Path(Card):
    """A direction to choose, which then weighs in on what is offered. What `fits` says is true of those it suits."""

    summary: Label
    fits: Passage
    learn: tuple[Line, ...] = Field(min_length=1)
    first_step: FirstStep
    actions: tuple[Id, ...] = ()
    areas: tuple[Id, ...] = Field(min_length=1)
    competencies: tuple[Id, ...] = Field(min_length=1)


class Track(Path):
    """A kind of engineer to be."""


class Specialisation(Path):
    """A part of the work to know better than most."""


class RoleMove(Path):
    """A way into a neighbouring role: what carries over, and what must be learnt."""

    carries_over: tuple[Line, ...] = Field(min_length=1)


class Talk(Sourced):
    """Something to say to another person, in one breath."""

    text: Line
    areas: tuple[Id, ...] = ()
    competencies: tuple[Id, ...] = ()
    levels: tuple[Id, ...] = ()


class OneOnOneQuestion(Talk):
    """A question for a 1:1, by the side that asks it."""

    side: Literal["engineer", "manager"]


class MentorStarter(Talk):
    """A way to open a talk between a mentor and a mentee, by the side that says it."""

    side: Literal["mentee", "mentor"]


# The lists of paths.yaml, in the order in which people meet them.
PATHS_SECTIONS: Mapping[str, type[Entry]] = {
    "outlooks": Outlook,
    "responsibilities": Responsibility,
    "skills": Skill,
    "tools": Tool,
    "educations": Education,
    "projects": Project,
    "showcases": Showcase,
    "tracks": Track,
    "specialisations": Specialisation,
    "role_moves": RoleMove,
    "career_steps": CareerStep,
    "scores": Score,
    "prompts": ConversationPrompt,
    "readings": FurtherReading,
    "one_on_one_questions": OneOnOneQuestion,
    "mentor_starters": MentorStarter,
}
