"""What people see of a way to the next level that is shared: the form, what the named person reads, and its receipt."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import Block

from growth.audience import Reader, may_read
from growth.facts import ReadinessShare, ShownLine, ShownWin
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.framework.fitting import fitting
from handlers.readiness import views
from handlers.readiness.views import LINES, Towards, rest_of

FORM, WHO = "readiness.share_form", "who"
CLIPPED = 300  # of a win's words under a line

ABOUT = (
    "They get a message with what stands on your page today: the {count} lines that {level} adds, and your own words "
    "under them. It stays as it is today, whatever you keep later. Your steps, marks and the talk stay yours."
)
NOBODY = "Choose one person."
YOURSELF = "That is you. Choose somebody else."
NOT_KNOWN = "I don't know them yet. I do once they are on a team here, or typed `{command}`."
GONE = "They are gone from this workspace."
SENT = "Shared with {name}, as of {day}. They read it in a message from me, {when}. Nobody else does."
TAKEN_BACK = "What {name} shared with you here was taken back."
REMOVED = "What stood here was removed by its author."
ALONE = "{name} shared this with you alone, as of {day}. It counts lines that have their own words, and judges nobody."
NO_WORDS = "No words of theirs yet."


def form(view: Towards, chosen: str | None) -> dict[str, Any]:
    """Whom to share it with: one person, who is the manager unless somebody else is chosen."""
    found = view.readiness
    lines, level = (len(found.lines), found.level.name) if found else (0, "")
    drawn = [
        forms.person(WHO, "Who may read it?", chosen),
        blocks.quiet(ABOUT, count=lines, level=words.escape(level)),
    ]
    return forms.modal(FORM, "Share your way", drawn, submit="Share it")


def receipt(share: ReadinessShare, when: datetime) -> dict[str, Any]:
    zone = share.author.zone
    name, day = words.escape(share.reader_name or ""), words.on_day(share.made_at, zone)
    said = blocks.section(SENT, name=name, day=day, when=words.moment(when, zone))
    return forms.modal(FORM, "Shared", [said, blocks.row(views.take_back(share))], submit=None, close="Done")


def readable(share: ReadinessShare, reader: Reader, zone: str) -> Message | None:
    """What this reader reads of it: all as it was on that day; None for whoever may not. `zone` is theirs."""
    return _shown(share, zone) if may_read(reader, share.sharing, share.author) else None


def _shown(share: ReadinessShare, zone: str) -> Message:
    name = words.escape(share.author.name)
    drawn: list[Block] = [
        blocks.header("{name}, towards {level}", name=share.author.name, level=share.level),
        blocks.section(_count(share)),
        *(blocks.section("\n".join(_line(line))) for line in share.lines[:LINES]),
        *rest_of(len(share.lines)),
        blocks.quiet(ALONE, name=name, day=words.on_day(share.made_at, zone)),
    ]
    return Message.of(fitting(drawn))


def _count(share: ReadinessShare) -> str:
    one = "One of the {asked} things that {level} adds has their own words."
    many = "{count} of the {asked} things that {level} adds have their own words."
    level, asked = words.escape(share.level), len(share.lines)
    if not share.with_words:
        return words.text("{level} adds {asked} things. None has their own words yet.", level=level, asked=asked)
    return words.plural(one, many, share.with_words, level=level, asked=asked)


def _line(line: ShownLine) -> Iterator[str]:
    yield f"• *{words.escape(line.text)}*"
    for win in line.wins:
        yield words.quote(_told(win), CLIPPED)
    if not line.wins:
        yield words.text(NO_WORDS)


def _told(win: ShownWin) -> str:
    return " ".join(f"{win.did}\n{win.outcome}".split())
