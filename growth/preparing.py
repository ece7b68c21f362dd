"""What there is for a 1:1, for one of the two: what is carried, what is new, and what they were shown since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from growth import one_on_ones
from growth.audience import Reader, readable
from growth.facts import AgendaItem, Answer, Person, RegularTalk, TalkTold, Win

LET_GO = timedelta(days=1)  # after a 1:1: what was handled by then went with it
FIRST = timedelta(weeks=2)  # how far the first one looks back


@dataclass(frozen=True, slots=True)
class Preparation:
    """All that one of two people reads before their 1:1, or after it. Of the other's, only what they may read.

    `carried` were open when the two met last, and `known` were written in check-ins by then; `shared` and `wins` are
    the other's, since then. `let_go` is what they had asked of the other in check-ins, and has been off that one's list
    since this 1:1.
    """

    talk: RegularTalk
    told: TalkTold
    reader: Person
    now: datetime
    carried: tuple[AgendaItem, ...]
    fresh: tuple[AgendaItem, ...]
    answers: tuple[Answer, ...]
    known: tuple[Answer, ...]
    shared: tuple[Answer, ...]
    let_go: tuple[Answer, ...]
    wins: tuple[Win, ...]

    @property
    def other(self) -> Person:
        return self.talk.other(self.reader.id)

    @property
    def comes(self) -> bool:
        """Whether it is the one that comes next, as it was told."""
        return self.told.at == self.talk.next_at

    @property
    def over(self) -> bool:
        return self.told.at <= self.now

    @property
    def left(self) -> tuple[AgendaItem, ...]:
        """What was open when they met, and still is."""
        return tuple(item for item in (*self.carried, *self.fresh) if item.added_at <= self.told.at)

    @property
    def waiting(self) -> int:
        return len(self.carried) + len(self.fresh) + len(self.answers) + len(self.known)


def since(talk: RegularTalk, told: TalkTold) -> datetime:
    """From when on something is new to the two."""
    return talk.last_at if talk.last_at is not None and talk.last_at < told.at else told.at - FIRST


def preparation(
    talk: RegularTalk,
    told: TalkTold,
    *,
    items: Iterable[AgendaItem],
    answers: Iterable[Answer],
    wins: Iterable[Win],
    now: datetime,
) -> Preparation:
    """What there is for one of the two; what the lists have beside, they do not read."""
    reader = next(person for person in talk.both if person.id == told.person_id)
    other, me = talk.other(reader.id), Reader(person_id=reader.id)
    written, last = list(answers), since(talk, told)
    (between,) = [
        each
        for each in one_on_ones.one_on_ones(reader, [other], items, written, now=now)
        if each.other is not None and each.other.id == other.id
    ]
    theirs = [each for each in readable(me, written) if each.author.id == other.id and not each.sharing.for_agenda]
    known = tuple(each for each in between.answers if talk.last_at is not None and not each.sharing.after(last))
    won = [win for win in readable(me, wins) if win.author.id == other.id]
    return Preparation(
        talk,
        told,
        reader,
        now,
        carried=tuple(item for item in between.open if item.added_at <= last and talk.last_at is not None),
        fresh=tuple(item for item in between.open if item.added_at > last or talk.last_at is None),
        answers=tuple(each for each in between.answers if each not in known),
        known=known,
        let_go=tuple(each for each in written if _let_go(each, reader, other, told)),
        shared=tuple(each for each in theirs if each.sharing.after(last)),
        wins=tuple(win for win in won if win.sharing.after(last)),
    )


def _let_go(answer: Answer, reader: Person, other: Person, told: TalkTold) -> bool:
    """Whether the reader had asked it of the other, and it has been off that one's list since this 1:1."""
    asked = answer.author.id == reader.id and answer.sharing.names(other.id) and not answer.sharing.for_agenda
    return asked and answer.handled_at is not None and told.at <= answer.handled_at < told.at + LET_GO
