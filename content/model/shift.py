"""The way from one level to the next: behaviours to take up, and the skills that they build."""

from typing import Annotated

from pydantic import Field

from content.model.entry import Id, Label, Passage, Sourced


class DesignSkill(Sourced):
    """Something to become good at on the way up. The summary is an option's description."""

    name: Label
    summary: Label
    text: Passage
    areas: tuple[Id, ...] = Field(min_length=1)
    competencies: tuple[Id, ...] = ()


class Transition(Sourced):
    """A behaviour that leads from a level to a higher one, and the actions of the lower level that practise it."""

    level: Id
    towards: Id
    title: Annotated[str, Field(min_length=1, max_length=60)]
    text: Passage
    actions: tuple[Id, ...] = Field(min_length=1)
    design_skills: tuple[Id, ...] = ()
    competencies: tuple[Id, ...] = ()
