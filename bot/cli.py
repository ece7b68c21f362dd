"""The command line. Each command imports what it needs when it is called, so that a word of help takes no second."""

import gc
import json
from pathlib import Path
from typing import Annotated

import typer

from bot import ladders, people

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # boxes around the help would double the time that it takes
    help="Trellis helps engineers grow, in Slack.",
)
app.add_typer(ladders.app, name="ladder")
app.add_typer(people.app, name="people")
main = app


def _load_at_once() -> None:
    """Nothing that a service loads is garbage: looking through it all the while would take a third longer.

    `bot.run` has the collector watch again, for what comes then, as soon as everything stands.
    """
    gc.disable()


@app.command("run")
def run_everything() -> None:
    """Run everything in one process."""
    from bot import service

    settings = service.settings()
    _load_at_once()
    from bot import run

    service.serve(run.everything(settings))


@app.command()
def web() -> None:
    """Run only the side that answers Slack. It needs PostgreSQL, and a worker beside it."""
    from bot import service

    settings = service.settings()
    _load_at_once()
    from bot import run

    service.serve(run.front(settings))


@app.command()
def worker() -> None:
    """Run only the side that speaks by itself."""
    from bot import service

    settings = service.settings()
    _load_at_once()
    from bot import run

    service.serve(run.worker(settings))


@app.command()
def tick() -> None:
    """Do by hand all that is due, and say how much of it remains."""
    from bot import service

    settings = service.settings()
    from bot import app as trellis

    service.serve(trellis.step(settings))


@app.command()
def migrate() -> None:
    """Bring the database up to date, before a new version starts."""
    from bot import service

    settings = service.settings()
    from bot import app as trellis

    service.serve(trellis.upgrade(settings))


@app.command()
def manifest(
    command: Annotated[str, typer.Option(help="The slash command.")] = "/growth",
    request_url: Annotated[str | None, typer.Option(help="For HTTP: where Slack reaches Trellis.")] = None,
) -> None:
    """Print the app manifest to paste at api.slack.com/apps."""
    from bot import manifest as manifests

    typer.echo(json.dumps(manifests.manifest(command, request_url=request_url), indent=2))


@app.command()
def doctor() -> None:
    """Say what works, what does not, and how to mend it."""
    from bot import doctor as diagnosis

    if not diagnosis.told():
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
    """Try Trellis without a Slack. There is a local one, with a page and eight weeks of a team behind it."""
    try:
        from demo import play
    except ModuleNotFoundError as missing:
        if missing.name != "playground":
            raise
        typer.echo("The demo needs the local Slack, which is not installed: pip install ./playground", err=True)
        raise typer.Exit(1) from missing

    if story:
        play.tell(weeks=weeks, seed=seed, record=record)
    else:
        play.serve(port=port)
