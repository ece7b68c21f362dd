"""The command line's tools for career ladders. Like the rest of it, each imports what it needs when it is called."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.table import Table

    from content.authoring.outline import Outline
    from content.authoring.stats import Stats
    from content.model.ladder import Ladder
    from content.reading.problems import Problem

NAMED = 5  # of what is missing
SCHEMAS = ".schemas"  # beside the documents, where neither the check nor the bot looks

app = typer.Typer(no_args_is_help=True, help="Look after career ladders.")

Place = Annotated[Path, typer.Argument(help="A ladder's folder, or the name of one that ships with Trellis.")]
Name = Annotated[Path, typer.Argument(help="The folder to make; what it is called is what the ladder is called.")]


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


def _listed(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        _say(f"  {problem}")


def _say(line: str, style: str = "") -> None:
    from rich.console import Console

    Console(stderr=True, emoji=False).print(line, style=style, markup=False, highlight=False, soft_wrap=True)


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
) -> None:
    """Check a ladder, and say everything that is wrong with it at once."""
    from content.reading import loader
    from content.reading.layout import HEAD

    several = path is None or (path.is_dir() and not (path / HEAD).exists() and any(path.glob(f"*/{HEAD}")))
    with _told():
        if several:
            loader.load_all(path or loader.shipped())
        places = loader.folders(path or loader.shipped()) if several else [_folder(path or Path())]
        checked = [(loader.load(place), loader.warnings(place), loader.untranslated(place)) for place in places]
    for ladder, warnings, untranslated in checked:
        typer.echo(
            f"{ladder.id} {ladder.version}: {len(ladder.levels)} levels, {len(ladder.competencies)} competencies, "
            f"{len(ladder.expectations)} expectations, {len(ladder.actions)} actions, "
            f"{len(ladder.resources)} resources, {len(ladder.questions)} questions, {len(ladder.paths)} cards"
        )
        for language, missing in untranslated.items():
            _say(f"  {language}: {_few(missing)}")
        _listed(warnings)


def _few(missing: Sequence[str]) -> str:
    """How many entries a language has not, and the first of them."""
    if not missing:
        return "everything is translated"
    more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
    return f"{len(missing)} entries are not translated: {', '.join(missing[:NAMED])}{more}"


@app.command()
def new(name: Name) -> None:
    """Write a ladder to start from. It is small, full of comments, and nothing is wrong in it."""
    from content.authoring import outline

    _written(name, outline.plain(name.name))


@app.command("import")
def read_sheet(
    file: Annotated[
        Path,
        typer.Argument(help="A CSV file with the columns level, competency and text.", exists=True, dir_okay=False),
    ],
    name: Annotated[Path | None, typer.Argument(help="The folder to make; by default named after the file.")] = None,
) -> None:
    """Make a ladder of a spreadsheet. Its levels must come in order, the lowest first."""
    from content.authoring import outline, sheet

    folder = name or Path(outline.slug(file.stem) or "ladder")
    with _told():
        drawn = sheet.read(file, folder.name)
    _written(folder, drawn)
    typer.echo(f"The levels, lowest first: {', '.join(level.name for level in drawn.levels)}.")


def _written(folder: Path, drawn: Outline) -> None:
    from content.authoring import starter

    if folder.exists():
        raise typer.BadParameter(f"{folder} is there already. Nothing was written; choose another name.")
    _schemas_into(folder / SCHEMAS)
    for file, text in starter.documents(drawn, schemas=SCHEMAS).items():
        (folder / file).write_text(text, encoding="utf-8")
    ladder = _loaded(folder)
    typer.echo(f"{folder} holds the ladder {ladder.id}. Edit it, and run: trellis ladder check {folder}")
    typer.echo(f"To use it, set TRELLIS_LADDERS={folder.parent} and TRELLIS_LADDER={ladder.id}.")


def _schemas_into(folder: Path) -> int:
    from content.authoring import schema

    folder.mkdir(parents=True, exist_ok=True)
    schemas = schema.schemas()
    for file, text in schemas.items():
        target = folder / f"{Path(file).stem}.json"
        target.write_text(f"{json.dumps(text, indent=2, ensure_ascii=False)}\n", encoding="utf-8")
    return len(schemas)


@app.command("schema")
def write_schemas(
    folder: Annotated[Path, typer.Argument(help="Where to write them, one for each document.")] = Path("schemas"),
) -> None:
    """Write the JSON Schemas of a ladder. By them an editor knows what may stand in it."""
    typer.echo(f"{folder} holds {_schemas_into(folder)} schemas.")


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
    path: Place, *, as_json: Annotated[bool, typer.Option("--json", help="For a program to read.")] = False
) -> None:
    """Count entries by kind, level, area, category and fact."""
    from rich.console import Console

    from content.authoring.stats import count

    found = count(_loaded(path))
    if as_json:
        typer.echo(json.dumps(asdict(found), indent=2))
        return
    out = Console(emoji=False)
    for table in _tables(found):
        out.print(table)


def _tables(found: Stats) -> Iterator[Table]:
    from rich.table import Table

    kinds = Table("entries", found.ladder, title=f"Version {found.version}", title_justify="left")
    for kind, number in found.kind.items():
        kinds.add_row(kind.replace("_", " "), str(number))
    yield kinds
    columns = ("expectations", "actions", "resources", "questions")
    for by, rows in (("level", found.level), ("area", found.area), ("category", found.category)):
        if rows:
            table = Table(by, *columns, "everything")
            for row, numbers in rows.items():
                counted = (numbers.get(column, 0) for column in columns)
                table.add_row(row, *(str(number) for number in counted), str(sum(numbers.values())))
            yield table
    facts = Table("fact", "entries", title=f"{len(found.fact)} facts of the sources", title_justify="left")
    for fact, number in sorted(found.fact.items()):
        facts.add_row(fact, str(number))
    yield facts
