"""What other ladders call a level, and what it pays there, with the figures exactly as they were given."""

from typing import Annotated, Literal

from pydantic import Field

from content.model.entry import Entry, Id, Label, Model, Passage, Sourced

Amount = Annotated[int, Field(ge=0, strict=True)]


class Pay(Model):
    """A band of pay. No year means that whoever gave the figures named none.

    The remark says what one must know to read it: which name its source gives to the same level.
    """

    low: Amount
    high: Amount
    upwards: bool = False  # the upper figure is not the end of it
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    per: Literal["year", "month", "day", "hour"]
    country: Label | None = None
    given_by: Label
    year: Annotated[int, Field(ge=1990, le=2100, strict=True)] | None = None
    remark: Annotated[str, Field(max_length=200)] = ""

    def __str__(self) -> str:
        more = " or more" if self.upwards else ""
        where = f", {self.country}" if self.country else ""
        given = f"{self.given_by}, {self.year or 'year not given'}"
        return f"{self.low:,} to {self.high:,}{more} {self.currency} a {self.per}{where} ({given})"


class Scale(Entry):
    """Another ladder. Its rungs stand in the file in its own order, lowest first."""

    name: Label
    summary: Passage
    source: Id


class Rung(Sourced):
    """A step of another ladder, and which of our levels it meets: several, or none where it leads off this ladder."""

    scale: Id
    name: Label
    levels: tuple[Id, ...] = ()
    titles: tuple[Label, ...] = ()
    text: Passage
    pay: Pay | None = None
