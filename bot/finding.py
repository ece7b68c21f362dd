"""What the doctor finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `mend` is empty where it works."""

    what: str
    works: bool
    detail: str
    mend: str = ""
