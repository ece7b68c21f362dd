"""Who of two leads the other, and whether the rhythm of their 1:1 ends where one of them leads the other no longer."""

from collections.abc import Collection, Sequence

from db import talks, teams
from db.engine import Session
from growth.facts import Person


async def leads(session: Session, one: Person, two: Person) -> int | None:
    """Which of the two leads the other, as things are; None where neither does. Of two who lead each other, the second.

    Of people who are gone, nobody leads anybody.
    """
    circles = await teams.circles(session, one.workspace, (one, two))
    for led, other in ((one, two), (two, one)):
        manager = circles[led.id].manager
        if manager is not None and manager.id == other.id:
            return other.id
    return None


async def ending(session: Session, manager: Person, led: Collection[int]) -> Sequence[int]:
    """Of whom this manager leads, those with whom a rhythm of theirs ends once they lead them no longer.

    It goes on with whoever leads the manager in turn: one of the two still leads the other then.
    """
    if not led:
        return ()
    regular = [talk for talk in await talks.of_person(session, manager.workspace, manager.id) if talk.agreed]
    others = [other for talk in regular if (other := talk.other(manager.id).id) in led]
    if not others:
        return ()
    above = (await teams.circle(session, manager)).manager
    return [other for other in others if above is None or other != above.id]
