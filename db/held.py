"""The people whom a transaction has in its hands, as they are now: found again without asking the database.

Whatever changes somebody says so here, in the same transaction.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from db.engine import Session
from growth.facts import Person

PEOPLE = "people"


def find(session: Session, workspace: str, person_id: int) -> Person | None:
    """The person, where they are held."""
    person: Person | None = session.info.get(PEOPLE, {}).get(person_id)
    return person if person is not None and person.workspace == workspace else None


def keep(session: Session, person: Person) -> Person:
    """Holds the person from now on, as they are here."""
    session.info.setdefault(PEOPLE, {})[person.id] = person
    return person


def change(session: Session, workspace: str, person_id: int, values: Mapping[str, Any]) -> None:
    """What was written of a person; see `written`."""
    if (person := find(session, workspace, person_id)) is not None:
        keep(session, written(person, values))


def written(person: Person, values: Mapping[str, Any]) -> Person:
    """The person once that was written of them; by the names that they or their presence have of it, others aside."""
    presence = replace(person.presence, **{name: to for name, to in values.items() if hasattr(person.presence, name)})
    told = {name: to for name, to in values.items() if hasattr(person, name)}
    return replace(person, **{"presence": presence, **told})


def let_go(session: Session) -> None:
    """Several were changed at once: they are asked for anew."""
    session.info.pop(PEOPLE, None)
