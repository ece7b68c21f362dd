"""Who may read something, in the words that stand everywhere."""

from collections.abc import Iterable

from growth.audience import Circle
from growth.facts import Audience, Sharing
from handlers.framework import words


def said(chosen: Audience, manager: str | None) -> str:
    """An audience as plain text: it is escaped where it stands in a message. `manager` is the name of the reader."""
    name = manager or "your manager"
    return {
        Audience.ONLY_ME: "Only you",
        Audience.MANAGER: words.text("You and {name}", name=name),
        Audience.PERSON: words.text("You and {name}", name=name),
        Audience.SUBJECT: words.text("You and {name}", name=name),
        Audience.AGENDA: words.text("On your 1:1 agenda with {name}", name=name),
        Audience.TEAM: "Team digest, with your name",
    }[chosen]


def stands(sharing: Sharing, circle: Circle) -> Audience:
    """The choice a form opens with: where sharing would mean somebody else by now, it has to be chosen anew."""
    return sharing.audience if circle.still(sharing) else Audience.ONLY_ME


def choices(offered: Iterable[Audience], circle: Circle) -> list[tuple[str, str]]:
    """What a select in a form offers: each audience with its words."""
    manager = circle.manager.name if circle.manager else None
    return [(audience.value, said(audience, manager)) for audience in offered]
