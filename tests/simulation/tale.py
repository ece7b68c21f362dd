"""What a seed tells, as one number and as lines to read."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

OPAQUE = re.compile(r"\b[0-9a-f]{8}\b|\b[0-9a-f]{32}\b")  # references and ids that are drawn from no seed


@dataclass
class Tale:
    """What came of a seed: all that was said and done as one number, and how often what happened."""

    seed: int
    digest: Any = field(default_factory=hashlib.sha256)
    counts: Counter[str] = field(default_factory=Counter)
    aloud: bool = False

    def tell(self, what: str, *more: object) -> None:
        line = OPAQUE.sub("*", " ".join([what, *map(str, more)]))
        self.digest.update(line.encode())
        self.counts[what] += 1
        if self.aloud:
            print(line[:400])  # noqa: T201 - whoever replays one seed wants to see what happens

    @property
    def number(self) -> str:
        return str(self.digest.hexdigest())[:16]
