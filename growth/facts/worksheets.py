"""Facts about worksheets: what an interviewer noted of a candidate, for themselves alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Worksheet:
    """What one interviewer marked and noted of one candidate, against a level; it is deleted at `gone_at`.

    `marks` are by the id of the competency, each with the `name` that it had then, a `rating` or none, and a `note`.
    """

    id: int
    person_id: int
    name: str
    ladder: str
    ladder_version: str
    level: str
    marks: dict[str, Any]
    started_at: datetime
    gone_at: datetime
