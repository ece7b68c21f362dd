"""What the command line says of a spreadsheet that becomes a ladder: how it was read, and what was left out."""

from collections.abc import Sequence
from pathlib import Path

import typer

from content.authoring import borrowing, keeping
from content.authoring.outline import Outline
from content.authoring.sheets import apart, before, drawn, files, shape
from content.authoring.sheets.shape import LevelsIn
from content.authoring.sheets.tidy import many
from content.authoring.sheets.understood import Understood
from content.model.ladder import Ladder
from content.reading import loader
from content.reading.layout import HEAD
from content.reading.problems import LadderError, Problem

NONE = "none"
NAMED = 5  # of what was left out, or is gone; the rest is counted


def understood(file: Path, sheet: str | None, levels_in: LevelsIn | None) -> Understood:
    """The ladder in a file. Raises `LadderError` where there is none, with what is wrong with its first sheet."""
    found = files.tables(file)
    if sheet is not None:
        names = [one.sheet for one in found]
        found = [one for one in found if one.sheet == sheet]
        if not found:
            mend = f"name one of: {', '.join(names)}" if any(names) else "leave --sheet out: the file has no sheets"
            raise LadderError([Problem(file.name, "", f"has no sheet {sheet}", mend)])
    elif levels_in is None and (read := apart.understand(found)) is not None:
        return read
    first: LadderError | None = None
    for one in found:
        try:
            read = shape.understand(one, levels_in)
        except LadderError as error:
            first = first or error
            continue
        read.left_out += [f"the sheet {other.sheet}" for other in found if other is not one]
        return read
    assert first is not None
    raise first


def written(found: Understood, folder: Path, *, called: str | None, borrow: str | None) -> keeping.WrittenLadder:
    """Writes a ladder into its folder and says what was understood. Raises `LadderError`, and writes nothing then."""
    again = (folder / HEAD).is_file()
    if folder.exists() and not again:
        raise typer.BadParameter(f"{folder} is there already, and holds no ladder. Nothing was written.")
    known = before.read(folder) if again else None
    outline = drawn.outline(found, folder.name, known, called=called)
    taken = _ours(outline, borrow)
    kept = keeping.write(folder, outline, imported=True, ours=taken)
    _tell(found)
    _lent(kept.ladder, taken)
    if again:
        _changed(kept, known)
    return kept


def _ours(outline: Outline, borrow: str | None) -> Ladder | None:
    """The ladder of ours to borrow from: the one that was named, or the nearest where nothing was said."""
    ours = {} if borrow == NONE else {path.name: loader.load(path) for path in loader.folders(loader.shipped())}
    if borrow not in (None, NONE, *ours):
        raise typer.BadParameter(f"There is no ladder {borrow} to borrow from. There is: {', '.join(ours)}.")
    return ours.get(borrow or "") or borrowing.nearest(outline, ours.values())


def _tell(found: Understood) -> None:
    place = f"{found.table.file}, sheet {found.table.sheet}" if found.table.sheet else found.table.file
    typer.echo(f"{place}: read as {found.shape}.")
    typer.echo(f"The levels, lowest first: {', '.join(found.levels)}.")
    groups = f" in {many(len(found.categories), 'category', 'categories')}" if found.categories else ""
    things = many(len(found.statements), "statement")
    typer.echo(f"{things} of {many(len(found.competencies), 'competency', 'competencies')}{groups}.")
    for note in found.notes:
        typer.echo(note)
    if found.left_out:
        typer.echo(f"Left out: {_named(found.left_out)}.")


def _lent(ladder: Ladder, ours: Ladder | None) -> None:
    lent = {action.id for action in ours.actions} if ours else set()
    borrowed = sum(action.id in lent for action in ladder.actions)
    typer.echo(f"{many(len(ladder.actions) - borrowed, 'step')} made of its statements.")
    if ours is not None:
        what = f"{many(borrowed, 'step')} of our ladder {ours.name} of the level that is nearest"
        typer.echo(f"{what}, until you write better. With --borrow none there are none of them.")


def _changed(kept: keeping.WrittenLadder, known: before.Before | None) -> None:
    assert known is not None
    assert known.known is not None
    here = {wish.id: wish.text for wish in kept.ladder.expectations}
    gone = [f"“{wish.text}”" for wish in known.known.expectations if wish.id not in here]
    old = {wish.id for wish in known.known.expectations}
    new = sum(wish not in old for wish in here)
    typer.echo(f"Imported again: {len(here) - new} expectations keep their ids, {new} are new, {len(gone)} are gone.")
    if gone:
        typer.echo(f"Gone: {_named(gone)}. What people did for them stays theirs, in its own words.")
    if kept.lost:
        typer.echo(f"Gone with them: {_named(kept.lost)}.")
    if kept.written:
        typer.echo(f"Written anew: {', '.join(kept.written)}. Your entries are in there; comments are not.")


def _named(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return f"{'; '.join(names[:NAMED])}{f' and {more} more' if more > 0 else ''}"
