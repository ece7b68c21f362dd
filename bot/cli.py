"""The command line."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from bot import doctor as diagnosis
from bot import ladders, logs, run
from bot import manifest as manifests
from bot.app import assemble, bring_up_to_date
from bot.demo import play
from bot.settings import Settings, SettingsError, read
from content.loader import LadderError
from db import engine
from handlers.errors import Gone, LockedOut, Refused, TryLater

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Trellis helps engineers grow, in Slack.",
)
app.add_typer(ladders.app, name="ladder")
out, err = Console(), Console(stderr=True)


def main() -> None:
    """Runs the command; what stops a start is said in full, and ends the process with 1."""
    try:
        app()
    except SettingsError as error:
        _stop("Trellis cannot start with these settings:", error.problems)
    except LadderError as error:
        _stop("Trellis cannot start with this ladder:", [str(problem) for problem in error.problems])
    except (Gone, LockedOut, Refused, TryLater) as error:
        _stop("Slack will not let Trellis in:", [f"{error}. `trellis doctor` looks closer."])


def _stop(why: str, problems: list[str]) -> None:
    err.print(why, style="bold")
    for problem in problems:
        err.print(f"  {problem}", markup=False, highlight=False, soft_wrap=True)
    raise SystemExit(1)


def _serve(service: Callable[[Settings], Coroutine[Any, Any, None]]) -> None:
    settings = read()
    logs.configure(settings.trellis_log)
    asyncio.run(service(settings))


@app.command("run")
def run_everything() -> None:
    """Run everything in one process."""
    _serve(run.everything)


@app.command()
def web() -> None:
    """Run only the side that answers Slack (needs PostgreSQL and a worker beside it)."""
    _serve(run.front)


@app.command()
def worker() -> None:
    """Run only the side that speaks by itself."""
    _serve(run.worker)


@app.command()
def tick() -> None:
    """Do one step by hand: queue what is due, send what is queued."""

    async def step(settings: Settings) -> None:
        async with assemble(settings) as trellis:
            await trellis.tick()

    _serve(step)


@app.command()
def migrate() -> None:
    """Bring the database up to date, before a new version starts."""

    async def upgrade(settings: Settings) -> None:
        database = engine.connect(settings.database_url)
        await bring_up_to_date(database)
        await database.dispose()

    _serve(upgrade)


@app.command()
def manifest(
    command: Annotated[str, typer.Option(help="The slash command.")] = "/growth",
    request_url: Annotated[str | None, typer.Option(help="For HTTP: where Slack reaches Trellis.")] = None,
) -> None:
    """Print the app manifest to paste at api.slack.com/apps."""
    typer.echo(json.dumps(manifests.manifest(command, request_url=request_url), indent=2))


@app.command()
def doctor() -> None:
    """Say what works, what does not, and how to mend it."""

    async def look() -> bool:
        fine = True
        async for finding in diagnosis.look():
            mark = "[green]works[/]" if finding.works else "[red]fails[/]"
            out.print(f"{mark}  {finding.what}: {finding.detail}", soft_wrap=True, highlight=False)
            if finding.mend:
                out.print(f"       {finding.mend}", soft_wrap=True, highlight=False)
            fine = fine and finding.works
        return fine

    if not asyncio.run(look()):
        raise typer.Exit(1)


@app.command()
def demo(
    *,
    port: Annotated[int, typer.Option(help="Where the page is served.")] = 3000,
    story: Annotated[
        bool, typer.Option("--story", help="Tell a story in the terminal instead, at full speed.")
    ] = False,
    weeks: Annotated[int, typer.Option(help="How long the story lasts.", min=1, max=52)] = 8,
    seed: Annotated[int, typer.Option(help="The same seed tells the same story.")] = 1,
    record: Annotated[Path | None, typer.Option(help="Write every Web API call of the story to this file.")] = None,
) -> None:
    """Try Trellis without a Slack: a local one, with a page and six weeks of a team behind it."""
    logs.configure("text")
    if story:
        asyncio.run(play.tell_story(weeks=weeks, seed=seed, record=record, say=typer.echo))
        return
    try:
        asyncio.run(play.open_page(port=port, console=out))
    except OSError as error:
        _stop(f"The page cannot be served on port {port}: {error.strerror}.", ["Choose another: make demo PORT=3001."])
