"""What a person chose to grow towards, and which actions of the ladder lead there.

Tracks, specialisations and role moves are directions: one of each kind at a time.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from content.model.ladder import Ladder
from content.model.offers import Action
from content.model.paths import Path
from growth.facts import Person, Step


@dataclass(frozen=True, slots=True)
class Aim:
    """One thing a person chose: a focus area, a direction, or the level above.

    `reasons` has the actions that lead there, each with the id that is given to the person as the reason; `close` are
    those that the ladder itself names for it.
    """

    id: str
    reasons: Mapping[str, str]
    close: Collection[str] = ()

    def served(self, steps: Sequence[Step]) -> int:
        """How often this aim was a reason for a step so far."""
        ids = set(self.reasons.values())
        return sum(not ids.isdisjoint(step.because) for step in steps)


def aims(ladder: Ladder, person: Person) -> list[Aim]:
    """The aims of a person, in the order in which they are given as reasons. What left the ladder is no aim."""
    return [*_focus(ladder, person), *_directions(ladder, person), *_shift(ladder, person)]


def _focus(ladder: Ladder, person: Person) -> Iterator[Aim]:
    known = ladder.focuses()
    for focus in person.areas:
        if focus in known:
            yield Aim(focus, {action.id: focus for action in ladder.actions_for(focus)})


def _directions(ladder: Ladder, person: Person) -> Iterator[Aim]:
    if not person.directions:
        return
    chosen = {path.id: path for path in ladder.every(Path) if path.id in person.directions}
    for direction in person.directions:
        if direction in chosen:
            path = chosen[direction]
            yield Aim(path.id, {a.id: path.id for a in ladder.actions if _leads(a, path)}, close=path.actions)


def _leads(action: Action, path: Path) -> bool:
    """Whether an action leads in a direction: it is named there, or shares both an area and a competency with it."""
    shares = set(action.areas) & set(path.areas) and set(action.competencies) & set(path.competencies)
    return action.id in path.actions or bool(shares)


def _shift(ladder: Ladder, person: Person) -> Iterator[Aim]:
    """The level above, through its transition behaviours: each practised by actions of the person's own level."""
    ways = [w for w in ladder.transitions if (w.level, w.towards) == (person.level, person.towards)]
    reasons = {action: way.id for way in ways for action in way.actions}
    if reasons and person.towards is not None:
        yield Aim(person.towards, reasons, close=reasons)


def directions(ladder: Ladder, ids: Sequence[str]) -> tuple[Path, ...]:
    """The paths behind the ids, in the order of the choice. What left the ladder is no direction any more."""
    paths = {path.id: path for path in ladder.every(Path)}
    return tuple(paths[chosen] for chosen in ids if chosen in paths)


def rival(ladder: Ladder, ids: Sequence[str], path: Path) -> Path | None:
    """The chosen path whose place this one would take: another of the same kind."""
    return next((one for one in directions(ladder, ids) if type(one) is type(path) and one.id != path.id), None)


def with_direction(ladder: Ladder, ids: Sequence[str], path: Path) -> tuple[str, ...]:
    """The directions once this path is among them, in the place of the one of its kind."""
    return (*(one.id for one in directions(ladder, ids) if type(one) is not type(path)), path.id)


def without_direction(ids: Sequence[str], path_id: str) -> tuple[str, ...]:
    """The directions without this one."""
    return tuple(chosen for chosen in ids if chosen != path_id)
