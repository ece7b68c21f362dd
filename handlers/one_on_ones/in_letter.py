"""What a private digest and the page of a team say of 1:1s: those of the next week, and how much is open for each."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from db import agendas, checkins, talks
from db.engine import Session
from growth import one_on_ones
from growth.facts import Person
from handlers.framework import blocks, words
from handlers.framework.registry import Registry
from handlers.shared import buttons
from handlers.shared.happenings import LetterDrawn, TeamShown

NEXT = timedelta(weeks=1)
MOST = 10
HEAD = "*1:1s in the next seven days*"
LINE = "• {person}, {when}{open}"
REST = ("• and one more", "• and {count} more")


def register(registry: Registry) -> None:
    registry.signals.when(LetterDrawn, drawn)
    registry.signals.when(TeamShown, on_the_team)


async def drawn(session: Session, letter: LetterDrawn) -> None:
    letter.ahead.extend(await _coming(session, letter.reader, letter.members, letter.at))


async def on_the_team(session: Session, team: TeamShown) -> None:
    """For whoever leads it, with the way to the agenda of each."""
    lines = await _coming(session, team.context.person, team.members, team.context.now)
    if lines:
        rest = [words.plural(*REST, more)] if (more := len(lines) - MOST) > 0 else []
        said = "\n".join([words.text(HEAD), *lines[:MOST], *rest])
        team.first.append(blocks.section("{said}", buttons.AGENDA.button(), said=said))


async def _coming(session: Session, reader: Person, members: Sequence[Person], at: datetime) -> list[str]:
    """In the order in which they come."""
    here = {person.id for person in members}
    coming = [
        (talk.next_at, talk.other(reader.id))
        for talk in await talks.of_person(session, reader.workspace, reader.id)
        if talk.next_at is not None and at <= talk.next_at < at + NEXT
    ]
    coming = sorted(
        ((when, other) for when, other in coming if other.id in here), key=lambda each: (each[0], each[1].id)
    )
    waiting = await _waiting(session, reader, [other for _, other in coming], at) if coming else {}
    return [_line(reader, other, when, waiting.get(other.id, 0)) for when, other in coming]


def _line(reader: Person, other: Person, when: datetime, count: int) -> str:
    return words.text(
        LINE,
        person=words.escape(other.name),
        when=words.moment(when, reader.zone),
        open=words.plural(", {count} open", ", {count} open", count) if count else "",
    )


async def _waiting(session: Session, reader: Person, others: list[Person], at: datetime) -> dict[int, int]:
    """How much is open with each of them."""
    items = await agendas.with_person(session, reader.workspace, reader.id, since=at)
    answers = await checkins.on_agendas(session, reader.workspace, reader.id)
    every = one_on_ones.one_on_ones(reader, others, items, answers, now=at)
    return {talk.other.id: talk.waiting for talk in every if talk.other is not None}
