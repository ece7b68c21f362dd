"""1:1s: who has one with whom, and what stands on the agenda of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from growth import audience, carrying
from growth.audience import Reader
from growth.facts import AgendaItem, Answer, Audience, Person, Sharing, Standing

LATELY = timedelta(weeks=4)  # how long what was talked about, or written in a check-in, stays in sight


@dataclass(frozen=True, slots=True)
class OneOnOne:
    """What two people have to talk about, as one of them sees it; `other` is None for somebody who is gone.

    `answers` are what either wrote in a check-in for the agenda, and the reader of it is not done with. `goes_on` says
    whether the two still meet, so that something can be added.
    """

    other: Person | None
    goes_on: bool = True
    open: tuple[AgendaItem, ...] = ()
    answers: tuple[Answer, ...] = ()
    talked: tuple[AgendaItem, ...] = ()

    @property
    def waiting(self) -> int:
        """How many things there are to talk about."""
        return len(self.open) + len(self.answers)


def counterparts(
    person: Person, manager: Person | None, reports: Iterable[Person], agreed: Iterable[Person] = ()
) -> tuple[Person, ...]:
    """With whom a person has 1:1s: their manager, whom they lead, and who else `agreed` to one; nobody who is gone.

    The manager first, then each of both by name.
    """
    led, others = (sorted(some, key=lambda each: (each.name.casefold(), each.id)) for some in (reports, agreed))
    every = {each.id: each for each in (*([manager] if manager else []), *led, *others)}
    return tuple(each for each in every.values() if each.id != person.id and each.standing is not Standing.GONE)


def shared(other: Person, now: datetime) -> Sharing:
    """With whom something on an agenda is shared: the other of the two, from now on, and nobody else."""
    return Sharing(Audience.AGENDA, other.id, since=now)


def one_on_ones(
    reader: Person, others: Sequence[Person], items: Iterable[AgendaItem], answers: Iterable[Answer], *, now: datetime
) -> list[OneOnOne]:
    """What the reader has to talk about with each: in the order of `others`, then with whom else something is open.

    What was written for it in a check-in stays for a while, as people say it again where it still matters, and until
    its author says that it is done or dropped. Nothing is among it that the reader may not read.
    """
    me = Reader(person_id=reader.id)
    known: dict[int | None, Person | None] = {each.id: each for each in others}
    found: dict[int | None, list[AgendaItem]] = {}
    written: dict[int | None, list[Answer]] = {}
    for item in audience.readable(me, items):
        if not _still_said(item):
            continue
        other = item.other if item.author.id == reader.id else item.author
        known.setdefault(other.id if other else None, other)
        found.setdefault(other.id if other else None, []).append(item)
    for answer in audience.readable(me, answers):
        if not _waits(answer, now):
            continue
        key = answer.sharing.reader_id if answer.author.id == reader.id else answer.author.id
        if key in known or answer.author.id != reader.id:
            known.setdefault(key, answer.author)
            written.setdefault(key, []).append(answer)
    regular: set[int | None] = {each.id for each in others}
    every = [
        _between(other, found.get(key, ()), written.get(key, ()), goes_on=key in regular)
        for key, other in known.items()
    ]
    return [each for each in every if each.waiting or each.goes_on]


def _waits(answer: Answer, now: datetime) -> bool:
    over = answer.handled_at is not None or answer.plan_state in carrying.OVER
    return answer.sharing.for_agenda and not over and answer.sharing.after(now - LATELY)


def _still_said(item: AgendaItem) -> bool:
    """Whether it is of its author's own words, or of some that their author still shares with them."""
    said = item.said
    return said is None or audience.may_read(Reader(person_id=item.author.id), said.sharing, said.author)


def _between(
    other: Person | None, items: Sequence[AgendaItem], answers: Sequence[Answer], *, goes_on: bool
) -> OneOnOne:
    return OneOnOne(
        other,
        goes_on,
        open=tuple(item for item in items if item.talked_at is None),
        answers=tuple(answers),
        talked=tuple(item for item in items if item.talked_at is not None),
    )
