"""Which tracks, specialisations and role moves a person chose: one of each kind at a time."""

from collections.abc import Sequence

from content.model.ladder import Ladder
from content.model.paths import Path


def chosen(ladder: Ladder, directions: Sequence[str]) -> tuple[Path, ...]:
    """The paths behind the ids, in the order of the choice. What left the ladder is no direction any more."""
    paths = {path.id: path for path in ladder.every(Path)}
    return tuple(paths[direction] for direction in directions if direction in paths)


def rival(ladder: Ladder, directions: Sequence[str], path: Path) -> Path | None:
    """The chosen path whose place this one would take: another of the same kind."""
    return next((one for one in chosen(ladder, directions) if type(one) is type(path) and one.id != path.id), None)


def choose(ladder: Ladder, directions: Sequence[str], path: Path) -> tuple[str, ...]:
    """The directions once this path is among them, in the place of the one of its kind."""
    return (*(one.id for one in chosen(ladder, directions) if type(one) is not type(path)), path.id)


def let_go(directions: Sequence[str], path_id: str) -> tuple[str, ...]:
    """The directions without this one."""
    return tuple(direction for direction in directions if direction != path_id)
