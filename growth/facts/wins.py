"""Facts about wins: what people did and keep as evidence, in their own words."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from growth.facts.people import Person
from growth.facts.sharing import ItemKey, Sharing
from growth.facts.words import Kind


class ClaimKind(StrEnum):
    """What on a ladder something can show."""

    EXPECTATION = "expectation"
    COMPETENCY = "competency"


@dataclass(frozen=True, slots=True)
class Claim:
    """Something on a ladder that a person says a win shows, in the words that it had then."""

    kind: ClaimKind
    id: str
    text: str

    @property
    def key(self) -> tuple[ClaimKind, str]:
        """What makes two claims the same, whatever words they were made in."""
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class WinDraft:
    """A win as somebody wrote it: what they did, what came of it, on which day of theirs, and what it shows.

    `outcome` can be empty, and so can `shows`: then it is kept, and claims nothing.
    """

    did: str
    outcome: str
    day: date
    shows: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class WinOrigin:
    """Where a win comes from: the step that was done, the answer it was written in first, the message it was found in.

    `link` leads to the message; `excerpt` is how that began, as it was typed.
    """

    step: int | None = None
    answer: int | None = None
    link: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Win:
    """Something a person did and keeps, in their words. It shows what they said that it shows, and nothing else.

    `ladder` is the one that its claims are of, which need not be the person's any more.
    """

    id: int
    author: Person
    draft: WinDraft
    ladder: str
    ladder_version: str
    sharing: Sharing
    kept_at: datetime
    origin: WinOrigin = field(default_factory=WinOrigin)
    manager_name: str | None = None  # of the person it was shared with

    @property
    def key(self) -> ItemKey:
        return ItemKey(win=self.id)

    @property
    def kind(self) -> Kind:
        """What it tells, among what answers tell."""
        return Kind.WIN

    @property
    def person_id(self) -> int:
        return self.author.id

    @property
    def did(self) -> str:
        return self.draft.did

    @property
    def text(self) -> str:
        """All that its author wrote: what they did, and what came of it."""
        return "\n".join(filter(None, (self.draft.did, self.draft.outcome)))

    @property
    def day(self) -> date:
        return self.draft.day

    def claims(self, ladder: str, kind: ClaimKind, entry: str) -> bool:
        """Whether its author said that it shows this entry of a ladder."""
        return self.ladder == ladder and (kind, entry) in {claim.key for claim in self.draft.shows}
