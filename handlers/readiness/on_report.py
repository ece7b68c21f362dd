"""What the page of a person says of their way to the next level: that they shared it, as it was on that day."""

from db import readiness_shares
from db.engine import Session
from growth.audience import Reader, readable
from handlers.framework import blocks, words
from handlers.framework.registry import Registry
from handlers.shared.happenings import ReportShown

LEAD = "*The way to {level}, as {who} shared it on {day}*"
LINE = "• {text}"
WORDS = "• {text}: {did}"
MOST = 12  # lines that one still reads
CLIPPED = 150


def register(registry: Registry) -> None:
    registry.signals.when(ReportShown, shown)


async def shown(session: Session, page: ReportShown) -> None:
    """The newest that its reader may read: each line with what they did for it, none with a mark."""
    every = await readiness_shares.of_person(session, page.person.workspace, page.person.id)
    mine = readable(Reader(person_id=page.reader.id), every)
    if not mine:
        return
    share, me = mine[0], page.context.person
    who = words.text("you") if page.person.id == me.id else words.escape(page.person.name)
    lead = words.text(LEAD, level=words.escape(share.level), who=who, day=words.on_day(share.made_at, me.zone))
    lines = []
    for line in share.lines[:MOST]:
        did = "; ".join(words.escape(words.clip(" ".join(win.did.split()), CLIPPED)) for win in line.wins)
        lines.append(words.text(WORDS if did else LINE, text=words.escape(words.clip(line.text, CLIPPED)), did=did))
    page.blocks.append(blocks.section(words.clip("\n".join([lead, *lines]), blocks.SECTION)))
