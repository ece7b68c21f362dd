"""The command line's tools for people. Like the rest of it, each imports what it needs when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.settings import Settings
    from handlers.framework.tenant import Member, Tenant
    from handlers.operator.sheet import DaysRow

OFTEN = 5

app = typer.Typer(no_args_is_help=True, help="Look after people.")


@app.callback()
def people() -> None:
    """Look after people."""


@app.command("import")
def read_sheet(
    file: Annotated[
        Path,
        typer.Argument(help="A CSV file: slack_id, holidays, workdays.", exists=True, dir_okay=False),
    ],
) -> None:
    """Take over people's holidays and workdays from a CSV file. All of the file is taken, or nothing."""
    from bot import service
    from handlers.operator.sheet import SheetError

    settings = service.settings()
    try:
        service.serve(_import(settings, _rows(file)))
    except SheetError as error:
        service.stop("Nothing was taken over:", [str(problem) for problem in error.problems])


def _rows(file: Path) -> list[DaysRow]:
    from content.reading.document import UnreadableYaml, text
    from handlers.operator import sheet

    try:
        return sheet.read(text(file))
    except UnreadableYaml as error:
        what = f"the file {error.what}: {error.mend}"
        raise sheet.SheetError([sheet.RowProblem(error.line or 1, sheet.SLACK_ID, what)]) from error


async def _import(settings: Settings, rows: list[DaysRow]) -> None:
    from bot import app as trellis
    from handlers.operator import importing

    async with trellis.assemble(settings) as here:
        taken = await importing.take(here.tenant, rows, lambda slack_id: _ask(here.tenant, slack_id))
    typer.echo(f"People with other days than before: {taken.changed}. As before: {taken.same}.")
    if taken.new:
        typer.echo(f"New to Trellis: {taken.new}. They hear nothing before they start, or are put on a team.")


async def _ask(tenant: Tenant, slack_id: str) -> Member:
    """Who somebody is, with patience where Slack wants it. Raises TryLater where that never ends."""
    import asyncio

    from handlers.framework.errors import TryLater

    for _ in range(OFTEN):
        try:
            return await tenant.slack.member(slack_id)
        except TryLater as later:
            await asyncio.sleep(later.after.total_seconds())
    return await tenant.slack.member(slack_id)
