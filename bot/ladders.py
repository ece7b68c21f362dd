"""The command line's tools for career ladders. Like the rest of it, each imports what it needs when it is called."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable, Iterator, Sequence, Sized
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from content.model.ladder import Ladder
    from content.reading.problems import Problem

NAMED = 5  # of what is missing
LADDERS = "ladders"  # the folder that a ladder of one's own goes to, unless another is named

app = typer.Typer(no_args_is_help=True, help="Look after career ladders.")

Place = Annotated[Path, typer.Argument(help="A ladder's folder, or the name of one that ships with Trellis.")]
Name = Annotated[Path, typer.Argument(help="The folder to make; what it is called is what the ladder is called.")]


class LevelsIn(StrEnum):
    """Where the levels of a matrix stand."""

    ROWS = "rows"
    COLUMNS = "columns"


@contextmanager
def _told() -> Iterator[None]:
    """Says everything that is wrong with a ladder or a file, and ends with 1."""
    from content.reading.problems import LadderError

    try:
        yield
    except LadderError as error:
        found = len(error.problems)
        _say(f"{found} {'problem' if found == 1 else 'problems'}:", style="bold")
        _listed(error.problems)
        raise typer.Exit(1) from error


def _listed(problems: Iterable[Problem]) -> None:
    for problem in problems:
        _say(f"  {problem}")


def _say(line: str, style: str = "") -> None:
    from rich.console import Console

    Console(stderr=True, emoji=False).print(line, style=style, markup=False, highlight=False, soft_wrap=True)


def _several(things: Sized, one: str, many: str = "") -> str:
    return f"{len(things)} {one if len(things) == 1 else many or f'{one}s'}"


def _folder(path: Path) -> Path:
    from content.reading import loader

    shipped = loader.shipped() / path
    return shipped if shipped.is_dir() and not path.exists() else path


def _loaded(path: Path) -> Ladder:
    from content.reading import loader

    with _told():
        return loader.load(_folder(path))


@app.command()
def check(
    path: Annotated[
        Path | None, typer.Argument(help="A ladder's folder, or a folder of ladders; all that ship if left out.")
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="End with 1 for what is only warned about, too.")] = False,
    links: Annotated[bool, typer.Option("--links", help="Also look whether the links lead somewhere.")] = False,
    stamp: Annotated[
        bool, typer.Option("--stamp", help="Also write this month behind what --links found good and as it is called.")
    ] = False,
) -> None:
    """Check a ladder, and say everything that is wrong with it at once."""
    from content.reading import loader

    places = _folders(path)
    with _told():
        if places != [path]:
            loader.load_all(places[0].parent)
        checked = [(loader.load(place), loader.warnings(place), loader.untranslated(place)) for place in places]
    for ladder, _, untranslated in checked:
        typer.echo(
            f"{ladder.id} {ladder.version}: {_several(ladder.levels, 'level')}, "
            f"{_several(ladder.competencies, 'competency', 'competencies')}, "
            f"{_several(ladder.expectations, 'expectation')}, {_several(ladder.actions, 'action')}, "
            f"{_several(ladder.resources, 'resource')}, {_several(ladder.questions, 'question')}, "
            f"{_several(ladder.paths, 'card')}"
        )
        _unchecked(ladder)
        for language, missing in untranslated.items():
            _say(f"  {language}: {_few(missing)}")
    warned = [warning for _, warnings, _ in checked for warning in warnings]
    if links or stamp:
        from bot import clock, ladder_links

        warned += ladder_links.looked_at(places, f"{clock.now():%Y-%m}" if stamp else None)
    if warned:
        _say(f"{_several(warned, 'warning')}:", style="bold")
        _listed(warned)
    if warned and strict:
        raise typer.Exit(1)


def _unchecked(ladder: Ladder) -> None:
    if unchecked := sum(not resource.checked for resource in ladder.resources):
        _say(f"  {unchecked} of {len(ladder.resources)} resources were never looked at: --stamp does it")


def _folders(path: Path | None) -> list[Path]:
    """The folder of a ladder, or those of all ladders within it."""
    from content.reading import loader
    from content.reading.layout import HEAD

    if path is not None and ((path / HEAD).exists() or not any(path.glob(f"*/{HEAD}"))):
        return [_folder(path)]
    return loader.folders(path or loader.shipped())


def _few(missing: Sequence[str]) -> str:
    """How many entries a language has not, and the first of them."""
    if not missing:
        return "everything is translated"
    more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
    return f"{len(missing)} entries are not translated: {', '.join(missing[:NAMED])}{more}"


@app.command()
def new(name: Name) -> None:
    """Write a ladder to start from. It is small, full of comments, and nothing is wrong in it."""
    from content.authoring import keeping, outline

    if name.exists():
        raise typer.BadParameter(f"{name} is there already. Nothing was written; choose another name.")
    with _told():
        kept = keeping.write(name, outline.plain(name.name), imported=False)
    _use(name, kept.ladder)


@app.command("import")
def read_sheet(
    file: Annotated[Path, typer.Argument(help="A CSV file or an Excel workbook.", exists=True, dir_okay=False)],
    name: Annotated[
        Path | None,
        typer.Argument(help="The folder to make, or to import into again; ladders/ and the file's name if left out."),
    ] = None,
    called: Annotated[str | None, typer.Option(help="What people read as the ladder's name.")] = None,
    sheet: Annotated[
        str | None, typer.Option(help="Which sheet of a workbook; the first that can be read if left out.")
    ] = None,
    borrow: Annotated[
        str | None, typer.Option(help="The ladder of ours to take steps from, or none; by its words if left out.")
    ] = None,
    levels: Annotated[
        LevelsIn | None, typer.Option(help="Where the levels stand in a matrix, if it is read the wrong way round.")
    ] = None,
) -> None:
    """Make a ladder of a spreadsheet, a matrix or a list.

    Importing again into the same folder keeps every id, and what you changed or added there.
    """
    from bot import ladder_sheets
    from content.authoring import outline

    folder = name or Path(LADDERS) / (outline.slug(file.stem, 60) or "ladder")
    with _told():
        found = ladder_sheets.understood(file, sheet, levels.value if levels else None)
        kept = ladder_sheets.written(found, folder, called=called, borrow=borrow)
    _use(folder, kept.ladder)


def _use(folder: Path, ladder: Ladder) -> None:
    place, above = shlex.quote(str(folder)), shlex.quote(str(folder.parent))
    typer.echo(f"{folder} holds the ladder {ladder.id}. Edit it, and run: trellis ladder check {place}")
    typer.echo(f"To use it, set TRELLIS_LADDERS={above} and TRELLIS_LADDER={ladder.id}.")


@app.command("schema")
def write_schemas(
    folder: Annotated[Path, typer.Argument(help="Where to write them, one for each document.")] = Path("schemas"),
) -> None:
    """Write the JSON Schemas of a ladder. By them an editor knows what may stand in it."""
    from content.authoring import keeping

    typer.echo(f"{folder} holds {keeping.schemas_into(folder)} schemas.")


@app.command()
def show(path: Place) -> None:
    """Print a ladder as a page to read, in Markdown."""
    from content.authoring import page

    typer.echo(page.markdown(_loaded(path)), nl=False)


@app.command()
def release(path: Place) -> None:
    """Note what the ladder's version has. The check then warns when something of it vanishes."""
    from content.reading import releases
    from content.reading.layout import RELEASED

    ladder = _loaded(path)
    file = _folder(path) / RELEASED
    file.write_text(releases.record(ladder), encoding="utf-8")
    typer.echo(f"{file} now has version {ladder.version}.")


@app.command()
def stats(
    path: Annotated[Path | None, typer.Argument(help="A ladder's folder or name; all that ship if left out.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="For a program to read.")] = False,
) -> None:
    """Count entries by kind, level, area, category and fact."""
    from rich.console import Console

    from bot import ladder_tables
    from content.authoring.stats import count

    found = [count(_loaded(folder)) for folder in _folders(path)]
    if as_json:
        counted = [asdict(one) for one in found]
        typer.echo(json.dumps(counted if path is None else counted[0], indent=2))
        return
    out = Console(emoji=False)
    for table in (table for one in found for table in ladder_tables.tables(one)):
        out.print(table)
