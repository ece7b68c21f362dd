"""Who is on a team after its form was sent: who is on it stays, who is new is asked, who is left out leaves."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from growth.facts import Person, Standing

ASKED_FOR = timedelta(weeks=4)  # after which an invitation ends, and nothing has changed


@dataclass(frozen=True, slots=True)
class Change:
    """What a form means for a team, by the ids of people: its roster from now on, and what is new about it.

    Nobody is put on a team, or taken from another one: they are asked, and stay where they are until they agree.
    """

    roster: tuple[int, ...]
    joined: tuple[int, ...]  # put themselves on it, and were on no team
    asked: tuple[int, ...]  # have not been asked so far
    left: tuple[int, ...]
    withdrawn: tuple[int, ...]  # had been asked, and are not wanted any more


def ends(asked_at: datetime) -> datetime:
    """When an invitation ends that nobody answered."""
    return asked_at + ASKED_FOR


def change(
    wanted: Iterable[int],
    *,
    here: Iterable[Person],
    elsewhere: Collection[int],
    asked: Collection[int],
    by: int | None = None,
) -> Change:
    """What becomes of a team of which these people are wanted. Whoever sends the form, `by`, speaks for themselves.

    `here` are those on it now, `elsewhere` the ids of those on another team, `asked` of those who have been asked to
    move to this one. Somebody who is gone cannot be picked in a form, so being left out takes them off nothing.
    """
    named = tuple(dict.fromkeys(wanted))
    known = {person.id for person in here}
    kept = tuple(person.id for person in here if person.id not in named and person.standing is Standing.GONE)
    joined = tuple(each for each in named if each == by and each not in known and each not in elsewhere)
    stay = tuple(person_id for person_id in named if person_id in known)
    return Change(
        roster=(*stay, *joined, *kept),
        joined=joined,
        asked=tuple(p for p in named if p not in known and p not in joined and p not in asked),
        left=tuple(person.id for person in here if person.id not in named and person.id not in kept),
        withdrawn=tuple(person_id for person_id in asked if person_id not in named),
    )
