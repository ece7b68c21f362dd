"""What a digest is made of. It holds nobody's words: they are looked up when the message leaves."""

import re
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ValidationError

from db.outbox import FACE, Delivery
from growth.digest import Period
from growth.facts import ItemKey

DIGEST = "digest"
POST, LETTER, LAST_LETTER = "digest-post", "digest-letter", "digest-last"
KEPT = "kept"  # what the ids of the blocks begin with in which a win stands that somebody keeps


class Recipe(BaseModel):
    """One message of a digest: for whom, of which time, and, once it was drawn, which blocks of nobody's belong in it.

    What people wrote and keep stands in it by the items of `db.digest_items`.

    A post is read by a channel, a letter by one manager.
    """

    kind: str
    team: int
    at: datetime
    posted: Period
    told: Period
    reader: int
    channel: str | None = None
    preface: str = ""
    quiet: tuple[int, ...] = ()
    starter: str = ""  # the question of the week, once it was asked
    keys: tuple[str, ...] | None = None
    asked: bool = False  # for at once, by whoever leads the team
    more: int = 0  # how many things waited beside those in it, when it was drawn first
    cut: int = 0  # how many things had no room in any message of it; told in the last one
    removed: bool = False  # somebody whose words stood in it deleted all that is kept of them

    @property
    def payload(self) -> dict[str, Any]:
        return {FACE: DIGEST, **self.model_dump(mode="json")}


def item_in(block_id: str) -> ItemKey | None:
    """The answer or the win that a block shows; None for a block that shows nobody's words."""
    mark = re.fullmatch(r"(win|words|wish|waits|told|kept)-(\d+)-\d+", block_id)
    if mark is None:
        return None
    return ItemKey(win=int(mark[2])) if mark[1] == KEPT else ItemKey(answer=int(mark[2]))


def waits_id(answer_id: int) -> str:
    """What the ids of the blocks begin with in which something that waits stands."""
    return f"waits-{answer_id}"


def of(delivery: Delivery) -> Recipe | None:
    """The recipe of a message that is a digest; None for one from before digests had any."""
    try:
        return Recipe.model_validate(delivery.payload)
    except ValidationError:
        return None


def first_look(team_id: int) -> str:
    """The key of the message that announces a team's first post."""
    return f"digest-first:{team_id}"
