"""What the page of a person says of their level: what they asked its reader, or were asked, and what came of it."""

from db import levels
from db.engine import Session
from growth.audience import Reader, may_read, of_level
from growth.facts import LevelChange, LevelState
from handlers.framework import blocks, words
from handlers.framework.registry import Registry
from handlers.shared.happenings import ReportShown

MOST = 3
HEAD = "*Level*"
TOLD = {
    (LevelState.ASKED, False): "• {person} asked about *{level}* on {day}",
    (LevelState.ASKED, True): "• {reader} proposed *{level}* on {day}",
    (LevelState.TALK, False): "• {person} asked about *{level}* on {day}; to be talked about first",
    (LevelState.TALK, True): "• {reader} proposed *{level}* on {day}; to be talked about first",
    (LevelState.AGREED, False): "• *{level}* from {settled}: {person} asked, {reader} agreed",
    (LevelState.AGREED, True): "• *{level}* from {settled}: {reader} proposed it, {person} agreed",
}


def register(registry: Registry) -> None:
    registry.signals.when(ReportShown, shown)


async def shown(session: Session, page: ReportShown) -> None:
    """What went between the two about a level; a level that somebody set alone is theirs."""
    me = Reader(person_id=page.reader.id)
    every = await levels.of_person(session, page.person.workspace, page.person.id)
    told = [
        change
        for change in every
        if may_read(me, of_level(change), change.author) and (change.state, change.proposed) in TOLD
    ]
    if told:
        lines = [_line(page, change) for change in told[:MOST]]
        page.blocks.append(blocks.section("\n".join([words.text(HEAD), *lines])))


def _line(page: ReportShown, change: LevelChange) -> str:
    me, you = page.context.person, words.text("you")
    zone = me.zone
    return words.text(
        TOLD[change.state, change.proposed],
        person=you if page.person.id == me.id else words.escape(page.person.name),
        reader=you if page.reader.id == me.id else words.escape(page.reader.name),
        level=words.escape(change.step.after_name) or words.text("Not sure"),
        day=words.on_day(change.asked_at, zone),
        settled=words.on_day(change.settled_at or change.asked_at, zone),
    )
