"""What makes two things that Slack hands over the same thing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any


@dataclass(frozen=True, slots=True)
class Occasion:
    """One thing by its id; for a form also a digest of what was `said` in it, as the same form can say something else.

    Slack gives a form that is sent again a trigger of its own, so it is known by the view that it was sent from.
    """

    id: str
    said: str = ""

    @property
    def key(self) -> str:
        """The same for a second delivery of the same thing, another one for everything else."""
        return f"{self.id}:{self.said[:16]}" if self.said else self.id


def of(body: Mapping[str, Any], *, turns: bool = False) -> Occasion:
    """What this is. `turns`: a form that is answered with its next page, and anew each time that it is sent."""
    view = body.get("view") or {}
    if body.get("type") != "view_submission" or turns:
        return Occasion(str(body.get("trigger_id") or body["event_id"]))
    said = json.dumps(view.get("state"), sort_keys=True, separators=(",", ":"))
    return Occasion(f"view:{view['id']}:{view.get('hash', '')}", sha256(said.encode()).hexdigest())
