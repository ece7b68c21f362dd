"""The book of envelopes: what went over which connection, and when its acknowledgement came back."""

import itertools
from collections import deque
from dataclasses import dataclass, field

KEPT = 500


@dataclass(slots=True)
class Entry:
    """One envelope; times are those of the playground's clock. `is_late` if nobody waited for its answer any more."""

    envelope_id: str
    what: str
    connection: int
    attempt: int
    sent_at: float
    acknowledged_at: float | None = None
    is_late: bool = False


@dataclass(slots=True)
class Ledger:
    """The newest envelopes of one app, and the ids that it acknowledged although no envelope had them."""

    entries: deque[Entry] = field(default_factory=lambda: deque(maxlen=KEPT))
    strays: deque[str] = field(default_factory=lambda: deque(maxlen=KEPT))
    connections: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def acknowledge(self, envelope_id: str, at: float, *, awaited: bool) -> None:
        """Notes an acknowledgement; the first one of an envelope counts."""
        entry = next((entry for entry in reversed(self.entries) if entry.envelope_id == envelope_id), None)
        if entry is None:
            self.strays.append(envelope_id)
        elif entry.acknowledged_at is None:
            entry.acknowledged_at, entry.is_late = at, not awaited

    @property
    def open(self) -> list[Entry]:
        """What was never acknowledged."""
        return [entry for entry in self.entries if entry.acknowledged_at is None]
