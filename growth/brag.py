"""The order of a brag document: what somebody did, by quarter, and then by what they say that it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from content.model.ladder import Ladder
from growth import wins
from growth.facts import Claim, Win


@dataclass(frozen=True, slots=True)
class Brag:
    """`quarters` are years with their quarters, 1 to 4, the newest first; `claims` what is shown, as `wins.claimed`."""

    quarters: tuple[tuple[tuple[int, int], tuple[Win, ...]], ...]
    claims: tuple[tuple[Claim, tuple[Win, ...]], ...]

    @property
    def count(self) -> int:
        return sum(len(told) for _, told in self.quarters)


def ordered(kept: Sequence[Win], ladder: Ladder) -> Brag:
    """The wins in both orders, of the newest day first within each."""
    newest = sorted(kept, key=lambda win: (win.day, win.id), reverse=True)
    quarters = groupby(newest, key=lambda win: wins.quarter(win.day))
    return Brag(
        quarters=tuple((quarter, tuple(told)) for quarter, told in quarters),
        claims=tuple((claim, tuple(told)) for claim, told in wins.claimed(newest, ladder)),
    )
