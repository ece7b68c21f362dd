"""What a private digest says of 1:1s: those of the next week with people of the team, and how much is open for each."""

from datetime import timedelta

from db import agendas, checkins, talks
from db.engine import Session
from growth import one_on_ones
from growth.facts import Person
from handlers.framework import words
from handlers.framework.registry import Registry
from handlers.shared.happenings import LetterDrawn

NEXT = timedelta(weeks=1)
LINE = "• {person}, {when}{open}"


def register(registry: Registry) -> None:
    registry.signals.when(LetterDrawn, drawn)


async def drawn(session: Session, letter: LetterDrawn) -> None:
    """In the order in which they come."""
    reader, here = letter.reader, {person.id for person in letter.members}
    coming = [
        (talk.next_at, talk.two if talk.one.id == reader.id else talk.one)
        for talk in await talks.of_person(session, reader.workspace, reader.id)
        if talk.next_at is not None and letter.at <= talk.next_at < letter.at + NEXT
    ]
    coming = [(at, other) for at, other in coming if other.id in here]
    if not coming:
        return
    waiting = await _waiting(session, letter, [other for _, other in coming])
    for at, other in sorted(coming, key=lambda each: (each[0], each[1].id)):
        count = waiting.get(other.id, 0)
        letter.ahead.append(
            words.text(
                LINE,
                person=words.escape(other.name),
                when=words.moment(at, reader.zone),
                open=words.plural(", {count} open", ", {count} open", count) if count else "",
            )
        )


async def _waiting(session: Session, letter: LetterDrawn, others: list[Person]) -> dict[int, int]:
    """How much is open with each of them."""
    reader = letter.reader
    items = await agendas.with_person(session, reader.workspace, reader.id, since=letter.at)
    answers = await checkins.on_agendas(session, reader.workspace, reader.id)
    every = one_on_ones.one_on_ones(reader, others, items, answers, now=letter.at)
    return {talk.other.id: talk.waiting for talk in every if talk.other is not None}
