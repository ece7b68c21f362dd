"""What Trellis puts before a person: something to do, something to read, something to answer."""

from typing import Annotated, Literal

from pydantic import Field

from content.model.entry import Entry, Id, Label, Link, Minutes, Model, Month, Sourced

Asked = Annotated[str, Field(min_length=1, max_length=150)]


class Action(Sourced):
    """Something small to do this week. The text is the offer, `done_when` is how one knows that it is done.

    `leads_to` are the actions that build on it, of its level or a higher one, the most natural first. `resources` are
    those to read with it, chosen by hand: one for its level shares a topic with it. `half` is a first part of it that
    is worth something alone, for somebody to whom the whole has become too large. `levels` are others that it fits as
    well as its own. `needs` is the work that it presupposes and that not everybody does.
    """

    level: Id
    levels: tuple[Id, ...] = ()
    title: Annotated[str, Field(min_length=1, max_length=60)]
    text: Annotated[str, Field(min_length=1, max_length=280)]
    minutes: Annotated[Minutes, Field(ge=15)]
    done_when: Annotated[str, Field(min_length=1, max_length=140)]
    half: Annotated[str, Field(max_length=140)] = ""
    areas: tuple[Id, ...] = Field(min_length=1)
    expectations: tuple[Id, ...] = ()
    competencies: tuple[Id, ...] = ()
    needs: tuple[Id, ...] = ()
    leads_to: tuple[Id, ...] = Field(default=(), max_length=3)
    resources: tuple[Id, ...] = Field(default=(), max_length=3)

    @property
    def fits(self) -> tuple[Id, ...]:
        """Every level that it is for, its own first."""
        return tuple(dict.fromkeys((self.level, *self.levels)))


class Resource(Sourced):
    """Something to read, watch or attend. The minutes are those of a first sitting.

    `checked` is the month in which somebody last looked whether it is there and as told. What has `ended` is offered to
    nobody any more, and stays for those who have it.
    """

    title: Label
    owner: Label
    link: Link
    kind: Literal["read", "watch", "course", "practice", "attend"]
    minutes: Minutes
    cost: Literal["free", "paid", "mixed"]
    levels: tuple[Id, ...] = Field(min_length=1)
    areas: tuple[Id, ...] = Field(min_length=1)
    competencies: tuple[Id, ...] = ()
    why: Annotated[str, Field(min_length=1, max_length=200)]
    checked: Month | None = None
    ended: Month | None = None


class Question(Entry):
    """One question of a check-in. No levels means all of them. `needs` is as that of an action."""

    text: Asked
    kind: Literal["looking back", "obstacle", "decision", "learning", "people"]
    areas: tuple[Id, ...] = Field(min_length=1)
    competencies: tuple[Id, ...] = ()
    levels: tuple[Id, ...] = ()
    needs: tuple[Id, ...] = ()


class AnswerChoice(Model):
    """One answer to choose, and the share it stands for: a percentage, from 0 to 100."""

    label: Label
    value: Annotated[int, Field(ge=0, le=100, strict=True)]


class Measure(Sourced):
    """A question that comes back every so many weeks and is answered by a choice, so that a trend can be drawn."""

    text: Asked
    weeks: Annotated[int, Field(ge=1, le=52, strict=True)]
    of: Label  # what the number says, as in "of your time on design"
    answers: tuple[AnswerChoice, ...] = Field(min_length=2, max_length=10)
    levels: tuple[Id, ...] = ()
