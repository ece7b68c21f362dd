"""Who is on a team after its form was sent: some at once, some when they agree, some no longer."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from growth.facts import Person, Standing


@dataclass(frozen=True, slots=True)
class Change:
    """What a form means for a team, by the ids of people: its roster from now on, and what is new about it.

    Nobody is taken from another team here: they are asked, and stay where they are until they agree.
    """

    roster: tuple[int, ...]
    joined: tuple[int, ...]  # were on no team
    asked: tuple[int, ...]  # are on another team, and have not been asked so far
    left: tuple[int, ...]
    withdrawn: tuple[int, ...]  # had been asked, and are not wanted any more


def change(
    wanted: Iterable[int], *, here: Iterable[Person], elsewhere: Collection[int], asked: Collection[int]
) -> Change:
    """What becomes of a team of which these people are wanted.

    `here` are those on it now, `elsewhere` the ids of those on another team, `asked` of those who have been asked to
    move to this one. Somebody who is gone cannot be picked in a form, so being left out takes them off nothing.
    """
    named = tuple(dict.fromkeys(wanted))
    known = {person.id for person in here}
    kept = tuple(person.id for person in here if person.id not in named and person.standing is Standing.GONE)
    joined = tuple(person_id for person_id in named if person_id not in known and person_id not in elsewhere)
    stay = tuple(person_id for person_id in named if person_id in known)
    return Change(
        roster=(*stay, *joined, *kept),
        joined=joined,
        asked=tuple(p for p in named if p not in known and p in elsewhere and p not in asked),
        left=tuple(person.id for person in here if person.id not in named and person.id not in kept),
        withdrawn=tuple(person_id for person_id in asked if person_id not in named),
    )
