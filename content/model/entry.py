"""What every entry of a ladder is: an id that never changes, and texts that fit where Slack shows them."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Fact = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=75)]
Version = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=20)]
# What a button, an option or its description can hold.
# source: https://docs.slack.dev/reference/block-kit/composition-objects/option-object/
Label = Annotated[str, Field(min_length=1, max_length=75)]
# Ten of them fit one section.
# source: https://docs.slack.dev/reference/block-kit/blocks/section-block/
Passage = Annotated[str, Field(min_length=1, max_length=300)]
Minutes = Annotated[int, Field(ge=5, le=2400, strict=True)]
Month = Annotated[str, Field(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]
Link = Annotated[str, Field(pattern=r"^https://[^\s|<>]+$", max_length=500)]  # a `|` or `>` would end Slack's link


class Model(BaseModel):
    """Frozen, and strict about its keys: a misspelt one is an error, not a silence."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid", str_strip_whitespace=True)


class Entry(Model):
    """One entry of a document. Its id never changes: what people did is kept under it."""

    id: Id


class Sourced(Entry):
    """An entry that says where it comes from: the facts that it carries, and the source shown to people."""

    covers: tuple[Fact, ...] = ()
    source: Id
